SET statement_timeout = 0;
SET lock_timeout = 0;
SET idle_in_transaction_session_timeout = 0;
SET client_encoding = 'UTF8';
SET standard_conforming_strings = on;
SELECT pg_catalog.set_config('search_path', '', false);
SET check_function_bodies = false;
SET xmloption = content;
SET client_min_messages = warning;
SET row_security = off;
CREATE TYPE public.river_job_state AS ENUM (
    'available',
    'cancelled',
    'completed',
    'discarded',
    'pending',
    'retryable',
    'running',
    'scheduled'
);
CREATE FUNCTION public.river_job_state_in_bitmask(bitmask bit, state public.river_job_state) RETURNS boolean
    LANGUAGE sql IMMUTABLE
    AS $$
    SELECT CASE state
        WHEN 'available' THEN get_bit(bitmask, 7)
        WHEN 'cancelled' THEN get_bit(bitmask, 6)
        WHEN 'completed' THEN get_bit(bitmask, 5)
        WHEN 'discarded' THEN get_bit(bitmask, 4)
        WHEN 'pending'   THEN get_bit(bitmask, 3)
        WHEN 'retryable' THEN get_bit(bitmask, 2)
        WHEN 'running'   THEN get_bit(bitmask, 1)
        WHEN 'scheduled' THEN get_bit(bitmask, 0)
        ELSE 0
    END = 1;
$$;
SET default_tablespace = '';
SET default_table_access_method = heap;
CREATE TABLE public.block (
    key bigint NOT NULL,
    day integer NOT NULL,
    report bigint NOT NULL
);
CREATE TABLE public.change (
    seq bigint NOT NULL,
    event text NOT NULL,
    at bigint NOT NULL,
    kind text NOT NULL,
    text text NOT NULL,
    report text NOT NULL,
    account text NOT NULL,
    was bytea,
    became bytea
);
CREATE TABLE public.commits (
    one integer NOT NULL,
    seq bigint NOT NULL,
    vector bigint NOT NULL,
    CONSTRAINT commits_one_check CHECK ((one = 1))
);
CREATE TABLE public.doc (
    kind text NOT NULL,
    id text NOT NULL,
    owner text NOT NULL,
    body bytea,
    version bigint NOT NULL,
    expires bigint NOT NULL,
    updated bigint NOT NULL
);
CREATE TABLE public.event (
    key bigint NOT NULL,
    id text NOT NULL,
    number bigint NOT NULL,
    origin text NOT NULL,
    type text NOT NULL,
    mode text NOT NULL,
    status text NOT NULL,
    country text NOT NULL,
    admin1 text NOT NULL,
    day integer NOT NULL,
    month integer NOT NULL,
    till integer NOT NULL,
    long integer NOT NULL,
    severity double precision NOT NULL,
    confidence double precision NOT NULL,
    families integer NOT NULL,
    killed_low integer NOT NULL,
    killed integer NOT NULL,
    killed_high integer NOT NULL,
    injured_low integer NOT NULL,
    injured integer NOT NULL,
    injured_high integer NOT NULL,
    disputed integer NOT NULL,
    withdrawn integer NOT NULL,
    lat double precision,
    lon double precision,
    changed bigint NOT NULL,
    actors text NOT NULL,
    recipients text NOT NULL,
    terms bigint[] NOT NULL
);
CREATE TABLE public.event_body (
    key bigint NOT NULL,
    body bytea NOT NULL
);
CREATE TABLE public.event_text (
    key bigint NOT NULL,
    words tsvector NOT NULL
);
CREATE TABLE public.item (
    report bigint NOT NULL,
    mention text NOT NULL,
    type text NOT NULL,
    country text NOT NULL,
    first integer NOT NULL,
    last integer NOT NULL
);
CREATE TABLE public.outbox (
    seq bigint NOT NULL,
    at bigint NOT NULL
);
CREATE TABLE public.party (
    id text NOT NULL,
    name text NOT NULL,
    kind text NOT NULL,
    country text NOT NULL,
    sectors text NOT NULL,
    names text NOT NULL,
    events integer NOT NULL,
    reports integer NOT NULL
);
CREATE TABLE public.raw (
    id text NOT NULL,
    url text NOT NULL,
    content_type text NOT NULL,
    title text NOT NULL,
    published text NOT NULL,
    publisher text NOT NULL,
    source text NOT NULL,
    retrieved bigint NOT NULL,
    body bytea NOT NULL
);
CREATE TABLE public.redirect (
    id text NOT NULL,
    heir text NOT NULL
);
CREATE TABLE public.report (
    key bigint NOT NULL,
    id text NOT NULL,
    raw text NOT NULL,
    url text NOT NULL,
    title text NOT NULL,
    publisher text NOT NULL,
    family text NOT NULL,
    published text NOT NULL,
    source text NOT NULL,
    copy_of text NOT NULL,
    version_of text NOT NULL,
    retrieved bigint NOT NULL,
    mentions integer NOT NULL,
    withdrawn integer NOT NULL,
    hash bigint NOT NULL,
    coder text NOT NULL,
    terms bigint[] NOT NULL,
    stamp text DEFAULT ''::text NOT NULL,
    filed bigint DEFAULT 0 NOT NULL
);
CREATE TABLE public.report_band (
    band bigint NOT NULL,
    key bigint NOT NULL
);
CREATE TABLE public.report_blocks (
    report bigint NOT NULL,
    body bytea NOT NULL
);
CREATE TABLE public.report_body (
    key bigint NOT NULL,
    body bytea NOT NULL
);
CREATE TABLE public.report_text (
    key bigint NOT NULL,
    words tsvector NOT NULL
);
CREATE TABLE public.river_job (
    id bigint NOT NULL,
    state public.river_job_state DEFAULT 'available'::public.river_job_state NOT NULL,
    attempt smallint DEFAULT 0 NOT NULL,
    max_attempts smallint DEFAULT 25 NOT NULL,
    attempted_at timestamp with time zone,
    created_at timestamp with time zone DEFAULT now() NOT NULL,
    finalized_at timestamp with time zone,
    scheduled_at timestamp with time zone DEFAULT now() NOT NULL,
    priority smallint DEFAULT 1 NOT NULL,
    args jsonb NOT NULL,
    attempted_by text[],
    errors jsonb[],
    kind text NOT NULL,
    metadata jsonb DEFAULT '{}'::jsonb NOT NULL,
    queue text DEFAULT 'default'::text NOT NULL,
    tags character varying(255)[] DEFAULT '{}'::character varying[] NOT NULL,
    unique_key bytea,
    unique_states bit(8),
    CONSTRAINT finalized_or_finalized_at_null CHECK ((((finalized_at IS NULL) AND (state <> ALL (ARRAY['cancelled'::public.river_job_state, 'completed'::public.river_job_state, 'discarded'::public.river_job_state]))) OR ((finalized_at IS NOT NULL) AND (state = ANY (ARRAY['cancelled'::public.river_job_state, 'completed'::public.river_job_state, 'discarded'::public.river_job_state]))))),
    CONSTRAINT kind_length CHECK (((char_length(kind) > 0) AND (char_length(kind) < 128))),
    CONSTRAINT max_attempts_is_positive CHECK ((max_attempts > 0)),
    CONSTRAINT priority_in_range CHECK (((priority >= 1) AND (priority <= 4))),
    CONSTRAINT queue_length CHECK (((char_length(queue) > 0) AND (char_length(queue) < 128)))
);
CREATE SEQUENCE public.river_job_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;
ALTER SEQUENCE public.river_job_id_seq OWNED BY public.river_job.id;
CREATE UNLOGGED TABLE public.river_leader (
    elected_at timestamp with time zone NOT NULL,
    expires_at timestamp with time zone NOT NULL,
    leader_id text NOT NULL,
    name text DEFAULT 'default'::text NOT NULL,
    CONSTRAINT leader_id_length CHECK (((char_length(leader_id) > 0) AND (char_length(leader_id) < 128))),
    CONSTRAINT name_length CHECK ((name = 'default'::text))
);
CREATE TABLE public.river_migration (
    line text NOT NULL,
    version bigint NOT NULL,
    created_at timestamp with time zone DEFAULT now() NOT NULL,
    CONSTRAINT line_length CHECK (((char_length(line) > 0) AND (char_length(line) < 128))),
    CONSTRAINT version_gte_1 CHECK ((version >= 1))
);
CREATE TABLE public.river_notification (
    id bigint NOT NULL,
    created_at timestamp with time zone DEFAULT now() NOT NULL,
    payload text NOT NULL,
    topic text NOT NULL,
    CONSTRAINT topic_length CHECK (((length(topic) > 0) AND (length(topic) < 128)))
);
CREATE SEQUENCE public.river_notification_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;
ALTER SEQUENCE public.river_notification_id_seq OWNED BY public.river_notification.id;
CREATE TABLE public.river_queue (
    name text NOT NULL,
    created_at timestamp with time zone DEFAULT now() NOT NULL,
    metadata jsonb DEFAULT '{}'::jsonb NOT NULL,
    paused_at timestamp with time zone,
    updated_at timestamp with time zone DEFAULT CURRENT_TIMESTAMP NOT NULL
);
CREATE SEQUENCE public.row_number
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;
CREATE TABLE public.sitrep_schema (
    version integer NOT NULL
);
CREATE TABLE public.vector (
    number bigint NOT NULL,
    report bigint NOT NULL,
    vector bytea NOT NULL
);
ALTER TABLE ONLY public.river_job ALTER COLUMN id SET DEFAULT nextval('public.river_job_id_seq'::regclass);
ALTER TABLE ONLY public.river_notification ALTER COLUMN id SET DEFAULT nextval('public.river_notification_id_seq'::regclass);
INSERT INTO public.change VALUES (1, 'e1', 1935363600000000000, 'new', 'First told.', '', '', NULL, NULL);
INSERT INTO public.change VALUES (2, 'e2', 1935367200000000000, 'merged', 'It was one.', '', '', NULL, NULL);
INSERT INTO public.commits VALUES (1, 2, 3);
INSERT INTO public.doc VALUES ('follow', 'f1', 'ana', '\x7b2271223a2262616b657279227d', 1, 0, 1795462430411050202);
INSERT INTO public.event VALUES (1147160338555207683, 'e1', 3, 'reports', 'ASSAULT', 'explosives', 'actual', 'XTA', 'Lower Tell', 741928, 24376, 741928, 0, 4, 0.8, 1, 2, 3, 5, 0, 0, 0, 0, 0, 10.5, 20.5, 1, '["tellan-front"]', '["xta-army"]', '{456876789208117182,1024619171768635260,1479105956370819846,1955168118547499165,2200769908911057759,2508031851346831861,2688422418418313727,3196044127916715263,3324812803093421818,3426172716965089065,3461250906665874360,3629456421171240775,4088899982486968188,5484727228840111131,5795313253976191104,5911859014859375084,5960914293014734327,6788734216650211206,8158828542566707916,8634016882565665394,8859891900930873125}');
INSERT INTO public.event_body VALUES (1147160338555207683, '\x0128b52ffd6483046d1400d2ea7224206fd4008c76849572c96e56978609117bd40f8e25b319278ae0ece4181ff618200880579526dfdc3ed649a32c7ea25eca71205ff5b24ef41d0b00166baa8fa21f2f04398ae6353d4a796d1df5b105e51f6d6a7afb1c9bc426ff7421958ae223f32cd49cc36ab174027876bd459d656e5ab0edb2aca5375a34ea05720f4dbbe93b565825926509864986c986794c74b995a5e72bb6d2828e7f4fb961696b9f655d789e357acb22d4743c63eaf8467a36958e6ff8f98c89e61c75da3e4825926c54452828f948b2d15120df4f23c7803cc5b18872fca38cadc5f312af8831d7eb79c33408984623c0045cda3e3246b5fcabbcea759e6f6edf3aca5340be39762400609a7c2f763c2bc5293cdfb4959ed517da4fd323936f5efd9e915767b1e90839af66275da2b85fdb23e415abc58adcd18a885348585820b754123b2a895763f54537dd691de523a4026126f24fdac59c23e406070ed777bce311f17cc5dd28e71cdfdcf6c2d8b624ec9e7fda5a1c2fad763cd4e889fc63d7ab5a1366581e631abda59b6384a52dc6f4f1bcb2de3e9e2daa9df5fca37af57b9439ebf8e79d4acb39fee9649f63d3853eaf8f938e7f2840381e1e1ccfeb54f5f1afd94dcacfb7952cbbe31b7dfed967044a203042824ca51dae2c262987358d889523c4e12021b16d0610d88bd211028d19a1bcec144ec4983d367bc285ee3b8a8e54b17e55f5e5e1aba130f7b1d80c178b9af302b1e41505719dade804aa08d474f52ecffa8d284ecd41ce652ce2a2b93100a2459370223306a1980d4203b43f52676bded485c461f6dce2672e6c0954b8fce4601004954482a819d87653212805107c5d00261918a22199f7b120438fed3bf1003a5659c17f36c720e6ed2b518c4678d1a0577496868ad78032e6ce79ac5233');
INSERT INTO public.event_text VALUES (1147160338555207683, '''a'':28 ''armi'':9 ''bakeri'':13,29 ''front'':2A,7,26 ''hit'':27 ''in'':30 ''lower'':19 ''mortar'':15 ''of'':10,23 ''orvaya'':4A,17,31 ''polic'':32 ''said'':33 ''shell'':3A,22 ''tell'':20 ''tella'':11 ''tellan'':1A,6,25 ''the'':24');
INSERT INTO public.item VALUES (2078080841967206401, 'm1', 'ASSAULT', 'XTA', 741928, 741928);
INSERT INTO public.item VALUES (2078080841967206401, 'm2', 'ASSAULT', 'XTA', 741928, 741928);
INSERT INTO public.item VALUES (2078084707437772802, 'm1', 'ASSAULT', 'XTA', 741928, 741928);
INSERT INTO public.outbox VALUES (1, 1935363600000000000);
INSERT INTO public.outbox VALUES (2, 1935367200000000000);
INSERT INTO public.party VALUES ('~ana brell', 'Ana Brell', 'person', 'XTA', '["COP"]', '| ana brell |', 0, 2);
INSERT INTO public.party VALUES ('~nobody else', 'Nobody Else', 'person', '', '[]', '| nobody else |', 0, 2);
INSERT INTO public.party VALUES ('tellan-front', 'Tellan Front', 'organization', 'XTA', '["REB"]', '| tellan front || tf |', 1, 2);
INSERT INTO public.party VALUES ('xta-army', 'Army of Tella', 'organization', 'XTA', '["MIL"]', '| army of tella |', 1, 0);
INSERT INTO public.raw VALUES ('raw1', 'https://news.example/1', '', '', '', '', '', 1935360000000000000, '\x00626f6479');
INSERT INTO public.redirect VALUES ('e2', 'e1');
INSERT INTO public.report VALUES (2078080841967206401, 'r1', 'raw-r1', 'https://news.example/r1', 'Shells fall on Orvaya (r1)', 'Meridian Press', 'meridian', '2031-05-01', 'feed-1', '', '', 1935363600000000000, 2, 0, -1085102592571150096, 'test/1', '{2382909308807092131,2654832324804123988,2688422418418313727,2994776148551788753,3324812803093421818,3570194956494950140,5345567694923308275,5841332049637060014,8518178077299513787,9060380023735836629}', '', 2);
INSERT INTO public.report VALUES (2078084707437772802, 'r2', 'raw-r2', 'https://news.example/r2', 'Shells fall on Orvaya (r2)', 'Meridian Press', 'meridian', '2031-05-01', 'feed-1', 'r1', '', 1935367200000000000, 1, 1, -1085102592571150096, 'test/1', '{2382909308807092131,2654832324804123988,2688422418418313727,2994776148551788753,3324812803093421818,3570194956494950140,5345567694923308275,5841332049637060014,8518178077299513787,9060380023735836629}', '', 3);
INSERT INTO public.report_band VALUES (61680, 2078080841967206401);
INSERT INTO public.report_band VALUES (127216, 2078080841967206401);
INSERT INTO public.report_band VALUES (192752, 2078080841967206401);
INSERT INTO public.report_band VALUES (258288, 2078080841967206401);
INSERT INTO public.report_band VALUES (61680, 2078084707437772802);
INSERT INTO public.report_band VALUES (127216, 2078084707437772802);
INSERT INTO public.report_band VALUES (192752, 2078084707437772802);
INSERT INTO public.report_band VALUES (258288, 2078084707437772802);
INSERT INTO public.report_body VALUES (2078080841967206401, '\x0128b52ffd646f0a8d1c0072f39032406d430020c914f79ad10061d928349dbc7dfcc97fdaa494dfffefd726465045183630474d11da4de4b7db54457f254e210b9748c63a43d9266ea37d14f65c452e4971b26d38d590406e1fd790dbe7eadc150a7bb0e526b703c9e2b8896320e1a08101de8cf079e8afeb86538dc80b1c787075acb10253a4ac8b1c01c61959438c3004242a9aeb070379306f9bb93799f1d8dcee4db88a5c4ed1ae61c88f0a01035e7395dcf059e7e7208b3ac52bb75790870666c4576738231075f9dbab87c31e750da32421e4c7497a31722d49561771ae4499652271b25fc4ccb98a9ce137fb1c63eea42c36eb868fb14988f5e55f57c79835b991ba76d5dad3f5c6c628831cbcba054684090a096c11f4b65959931226ae3559c49adcabc825926cd9d6e71a651a09a15e9dc1af0b804c30ebbac1ab377cdde0d7f9353653f1c846b335f9eaf209897547f36a0064bd179bdfb1be49a1b0edabb7065d42d85c9d930263d7220ec74157c75000c1e2e2c2e2eb19591aeac8586775ac3521d650d6ae2219ebb9af99ee7bae0ec19bc969ae53f23e4d9894860d9ba1c3850e98349c050e183624088721a7d6720b24548bf424ab34291bd65c9494051d7d17499d93ad658553ab5b0449b1b5c44859e9f4b8a409e94bf0f5e6c8bebae6d793828fa2d8aece3c1e281e0f8cc403f2758739d74152640edb5cf0f5cd0ab33679d1d5bf9eca9a6572f500cc024868410adb20a94bade193b8b5ac5c7c3d5bb38ec81641c89110bc911a11b138eaae7cbdedbb3ab35f77d8d599885e17e54244b9cdf8eb0865a5e177048082206022980133ba01f3460ebc9ce934e28141e5b0e10c568a606210f281911c16a325de5bd81012247080874167738186d53322c57439848d6140430e1e13682f0c1bca30416a7799391030d8d5425293351c7e24a5f09446c0a5a9a2c17101bec2da1eb7d3e3d80d08a008d298191745111139206e1f50b27169ce0678f384fdb04b06f85cc0706f60f9266ec316de13e5490468e3ab6116d7863526c38e296f7e35506e78d0a80bb4dd37e1911ae5f20a1156e3417e64c061e4ccc1c0baa18a76d01060aff6f228370ccc306e0ec5f109196fc232f05fc3a2cf4078d0ba003f842f10623d030293159fa8cc472a6cc3a880c61bc27100fbea34c3397746886d40440b1559cd4e306c9891cb86099f380284cb41053363f0398810d3be2ff02120501a6964563374675e90b84843aeeb8201aabb8b154f75a4fd310c138c501a4bce02c24218573803294da756');
INSERT INTO public.report_body VALUES (2078084707437772802, '\x0128b52ffd648507ed1b0022339032406d430020c914f79ad10061d928349dbc7dfcc97fdaa494dfffefd726465045183630474d11da4de4b7db54457f254e210b9748c63a43d9266ea37d14f65c452e4971b26d38d590406e1fd790dbe7eadc150a7bb0e526b703c9e2b8896320e1a08101de8cf079e8afeb86538dc80b1c787075acb10253a4ac8b1c01c61959c3084340a2a2b97e309007f3b621ea72ee4d663c36b77b1328da350cf9512160c06bae921b3eebfc1c6451a778e5f60af2d0c08c983372f9dbab87c31e750da32421e4c7497a31722d49561771ae4499652271b25fc4ccb98a9ce137fb1c63eea42c36eb868fb14988f5e55f57c79835b991ba76d5dad3f5c6c628831cbcba054684090a096c11f4b65959931226ae3559c49adcabc825926cd9d6e71a651a09a15e9dc1af0b804c30ebbac1ab377cdde0d7f9353653f1c846b335f9eaf209897547f36a0064bd179bdfb1be49a1b0edabb7065d42d85c9d930263d7220ec74157c75000c1e2e2c2e2eb1959faea0cd491b1ceea586b42aca1ac5d4532d6735f33ddf75c1d823793d35ca7e47d9a30290d1b3643870b1d3069380b1c306c48100e434eade51648a816e94956695236acb928290b3afa2e923a275bcb0aa756b70892626b8991b2d2e9714913d297e0ebcd917d75cdaf27051f45b15d9d793c503c1e188907e4eb0e73ae83a4c81cb6b9e0eb9b15666df2a2ab7f3d9535cbe4ea01200b20a105296c83a42eb5864fe2d6b272f1f56ccd3a225b04214742f0466a44c4e2a8bbf2f5b6efea90fdbac3aece44f4ba281722ca6dc65f47282b0dbf237f2060221812c31bf32007dec8343d7960100e1bca604509869790bf547208d5255eb5b06112243ec043a17b7341c3fa3322c37411c22630a0410e5a24017b616f60c31aaa5d2b1c0808ecc225a9df8143d5520a5769842ffddd10460560dfe376f6803f021ac5000a7ec6d014112907c4ecc32c1bef4a36c09b27ec87e80720bf3e938ffd0e6688587a819247226c812f8685b60d343ec3bacd1b8581cafbc1681460bbfa79fc4ab9471021584e0bccaf6c4e228c7fc609d07d5e3c608d0d3a8c5343713c21ff4d30033f342cf30c8407ad09f0227c81108b1910acacf844653852b11b4605346e08d701ecab7386737846c06d60a285eaac6623181c6604b261e2134f807039a860660c9283083fed7b810f110168a4cfacc2d09dbc20e1220d5fd7e501557bf1d318747f60c3e4114a23c959402c8471bd3382b21587');
INSERT INTO public.report_text VALUES (2078080841967206401, '''a'':23 ''agır'':22 ''ana'':18 ''brell'':19 ''chief'':17 ''cok'':21 ''fall'':2A ''front'':11 ''gunmen'':7 ''nurs'':24 ''of'':8 ''on'':3A,14 ''orvaya'':4A,13 ''polic'':16 ''r1'':5A ''report'':26 ''said'':20 ''shell'':1A,12 ''sunday'':15 ''tellan'':10 ''the'':9 ''told'':25');
INSERT INTO public.report_text VALUES (2078084707437772802, '''a'':23 ''agır'':22 ''ana'':18 ''brell'':19 ''chief'':17 ''cok'':21 ''fall'':2A ''front'':11 ''gunmen'':7 ''nurs'':24 ''of'':8 ''on'':3A,14 ''orvaya'':4A,13 ''polic'':16 ''r2'':5A ''report'':26 ''said'':20 ''shell'':1A,12 ''sunday'':15 ''tellan'':10 ''the'':9 ''told'':25');
INSERT INTO public.river_job VALUES (1, 'scheduled', 0, 15, NULL, '2026-11-23 19:33:50.409881+00', NULL, '2026-11-23 19:33:50.407519+00', 2, '{"key": "raw1", "payload": "{\"raw\":\"raw1\"}"}', NULL, NULL, 'code', '{}', 'code', '{}', NULL, NULL);
INSERT INTO public.river_migration VALUES ('main', 1, '2026-11-23 19:33:50.07265+00');
INSERT INTO public.river_migration VALUES ('main', 2, '2026-11-23 19:33:50.085351+00');
INSERT INTO public.river_migration VALUES ('main', 3, '2026-11-23 19:33:50.121126+00');
INSERT INTO public.river_migration VALUES ('main', 4, '2026-11-23 19:33:50.130088+00');
INSERT INTO public.river_migration VALUES ('main', 5, '2026-11-23 19:33:50.141166+00');
INSERT INTO public.river_migration VALUES ('main', 6, '2026-11-23 19:33:50.1735+00');
INSERT INTO public.river_migration VALUES ('main', 7, '2026-11-23 19:33:50.190216+00');
INSERT INTO public.river_migration VALUES ('main', 8, '2026-11-23 19:33:50.210116+00');
INSERT INTO public.sitrep_schema VALUES (1);
INSERT INTO public.sitrep_schema VALUES (2);
INSERT INTO public.sitrep_schema VALUES (3);
INSERT INTO public.sitrep_schema VALUES (4);
INSERT INTO public.sitrep_schema VALUES (5);
INSERT INTO public.vector VALUES (1, 2078080841967206401, '\xa069ce3b5f7f');
SELECT pg_catalog.setval('public.river_job_id_seq', 1, true);
SELECT pg_catalog.setval('public.river_notification_id_seq', 1, false);
SELECT pg_catalog.setval('public.row_number', 4, true);
ALTER TABLE ONLY public.block
    ADD CONSTRAINT block_pkey PRIMARY KEY (key, day, report);
ALTER TABLE ONLY public.change
    ADD CONSTRAINT change_pkey PRIMARY KEY (seq);
ALTER TABLE ONLY public.commits
    ADD CONSTRAINT commits_pkey PRIMARY KEY (one);
ALTER TABLE ONLY public.doc
    ADD CONSTRAINT doc_pkey PRIMARY KEY (kind, id);
ALTER TABLE ONLY public.event_body
    ADD CONSTRAINT event_body_pkey PRIMARY KEY (key);
ALTER TABLE ONLY public.event
    ADD CONSTRAINT event_id_key UNIQUE (id);
ALTER TABLE ONLY public.event
    ADD CONSTRAINT event_pkey PRIMARY KEY (key);
ALTER TABLE ONLY public.event_text
    ADD CONSTRAINT event_text_pkey PRIMARY KEY (key);
ALTER TABLE ONLY public.item
    ADD CONSTRAINT item_pkey PRIMARY KEY (report, mention);
ALTER TABLE ONLY public.outbox
    ADD CONSTRAINT outbox_pkey PRIMARY KEY (seq);
ALTER TABLE ONLY public.party
    ADD CONSTRAINT party_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.raw
    ADD CONSTRAINT raw_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.redirect
    ADD CONSTRAINT redirect_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.report_band
    ADD CONSTRAINT report_band_pkey PRIMARY KEY (band, key);
ALTER TABLE ONLY public.report_blocks
    ADD CONSTRAINT report_blocks_pkey PRIMARY KEY (report);
ALTER TABLE ONLY public.report_body
    ADD CONSTRAINT report_body_pkey PRIMARY KEY (key);
ALTER TABLE ONLY public.report
    ADD CONSTRAINT report_id_key UNIQUE (id);
ALTER TABLE ONLY public.report
    ADD CONSTRAINT report_pkey PRIMARY KEY (key);
ALTER TABLE ONLY public.report_text
    ADD CONSTRAINT report_text_pkey PRIMARY KEY (key);
ALTER TABLE ONLY public.river_job
    ADD CONSTRAINT river_job_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.river_leader
    ADD CONSTRAINT river_leader_pkey PRIMARY KEY (name);
ALTER TABLE ONLY public.river_migration
    ADD CONSTRAINT river_migration_pkey1 PRIMARY KEY (line, version);
ALTER TABLE ONLY public.river_notification
    ADD CONSTRAINT river_notification_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.river_queue
    ADD CONSTRAINT river_queue_pkey PRIMARY KEY (name);
ALTER TABLE ONLY public.vector
    ADD CONSTRAINT vector_pkey PRIMARY KEY (number);
CREATE INDEX change_event ON public.change USING btree (event, seq);
CREATE INDEX doc_owner ON public.doc USING btree (kind, owner, id);
CREATE INDEX event_changed ON public.event USING btree (changed);
CREATE INDEX event_severity ON public.event USING btree (severity);
CREATE INDEX event_terms ON public.event USING gin (terms);
CREATE INDEX event_text_words ON public.event_text USING gin (words);
CREATE INDEX item_time ON public.item USING btree (last, first);
CREATE INDEX item_window ON public.item USING btree (country, last, first, type);
CREATE INDEX party_events ON public.party USING btree (events DESC, reports DESC, id);
CREATE INDEX redirect_heir ON public.redirect USING btree (heir);
CREATE INDEX report_filed ON public.report USING btree (filed);
CREATE INDEX report_stamp ON public.report USING btree (stamp);
CREATE INDEX report_terms ON public.report USING gin (terms);
CREATE INDEX report_text_words ON public.report_text USING gin (words);
CREATE INDEX report_url ON public.report USING hash (url);
CREATE INDEX river_job_args_index ON public.river_job USING gin (args);
CREATE INDEX river_job_kind ON public.river_job USING btree (kind);
CREATE INDEX river_job_metadata_index ON public.river_job USING gin (metadata);
CREATE INDEX river_job_prioritized_fetching_index ON public.river_job USING btree (state, queue, priority, scheduled_at, id);
CREATE INDEX river_job_state_and_finalized_at_index ON public.river_job USING btree (state, finalized_at) WHERE (finalized_at IS NOT NULL);
CREATE UNIQUE INDEX river_job_unique_idx ON public.river_job USING btree (unique_key) WHERE ((unique_key IS NOT NULL) AND (unique_states IS NOT NULL) AND public.river_job_state_in_bitmask(unique_states, state));
CREATE INDEX river_notification_created_at_idx ON public.river_notification USING btree (created_at);
CREATE INDEX river_notification_topic_id_idx ON public.river_notification USING btree (topic, id);
CREATE INDEX sitrep_job_waiting ON public.river_job USING btree (kind, ((args ->> 'key'::text))) WHERE (state = ANY (ARRAY['available'::public.river_job_state, 'pending'::public.river_job_state, 'retryable'::public.river_job_state, 'scheduled'::public.river_job_state]));
CREATE INDEX vector_report ON public.vector USING btree (report);

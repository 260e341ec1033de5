package mend

import (
	"strings"

	"github.com/sitrep-news/sitrep/data/lists"
	"github.com/sitrep-news/sitrep/nlp"
)

// irregular are past forms that the lemmatizer leaves as they are, alone or with a
// prefix: "retaken".
var irregular = map[string]string{"taken": "take", "thrown": "throw", "drawn": "draw", "written": "write", "given": "give", "done": "do",
	"built": "build", "sold": "sell", "told": "tell", "held": "hold", "sent": "send", "gone": "go", "seen": "see", "come": "come", "ran": "run",
	"took": "take", "threw": "throw", "drew": "draw", "wrote": "write", "broke": "break", "drove": "drive", "fell": "fall", "flew": "fly",
	"bade": "bid", "gave": "give", "froze": "freeze", "went": "go", "rang": "ring", "shook": "shake", "slew": "slay", "slain": "slay",
	"spoke": "speak", "swore": "swear", "tore": "tear", "beaten": "beat", "stolen": "steal", "driven": "drive", "broken": "break",
	"hidden": "hide", "frozen": "freeze", "shaken": "shake", "torn": "tear", "forbidden": "forbid", "overthrown": "overthrow", "shot": "shoot", "struck": "strike",
	"fought": "fight", "caught": "catch", "fled": "flee", "stole": "steal", "sank": "sink", "sunk": "sink", "hanged": "hang"}

// participles are past forms that are never finite.
var participles = lists.Set(`taken thrown drawn written given done gone seen slain beaten stolen driven broken hidden frozen shaken torn forbidden
	overthrown overtaken retaken undertaken withdrawn shown known fallen`)

// misled gives the forms of verbs whose lemma the lemmatizer guesses wrong, most of
// them with a silent e ("waged" has the lemma of "wag").
var misled = formsOf(strings.Fields(`accede barricade blockade castigate coerce confiscate contravene cooperate co-operate cane
	decree defame deplore desecrate dethrone disburse disfigure dissolve donate dynamite enquire evade excoriate exhume expropriate
	finance free guillotine haggle implore infiltrate inflame infringe intercede interrogate intrude isolate knee knife lambaste massacre
	parole penalize proscribe quarantine rebuke reimpose reiterate repatriate repudiate resettle resume reunite ridicule sabotage salute
	secede shelve sideswipe sodomize strafe telephone upgrade vie wage circumvent harbor harbour oppress swoop ransack veto
	amnesty annul blitz boycott deter imprison patrol pardon rebuff rebut relinquish repel snub summons teargas traffic`))

// doubled are those among them whose last letter is doubled before an ending.
var doubled = map[string]bool{"annul": true, "deter": true, "patrol": true, "rebut": true, "repel": true, "snub": true, "teargas": true}

// formsOf maps the regular past and gerund of each verb to the verb.
func formsOf(verbs []string) map[string]string {
	out := make(map[string]string, 2*len(verbs))
	for _, v := range verbs {
		last := v[len(v)-1:]
		stem, past, gerund := v, v+"ed", v+"ing"
		switch {
		case strings.HasSuffix(v, "ie"):
			past, gerund = v+"d", strings.TrimSuffix(v, "ie")+"ying"
		case strings.HasSuffix(v, "ee"):
			past = v + "d"
		case last == "e":
			past, gerund = v+"d", strings.TrimSuffix(v, "e")+"ing"
		case last == "y":
			past = strings.TrimSuffix(v, "y") + "ied"
		case v == "traffic":
			past, gerund = v+"ked", v+"king"
		case doubled[v]:
			stem += last
			past, gerund = stem+"ed", stem+"ing"
		}
		out[past], out[gerund] = v, v
	}
	return out
}

// lemma gives a verb the lemma of its form where the lemmatizer had none or a wrong
// one: "retaken", "freed", "abducting".
func lemma(d *nlp.Doc, t int) {
	tok := &d.Tokens[t]
	form := strings.ToLower(tok.Form)
	if tok.UPOS != "VERB" {
		plainNoun(d, t)
		return
	}
	if tok.XPOS == "VB" && irregular[form] != "" && irregular[form] != form && form != "come" {
		tok.XPOS = "VBN" // "had shot"
	}
	if tok.XPOS == "VBD" && participles[form] {
		tok.XPOS = "VBN"
	}
	if base := misled[form]; base != "" {
		tok.Lemma = base
		return
	}
	if strings.ToLower(tok.Lemma) != form {
		return
	}
	for _, prefix := range []string{"", "re", "over", "under", "with", "out", "fore", "for"} {
		if base := irregular[strings.TrimPrefix(form, prefix)]; base != "" && strings.HasPrefix(form, prefix) {
			tok.Lemma = prefix + base
			return
		}
	}
	if base := bare(form); base != "" {
		tok.Lemma = base
	} else if tok.XPOS == "VBP" && len(form) > 4 && strings.HasSuffix(form, "s") && !strings.HasSuffix(form, "ss") {
		tok.Lemma, tok.XPOS = singular(form), "VBZ" // a headline's "freezes"
	}
}

// plainNoun gives a noun that only its capital at the head of a sentence makes a name, by its
// tag a common one, its lemma: "Shells hit the town"; and one in -ies its singular: "granaries".
func plainNoun(d *nlp.Doc, t int) {
	tok := &d.Tokens[t]
	switch {
	case tok.UPOS == "NOUN" && strings.EqualFold(tok.Form, "bases"):
		tok.Lemma = "base" // where troops are: nobody attacks a basis
	case tok.UPOS == "PROPN" && tok.XPOS == "NNS" && tok.Lemma == tok.Form && t == d.Sents[tok.Sent].Start && len(d.NamesIn(t, t+1)) == 0:
		tok.UPOS = "NOUN"
		tok.Lemma = singular(strings.ToLower(tok.Form))
	case tok.UPOS == "NOUN" && tok.Lemma == tok.Form && len(tok.Form) > 6 && strings.HasSuffix(tok.Form, "ies") && tok.Form != "species" && !strings.HasSuffix(tok.Form, "series"):
		tok.Lemma, tok.XPOS = singular(tok.Form), "NNS"
	}
}

// singular is the likeliest singular of a regular plural.
func singular(form string) string {
	switch {
	case len(form) > 5 && strings.HasSuffix(form, "ies"):
		return form[:len(form)-3] + "y"
	case strings.HasSuffix(form, "men"):
		return strings.TrimSuffix(form, "men") + "man"
	}
	for _, s := range []string{"sses", "shes", "ches", "xes"} {
		if strings.HasSuffix(form, s) {
			return form[:len(form)-2]
		}
	}
	return strings.TrimSuffix(form, "s")
}

// bare is a regular form without its ending where its spelling leaves no doubt that
// no silent e is lost: "abducting", "safeguarded", "uprooting"; else "".
func bare(form string) string {
	for _, ending := range []string{"ing", "ed"} {
		stem := strings.TrimSuffix(form, ending)
		if stem == form || len(stem) < 4 {
			continue
		}
		a, b, c := stem[len(stem)-3], stem[len(stem)-2], stem[len(stem)-1]
		switch {
		case b == 's' && c == 's':
			return stem
		case vowel(c) || strings.IndexByte("cgsuvz", c) >= 0:
		case !vowel(b) && b != c && c != 'l' && c != 'r', vowel(a) && vowel(b), c == 'y' && vowel(b):
			return stem
		}
	}
	return ""
}

func vowel(c byte) bool { return strings.IndexByte("aeiou", c) >= 0 }

// harmed makes a passive of "were hurt" where the participle was taken for an adjective.
func harmed(d *nlp.Doc, t int) {
	x := &d.Tokens[t]
	switch strings.ToLower(x.Form) {
	case "hurt", "injured", "wounded":
	default:
		return
	}
	be := -1
	for _, k := range d.Children(t) {
		if rel := d.Tokens[k].Deprel; (rel == "cop" || rel == "aux:pass") && d.Tokens[k].Lemma == "be" {
			be = k
		}
	}
	if x.UPOS != "ADJ" || be < 0 {
		return
	}
	x.UPOS, x.XPOS = "VERB", "VBN"
	lemma(d, t)
	if strings.EqualFold(x.Lemma, x.Form) && x.Form != "hurt" {
		x.Lemma = strings.TrimSuffix(strings.ToLower(x.Form), "ed")
		if x.Lemma == "injur" {
			x.Lemma = "injure"
		}
	}
	d.Tokens[be].Deprel = "aux:pass"
	if s := child(d, t, "nsubj"); s >= 0 {
		d.Tokens[s].Deprel = "nsubj:pass"
	}
}

// alsoDone makes a passive of a participle that is listed with one and was taken for an
// adjective: "were hurt and about 70 arrested".
func alsoDone(d *nlp.Doc, t int) {
	x := &d.Tokens[t]
	h := x.Head
	if x.UPOS != "ADJ" || x.XPOS != "JJ" || x.Deprel != "conj" || h < 0 || h >= t || d.Tokens[h].UPOS != "VERB" || !passive(d, h) || !strings.HasSuffix(x.Form, "ed") {
		return
	}
	base := bare(strings.ToLower(x.Form))
	if base == "" {
		return
	}
	x.UPOS, x.XPOS, x.Lemma = "VERB", "VBN", base
	if k := t - 1; d.Tokens[k].Head == t && (d.Tokens[k].UPOS == "NUM" || d.Tokens[k].UPOS == "NOUN") {
		d.Tokens[k].Deprel = "nsubj:pass"
	}
}

// invariant are verbs whose participle is as their bare form.
var invariant = lists.Set("cast cut hit hurt let put set shut split")

// letGo makes a participle of such a form that is listed with a passive and has no subject or
// helping verb of its own: "were held and later let go".
func letGo(d *nlp.Doc, t int) {
	x := &d.Tokens[t]
	h := x.Head
	if x.UPOS != "VERB" || x.XPOS != "VB" && x.XPOS != "VBP" && x.XPOS != "VBD" || x.Deprel != "conj" || !invariant[strings.ToLower(x.Form)] || h < 0 || h >= t || !passive(d, h) {
		return
	}
	for _, rel := range []string{"nsubj", "aux", "mark", "obj"} {
		if child(d, t, rel) >= 0 {
			return
		}
	}
	x.XPOS = "VBN"
}

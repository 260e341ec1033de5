package api

import (
	"cmp"
	"net/http"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/sitrep-news/sitrep"
	"github.com/sitrep-news/sitrep/format"
)

// route is one thing that can be asked: the handler and its part of the document.
type route struct {
	Method, Path string
	ID           string // operationId
	Tag, Summary string
	Need         need
	Query        bool // takes the query language's parameters
	Heavy        bool // reads much of the store
	Params       []param
	Body         map[string]any // media type to a value of its schema; nil value: any bytes
	Status       int            // of success; 0: 200
	Answer       any            // a value of the answer's type; nil: nothing
	Media        []string       // media types of an answer that is not JSON
	Fails        []int          // statuses beside those every route may have

	do    func(a *API, r *http.Request, u User) (answer, error)
	write func(a *API, w http.ResponseWriter, r *http.Request) error // instead of do, where it is no JSON
}

// param is a parameter beside those of the query language.
type param struct {
	Name, Means string
	In          string // "query", "path", "header"
	Kind        string // "string", "integer", "date"
	Enum        []string
	List        bool // several, between commas
	Required    bool
	Most        int // of an integer; 0: none
}

func (rt route) status() int { return cmp.Or(rt.Status, http.StatusOK) }

// knows refuses parameters that the route does not have, and values that cannot be.
func (rt route) knows(r *http.Request) error {
	for key, values := range r.URL.Query() {
		i := slices.IndexFunc(rt.Params, func(p param) bool { return p.In == "query" && p.Name == key })
		if i < 0 {
			return sitrep.Errorf(sitrep.EInvalid, "there is no parameter %q here", key)
		}
		for _, v := range values {
			if err := rt.Params[i].check(v); err != nil {
				return err
			}
		}
	}
	return nil
}

func (p param) check(v string) error {
	switch {
	case v == "":
		return nil
	case p.Kind == "integer":
		n, err := strconv.ParseInt(v, 10, 64)
		if err != nil || n < 0 || p.Most > 0 && n > int64(p.Most) {
			return sitrep.Errorf(sitrep.EInvalid, "%s is a number from 0%s, not %q", p.Name, upTo(p.Most), v)
		}
	case p.Kind == "date":
		if _, err := time.Parse(time.DateOnly, v); err != nil {
			return sitrep.Errorf(sitrep.EInvalid, "%s is a day such as 2026-03-01, not %q", p.Name, v)
		}
	case len(p.Enum) > 0:
		for cell := range strings.SplitSeq(v, ",") {
			if !slices.Contains(p.Enum, cell) || !p.List && cell != v {
				return sitrep.Errorf(sitrep.EInvalid, "%s is one of %s, not %q", p.Name, strings.Join(p.Enum, ", "), cell)
			}
		}
	}
	return nil
}

func upTo(n int) string {
	if n == 0 {
		return ""
	}
	return " to " + strconv.Itoa(n)
}

// number reads a checked integer parameter.
func number(r *http.Request, name string, usual int) int {
	if n, err := strconv.Atoi(r.URL.Query().Get(name)); err == nil && n > 0 {
		return n
	}
	return usual
}

var (
	idParam     = param{Name: "id", In: "path", Kind: "string", Required: true, Means: "the id"}
	limitParam  = param{Name: "limit", In: "query", Kind: "integer", Most: 1000, Means: "how many at most"}
	cursorParam = param{Name: "cursor", In: "query", Kind: "string", Means: "next of the page before"}
	asofParam   = param{Name: "asof", In: "query", Kind: "date", Means: "the day that is asked about; else today"}
	afterParam  = param{Name: "after", In: "query", Kind: "integer", Means: "seq of the last change known; 0: from the beginning"}
)

// routes is the table of all that can be asked.
func routes() []route {
	return slices.Concat(eventRoutes(), reportRoutes(), actorRoutes(), changeRoutes(), analysisRoutes(), correctionRoutes(), feedRoutes(), docRoutes())
}

func eventRoutes() []route {
	return []route{
		{Method: "GET", Path: "/events", ID: "listEvents", Tag: "events", Need: needRead, Query: true, Answer: EventList{}, do: (*API).events,
			Summary: "Events that a query asks for, newest first, a page at a time"},
		{Method: "GET", Path: "/events/{id}", ID: "getEvent", Tag: "events", Need: needRead, Params: []param{idParam}, Answer: sitrep.Event{}, do: (*API).event, Fails: []int{404},
			Summary: "One event with all its claims; the id of a merged event gives its heir, named in Content-Location"},
		{Method: "GET", Path: "/events/{id}/history", ID: "getHistory", Tag: "events", Need: needRead, Params: []param{idParam}, Answer: ChangeList{}, do: (*API).history, Fails: []int{404},
			Summary: "What changed in an event, when, and because of which report; oldest first"},
		{Method: "GET", Path: "/tally", ID: "tally", Tag: "events", Need: needRead, Query: true, Answer: TallyList{}, do: (*API).tally,
			Params: []param{
				{Name: "by", In: "query", Kind: "string", Enum: tallyDims(), List: true, Means: "what to group by"},
				{Name: "period", In: "query", Kind: "string", Enum: []string{"day", "week", "month", "year"}, Means: "the period to group by"},
			},
			Summary: "Counts of events that a query asks for, with killed and injured; those said to have happened unless status: says otherwise"},
		{Method: "GET", Path: "/search", ID: "search", Tag: "events", Need: needRead, Answer: HitList{}, do: (*API).search,
			Params: []param{
				{Name: "q", In: "query", Kind: "string", Required: true, Means: "words"},
				{Name: "kind", In: "query", Kind: "string", Enum: []string{"event", "report", "actor"}, List: true, Means: "what to look among"},
				{Name: "limit", In: "query", Kind: "integer", Most: 100, Means: "how many at most"},
			},
			Summary: "Events, reports and actors by words, best first"},
		{Method: "GET", Path: "/export", ID: "export", Tag: "events", Need: needRead, Query: true, Heavy: true, Media: exportTypes(), write: (*API).export,
			Params:  []param{{Name: "format", In: "query", Kind: "string", Required: true, Enum: formatNames(), Means: "the format"}},
			Summary: "All events that a query asks for, in a format for other programs"},
	}
}

func reportRoutes() []route {
	return []route{
		{Method: "GET", Path: "/reports", ID: "listReports", Tag: "reports", Need: needRead, Answer: ReportList{}, do: (*API).reports,
			Params: []param{
				{Name: "source", In: "query", Kind: "string", Means: "id of the feed, post, folder, import, warc"},
				{Name: "publisher", In: "query", Kind: "string", Means: "the publisher"},
				{Name: "family", In: "query", Kind: "string", Means: "the publisher family"},
				{Name: "actor", In: "query", Kind: "string", Means: "id of an actor that it names"},
				{Name: "event", In: "query", Kind: "string", Means: "id of an event that it tells of"},
				{Name: "since", In: "query", Kind: "date", Means: "retrieved on or after a day"},
				{Name: "until", In: "query", Kind: "date", Means: "retrieved on or before a day"},
				cursorParam, limitParam,
			},
			Summary: "Reports, newest first, a page at a time"},
		{Method: "POST", Path: "/reports", ID: "postReports", Tag: "reports", Need: needWrite, Status: 202, Answer: Accepted{}, do: (*API).post, Fails: []int{413, 415},
			Params: []param{
				{Name: "url", In: "query", Kind: "string", Means: "address of a page or text that is posted bare"},
				{Name: "title", In: "query", Kind: "string", Means: "its title"},
				{Name: "publisher", In: "query", Kind: "string", Means: "its publisher"},
				{Name: "published", In: "query", Kind: "string", Means: "its date, ISO 8601"},
			},
			Body:    map[string]any{"application/json": ReportInput{}, "application/jsonl": nil, "application/x-ndjson": nil, "text/html": nil, "text/plain": nil, recordType: sitrep.Report{}},
			Summary: "Keep reports, to be read and joined to events. They are durable before the answer; the same report again gives the same ids and changes nothing"},
		{Method: "GET", Path: "/reports/{id}", ID: "getReport", Tag: "reports", Need: needRead, Params: []param{idParam}, Answer: ReportFull{}, do: (*API).report, Fails: []int{404},
			Summary: "One report with its record; positions count code points of its text"},
		{Method: "POST", Path: "/reports/{id}/withdraw", ID: "withdrawReport", Tag: "reports", Need: needCorrect, Params: []param{idParam}, Status: 204, do: (*API).withdraw, Fails: []int{404},
			Summary: "Take a whole report out: its claims count no longer, and whoever was told of them is told so"},
		{Method: "POST", Path: "/reports/{id}/restore", ID: "restoreReport", Tag: "reports", Need: needCorrect, Params: []param{idParam}, Status: 204, do: (*API).restore, Fails: []int{404},
			Summary: "Let a report count again that was withdrawn, or set aside because its family sent too many in a day"},
	}
}

func actorRoutes() []route {
	return []route{
		{Method: "GET", Path: "/actors", ID: "listActors", Tag: "actors", Need: needRead, Answer: ActorList{}, do: (*API).actors,
			Params:  []param{{Name: "q", In: "query", Kind: "string", Means: "words of the name"}, limitParam},
			Summary: "Actors seen in reports, those of most events first"},
		{Method: "GET", Path: "/actors/{id}", ID: "getActor", Tag: "actors", Need: needRead, Params: []param{idParam, asofParam}, Answer: ActorFull{}, do: (*API).actor, Fails: []int{404},
			Summary: "One actor: what is known of it on a day, what reports tell of its ties, what it said, and its latest events"},
	}
}

func changeRoutes() []route {
	return []route{
		{Method: "GET", Path: "/changes", ID: "listChanges", Tag: "changes", Need: needRead, Params: []param{afterParam, limitParam}, Answer: ChangePage{}, do: (*API).changes,
			Summary: "Changes of events in the order of commits; go on with after=next"},
		{Method: "GET", Path: "/changes/stream", ID: "streamChanges", Tag: "changes", Need: needRead, Media: []string{"text/event-stream"}, write: (*API).stream, Fails: []int{503},
			Params:  []param{afterParam, {Name: "Last-Event-ID", In: "header", Kind: "string", Means: "seq of the last change received; a browser sends it by itself"}},
			Summary: `Changes as they are made, as server-sent events of type "change", each with its seq as id`},
	}
}

func analysisRoutes() []route {
	return []route{
		{Method: "GET", Path: "/chains", ID: "chains", Tag: "analysis", Need: needRead, Heavy: true, Answer: ChainList{}, do: (*API).chains, Fails: []int{404},
			Params:  []param{{Name: "event", In: "query", Kind: "string", Means: "only the chain of this event"}, asofParam, {Name: "limit", In: "query", Kind: "integer", Most: 100, Means: "how many chains"}},
			Summary: "What answered what: links that reports tell and inferred ones with their probability"},
		{Method: "GET", Path: "/escalation", ID: "escalation", Tag: "analysis", Need: needRead, Heavy: true, Answer: IndexList{}, do: (*API).escalation,
			Params: []param{{Name: "by", In: "query", Kind: "string", Enum: []string{"pair", "place"}, Means: "pairs of actors (the default) or places"}, asofParam,
				{Name: "limit", In: "query", Kind: "integer", Most: 1000, Means: "how many"}},
			Summary: "The conflict of the last days of each pair or place against what is usual for it"},
	}
}

func correctionRoutes() []route {
	return []route{
		{Method: "GET", Path: "/corrections", ID: "listCorrections", Tag: "corrections", Need: needRead, Answer: CorrectionList{}, do: (*API).corrections,
			Summary: "What analysts decided"},
		{Method: "POST", Path: "/corrections", ID: "postCorrection", Tag: "corrections", Need: needCorrect, Status: 202, Answer: CorrectionMade{}, do: (*API).correct, Fails: []int{404, 409, 413, 415},
			Body:    map[string]any{"application/json": CorrectionInput{}},
			Summary: "Accept, edit, merge, split or reject an event; what it bears on is fused anew"},
		{Method: "DELETE", Path: "/corrections/{id}", ID: "undoCorrection", Tag: "corrections", Need: needCorrect, Params: []param{idParam}, Status: 204, do: (*API).undo, Fails: []int{404},
			Summary: "Take a correction back"},
	}
}

func feedRoutes() []route {
	return []route{
		{Method: "GET", Path: "/feeds", ID: "listFeeds", Tag: "feeds", Need: needRead, Answer: FeedList{}, do: (*API).feeds,
			Summary: "The feeds that are read and how they do"},
		{Method: "POST", Path: "/feeds", ID: "addFeed", Tag: "feeds", Need: needAdmin, Status: 201, Answer: FeedState{}, do: (*API).addFeed, Fails: []int{413, 415, 503},
			Body: map[string]any{"application/json": FeedInput{}}, Summary: "Follow a feed, or the one feed that a page names; it is asked once, before the answer"},
		{Method: "GET", Path: "/feeds/opml", ID: "exportFeeds", Tag: "feeds", Need: needAdmin, Media: []string{"text/x-opml"}, write: (*API).opmlOut,
			Summary: "The feeds as an OPML list, with their whole addresses"},
		{Method: "POST", Path: "/feeds/opml", ID: "importFeeds", Tag: "feeds", Need: needAdmin, Status: 202, Answer: FeedsAdded{}, do: (*API).opmlIn, Fails: []int{413, 415},
			Body: map[string]any{"text/x-opml": nil, "application/xml": nil, "text/xml": nil}, Summary: "Follow the feeds of an OPML list; each is asked when its turn comes"},
		{Method: "DELETE", Path: "/feeds/{id}", ID: "removeFeed", Tag: "feeds", Need: needAdmin, Params: []param{idParam}, Status: 204, do: (*API).removeFeed, Fails: []int{404},
			Summary: "Follow a feed no longer; its reports stay"},
	}
}

func docRoutes() []route {
	return []route{
		{Method: "GET", Path: "/status", ID: "status", Tag: "server", Need: needRead, Answer: StatusAnswer{}, do: (*API).state,
			Summary: "How the store and its work are doing"},
		{Method: "GET", Path: "/openapi.json", ID: "openapi", Tag: "server", Need: needRead, Media: []string{"application/openapi+json;version=3.1"}, write: (*API).openapi,
			Summary: "This document"},
	}
}

func tallyDims() []string {
	return []string{"type", "country", "admin1", "actor", "recipient", "pair", "origin", "status"}
}

func formatNames() []string {
	var out []string
	for _, f := range format.Formats() {
		out = append(out, f.Name)
	}
	return out
}

func exportTypes() []string {
	var out []string
	for _, f := range format.Formats() {
		if !slices.Contains(out, f.Type) {
			out = append(out, f.Type)
		}
	}
	return out
}

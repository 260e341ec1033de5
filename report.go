// Package sitrep is the vocabulary of the product: what a report is, what it
// tells, and what many reports together make of the world. It imports only the
// standard library and knows nothing of linguistics, storage or the network.
//
// Positions inside the program are byte offsets into Report.Text, half open:
// Text[Start:End] is always the quoted string. The JSON form counts Unicode
// code points instead (see encode.go).
package sitrep

// Schema names the version of the record that Report marshals to.
const Schema = "sitrep.report/1"

// Span is a half-open range of positions. Its JSON form is [start, end].
type Span struct{ Start, End int }

// Words is a range of the report's text with the words that stand there.
type Words struct {
	Start int    `json:"start"`
	End   int    `json:"end"`
	Text  string `json:"text"`
}

// Span returns the range without its words.
func (w Words) Span() Span { return Span{w.Start, w.End} }

// Zero reports whether the words point nowhere.
func (w Words) Zero() bool { return w.Start == 0 && w.End == 0 && w.Text == "" }

// Report is one news report and all that was read from it.
type Report struct {
	Schema    string `json:"schema"`
	ID        string `json:"id"` // stable: the same input gives the same id
	URL       string `json:"url"`
	Title     string `json:"title"`
	Byline    string `json:"byline"`
	Publisher string `json:"publisher"`
	Published string `json:"published"` // ISO 8601; "" where unknown
	// PublishedFrom says where the date came from: "given", "metadata", "feed",
	// "url", "dateline", or "" where there is none.
	PublishedFrom string `json:"published_from,omitempty"`
	Modified      string `json:"modified,omitempty"` // when the page says it was last changed; ISO 8601
	Agency        string `json:"agency,omitempty"`   // the news agency the text credits: "Reuters", "AFP"
	// Family is whose reporting it is: the agency's where the text is its copy,
	// else the owner's of the outlet, else the site's domain. Reports of one
	// family are one source.
	Family   string `json:"family,omitempty"`
	Country  string `json:"country,omitempty"` // where the publisher sits, ISO 3166 alpha-3; "" where unknown
	Language string `json:"language"`

	Text      string `json:"text"`
	Furniture []Span `json:"furniture"`
	Links     []Link `json:"links"`

	Mentions   []Mention   `json:"mentions"`
	Statements []Statement `json:"statements"`
	Actors     []Actor     `json:"actors"`
	Relations  []Relation  `json:"relations"`
	Figures    []Figure    `json:"figures"`
	Problems   []Problem   `json:"problems"`
}

// Link is another article that the page points to.
type Link struct {
	Title string `json:"title"`
	URL   string `json:"url"`
}

// Problem says what could not be done with a report: never silently dropped.
type Problem struct {
	Stage  string `json:"stage"`  // "extract", "annotate", "code", ...
	Reason string `json:"reason"` // a sentence for a person
}

// Mention is one happening as one report tells it.
type Mention struct {
	ID       string `json:"id"`
	Type     string `json:"type"` // a PLOVER type
	Mode     string `json:"mode"` // PLOVER mode, lower case
	CAMEO    string `json:"cameo"`
	ACLED    string `json:"acled"` // ACLED sub-event type
	Trigger  Words  `json:"trigger"`
	Sentence Words  `json:"sentence"`
	// Also holds the other places in the text that tell of this same happening.
	Also   []Words `json:"also,omitempty"`
	Status Status  `json:"status"`

	Actors      []Arg `json:"actors"`
	Recipients  []Arg `json:"recipients"`
	Objects     []Arg `json:"objects"`
	Instruments []Arg `json:"instruments"`

	Place      *Place     `json:"place"`
	Places     []Place    `json:"places"`
	Time       *Time      `json:"time"`
	Casualties []Casualty `json:"casualties"`
	Count      *Count     `json:"count"`
	Targets    *Targets   `json:"targets"`
	Since      *string    `json:"since"` // ISO date, month or year

	Sources      []string `json:"sources"`     // statements that assert it; empty: the outlet itself
	DisputedBy   []string `json:"disputed_by"` // statements that deny it
	ConfirmedBy  []string `json:"confirmed_by,omitempty"`
	PartisanOnly bool     `json:"partisan_only,omitempty"` // asserted only by a party to the conflict
	InResponseTo []string `json:"in_response_to"`
	PartOf       []string `json:"part_of"`
	SameAs       []string `json:"same_as"`
	Context      []string `json:"context,omitempty"` // PLOVER contexts

	Confidence float64 `json:"confidence"`
	Rule       string  `json:"rule"`
}

// Status says how real a mention is.
type Status string

// The nine statuses of the record.
const (
	Actual     Status = "actual"     // asserted plainly, by the outlet or by a source it names
	Alleged    Status = "alleged"    // only as an accusation or with a hedge
	Ongoing    Status = "ongoing"    // still going on
	Planned    Status = "planned"    // announced or arranged, not yet done
	Threatened Status = "threatened" // somebody says they may do it
	Possible   Status = "possible"   // might be, might come
	Denied     Status = "denied"     // nobody in the report asserts it
	Ended      Status = "ended"      // was going on and is over
	Historical Status = "historical" // long before the report, told as background
)

// Arg is a party or thing in a mention.
type Arg struct {
	Words
	Actor   string   `json:"actor"`   // id in Report.Actors, or ""
	Name    string   `json:"name"`    // resolved name
	Kind    string   `json:"kind"`    // state, organization, person, people, place, thing
	Country string   `json:"country"` // ISO 3166 alpha-3, IGO, NGO, MNC, "---" unknown
	Sectors []string `json:"sectors"` // PLOVER sector codes
}

// The kinds of Arg and Actor.
const (
	KindState        = "state"
	KindOrganization = "organization"
	KindPerson       = "person"
	KindPeople       = "people"
	KindPlace        = "place"
	KindThing        = "thing"
)

// CanAct reports whether what is of a kind can do something: people, bodies and states.
func CanAct(kind string) bool {
	switch kind {
	case KindPerson, KindPeople, KindOrganization, KindState:
		return true
	}
	return false
}

// StateBody reports whether a sector is one of a state's own bodies: its government, forces,
// police, spies, courts and parliament.
func StateBody(sector string) bool {
	switch sector {
	case "JUD", "LEG":
		return true
	}
	return Executive(sector)
}

// Executive reports whether a sector is one of a state's government, forces, police and spies,
// who act for it.
func Executive(sector string) bool {
	switch sector {
	case "GOV", "MIL", "COP", "SPY":
		return true
	}
	return false
}

// Place is where something happened, never finer than the words that tell it.
type Place struct {
	Words
	Name      string   `json:"name"`
	Country   string   `json:"country"` // ISO 3166 alpha-3
	Admin1    string   `json:"admin1"`
	Lat       *float64 `json:"lat"` // degrees; nil where the text is no finer than an area
	Lon       *float64 `json:"lon"`
	Precision string   `json:"precision"` // exact, city, district, province, country, region
}

// Time is when something happened: an interval of ISO dates or date-times.
type Time struct {
	Text      string `json:"text"`
	Start     string `json:"start"`
	End       string `json:"end"` // inclusive
	Precision string `json:"precision"`
}

// Casualty is a toll of one harm. High nil means open above.
type Casualty struct {
	Harm  string `json:"harm"` // killed, injured, captured, abducted, missing, displaced
	Low   int    `json:"low"`
	Best  int    `json:"best"`
	High  *int   `json:"high"`
	Who   string `json:"who"`
	Start int    `json:"start"`
	End   int    `json:"end"`
}

// OtherAccount reports whether the toll at i is not the mention's own but another account of
// it: told outside its sentence, where one of the same harm stands in the sentence or before it
// in the list. Tolls stand in no order.
func (m *Mention) OtherAccount(i int) bool {
	outside := func(c *Casualty) bool { return c.Start < m.Sentence.Start || c.End > m.Sentence.End }
	if !outside(&m.Casualties[i]) {
		return false
	}
	for j := range m.Casualties {
		if c := &m.Casualties[j]; c.Harm == m.Casualties[i].Harm && (j < i || !outside(c)) {
			return true
		}
	}
	return false
}

// Count tells that a mention stands for many happenings. High nil: open above.
type Count struct {
	Low  int    `json:"low"`
	High *int   `json:"high"`
	Text string `json:"text"`
}

// Targets is how many targets at how many sites, where told.
type Targets struct {
	Targets *int `json:"targets"`
	Sites   *int `json:"sites"`
}

// Statement is who said what.
type Statement struct {
	ID        string  `json:"id"`
	Speaker   *Arg    `json:"speaker"`
	Role      string  `json:"role"`
	Anonymous bool    `json:"anonymous"`
	Cue       Words   `json:"cue"`
	Content   []Words `json:"content"`
	Quotes    []Words `json:"quotes"`
	Stance    string  `json:"stance"` // asserts, denies, condemns, praises, warns, demands, promises, claims-responsibility, asks
}

// Actor is somebody the report names.
type Actor struct {
	ID       string   `json:"id"`
	Name     string   `json:"name"`
	Aliases  []string `json:"aliases"`
	Kind     string   `json:"kind"`
	Country  string   `json:"country"`
	Inferred bool     `json:"inferred,omitempty"` // the words give no country: it is the one the report is about
	Sectors  []string `json:"sectors"`
	Mentions []Span   `json:"mentions"`
	Roles    []Role   `json:"roles"`
	Known    string   `json:"known"` // id in the knowledge base, "" for one met here first
}

// Role is an office the text gives an actor.
type Role struct {
	Title string `json:"title"`
	Of    string `json:"of"` // actor id, or ""
	Start int    `json:"start"`
	End   int    `json:"end"`
}

// Relation is how two actors stand to each other.
type Relation struct {
	Type          string `json:"type"` // part_of, member_of, leads, commands, spokesperson_of, backed_by, ally_of, fights, opposes, located_in, same_as
	From          string `json:"from"`
	To            string `json:"to"`
	Start         int    `json:"start"`
	End           int    `json:"end"`
	Status        Status `json:"status"`
	FromKnowledge bool   `json:"from_knowledge"`
}

// Figure is a number that is neither a toll nor a count of events.
type Figure struct {
	What        string `json:"what"`
	Of          string `json:"of"`
	Where       string `json:"where"`
	Low         int    `json:"low"`
	High        *int   `json:"high"`
	Approximate bool   `json:"approximate"`
	Start       int    `json:"start"`
	End         int    `json:"end"`
	Text        string `json:"text"`
}

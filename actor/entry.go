package actor

// Entry is one actor of the base. Entries are shared: never change one.
type Entry struct {
	ID      string // a state's ISO code, else the slug of Name; stable
	Name    string // as an encyclopedia would title it
	Kind    string // state, organization, person, people (the record's kinds)
	Class   string // finer: state, region, city, party, armed group, igo, ...
	Country string // ISO 3166 alpha-3, IGO, NGO, MNC or "---"
	Sectors []string
	Aliases []string
	Links   []Link
	Terms   []Term // offices of a person
	Life    Span   // founded and dissolved; born and died
	Source  string
	File    string // where it is written, for messages
	Line    int

	dated []dated // codes by date of a user's TABARI dictionary, over Country and Sectors
}

// Link says how an entry stands to another, and when.
type Link struct {
	Type string // part_of, backed_by, ally_of, fights, led_by, member_of, same_as
	To   string // id
	Span
}

// Term is the time a person held an office.
type Term struct {
	Role string // a role of the agents file: pm, president, fm, leader, ...
	Of   string // the country's code, or the id of an organization
	Span
}

// Agent is one agent noun or institution: what "soldiers", "prime minister" or
// "ministry of defence" say of whoever they stand for.
type Agent struct {
	Words   []string // spellings; the first is its name
	Sectors []string
	Role    string // the office it names, or ""
	Flags   string // see data/actors/README.md
	File    string
	Line    int
}

func (a *Agent) is(flag byte) bool {
	for i := 0; i < len(a.Flags); i++ {
		if a.Flags[i] == flag {
			return true
		}
	}
	return false
}

// The flags of an agent noun.
const (
	flagMember = 'm' // member of whatever follows or precedes: "official", "fighters"
	flagGroup  = 'g' // counts or groups what follows: "team of", "dozens of"
	flagInst   = 'i' // an institution every state has one of: "the parliament"
	flagTitle  = 't' // stands before a person's name: "General", "Senator"
	flagPeople = 'p' // people, not an institution
	flagNobody = 'n' // no actor at all
)

// linkTypes are the relations an entry may state.
var linkTypes = map[string]bool{"part_of": true, "backed_by": true, "ally_of": true,
	"fights": true, "led_by": true, "member_of": true, "same_as": true, "successor_of": true}

// classKinds gives the record's kind for each class of organization.
var classKinds = map[string]string{
	"agency": "organization", "alliance": "organization", "armed group": "organization",
	"army": "organization", "bank": "organization", "club": "organization", "company": "organization",
	"court": "organization", "gang": "organization", "government": "organization",
	"igo": "organization", "intelligence": "organization", "legislature": "organization",
	"media": "organization", "militia": "organization", "ministry": "organization",
	"movement": "organization", "ngo": "organization", "paramilitary": "organization",
	"party": "organization", "people": "people", "police": "organization",
	"religious": "organization", "union": "organization", "university": "organization",
	"think tank": "organization", "site": "place",
}

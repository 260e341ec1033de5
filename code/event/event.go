package event

import (
	"fmt"
	"io/fs"
	"slices"
	"strings"

	sitrep "github.com/sitrep-news/sitrep"
	"github.com/sitrep-news/sitrep/actor"
	"github.com/sitrep-news/sitrep/code/cast"
	"github.com/sitrep-news/sitrep/code/lexicon"
	"github.com/sitrep-news/sitrep/code/role"
	"github.com/sitrep-news/sitrep/code/status"
	"github.com/sitrep-news/sitrep/code/vocab"
	"github.com/sitrep-news/sitrep/data/check"
	"github.com/sitrep-news/sitrep/nlp"
	"github.com/sitrep-news/sitrep/number"
)

// Event is one event word (or several joined) with what the syntax gives it.
type Event struct {
	Head       int // token of the trigger
	Start, End int // tokens of the trigger's words
	Sent       int
	Entry      *lexicon.Entry
	Type, Mode string
	CAMEO      string
	Status     sitrep.Status

	Actors  []Party
	Targets []Party
	Means   []Party
	Sites   []int // tokens of places in its slots
	Tolls   []number.Casualty

	Slots    role.Slots
	Carrier  int   // token of the verb that carries an event noun, or -1
	Clauses  []int // tokens whose dependents tell where and when: trigger, carrier, joined verbs
	Joined   []int // triggers of the events joined into this one
	Consumed []int // event nouns that the entry's own condition took up
	Content  []int // tokens of embedded clauses
	Numbers  []int // done to so many, of whom the words say no more: "two thousand were jailed"
	Abstract bool  // aimed at what cannot be hit: "attacks on his record"
	Members  bool  // tells who was among those whom something told before was done to
	Own      bool  // told for itself, though another's word takes it up: talks that somebody hosts
	Both     bool  // every party is an actor: talks, clashes
	Public   bool  // an act of some body that nobody is told of: "a curfew was imposed"
	Evidence float64
}

// Party is an expression that takes part, by its head token.
type Party struct {
	Head int
	Slot string // the slot it was found in
	// Owner is the token of the modifier that tells whose the thing is ("US" in
	// "US warplanes"), or -1.
	Owner int
}

// Finder holds the tables; it is read-only and safe for concurrent use.
type Finder struct {
	lex      *lexicon.Lexicon
	status   *status.Table
	carriers map[string]map[string]byte // verb -> slot -> A, R, O or N
	means    map[string][2]string       // lemma -> mode, CAMEO
	idioms   map[string][][]string      // by first word
	base     *actor.Base
}

// New loads the tables from a folder with the files of data/events.
func New(fsys fs.FS, base *actor.Base) (*Finder, error) {
	f := &Finder{carriers: map[string]map[string]byte{}, means: map[string][2]string{}, idioms: map[string][][]string{}, base: base}
	var err error
	if f.lex, err = lexicon.Load(fsys); err != nil {
		return nil, err
	}
	if f.status, err = status.Load(fsys); err != nil {
		return nil, err
	}
	for file, add := range map[string]func(check.Line) error{
		"carriers.txt": f.addCarrier, "means.txt": f.addMeans, "idioms.txt": f.addIdiom} {
		lines, err := check.Lines(fsys, file)
		if err != nil {
			return nil, fmt.Errorf("load events: %w", err)
		}
		for _, l := range lines {
			if err := add(l); err != nil {
				return nil, fmt.Errorf("load events: %s", l.Errorf("%v", err))
			}
		}
	}
	return f, nil
}

// Lexicon is the entries the finder works with.
func (f *Finder) Lexicon() *lexicon.Lexicon { return f.lex }

func (f *Finder) addCarrier(l check.Line) error {
	key, part, _ := strings.Cut(l.Text, " | ")
	w := strings.Fields(key)
	if len(w) != 2 || part != "A" && part != "R" && part != "O" && part != "N" {
		return fmt.Errorf("want 'verb slot | A', R, O or N, have %q", l.Text)
	}
	v := strings.ReplaceAll(w[0], "_", " ")
	if f.carriers[v] == nil {
		f.carriers[v] = map[string]byte{}
	}
	if f.carriers[v][w[1]] != 0 {
		return fmt.Errorf("%q is already there", key)
	}
	f.carriers[v][w[1]] = part[0]
	return nil
}

func (f *Finder) addMeans(l check.Line) error {
	c := strings.Split(l.Text, " | ")
	if len(c) != 3 || f.means[c[0]] != [2]string{} {
		return fmt.Errorf("want a new 'lemma | mode | CAMEO', have %q", l.Text)
	}
	f.means[c[0]] = [2]string{c[1], c[2]}
	return nil
}

func (f *Finder) addIdiom(l check.Line) error {
	w := strings.Fields(l.Text)
	if len(w) < 2 {
		return fmt.Errorf("want two words or more, have %q", l.Text)
	}
	f.idioms[w[0]] = append(f.idioms[w[0]], w)
	return nil
}

// Find lists the events of an annotated document in text order, those within a
// sentence that are one happening joined, each with the tolls its words tell.
// Tokens for which skip is true (page furniture) are passed over.
func (f *Finder) Find(t *role.Tree, c *cast.Cast, tolls []number.Casualty, skip func(tok int) bool) []*Event {
	doc := t.Doc
	r := &reading{f: f, doc: doc, c: c, t: t, skip: skip, at: map[int]*Event{}, used: make([]bool, len(doc.Tokens)), types: map[int]string{}, slots: map[int]role.Slots{}}
	r.passIdioms()
	r.detect()
	r.walkouts()
	for _, e := range r.events {
		r.carry(e)
		r.undergone(e)
		r.shotAt(e)
		r.killing(e)
		r.fill(e)
		e.Status = f.status.Of(r.t, e.Head, e.Type)
		if e.Entry.Asks("will") && (e.Status != sitrep.Denied || e.Entry.Asks("not")) {
			e.Status = sitrep.Actual // "they will pay for it": said, it is a threat made
		}
		if e.Type == "ACCUSE" && e.Entry.POS == 'n' && e.Status == sitrep.Possible && vocab.Charges[r.t.Lemma(e.Head)] {
			e.Status = sitrep.Actual // "should look into allegations against her": they are there
		}
		if r.notRuledOut(e) {
			e.Status = status.Unreal
		}
		if e.Type == "MOBILIZE" && e.Status == status.Unreal {
			e.Status = sitrep.Actual // "sent ships for the drill": a drill moves them all the same
		}
		if r.ahead(e) && e.Status == sitrep.Actual {
			e.Status = sitrep.Possible // "faces extradition"
		}
		if e.Entry.Frame.Name == "threaten.ready" && e.Status == sitrep.Actual {
			e.Status = sitrep.Threatened // nobody has said so to the other side yet
		}
	}
	r.tolls(tolls)
	r.undertaken()
	r.dispersed()
	r.orElse()
	r.bloody()
	r.inWords()
	r.backedByMoney()
	r.unwilling()
	r.answered()
	r.join()
	r.borrow()
	r.again()
	r.takenUp()
	r.gapped()
	r.dealings()
	r.disavow()
	r.byNumber()
	for _, e := range r.events {
		r.mutual(e)
	}
	return r.spelt(slices.DeleteFunc(r.keep(), r.unasserted))
}

// reading is the work on one document.
type reading struct {
	f      *Finder
	doc    *nlp.Doc
	c      *cast.Cast
	t      *role.Tree
	skip   func(int) bool
	events []*Event
	at     map[int]*Event // by trigger
	used   []bool         // tokens inside an idiom or a longer trigger
	types  map[int]string // memo of typeAt
	slots  map[int]role.Slots
}

func (r *reading) slotsOf(t int) role.Slots {
	s, ok := r.slots[t]
	if !ok {
		s = r.t.Of(t)
		r.askSlots(t, s)
		r.slots[t] = s
	}
	return s
}

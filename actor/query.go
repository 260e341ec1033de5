package actor

import "time"

// Query is what is asked: the words of an expression and what is known around it.
type Query struct {
	Text    string
	Context *Context  // words nearby that may name a country: the sentence, the title; may be nil
	Date    time.Time // of the report or event; zero where unknown
	Country string    // the country the report is about, "" where unknown
	// Told tells that a body without a name is of Country or of none: not of the only country
	// that Context names.
	Told bool
	// Learn lets a name that is not in the base take what Context says of it.
	Learn bool
	// Person tells that the words are a person's name, Body that they are a body's.
	Person, Body bool
	// Place finds the country of a place name the base doesn't have; may be nil.
	Place func(name string) (iso3 string, ok bool)
	// About tells of which countries besides Country the report is; may be nil.
	About func(iso3 string) bool
}

// Answer is who an expression stands for.
type Answer struct {
	ID      string   // entry of the base, "" for a kind of people or a name not in it
	Name    string   // the entry's name, or the words for one not in the base
	Kind    string   // state, organization, person, people, place
	Class   string   // the entry's class, "" without an entry
	Country string   // ISO 3166 alpha-3, IGO, NGO, MNC, "---" unknown
	Sectors []string // most telling first
	Role    string   // the office that the words or the date give: pm, fm, leader, ...
	Office  string   // the same for people: "prime minister of Iraq"
	Holder  string   // for an office with a date: the id of the person who held it
	Of      string   // id of the state or organization that the words put it under, or ""
	Backers []string // ids, for "Iran-backed militia"
	Metonym bool     // the seat of a government for the government: the syntax decides
	Former  bool     // no longer in the office
	Generic bool     // the words tell of a kind of people, not of a name
	Spelt   bool     // the name is only spelt like one of the entry's
	// Inferred tells that nothing gives the country but the report's own (Query.Country).
	Inferred bool
	Why      string  // the explanation, for people
	Score    float64 // 0 to 1

	guess bool // the country is only the report's: anything said outright overrides it
}

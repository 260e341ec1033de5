package event

import "github.com/sitrep-news/sitrep/data/lists"

// What sort of act a PLOVER type or a frame of the lexicon is, where later steps ask the same.

// Spoken are the types of acts done by words.
var Spoken = lists.Set("ACCUSE AGREE REJECT REQUEST SUPPORT THREATEN")

// Deed are the types of acts that are done on a day and at a place.
var Deed = lists.Set("ASSAULT COERCE MOBILIZE PROTEST RETREAT")

// HasPlace reports whether acts of a type happen at a place of their own: deeds, and meetings.
func HasPlace(typ string) bool { return Deed[typ] || typ == "CONSULT" }

// Personal are the frames of what can only be done to people.
var Personal = lists.Set(`abduct accuse.convict assassinate beat coerce.arrest coerce.charge coerce.deport coerce.sentence execute kill massacre
	sexual torture wound`)

// war reports whether an event is one of two sides.
func war(e *Event) bool { return e.Entry.Frame.Name == "war" || e.Entry.Frame.Name == "clash" }

package query

import (
	"slices"
	"strconv"
	"strings"

	"github.com/sitrep-news/sitrep"
)

// Field is one field of the language, for help texts and forms.
type Field struct {
	Key   string   // "type"
	Also  []string // other names it goes by
	Means string   // for people
	bound bool     // "killed>=3"
	actor bool     // read last: what belongs to an actor depends on the day asked about
	set   func(r *reader, t term) error
	get   func(q *sitrep.Query) []string // values as text; none where the field is not asked for
}

// Fields returns the language's fields in the order in which String writes them.
func Fields() []Field { return slices.Clone(fields) }

// fields is never written to.
var fields = slices.Concat(whatFields, whereFields, whoFields, whenFields, sourceFields, boundFields, pageFields)

var whatFields = []Field{
	{Key: "type", Means: "PLOVER types", set: enum(func(q *sitrep.Query) *[]string { return &q.Types }, strings.ToUpper, Types()),
		get: func(q *sitrep.Query) []string { return q.Types }},
	{Key: "mode", Means: "PLOVER modes", set: list(func(q *sitrep.Query) *[]string { return &q.Modes }, strings.ToLower),
		get: func(q *sitrep.Query) []string { return q.Modes }},
	{Key: "status", Means: `how real it is; "real" for what is said to have happened, "any" for denied ones too`, set: setStatus,
		get: func(q *sitrep.Query) []string { return statusNames(q.Statuses) }},
}

var whereFields = []Field{
	{Key: "place", Also: []string{"in"}, Means: "a country, a province or a place, by name or ISO code", set: setPlace,
		get: func(*sitrep.Query) []string { return nil }},
	{Key: "country", Means: "ISO alpha-3 codes of countries", set: setCountry,
		get: func(q *sitrep.Query) []string { return q.Countries }},
	{Key: "admin1", Also: []string{"province"}, Means: "names of first-order divisions", set: list(func(q *sitrep.Query) *[]string { return &q.Admin1 }, nil),
		get: func(q *sitrep.Query) []string { return q.Admin1 }},
	{Key: "at", Means: "names of places as reports tell them", set: list(func(q *sitrep.Query) *[]string { return &q.Places }, Fold),
		get: func(q *sitrep.Query) []string { return q.Places }},
	{Key: "box", Means: "an area: south,west,north,east in degrees", set: setBox, get: getBox},
}

var whoFields = []Field{
	{Key: "actor", Also: []string{"who"}, Means: `a party on either side; with "+" all that belongs to it too`, actor: true,
		set: actors(func(q *sitrep.Query) *[]string { return &q.Actors }, false), get: func(q *sitrep.Query) []string { return q.Actors }},
	{Key: "under", Means: "a party on either side and all that belongs to it", actor: true,
		set: actors(func(q *sitrep.Query) *[]string { return &q.Actors }, true), get: func(*sitrep.Query) []string { return nil }},
	{Key: "by", Means: "a party that acted", actor: true,
		set: actors(func(q *sitrep.Query) *[]string { return &q.Doers }, false), get: func(q *sitrep.Query) []string { return q.Doers }},
	{Key: "on", Also: []string{"against"}, Means: "a party acted on", actor: true,
		set: actors(func(q *sitrep.Query) *[]string { return &q.Recipients }, false), get: func(q *sitrep.Query) []string { return q.Recipients }},
	{Key: "between", Means: "two parties, one on each side", actor: true, set: setPair,
		get: func(q *sitrep.Query) []string { return q.Pair }},
	{Key: "asof", Means: "the day for which to ask what belongs to whom; else until:, else today", set: setDay(func(r *reader) *string { return &r.asof }, true),
		get: func(*sitrep.Query) []string { return nil }},
}

var whenFields = []Field{
	{Key: "since", Means: "ends on or after a day", set: setDay(func(r *reader) *string { return &r.q.Since }, false),
		get: func(q *sitrep.Query) []string { return one(q.Since) }},
	{Key: "until", Means: "starts on or before a day", set: setDay(func(r *reader) *string { return &r.q.Until }, true),
		get: func(q *sitrep.Query) []string { return one(q.Until) }},
	{Key: "date", Means: "a day, month or year", set: setDate, get: func(*sitrep.Query) []string { return nil }},
}

var sourceFields = []Field{
	{Key: "publisher", Means: "publishers that tell it", set: list(func(q *sitrep.Query) *[]string { return &q.Publishers }, nil),
		get: func(q *sitrep.Query) []string { return q.Publishers }},
	{Key: "family", Means: "publisher families that tell it", set: list(func(q *sitrep.Query) *[]string { return &q.FamilyOf }, nil),
		get: func(q *sitrep.Query) []string { return q.FamilyOf }},
	{Key: "origin", Means: `"reports", or a coded history: "acled", "ucdp", "gdelt"; "all" for every one`, set: setOrigin,
		get: func(q *sitrep.Query) []string { return q.Origins }},
	{Key: "event", Means: "ids of events", set: list(func(q *sitrep.Query) *[]string { return &q.Events }, nil),
		get: func(q *sitrep.Query) []string { return q.Events }},
	{Key: "report", Means: "the id of a report that tells it", set: setText(func(q *sitrep.Query) *string { return &q.Report }),
		get: func(q *sitrep.Query) []string { return one(q.Report) }},
}

var boundFields = []Field{
	{Key: "families", Means: "independent publisher families, at least", bound: true, set: setInt(func(q *sitrep.Query) *int { return &q.MinFamilies }, 1_000_000),
		get: func(q *sitrep.Query) []string { return whole(q.MinFamilies) }},
	{Key: "killed", Means: "killed by the best figure, at least", bound: true, set: setInt(func(q *sitrep.Query) *int { return &q.MinKilled }, 1_000_000_000),
		get: func(q *sitrep.Query) []string { return whole(q.MinKilled) }},
	{Key: "severity", Means: "severity of 0 to 10, at least", bound: true, set: setFloat(func(q *sitrep.Query) *float64 { return &q.MinSeverity }, 10),
		get: func(q *sitrep.Query) []string { return decimal(q.MinSeverity) }},
	{Key: "confidence", Means: "confidence of 0 to 1, at least", bound: true, set: setFloat(func(q *sitrep.Query) *float64 { return &q.MinConfidence }, 1),
		get: func(q *sitrep.Query) []string { return decimal(q.MinConfidence) }},
}

var pageFields = []Field{
	{Key: "disputed", Means: "only those that somebody denies or that are told in contradiction", set: setBool(func(q *sitrep.Query) *bool { return &q.Disputed }),
		get: func(q *sitrep.Query) []string { return yes(q.Disputed) }},
	{Key: "withdrawn", Means: "withdrawn ones too", set: setBool(func(q *sitrep.Query) *bool { return &q.Withdrawn }),
		get: func(q *sitrep.Query) []string { return yes(q.Withdrawn) }},
	{Key: "changed", Means: "only those with a change after this number", set: setChanged, get: getChanged},
	{Key: "order", Means: `"time" (newest event first), "changed", "severity"`, set: setOrder, get: func(q *sitrep.Query) []string { return one(q.Order) }},
	{Key: "cursor", Means: "where the page before ended", set: setText(func(q *sitrep.Query) *string { return &q.After }),
		get: func(q *sitrep.Query) []string { return one(q.After) }},
	{Key: "limit", Means: "events on a page", set: setInt(func(q *sitrep.Query) *int { return &q.Limit }, MaxLimit),
		get: func(q *sitrep.Query) []string { return whole(q.Limit) }},
}

// fieldOf finds a field by one of its names; nil for none.
func fieldOf(key string) *Field {
	for i := range fields {
		if fields[i].Key == key || slices.Contains(fields[i].Also, key) {
			return &fields[i]
		}
	}
	return nil
}

func unknownField(key string) string {
	var keys []string
	for _, f := range fields {
		keys = append(append(keys, f.Key), f.Also...)
	}
	if near := nearest(key, keys); near != "" {
		return "there is no field " + strconv.Quote(key) + "; did you mean " + near + "? To look for the word, put it in quotes"
	}
	return "there is no field " + strconv.Quote(key) + "; there are " + oneOf(keys) + ". To look for the word, put it in quotes"
}

func one(s string) []string {
	if s == "" {
		return nil
	}
	return []string{s}
}

func whole(n int) []string {
	if n == 0 {
		return nil
	}
	return []string{strconv.Itoa(n)}
}

func decimal(f float64) []string {
	if f == 0 {
		return nil
	}
	return []string{strconv.FormatFloat(f, 'f', -1, 64)}
}

func yes(b bool) []string {
	if !b {
		return nil
	}
	return []string{"yes"}
}

package format

import (
	"hash/fnv"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/sitrep-news/sitrep"
)

// What the schemes of others share: they hold what happened, on days, in numbers
// for ids.

// happened tells whether an event is said to have taken place. Databases of events
// have no form for what is threatened, planned, possible or denied.
func happened(e *sitrep.Event) bool {
	switch e.Status {
	case sitrep.Actual, sitrep.Alleged, sitrep.Ongoing, sitrep.Ended:
		return true
	}
	return false
}

// days are an event's first and last day: of its time, else of its earliest report,
// else the day it was first seen; own is false where its time is not told.
func days(e *sitrep.Event) (start, end time.Time, own bool) {
	start, end = dayOf(e.Time.Start), lastDayOf(e.Time.End)
	switch {
	case start.IsZero() && end.IsZero():
		for i := range e.Claims {
			if d := dayOf(e.Claims[i].Published); !d.IsZero() && (start.IsZero() || d.Before(start)) {
				start = d
			}
		}
		if start.IsZero() {
			start = e.FirstSeen.UTC().Truncate(24 * time.Hour)
		}
		return start, start, false
	case start.IsZero():
		start = end
	case end.Before(start):
		end = start
	}
	return start, end, true
}

func dayOf(s string) time.Time {
	for _, layout := range []string{"2006-01-02", "2006-01", "2006"} {
		if len(s) >= len(layout) {
			if t, err := time.Parse(layout, s[:len(layout)]); err == nil {
				return t
			}
		}
	}
	return time.Time{}
}

func lastDayOf(s string) time.Time {
	t := dayOf(s)
	switch {
	case t.IsZero():
	case len(s) < 7:
		t = t.AddDate(1, 0, -1)
	case len(s) < 10:
		t = t.AddDate(0, 1, -1)
	}
	return t
}

// numericID is the id of an event as a whole number: that of the history it came from,
// else 53 bits made of its id, which every reader holds exactly.
func numericID(e *sitrep.Event) string {
	if _, n, ok := strings.Cut(e.ID, ":"); ok && originOf(e) != "reports" {
		if _, err := strconv.ParseInt(n, 10, 64); err == nil {
			return n
		}
	}
	h := fnv.New64a()
	h.Write([]byte(e.ID))
	return strconv.FormatUint(h.Sum64()>>11, 10)
}

// pointOf is where an event may be shown: at a town or finer, or in a district.
func pointOf(p *sitrep.Place) (lat, lon string) {
	if p == nil || p.Lat == nil || p.Lon == nil || !slices.Contains([]string{"exact", "city", "district"}, p.Precision) {
		return "", ""
	}
	return degrees(p.Lat), degrees(p.Lon)
}

// live are the claims that count.
func live(e *sitrep.Event) []sitrep.Claim {
	return slices.DeleteFunc(slices.Clone(e.Claims), func(c sitrep.Claim) bool { return c.Withdrawn })
}

// sourceTags says in one cell what a scheme has no column for.
func sourceTags(e *sitrep.Event) string {
	r := rowOf(e)
	tags := []string{"status=" + r.Status, "confidence=" + strconv.FormatFloat(r.Confidence, 'f', 2, 64), "place_precision=" + r.PlacePrecision, "time_precision=" + r.TimePrecision}
	tags = append(tags, "family="+strings.Join(r.FamilyOf, ","), "url="+strings.Join(r.URLs, " "), "retrieved="+cell(r.Retrieved), "origin="+r.Origin)
	if r.Disputed {
		tags = append(tags, "disputed")
	}
	return strings.Join(tags, "; ")
}

func hasSector(p sitrep.Party, of ...string) bool {
	return slices.ContainsFunc(p.Sectors, func(s string) bool { return slices.Contains(of, s) })
}

// ofState tells whether a party acts for a state; armed, whether it bears arms for none.
func ofState(p sitrep.Party) bool {
	return p.Kind == sitrep.KindState || slices.ContainsFunc(p.Sectors, sitrep.StateBody)
}

func armed(p sitrep.Party) bool {
	return !ofState(p) && hasSector(p, "REB", "UAF", "PRM", "CRM", "OPP")
}

func nameAt(parties []sitrep.Party, i int) string {
	if i < len(parties) {
		return parties[i].Name
	}
	return ""
}

func namesFrom(parties []sitrep.Party, i int) string {
	var out []string
	for ; i < len(parties); i++ {
		out = append(out, parties[i].Name)
	}
	return strings.Join(out, "; ")
}

// sides are the two sides of an event. Of one told with actors alone, a clash say,
// the first stands against the others.
func sides(e *sitrep.Event) (a, b []sitrep.Party) {
	if len(e.Recipients) == 0 && len(e.Actors) > 1 {
		return e.Actors[:1], e.Actors[1:]
	}
	return e.Actors, e.Recipients
}

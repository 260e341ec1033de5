package fuse

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	sitrep "github.com/sitrep-news/sitrep"
)

// compare lists the changes from an event as it stood to as it is.
func (r *reconciler) compare(o, e *sitrep.Event) {
	r.withdrawn(o, e)
	r.tolls(o, e)
	if o.Status != e.Status {
		r.change(e, sitrep.ChangeStatus, fmt.Sprintf("Now held %s, before %s.", e.Status, o.Status), o.Status, e.Status)
	}
	if o.Disputed != e.Disputed {
		text := "No longer disputed."
		if e.Disputed {
			text = "Disputed: " + dispute(e) + "."
		}
		r.change(e, sitrep.ChangeDisputed, text, o.Disputed, e.Disputed)
	}
	r.scene(o, e)
	r.links(o, e)
	if r.because.By != "" && (o.Title != e.Title || o.Type != e.Type || o.Mode != e.Mode) {
		r.change(e, sitrep.ChangeCorrected, "Corrected: "+e.Title+".", o.Title, e.Title)
	} else if o.Type != e.Type || o.Mode != e.Mode {
		r.change(e, sitrep.ChangeStatus, fmt.Sprintf("Now told as %s, before as %s.", actWords(e), actWords(o)), o.Type+"/"+o.Mode, e.Type+"/"+e.Mode)
	}
	r.claims(o, e)
}

func actWords(e *sitrep.Event) string { return lowerFirst(plainNoun(e).word) }

// withdrawn tells of claims taken back or given again.
func (r *reconciler) withdrawn(o, e *sitrep.Event) {
	was := map[sitrep.Ref]bool{}
	for _, c := range o.Claims {
		was[c.Ref] = c.Withdrawn
	}
	back, again := map[string]int{}, map[string]int{}
	var order []string
	note := func(m map[string]int, c sitrep.Claim) {
		name := outlet(c)
		if back[name]+again[name] == 0 {
			order = append(order, name)
		}
		m[name]++
	}
	for _, c := range e.Claims {
		before, ok := was[c.Ref]
		switch {
		case ok && c.Withdrawn && !before:
			note(back, c)
		case ok && !c.Withdrawn && before:
			note(again, c)
		}
	}
	for _, name := range order {
		if n := back[name]; n > 0 {
			r.change(e, sitrep.ChangeWithdrawn, r.takenBack(name, n, e), nil, nil)
		}
		if n := again[name]; n > 0 {
			r.change(e, sitrep.ChangeRestored, fmt.Sprintf("Restored: %s of %s counts again.", counted(n, "claim"), name), nil, nil)
		}
	}
	if e.Withdrawn && !o.Withdrawn {
		r.change(e, sitrep.ChangeWithdrawn, "Withdrawn: no claim is left that counts.", o.Withdrawn, e.Withdrawn)
	} else if o.Withdrawn && !e.Withdrawn {
		r.change(e, sitrep.ChangeRestored, "Restored: "+counted(live(e), "claim")+" that counts.", o.Withdrawn, e.Withdrawn)
	}
}

func (r *reconciler) takenBack(name string, n int, e *sitrep.Event) string {
	if r.because.By != "" {
		return fmt.Sprintf("Rejected by %s: %s of %s taken out.", r.because.By, counted(n, "claim"), name)
	}
	replaced := slices.ContainsFunc(e.Claims, func(c sitrep.Claim) bool {
		return r.because.worked(c.Report) && outlet(c) == name && !c.Withdrawn
	})
	if replaced {
		return fmt.Sprintf("Replaced: %s published a new version; %s of the old one taken back.", name, counted(n, "claim"))
	}
	return fmt.Sprintf("Withdrawn: %s retracted or replaced its report; %s taken back.", name, counted(n, "claim"))
}

// tolls tells how each harm's figures moved.
func (r *reconciler) tolls(o, e *sitrep.Event) {
	for _, harm := range harms {
		was, is := tollOf(o, harm), tollOf(e, harm)
		if sameToll(was, is) {
			continue
		}
		r.change(e, sitrep.ChangeToll, tollChange(e, harm, was, is), was, is)
	}
}

func tollOf(e *sitrep.Event, harm string) *sitrep.Toll {
	for i := range e.Tolls {
		if e.Tolls[i].Harm == harm {
			return &e.Tolls[i]
		}
	}
	return nil
}

func sameToll(a, b *sitrep.Toll) bool {
	if a == nil || b == nil {
		return a == b
	}
	return a.Low == b.Low && a.Best == b.Best && (a.High == nil) == (b.High == nil) && (a.High == nil || *a.High == *b.High)
}

// tollChange writes "Killed rose from 3 to 5 (Meridian Press, citing the health ministry)."
func tollChange(e *sitrep.Event, harm string, was, is *sitrep.Toll) string {
	name := strings.ToUpper(harm[:1]) + harm[1:]
	switch {
	case is == nil:
		return name + ": no claim that counts gives a figure any more."
	case was == nil:
		return fmt.Sprintf("%s: %s%s.", name, tollRange(is), saying(e, is.BestBy))
	case is.Best > was.Best:
		return fmt.Sprintf("%s rose from %d to %d%s.", name, was.Best, is.Best, saying(e, is.BestBy))
	case is.Best < was.Best:
		return fmt.Sprintf("%s fell from %d to %d%s.", name, was.Best, is.Best, saying(e, is.BestBy))
	}
	return fmt.Sprintf("%s: now %s, before %s.", name, tollRange(is), tollRange(was))
}

func tollRange(t *sitrep.Toll) string {
	switch {
	case t.High == nil:
		return fmt.Sprintf("at least %d", t.Low)
	case t.Low == *t.High:
		return strconv.Itoa(t.Best)
	}
	return fmt.Sprintf("%d (%d to %d)", t.Best, t.Low, *t.High)
}

// saying names who gives a figure: the latest of the claims, and whom it cites.
func saying(e *sitrep.Event, by []int) string {
	if len(by) == 0 {
		return ""
	}
	c := e.Claims[by[len(by)-1]]
	s := " (" + outlet(c)
	if who := citing(c); who != "" {
		s += ", citing " + who
	}
	return s + ")"
}

func outlet(c sitrep.Claim) string {
	for _, s := range []string{c.Publisher, c.Family} {
		if s != "" {
			return s
		}
	}
	return "report " + c.Report
}

// citing names the first speaker of a claim; "a doctor" for one without a name.
func citing(c sitrep.Claim) string {
	for _, s := range c.Speakers {
		switch {
		case s.Name == "":
		case s.Anonymous && s.Role != "" && !strings.HasSuffix(s.Name, "s"):
			return article(s.Role)
		default:
			return s.Name
		}
	}
	return ""
}

func article(role string) string {
	if strings.ContainsAny(role[:1], "aeiouAEIOU") && !strings.HasPrefix(role, "U") {
		return "an " + role
	}
	return "a " + role
}

// scene tells of place, time and parties.
func (r *reconciler) scene(o, e *sitrep.Event) {
	if a, b := placeText(o.Place), placeText(e.Place); a != b {
		r.change(e, sitrep.ChangePlace, moved("Place", a, b), o.Place, e.Place)
	}
	if a, b := timeText(o.Time), timeText(e.Time); a != b {
		r.change(e, sitrep.ChangeTime, moved("Time", a, b), o.Time, e.Time)
	}
	was, is := partyList(o), partyList(e)
	if !slices.Equal(was, is) {
		var parts []string
		if more := without(is, was); len(more) > 0 {
			parts = append(parts, "now named: "+strings.Join(more, ", "))
		}
		if less := without(was, is); len(less) > 0 {
			parts = append(parts, "no longer named: "+strings.Join(less, ", "))
		}
		if len(parts) > 0 {
			r.change(e, sitrep.ChangeParties, "Parties "+strings.Join(parts, "; ")+".", was, is)
		}
	}
}

func moved(what, was, is string) string {
	switch {
	case was == "":
		return fmt.Sprintf("%s: %s.", what, is)
	case is == "":
		return fmt.Sprintf("%s no longer known (was %s).", what, was)
	}
	return fmt.Sprintf("%s now %s, before %s.", what, is, was)
}

func placeText(p *sitrep.Place) string {
	switch {
	case p == nil:
		return ""
	case p.Country == "" || rankOf(p.Precision) <= atCountry:
		return p.Name
	}
	return p.Name + " (" + p.Country + ")"
}

func timeText(t sitrep.Time) string {
	switch {
	case t.Start == "":
		return ""
	case t.Start == t.End || t.End == "":
		return dayText(t.Start)
	}
	a, b := dayText(t.Start), dayText(t.End)
	if a == b {
		return a
	}
	if dayOf, from, ok := strings.Cut(a, ", "); ok && strings.HasPrefix(b, dayOf+", ") {
		return dayOf + ", " + from + " to " + strings.TrimPrefix(b, dayOf+", ")
	}
	return a + " to " + b
}

// dayText writes an ISO date or time for people, no finer than it is; what is none
// stays as it stands.
func dayText(iso string) string {
	for _, f := range []struct{ iso, people string }{
		{"2006-01-02", "2 January 2006"}, {"2006-01", "January 2006"}, {"2006-01-02T15:04", "2 January 2006, 15:04"},
		{"2006-01-02T15:04:05", "2 January 2006, 15:04"}, {time.RFC3339, "2 January 2006, 15:04"},
	} {
		if t, err := time.Parse(f.iso, iso); err == nil {
			return t.Format(f.people)
		}
	}
	return iso
}

func partyList(e *sitrep.Event) []string {
	var out []string
	for _, ps := range [][]sitrep.Party{e.Actors, e.Recipients} {
		for _, p := range ps {
			if !slices.Contains(out, p.Name) {
				out = append(out, p.Name)
			}
		}
	}
	slices.Sort(out)
	return out
}

func without(a, b []string) []string {
	return slices.DeleteFunc(slices.Clone(a), func(s string) bool { return slices.Contains(b, s) })
}

// links tells of answers found or gone.
func (r *reconciler) links(o, e *sitrep.Event) {
	if sameLinks(o, e) {
		return
	}
	text := "Its ties to other events changed."
	switch {
	case len(e.Answers) > len(o.Answers):
		text = "Told to answer an earlier event."
	case len(e.AnsweredBy) > len(o.AnsweredBy):
		text = "A later event is told to answer it."
	case len(e.PartOf) > len(o.PartOf):
		text = "Told as a part of another event."
	}
	r.change(e, sitrep.ChangeLinks, text, linkIDs(o), linkIDs(e))
}

func linkIDs(e *sitrep.Event) map[string][]string {
	ids := func(ls []sitrep.EventLink) []string {
		out := []string{}
		for _, l := range ls {
			out = append(out, l.Event)
		}
		return out
	}
	return map[string][]string{"answers": ids(e.Answers), "answered_by": ids(e.AnsweredBy), "part_of": ids(e.PartOf)}
}

// claims tells who else tells it now.
func (r *reconciler) claims(o, e *sitrep.Event) {
	had := map[string]bool{}
	voices := map[string]bool{}
	for _, c := range o.Claims {
		had[c.Report] = true
		if !c.Withdrawn {
			voices[c.Family] = true
		}
	}
	var fresh, copies []string
	for _, c := range e.Claims {
		if had[c.Report] || c.Withdrawn {
			continue
		}
		had[c.Report] = true
		if voices[c.Family] {
			copies = append(copies, outlet(c))
		} else {
			voices[c.Family] = true
			fresh = append(fresh, outlet(c))
		}
	}
	if len(fresh) > 0 {
		r.change(e, sitrep.ChangeClaim, "Also told by "+strings.Join(slices.Compact(fresh), ", ")+".", nil, nil)
	}
	if len(copies) > 0 {
		r.change(e, sitrep.ChangeClaim, "Told again, by no new source: "+strings.Join(slices.Compact(copies), ", ")+".", nil, nil)
	}
}

// dispute says what makes an event disputed.
func dispute(e *sitrep.Event) string {
	for _, c := range e.Claims {
		if c.Withdrawn {
			continue
		}
		for _, d := range c.Denials {
			if d.Name != "" {
				return fmt.Sprintf("%s denies it (%s)", d.Name, outlet(c))
			}
		}
		if c.Status == sitrep.Denied {
			who := citing(c)
			if who == "" {
				who = "a source"
			}
			return fmt.Sprintf("%s denies it (%s)", who, outlet(c))
		}
	}
	return "the figures contradict each other"
}

// byWhom names those who first told an event.
func byWhom(e *sitrep.Event) string {
	var names []string
	for _, c := range e.Claims {
		if n := outlet(c); !slices.Contains(names, n) && len(names) < 3 {
			names = append(names, n)
		}
	}
	return "by " + strings.Join(names, ", ")
}

func live(e *sitrep.Event) int {
	n := 0
	for _, c := range e.Claims {
		if !c.Withdrawn {
			n++
		}
	}
	return n
}

func counted(n int, what string) string {
	if n == 1 {
		return "1 " + what
	}
	return fmt.Sprintf("%d %ss", n, what)
}

package query

import (
	"math"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/sitrep-news/sitrep"
)

// reader makes a query of terms.
type reader struct {
	text  string
	o     Options
	q     sitrep.Query
	asof  string
	words []string
	fine  []finePlace
}

// finePlace is a place below a country that place: named, to be checked against
// the countries.
type finePlace struct {
	at      int
	name    string
	country string
}

// read takes the actors' terms last, when the day asked about is known.
func (r *reader) read(terms []term) error {
	for _, late := range []bool{false, true} {
		for _, t := range terms {
			if t.key == "" {
				if w := wordOf(t.values[0]); !late && !strings.HasSuffix(w, `""`) {
					r.words = append(r.words, w)
				}
				continue
			}
			f := fieldOf(t.key)
			if f.actor != late {
				continue
			}
			if err := noPlus(r, f, t); err != nil {
				return err
			}
			if err := f.set(r, t); err != nil {
				return err
			}
		}
	}
	r.q.Words = strings.Join(r.words, " ")
	return r.consistent(terms)
}

// noPlus refuses "+" where nothing can belong to the value; a place's own name
// may end in one.
func noPlus(r *reader, f *Field, t term) error {
	for _, v := range t.values {
		if v.all && (!f.actor || f.Key == "between") {
			return r.errorf(v.at, `%s: takes no "+"; it means "with all that belongs to it" after an actor, by:iran+`, t.key)
		}
	}
	return nil
}

// consistent refuses what can match nothing.
func (r *reader) consistent(terms []term) error {
	at := func(key string) int {
		for _, t := range terms {
			if t.key == key {
				return t.at
			}
		}
		return 0
	}
	if r.q.Since != "" && r.q.Until != "" && r.q.Since > r.q.Until {
		return r.errorf(at("since"), "since %s is after until %s; change them round", r.q.Since, r.q.Until)
	}
	if len(r.words) > 0 && !slices.ContainsFunc(r.words, func(w string) bool { return w[0] != '-' }) {
		return r.errorf(at(""), "words can be left out only beside a word to look for; add one")
	}
	for _, p := range r.fine {
		if len(r.q.Countries) > 0 && p.country != "" && !slices.Contains(r.q.Countries, p.country) {
			return r.errorf(p.at, "%s is in %s, which the query's other place leaves out: a country and a province or town must hold together; ask for alternatives of one kind", p.name, p.country)
		}
	}
	return nil
}

func (r *reader) errorf(at int, format string, args ...any) error {
	return errorAt(r.text, at, format, args...)
}

// one returns the only value of a term.
func (r *reader) one(t term) (value, error) {
	if len(t.values) != 1 {
		return value{}, r.errorf(t.values[1].at, "%s: takes one value", t.key)
	}
	return t.values[0], nil
}

// add appends what is not yet in a list.
func add(list *[]string, values ...string) {
	for _, v := range values {
		if !slices.Contains(*list, v) {
			*list = append(*list, v)
		}
	}
}

// list sets a field of several values; form, where not nil, brings one to its usual form.
func list(of func(*sitrep.Query) *[]string, form func(string) string) func(*reader, term) error {
	return func(r *reader, t term) error {
		for _, v := range t.values {
			text := v.text
			if form != nil {
				if text = form(text); text == "" {
					return r.errorf(v.at, "%s: %q has no letters", t.key, v.text)
				}
			}
			add(of(&r.q), text)
		}
		return nil
	}
}

// enum sets a field whose values are known.
func enum(of func(*sitrep.Query) *[]string, form func(string) string, known []string) func(*reader, term) error {
	return func(r *reader, t term) error {
		for _, v := range t.values {
			text := form(v.text)
			if !slices.Contains(known, text) {
				return r.errorf(v.at, "%s", unknownValue(t.key, v.text, known))
			}
			add(of(&r.q), text)
		}
		return nil
	}
}

func unknownValue(key, text string, known []string) string {
	if near := nearest(text, known); near != "" {
		return key + " " + strconv.Quote(text) + " is unknown; did you mean " + near + "?"
	}
	return key + " " + strconv.Quote(text) + " is unknown; there are " + oneOf(known)
}

func setText(of func(*sitrep.Query) *string) func(*reader, term) error {
	return func(r *reader, t term) error {
		v, err := r.one(t)
		if err == nil {
			*of(&r.q) = v.text
		}
		return err
	}
}

func setBool(of func(*sitrep.Query) *bool) func(*reader, term) error {
	return func(r *reader, t term) error {
		v, err := r.one(t)
		if err != nil {
			return err
		}
		switch strings.ToLower(v.text) {
		case "yes", "true", "1", "on":
			*of(&r.q) = true
		case "no", "false", "0", "off":
			*of(&r.q) = false
		default:
			return r.errorf(v.at, "%s: takes yes or no", t.key)
		}
		return nil
	}
}

func setInt(of func(*sitrep.Query) *int, most int) func(*reader, term) error {
	return func(r *reader, t term) error {
		v, err := r.one(t)
		if err != nil {
			return err
		}
		n, err := strconv.Atoi(strings.TrimPrefix(v.text, ">="))
		if err != nil || n < 0 || n > most {
			return r.errorf(v.at, "%s takes a whole number from 0 to %d, not %q", t.key, most, v.text)
		}
		*of(&r.q) = n
		return nil
	}
}

func setFloat(of func(*sitrep.Query) *float64, most float64) func(*reader, term) error {
	return func(r *reader, t term) error {
		v, err := r.one(t)
		if err != nil {
			return err
		}
		f, err := strconv.ParseFloat(strings.TrimPrefix(v.text, ">="), 64)
		if err != nil || math.IsNaN(f) || f < 0 || f > most {
			return r.errorf(v.at, "%s takes a number from 0 to %g, not %q", t.key, most, v.text)
		}
		*of(&r.q) = f
		return nil
	}
}

func setDay(of func(*reader) *string, end bool) func(*reader, term) error {
	return func(r *reader, t term) error {
		v, err := r.one(t)
		if err != nil {
			return err
		}
		d, err := date(v.text, r.o.Now, end)
		if err != nil {
			return r.errorf(v.at, "%s: %v", t.key, err)
		}
		*of(r) = d
		return nil
	}
}

func setDate(r *reader, t term) error {
	v, err := r.one(t)
	if err != nil {
		return err
	}
	if r.q.Since, err = date(v.text, r.o.Now, false); err == nil {
		r.q.Until, err = date(v.text, r.o.Now, true)
	}
	if err != nil {
		return r.errorf(v.at, "date: %v", err)
	}
	return nil
}

func setStatus(r *reader, t term) error {
	for _, v := range t.values {
		var these []sitrep.Status
		switch text := strings.ToLower(v.text); text {
		case "real":
			these = Real()
		case "any", "all":
			these = Statuses()
		default:
			if !slices.Contains(Statuses(), sitrep.Status(text)) {
				return r.errorf(v.at, "%s", unknownValue(t.key, v.text, append(statusNames(Statuses()), "real", "any")))
			}
			these = []sitrep.Status{sitrep.Status(text)}
		}
		for _, s := range these {
			if !slices.Contains(r.q.Statuses, s) {
				r.q.Statuses = append(r.q.Statuses, s)
			}
		}
	}
	return nil
}

func statusNames(list []sitrep.Status) []string {
	var out []string
	for _, s := range list {
		out = append(out, string(s))
	}
	return out
}

func setOrigin(r *reader, t term) error {
	for _, v := range t.values {
		text := strings.ToLower(v.text)
		switch {
		case text == "all" || text == "any":
			add(&r.q.Origins, Origins()...)
		case slices.Contains(Origins(), text):
			add(&r.q.Origins, text)
		default:
			return r.errorf(v.at, "%s", unknownValue(t.key, v.text, append(Origins(), "all")))
		}
	}
	return nil
}

func setOrder(r *reader, t term) error {
	v, err := r.one(t)
	if err != nil {
		return err
	}
	text := strings.ToLower(v.text)
	if !slices.Contains(Orders(), text) {
		return r.errorf(v.at, "%s", unknownValue(t.key, v.text, Orders()))
	}
	r.q.Order = text
	return nil
}

func setChanged(r *reader, t term) error {
	v, err := r.one(t)
	if err != nil {
		return err
	}
	n, err := strconv.ParseInt(v.text, 10, 64)
	if err != nil || n < 0 {
		return r.errorf(v.at, "changed takes the number of a change, not %q; since: takes days", v.text)
	}
	r.q.ChangedAfter = n
	return nil
}

func getChanged(q *sitrep.Query) []string {
	if q.ChangedAfter == 0 {
		return nil
	}
	return []string{strconv.FormatInt(q.ChangedAfter, 10)}
}

// day is the one for which the query asks what belongs to whom.
func (r *reader) day() time.Time {
	for _, s := range []string{r.asof, r.q.Until} {
		if t, ok := parseDay(s); ok {
			return t
		}
	}
	return r.o.Now
}

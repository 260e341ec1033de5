package timex

// holidayAt reads a feast of holidays.txt; the value is its pattern.
func (r *reading) holidayAt(i int) (capture, bool) {
	return r.phraseAt(i, r.f.feastLeads)
}

// periodAt reads a named period of periods.txt; the value is its pattern.
func (r *reading) periodAt(i int) (capture, bool) {
	return r.phraseAt(i, r.f.periodLeads)
}

// phraseAt finds the longest phrase at word i.
func (r *reading) phraseAt(i int, leads map[string][]*phrase) (capture, bool) {
	best := capture{}
	var m match
	key := ""
	longer := func(end int) bool {
		if end > best.end {
			best = capture{end: end, value: key}
		}
		return false
	}
	try := func(list []*phrase) {
		for _, ph := range list {
			m, key = match{start: i, from: i, caps: m.caps[:0]}, ph.key
			r.run(ph.elems, i, &m, longer)
		}
	}
	try(leads[r.low(i)])
	if info := r.words[i].info; info != nil {
		for _, c := range info.classes {
			try(leads[c.name])
		}
	}
	return best, best.end > 0
}

// choose picks, among the periods with one pattern, the one that had begun by the
// anchor and whose cues stand most often in the report; nil where the pattern
// wants cues and the report has none.
func (r *reading) choose(key string) *phrase {
	var best *phrase
	top := 0
	for _, ph := range r.f.periods[key] {
		if ph.from > dayValue(r.now) && !r.anchor.Published.IsZero() {
			continue
		}
		score := 1
		if len(ph.cues) > 0 {
			score = 2 * r.count(ph.cues)
		}
		if score > top {
			best, top = ph, score
		}
	}
	return best
}

// count tells how often the cues stand in the report.
func (r *reading) count(cues []string) int {
	if r.tally == nil {
		r.tally = map[string]int{}
		for i := range r.words {
			if r.words[i].upper || len(r.words[i].low) > 5 {
				r.tally[r.words[i].low]++
			}
		}
	}
	n := 0
	for _, c := range cues {
		n += r.tally[c]
	}
	return n
}

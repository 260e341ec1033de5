package score

// Attributions is a PolNeAR record: who said what.
type Attributions struct {
	Attributions []Attribution `json:"attributions"`
}

// Attribution is a source, a cue and a content, each a list of spans.
type Attribution struct {
	Source  []Span `json:"source"`
	Cue     []Span `json:"cue"`
	Content []Span `json:"content"`
}

// PolNeAR scores contents that share half of their code points, and of those
// matched the sources and cues that touch the gold's.
func PolNeAR(gold, pred []Attributions) Figures {
	var content, source, cue tally
	for i := range gold {
		var ga []Attribution
		for _, a := range gold[i].Attributions {
			if len(a.Content) > 0 {
				ga = append(ga, a)
			}
		}
		used := make([]bool, len(ga))
		for _, b := range pred[i].Attributions {
			k := firstHalf(ga, used, b)
			source.add(0, btoi(len(b.Source) > 0), 0)
			cue.add(0, btoi(len(b.Cue) > 0), 0)
			content.add(btoi(k >= 0), 1, 0)
			if k < 0 {
				continue
			}
			used[k] = true
			source.add(btoi(touch(ga[k].Source, b.Source)), 0, 0)
			cue.add(btoi(touch(ga[k].Cue, b.Cue)), 0, 0)
		}
		for _, a := range ga {
			content.add(0, 0, 1)
			source.add(0, 0, btoi(len(a.Source) > 0))
			cue.add(0, 0, btoi(len(a.Cue) > 0))
		}
	}
	return Figures{{"content_f1", content.f1()}, {"content_and_source_f1", source.f1()}, {"content_and_cue_f1", cue.f1()}}
}

// firstHalf is the first unused gold attribution whose content shares half of
// the code points of the two together, or -1.
func firstHalf(gold []Attribution, used []bool, b Attribution) int {
	y := union(b.Content)
	for i, a := range gold {
		if used[i] {
			continue
		}
		x := union(a.Content)
		both := shared(x, y)
		if both > 0 && 2*both >= length(x)+length(y)-both {
			return i
		}
	}
	return -1
}

func touch(a, b []Span) bool { return shared(union(a), union(b)) > 0 }

package engine

import "github.com/sitrep-news/sitrep/nlp/segment"

// unitStops returns where the units end that a window holds whole where it can: the given
// sentences, else the paragraphs.
func (e *Engine) unitStops(in *input) []int {
	var stops []int
	if in.sents != nil {
		return append(append(stops, in.sents[1:]...), len(in.words))
	}
	for i := 1; i < len(in.words); i++ {
		if in.words[i].para != in.words[i-1].para {
			stops = append(stops, i)
		}
	}
	return append(stops, len(in.words))
}

// windows packs units into ranges of words of at most maxWindow pieces; first tells where
// each word's pieces begin. A longer unit is cut after the last word before the limit that
// ends in . ! or ?, else at the limit.
func windows(in *input, first []int32, stops []int) [][2]int {
	var out [][2]int
	start, end := 0, 0 // the window in the making
	for _, stop := range stops {
		for end < stop {
			next := stop
			if room(first, end, next) > maxWindow {
				next = cutAt(in, first, end)
			}
			if end > start && room(first, start, next) > maxWindow {
				out = append(out, [2]int{start, end})
				start = end
			}
			end = next
		}
	}
	if end > start {
		out = append(out, [2]int{start, end})
	}
	return out
}

func room(first []int32, from, to int) int { return int(first[to] - first[from]) }

// cutAt returns where the piece of a too long unit that begins at word from ends.
func cutAt(in *input, first []int32, from int) int {
	end := from + 1
	for room(first, from, end+1) <= maxWindow {
		end++
	}
	for i := end; i > from+1; i-- {
		if segment.EndsSentence(in.words[i-1].form) {
			return i
		}
	}
	return end
}

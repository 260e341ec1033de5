package engine

import "github.com/sitrep-news/sitrep/nlp"

// mergeCut makes one sentence again of a given sentence that no window could hold: the root
// of each later part hangs on that of the first.
func mergeCut(in *input, d *nlp.Doc) {
	var out []nlp.Sent
	var vectors []float32
	for i, s := range d.Sents {
		if len(out) > 0 && !in.startsUnit(s.Start) {
			last := &out[len(out)-1]
			t := &d.Tokens[s.Root]
			t.Head, t.Deprel = last.Root, "parataxis"
			last.End = s.End
		} else {
			out = append(out, s)
			vectors = append(vectors, d.SentVectors[i*d.SentDim:(i+1)*d.SentDim]...)
		}
		for t := s.Start; t < s.End; t++ {
			d.Tokens[t].Sent = len(out) - 1
		}
	}
	d.Sents, d.SentVectors = out, vectors
}

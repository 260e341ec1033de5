package main

import (
	"bufio"
	"encoding/json"
	"hash/fnv"
	"io"

	"github.com/sitrep-news/sitrep/code"
	"github.com/sitrep-news/sitrep/code/event"
	"github.com/sitrep-news/sitrep/code/part"
	"github.com/sitrep-news/sitrep/code/role"
	"github.com/sitrep-news/sitrep/eval"
	"github.com/sitrep-news/sitrep/eval/teach/truth"
	"github.com/sitrep-news/sitrep/nlp"
	"github.com/sitrep-news/sitrep/pipeline"
)

// folds is how many parts cross-validation has; a report lies in one.
const folds = 8

func foldOf(key string) int {
	h := fnv.New32a()
	h.Write([]byte(key))
	return int(h.Sum32() % folds)
}

// seen is a mention as the coder finds it, with what its reader said.
type seen struct {
	said       *truth.Reading
	doc        *nlp.Doc
	found      *code.Findings
	event      *event.Event
	candidates []int
	looks      []part.Look
	fold       int
}

// look reads the reports again and finds the events that readers took apart.
func look(sys *pipeline.System, gold string, said []truth.Reading) ([]seen, error) {
	want := map[string]bool{}
	for i := range said {
		want[said[i].Key()] = true
	}
	reports, err := eval.JudgedReports(gold, want)
	if err != nil {
		return nil, err
	}
	type read struct {
		doc   *nlp.Doc
		found *code.Findings
	}
	done := map[string]read{}
	var out []seen
	for i := range said {
		key := said[i].Key()
		d, ok := done[key]
		if !ok {
			r := reports[key]
			skip := make([][2]int, len(r.Furniture))
			for i, f := range r.Furniture {
				skip[i] = [2]int{f.Start, f.End}
			}
			doc, err := sys.Engine.Annotate(r.Text, skip)
			if err != nil {
				return nil, err
			}
			d = read{doc, sys.Coder.Find(r, doc)}
			done[key] = d
		}
		e := eventAt(d.doc, d.found, said[i].Trigger)
		if e == nil {
			continue
		}
		v := part.View{Doc: d.doc, Tree: role.NewTree(d.doc), Who: d.found.Who, Sites: part.Sites(d.doc, d.found.Places)}
		c := part.Candidates(d.doc, d.found.Who, v.Sites, e)
		out = append(out, seen{&said[i], d.doc, d.found, e, c, v.At(e, c), foldOf(key)})
	}
	return out, nil
}

// label is the part that the reader gives a candidate: 'A', 'R', 'P', 'N' for none, '?'
// where it may be or not; one that means the same as a marked one counts as unsaid.
func (s *seen) label(h int, as byte) byte {
	at := s.doc.Tokens[h].Start
	same := false
	for _, m := range s.said.Parts[as] {
		if m.At == at {
			if m.Maybe {
				return '?'
			}
			return 'Y'
		}
		if t := s.token(m.At); t >= 0 && s.found.Who.Same(t, h) {
			same = true
		}
	}
	if same {
		return '?'
	}
	return 'N'
}

// token is the candidate that begins at a byte, or -1.
func (s *seen) token(at int) int {
	for _, h := range s.candidates {
		if s.doc.Tokens[h].Start == at {
			return h
		}
	}
	return -1
}

// features writes what the model sees and the truth as JSON lines.
func features(all []seen, out io.Writer) error {
	w := bufio.NewWriter(out)
	enc := json.NewEncoder(w)
	for i := range all {
		s := &all[i]
		type cand struct {
			Head   int
			At     int
			Word   string
			F      []string
			A      string
			R      string
			P      string
			Wrong  bool
			Vector []float32
		}
		x := struct {
			Key, Type, Status, Rule, Said, SaidStatus string
			Fold                                      int
			Vector, Sentence                          []float32
			Elsewhere                                 map[string]bool
			C                                         []cand
		}{Key: s.said.Key(), Type: s.event.Type, Status: string(s.event.Status), Rule: s.event.Entry.Frame.Name, Said: s.said.Type, SaidStatus: s.said.Status, Fold: s.fold,
			Vector: s.doc.Vector(s.event.Head), Elsewhere: map[string]bool{}}
		x.Sentence = s.doc.SentVectors[s.event.Sent*s.doc.SentDim : (s.event.Sent+1)*s.doc.SentDim]
		for _, as := range []byte("ARP") {
			for _, m := range s.said.Parts[as] {
				if !m.Maybe && s.token(m.At) < 0 {
					x.Elsewhere[string(as)] = true
				}
			}
		}
		for j, h := range s.candidates {
			t := &s.doc.Tokens[h]
			x.C = append(x.C, cand{h, t.Start, t.Form, s.looks[j].Features, string(s.label(h, 'A')), string(s.label(h, 'R')), string(s.label(h, 'P')), s.misread(t.Start), s.doc.Vector(h)})
		}
		if err := enc.Encode(x); err != nil {
			return err
		}
	}
	return w.Flush()
}

// misread reports whether a reader said that the expression at a byte was taken for another.
func (s *seen) misread(at int) bool {
	_, ok := s.said.Wrong[at]
	return ok
}

package engine

import (
	"fmt"
	"strings"

	"github.com/sitrep-news/sitrep/nlp"
	"github.com/sitrep-news/sitrep/nlp/segment"
)

// AnnotateTokens analyses sentences that are given as words. The document's text is made of
// them, with white space as English has it; every sentence is a paragraph of its own.
func (e *Engine) AnnotateTokens(sents [][]string) (*nlp.Doc, error) {
	return e.annotate(tokensInput(sents))
}

func tokensInput(sents [][]string) *input {
	in := &input{sents: []int{}}
	var text strings.Builder
	for p, forms := range sents {
		if len(forms) == 0 {
			continue
		}
		in.sents = append(in.sents, len(in.words))
		if p > 0 {
			text.WriteString("\n\n")
		}
		for i, gap := range guessGaps(forms) {
			if gap == segment.Space {
				text.WriteByte(' ')
			}
			start := text.Len()
			text.WriteString(forms[i])
			in.words = append(in.words, word{start: start, end: text.Len(), form: forms[i], para: p, gap: uint8(gap)})
		}
	}
	in.text = text.String()
	return in
}

// guessGaps guesses the white space before the words of a sentence by its punctuation, as
// the training does (training/data.py).
func guessGaps(forms []string) []segment.Gap {
	gaps := make([]segment.Gap, len(forms))
	quote, glue := false, false
	for i, w := range forms {
		gaps[i] = segment.Space
		if glue {
			gaps[i] = segment.Glued
		}
		glue = false
		switch {
		case closes(w):
			gaps[i] = segment.Glued
		case opens(w):
			glue = true
		case w == `"`:
			if quote {
				gaps[i] = segment.Glued
			}
			glue, quote = !quote, !quote
		case (w == "-" || w == "/") && i > 0 && i < len(forms)-1:
			gaps[i], glue = segment.Glued, true
		}
	}
	if len(gaps) > 0 {
		gaps[0] = segment.Start
	}
	return gaps
}

// closes tells whether a word is glued to the one before.
func closes(w string) bool {
	switch w {
	case ".", ",", ";", ":", "!", "?", ")", "]", "}", "%", "...", "’", "”", "n't", "n’t":
		return true
	}
	rest, ok := strings.CutPrefix(w, "'")
	if !ok {
		rest, ok = strings.CutPrefix(w, "’")
	}
	switch rest {
	case "s", "S", "re", "ve", "ll", "d", "m", "t":
		return ok
	}
	return false
}

// opens tells whether the next word is glued to this one.
func opens(w string) bool {
	switch w {
	case "(", "[", "{", "$", "#", "“", "‘", "€", "£":
		return true
	}
	return false
}

// AnnotateConllu analyses the words and sentences of a document anew; its text, words and
// sentences are kept, everything else is the engine's.
func (e *Engine) AnnotateConllu(gold *nlp.Doc) (*nlp.Doc, error) {
	in := &input{text: gold.Text, sents: []int{}}
	for _, s := range gold.Sents {
		if s.Start >= s.End || s.Start != len(in.words) {
			return nil, fmt.Errorf("annotate a document: sentence of words %d to %d after %d words", s.Start, s.End, len(in.words))
		}
		in.sents = append(in.sents, s.Start)
		for i := s.Start; i < s.End; i++ {
			t := gold.Tokens[i]
			w := word{start: t.Start, end: t.End, form: t.Form, para: s.Para, gap: uint8(segment.Space)}
			switch {
			case i == 0 || i == s.Start && gold.Sents[gold.Tokens[i-1].Sent].Para != s.Para:
				w.gap = uint8(segment.Start)
			case t.Start <= gold.Tokens[i-1].End:
				w.gap = uint8(segment.Glued)
			}
			in.words = append(in.words, w)
		}
	}
	return e.annotate(in)
}

// Package segment cuts a text into paragraphs, words and (as a fallback) sentences, after
// the conventions of Universal Dependencies for English (EWT and GUM): "don't" is "do" and
// "n't", "Biden's" is "Biden" and "'s", "US-led" is "US", "-" and "led", "$50,000" is "$"
// and "50,000"; "U.S.", "co-operate" and "Feb." are one word each. Every word keeps its
// place in the text, so that text[w.Start:w.End] is the word.
package segment

import (
	_ "embed"
	"fmt"
	"strings"
	"unicode/utf8"
)

// Gap says what stands before a word.
type Gap uint8

// The gaps.
const (
	Glued Gap = iota // nothing
	Space            // white space
	Start            // the start of a paragraph
)

// Word is one syntactic word, text[Start:End], in paragraph Para (from 0).
type Word struct {
	Start, End int
	Para       int
	Gap        Gap
}

// Segmenter cuts English text. It is safe for concurrent use.
type Segmenter struct {
	abbrev   map[string]class // lower-cased, without the full stop
	prefixes map[string]class // kept with what follows the hyphen
	units    map[string]class // split off a number
	fused    map[string]class // written in one, two words: "cannot"; the class is the cut
}

// class is what a list says of its entry.
type class uint8

const (
	absent  class = iota
	always        // the full stop belongs to the word wherever it stands
	inside        // it does so inside a sentence; at its end it is the sentence's
	numeric       // it does so before a number ("No. 4")
)

//go:embed abbreviations.txt
var abbreviationList string

//go:embed words.txt
var wordList string

// English returns the segmenter for English, its lists read.
func English() *Segmenter {
	s := &Segmenter{abbrev: map[string]class{}, prefixes: map[string]class{}, units: map[string]class{}, fused: map[string]class{}}
	classes := map[string]class{"always": always, "inside": inside, "numeric": numeric}
	for _, f := range fields("abbreviations.txt", abbreviationList) {
		s.abbrev[f[0]] = classes[f[1]]
	}
	for _, f := range fields("words.txt", wordList) {
		switch f[1] {
		case "prefix":
			s.prefixes[f[0]] = always
		case "unit":
			s.units[f[0]] = always
		default: // the two words, "can+not"
			s.fused[f[0]] = class(strings.IndexByte(f[1], '+'))
		}
	}
	return s
}

// fields returns the entries of a list of two columns; a fault in the embedded list is a
// fault of the build and stops the program with its place.
func fields(name, list string) [][2]string {
	var out [][2]string
	last := ""
	for i, line := range strings.Split(list, "\n") {
		if line == "" || line[0] == '#' {
			continue
		}
		f := strings.Fields(line)
		if len(f) != 2 || f[0] <= last {
			panic(fmt.Sprintf("segment: %s:%d: %q is not two columns in sorted order without duplicates", name, i+1, line))
		}
		last = f[0]
		out = append(out, [2]string{f[0], f[1]})
	}
	return out
}

// Words appends the words of text to dst and returns it. Nothing inside the byte ranges of
// skip (ordered, page furniture) is read, and each of them ends a paragraph.
func (s *Segmenter) Words(dst []Word, text string, skip [][2]int) []Word {
	c := cutter{s: s, text: text, out: dst}
	var blocks [][2]int
	for _, span := range Paragraphs(text, skip) {
		if len(skip) > 0 {
			span = whole(text, span)
		}
		blocks = s.unglue(blocks[:0], text, span)
		for _, b := range blocks {
			before := len(c.out)
			c.gap = Start
			c.paragraph(b[0], b[1])
			if len(c.out) > before {
				c.para++
			}
		}
	}
	return c.out
}

// whole is span without the parts of characters that a skipped range cut through.
func whole(text string, span [2]int) [2]int {
	for n := 1; n < utf8.UTFMax && span[0] < span[1] && !utf8.RuneStart(text[span[0]]); n++ {
		span[0]++
	}
	for n := 1; n < utf8.UTFMax && span[0] < span[1] && span[1] < len(text) && !utf8.RuneStart(text[span[1]]); n++ {
		span[1]--
	}
	return span
}

// maxChunk is the length at which a stretch without white space is cut, so that no input takes
// long: no word of any language comes near it.
const maxChunk = 4096

// cutter walks over one text.
type cutter struct {
	s    *Segmenter
	text string
	out  []Word
	para int
	gap  Gap // before the next word
	end  int // of the paragraph
}

func (c *cutter) emit(from, to int) {
	c.out = append(c.out, Word{Start: from, End: to, Para: c.para, Gap: c.gap})
	c.gap = Glued
}

// paragraph cuts text[from:to] at white space and each piece into words.
func (c *cutter) paragraph(from, to int) {
	c.end = to
	for i := from; i < to; {
		if n := spaceAt(c.text, i); n > 0 {
			i += n
			if c.gap == Glued {
				c.gap = Space
			}
			continue
		}
		j, plain := i, true
		for j < to && j-i < maxChunk && spaceAt(c.text, j) == 0 {
			plain = plain && isLetter(c.text[j])
			j++
		}
		for long := j < to && j-i >= maxChunk; long && j > i+1 && !utf8.RuneStart(c.text[j]); {
			j--
		}
		if plain {
			c.plain(i, j)
		} else {
			c.chunk(i, j)
		}
		i = j
	}
}

// plain emits a run of ASCII letters: one word, or two that are written in one.
func (c *cutter) plain(i, j int) {
	if n := j - i; n >= 2 && n <= 8 {
		switch c.text[j-1] {
		case 't', 'a', 'm', 'e', 's', 'l', 'T', 'A', 'M', 'E', 'S', 'L':
			if cut, ok := c.s.fused[lower(c.text[i:j])]; ok && !(n == 2 && c.text[i+1] == 'M') {
				c.emit(i, i+int(cut))
				i += int(cut)
			}
		}
	}
	c.emit(i, j)
}

// chunk cuts a stretch without white space: addresses first, then words and marks in turn.
func (c *cutter) chunk(i, j int) {
	for i < j {
		if end := c.address(i, j); end > i {
			c.emit(i, end)
			i = end
			continue
		}
		if end := c.mark(i, j); end > i {
			c.emit(i, end)
			i = end
			continue
		}
		i = c.word(i, j)
	}
}

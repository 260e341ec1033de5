// Package conllu reads and writes CoNLL-U, so that every analysis of the engine can be
// looked at, kept and compared: words, tags and trees in the ten columns, names
// (Name=B-Person) and coreference (Entity=(e1, as CorefUD and GUM write it) in MISC.
// Format: https://universaldependencies.org/format.html.
package conllu

import (
	"bufio"
	"fmt"
	"io"
	"os"
	"strconv"
	"strings"

	"github.com/sitrep-news/sitrep/nlp"
)

// Document is one "# newdoc" of a file.
type Document struct {
	ID  string
	Doc *nlp.Doc
}

// Read returns the documents of a CoNLL-U stream, in order. The text is rebuilt from the
// words: paragraphs ("# newpar") are parted by a blank line. Empty nodes (8.1) and enhanced
// dependencies are not kept. An error names the line.
func Read(r io.Reader) ([]Document, error) {
	rd := reader{scan: bufio.NewScanner(r)}
	rd.scan.Buffer(make([]byte, 0, 1<<16), 1<<24)
	for rd.scan.Scan() {
		rd.line++
		if err := rd.take(strings.TrimSuffix(rd.scan.Text(), "\r")); err != nil {
			return nil, fmt.Errorf("read CoNLL-U: line %d: %w", rd.line, err)
		}
	}
	if err := rd.scan.Err(); err != nil {
		return nil, fmt.Errorf("read CoNLL-U after line %d: %w", rd.line, err)
	}
	if err := rd.endSentence(); err != nil {
		return nil, fmt.Errorf("read CoNLL-U: line %d: %w", rd.line, err)
	}
	rd.endDocument()
	return rd.docs, nil
}

// ReadFile is Read of a file. An error names the file too.
func ReadFile(name string) ([]Document, error) {
	f, err := os.Open(name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	docs, err := Read(f)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	return docs, nil
}

// One returns the document of a text that holds a single one. Errors are those of Read, and
// that it holds none or several.
func One(text string) (*nlp.Doc, error) {
	docs, err := Read(strings.NewReader(text))
	if err != nil {
		return nil, err
	}
	if len(docs) != 1 {
		return nil, fmt.Errorf("read CoNLL-U: %d documents, want one", len(docs))
	}
	return docs[0].Doc, nil
}

type reader struct {
	scan *bufio.Scanner
	line int
	docs []Document

	id       string
	doc      *nlp.Doc
	text     strings.Builder
	space    bool // white space stands before the next word
	newpar   bool
	para     int
	rows     [][]string
	ents     entityReader
	multi    int // words still to come of the multiword token that is open
	surface  string
	multiAt  int // where that token starts in the text
	multiOff int // bytes of it that its words have used, -1 when they don't spell it
	multiEnd bool
}

func (r *reader) take(line string) error {
	switch {
	case line == "":
		return r.endSentence()
	case strings.HasPrefix(line, "# newdoc"):
		r.endDocument()
		r.id = value(line)
	case strings.HasPrefix(line, "# newpar") && !strings.HasPrefix(line, "# newpar_"):
		r.newpar = true
	case strings.HasPrefix(line, "#"):
	default:
		f := strings.Split(line, "\t")
		if len(f) != 10 {
			return fmt.Errorf("%d columns where CoNLL-U has 10, parted by tabs", len(f))
		}
		if strings.Contains(f[9], "NewPar=Yes") {
			r.newpar = true
		}
		if !strings.Contains(f[0], ".") {
			r.rows = append(r.rows, f)
		}
	}
	return nil
}

// value returns what stands after "=" in a comment.
func value(comment string) string {
	_, v, _ := strings.Cut(comment, "=")
	return strings.TrimSpace(v)
}

func (r *reader) open() {
	if r.doc == nil {
		r.doc = &nlp.Doc{}
		r.text.Reset()
		r.space, r.para = false, 0
		r.ents = entityReader{}
	}
}

// endSentence adds the gathered rows to the document as one sentence.
func (r *reader) endSentence() error {
	if len(r.rows) == 0 {
		return nil
	}
	r.open()
	switch {
	case r.newpar && len(r.doc.Tokens) > 0:
		r.text.WriteString("\n\n")
		r.para++
	case r.space:
		r.text.WriteByte(' ')
	}
	r.newpar, r.space = false, false
	first := len(r.doc.Tokens)
	for _, f := range r.rows {
		if err := r.row(f, first); err != nil {
			return err
		}
	}
	r.rows = r.rows[:0]
	return r.finish(first)
}

// row adds a word, or opens a multiword token.
func (r *reader) row(f []string, first int) error {
	if from, to, ok := strings.Cut(f[0], "-"); ok {
		a, err1 := strconv.Atoi(from)
		b, err2 := strconv.Atoi(to)
		if err1 != nil || err2 != nil || b < a || r.multi > 0 {
			return fmt.Errorf("multiword token %q", f[0])
		}
		r.writeSpace()
		r.multi, r.surface, r.multiOff = b-a+1, f[1], 0
		r.multiAt, r.multiEnd = r.text.Len(), spaceAfter(f[9])
		r.text.WriteString(f[1])
		return nil
	}
	n, err := strconv.Atoi(f[0])
	if err != nil || n != len(r.doc.Tokens)-first+1 {
		return fmt.Errorf("word number %q where %d was due", f[0], len(r.doc.Tokens)-first+1)
	}
	t := nlp.Token{Form: blank(f[1], true), Lemma: blank(f[2], f[1] == "_"), UPOS: blank(f[3], false), XPOS: blank(f[4], false),
		Feats: blank(f[5], false), Deprel: blank(f[7], false), Head: -1, Sent: len(r.doc.Sents)}
	if f[6] != "_" {
		h, err := strconv.Atoi(f[6])
		if err != nil || h < 0 {
			return fmt.Errorf("head %q", f[6])
		}
		t.Head = first + h - 1
		if h == 0 {
			t.Head = -1
		}
		if rel, _, _ := strings.Cut(t.Deprel, ":"); t.Deprel != "" && (rel == "root") != (h == 0) {
			return fmt.Errorf("head %d with relation %q: the root, and nothing else, has head 0 and relation root", h, t.Deprel)
		}
	} else if t.Deprel != "" {
		return fmt.Errorf("relation %q without a head", t.Deprel)
	}
	r.place(&t, f)
	r.doc.Tokens = append(r.doc.Tokens, t)
	return r.misc(f[9])
}

func (r *reader) writeSpace() {
	if r.space {
		r.text.WriteByte(' ')
	}
	r.space = false
}

// place gives a word its place in the text: its share of the multiword token where its form
// stands there, else the whole of it.
func (r *reader) place(t *nlp.Token, f []string) {
	if r.multi == 0 {
		r.writeSpace()
		t.Start = r.text.Len()
		r.text.WriteString(f[1])
		t.End = r.text.Len()
		r.space = spaceAfter(f[9])
		return
	}
	t.Start, t.End = r.multiAt, r.multiAt+len(r.surface)
	if r.multiOff >= 0 && strings.HasPrefix(r.surface[r.multiOff:], f[1]) &&
		(r.multi > 1 || len(r.surface) == r.multiOff+len(f[1])) {
		t.Start = r.multiAt + r.multiOff
		t.End = t.Start + len(f[1])
		r.multiOff += len(f[1])
	} else {
		r.multiOff = -1
	}
	if r.multi--; r.multi == 0 {
		r.space = r.multiEnd
	}
}

// finish checks the heads of the sentence from token first on and closes it.
func (r *reader) finish(first int) error {
	if r.multi > 0 {
		return fmt.Errorf("multiword token %q goes on after its sentence", r.surface)
	}
	s := nlp.Sent{Start: first, End: len(r.doc.Tokens), Root: -1, Para: r.para}
	for i := first; i < s.End; i++ {
		t := &r.doc.Tokens[i]
		if t.Head >= s.End {
			return fmt.Errorf("head %d in a sentence of %d words", t.Head-first+1, s.End-first)
		}
		if t.Head < 0 && t.Deprel != "" && s.Root < 0 {
			s.Root = i
		}
	}
	r.doc.Sents = append(r.doc.Sents, s)
	return nil
}

func (r *reader) endDocument() {
	if r.doc != nil {
		r.doc.Text = r.text.String()
		r.doc.Chains = r.ents.chains(r.doc)
		r.docs = append(r.docs, Document{ID: r.id, Doc: r.doc})
	}
	r.doc, r.id, r.newpar = nil, "", false
}

// misc takes the name tag and the coreference brackets of the word just added.
func (r *reader) misc(misc string) error {
	at := len(r.doc.Tokens) - 1
	for _, kv := range strings.Split(misc, "|") {
		k, v, _ := strings.Cut(kv, "=")
		switch k {
		case "Name":
			r.name(v, at)
		case "Entity":
			if err := r.ents.take(v, at); err != nil {
				return err
			}
		}
	}
	return nil
}

func (r *reader) name(tag string, at int) {
	bio, label, ok := strings.Cut(tag, "-")
	if !ok {
		return
	}
	if n := len(r.doc.Names); bio == "I" && n > 0 && r.doc.Names[n-1].End == at && r.doc.Names[n-1].Label == label {
		r.doc.Names[n-1].End = at + 1
		return
	}
	r.doc.Names = append(r.doc.Names, nlp.Name{Start: at, End: at + 1, Label: label, Score: 1})
}

func spaceAfter(misc string) bool {
	return !strings.Contains("|"+misc+"|", "|SpaceAfter=No|")
}

// blank turns the underscore of an empty column into nothing, except where keep says that it
// is the word itself.
func blank(s string, keep bool) string {
	if s == "_" && !keep {
		return ""
	}
	return s
}

// Package lexicon reads the words that tell of events (data/events) and finds
// which entry a word in a parsed sentence answers to.
package lexicon

import (
	"fmt"
	"io/fs"
	"strings"

	"github.com/sitrep-news/sitrep/data/check"
)

// Lexicon is the frames and entries, read once and then only read from.
type Lexicon struct {
	Frames  map[string]*Frame
	Entries []*Entry
	Sets    map[string]map[string]bool
	byHead  map[byte]map[string][]*Entry // by part of speech and first word
}

// Frame is what an entry codes to and which dependent plays which part.
type Frame struct {
	Name, Type, Mode, CAMEO string
	Verb, Noun              []Part // arguments, in order of preference
	Hit, Miss               [2]string
	Line                    check.Line
}

// Part says that a slot plays a part: A actor, R target, B both, I instrument, C content.
type Part struct {
	Role byte
	Slot string
}

// Entry is one predicate: a lemma (or several in a row) under conditions.
type Entry struct {
	POS   byte // 'v', 'n' or 'a'
	Words []string
	Conds []Cond
	Frame *Frame
	Line  check.Line
}

// Cond is a condition on a slot: one of the alternatives stands there, or none
// does where Not is set. Must makes it hold beside the others, not instead of them.
type Cond struct {
	Slot string
	Not  bool
	Must bool
	Any  bool            // "*": the slot is filled at all
	Lem  map[string]bool // lemmas that may stand there

	// What else may: a party of a kind or sector, an event of a type, several, oneself.
	Kinds, Types, Sectors map[string]bool
	Plural, Reflexive     bool
}

// Types are the sixteen PLOVER types, each with its file of entries.
var Types = [...]string{"accuse", "agree", "aid", "assault", "coerce", "concede", "consult", "cooperate",
	"mobilize", "protest", "reject", "request", "retreat", "sanction", "support", "threaten"}

// Load reads the lexicon from a folder with the files of data/events.
func Load(fsys fs.FS) (*Lexicon, error) {
	l := &Lexicon{Frames: map[string]*Frame{}, Sets: map[string]map[string]bool{}, byHead: map[byte]map[string][]*Entry{'v': {}, 'n': {}, 'a': {}}}
	if err := l.readSets(fsys); err != nil {
		return nil, fmt.Errorf("load event lexicon: %w", err)
	}
	if err := l.readFrames(fsys); err != nil {
		return nil, fmt.Errorf("load event lexicon: %w", err)
	}
	seen := map[string]check.Line{}
	for _, t := range Types {
		if err := l.readEntries(fsys, t+".txt", seen); err != nil {
			return nil, fmt.Errorf("load event lexicon: %w", err)
		}
	}
	return l, nil
}

// Starting returns the entries of a part of speech whose first word is lemma, each once: no
// entry starts with two words.
func (l *Lexicon) Starting(pos byte, lemma string) []*Entry {
	return l.byHead[pos][lemma]
}

// In reports whether a lemma is in a set.
func (l *Lexicon) In(set, lemma string) bool { return l.Sets[set][lemma] }

func (l *Lexicon) readSets(fsys fs.FS) error {
	lines, err := check.Lines(fsys, "sets.txt")
	if err != nil {
		return err
	}
	for _, line := range lines {
		name, words, ok := strings.Cut(line.Text, " | ")
		if !ok || l.Sets[name] != nil {
			return fmt.Errorf("%s", line.Errorf("want a new name, ' | ' and lemmas; have %q", line.Text))
		}
		set := map[string]bool{}
		for w := range strings.SplitSeq(words, ", ") {
			set[strings.ReplaceAll(w, "_", " ")] = true
		}
		l.Sets[name] = set
	}
	return nil
}

func (l *Lexicon) readFrames(fsys fs.FS) error {
	lines, err := check.Lines(fsys, "frames.txt")
	if err != nil {
		return err
	}
	for _, line := range lines {
		f := strings.Split(line.Text, " | ")
		if len(f) != 8 {
			return fmt.Errorf("%s", line.Errorf("want 8 columns, have %d", len(f)))
		}
		for i := range f {
			f[i] = strings.TrimSpace(f[i])
		}
		if l.Frames[f[0]] != nil {
			return fmt.Errorf("%s", line.Errorf("frame %s is already there", f[0]))
		}
		fr := &Frame{Name: f[0], Type: f[1], Mode: f[2], CAMEO: f[3], Line: line}
		if fr.Verb, err = parts(f[4]); err != nil {
			return fmt.Errorf("%s", line.Errorf("%v", err))
		}
		if fr.Noun, err = parts(f[5]); err != nil {
			return fmt.Errorf("%s", line.Errorf("%v", err))
		}
		fr.Hit, fr.Miss = pair(f[6]), pair(f[7])
		l.Frames[f[0]] = fr
	}
	return nil
}

// pair cuts "sentence with a verb / sentence with a noun".
func pair(s string) [2]string {
	v, n, _ := strings.Cut(s, " / ")
	return [2]string{v, n}
}

// parts reads "A=subj,by R=obj".
func parts(s string) ([]Part, error) {
	var out []Part
	for f := range strings.FieldsSeq(s) {
		role, slots, ok := strings.Cut(f, "=")
		if !ok || len(role) != 1 || !strings.Contains("ARBIC", role) {
			return nil, fmt.Errorf("argument %q: want PART=slot,slot with PART one of A R B I C", f)
		}
		for slot := range strings.SplitSeq(slots, ",") {
			out = append(out, Part{role[0], slot})
		}
	}
	return out, nil
}

func (l *Lexicon) readEntries(fsys fs.FS, file string, seen map[string]check.Line) error {
	lines, err := check.Lines(fsys, file)
	if err != nil {
		return err
	}
	last := ""
	for _, line := range lines {
		if line.Text < last {
			return fmt.Errorf("%s", line.Errorf("not in order: %q comes before %q", line.Text, last))
		}
		last = line.Text
		key, frame, _ := strings.Cut(line.Text, " | ")
		if was, dup := seen[key]; dup {
			return fmt.Errorf("%s", line.Errorf("%q is already in %s:%d", key, was.File, was.Number))
		}
		seen[key] = line
		e, err := l.entry(key, frame, line)
		if err != nil {
			return fmt.Errorf("%s", line.Errorf("%v", err))
		}
		l.Entries = append(l.Entries, e)
		l.index(e)
	}
	return nil
}

// index files an entry under its first word; one written with hyphens also as
// the separate words that the segmenter makes of it.
func (l *Lexicon) index(e *Entry) {
	heads := l.byHead[e.POS]
	heads[e.Words[0]] = append(heads[e.Words[0]], e)
	joined := strings.Join(e.Words, "-")
	if split := strings.Split(joined, "-"); len(split) > len(e.Words) {
		x := *e
		x.Words = split
		heads[split[0]] = append(heads[split[0]], &x)
	}
}

// entry reads "v lay_down obj=@weapon,arm" and the frame's name.
func (l *Lexicon) entry(key, frame string, line check.Line) (*Entry, error) {
	f := strings.Fields(key)
	if len(f) < 2 || len(f) > 3 || len(f[0]) != 1 || !strings.Contains("vna", f[0]) {
		return nil, fmt.Errorf("entry %q: want a part of speech (v, n, a), a lemma and perhaps conditions", key)
	}
	e := &Entry{POS: f[0][0], Words: strings.Split(f[1], "_"), Frame: l.Frames[frame], Line: line}
	if e.Frame == nil {
		return nil, fmt.Errorf("no frame %q in frames.txt", frame)
	}
	if len(f) == 3 {
		var err error
		if e.Conds, err = l.conds(f[2]); err != nil {
			return nil, err
		}
	}
	return e, nil
}

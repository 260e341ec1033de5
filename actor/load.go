package actor

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"hash/crc32"
	"io/fs"
	"path"
	"sort"
	"strings"

	"github.com/sitrep-news/sitrep/data"
)

// Base is the loaded knowledge base with its indexes.
type Base struct {
	entries map[string]*Entry
	order   []*Entry // by id
	agents  []*Agent
	shapes  []*Shape
	roles   map[string]*Agent // office to the agent noun that names it
	index   *index
	holders map[string][]*Entry // "IRQ pm" to those who held it
	reverse map[string][]Link   // id to the links that point at it, To being the pointing entry

	sum       uint32     // of all that was read
	registers []register // names that are searched where they stand, the layers' in order
}

// Load reads the base that the program carries and lays the given layers over
// it in order: an entry with a known id replaces the one below.
func Load(layers ...fs.FS) (*Base, error) {
	own, err := fs.Sub(data.Actors, "actors")
	if err != nil {
		return nil, fmt.Errorf("open the embedded actors: %w", err)
	}
	return New(append([]fs.FS{own}, layers...)...)
}

// New reads a base from the *.txt files of the given folders alone. All
// mistakes are reported at once, each by file and line; those in the lines of the
// lowest folder's registers, which it does not read, are Check's to tell.
func New(layers ...fs.FS) (*Base, error) {
	b, errs := read(layers...)
	errs = append(errs, b.checkTargets()...)
	if errs = append(errs, b.checkRegisters(1)...); len(errs) > 0 {
		return nil, errors.Join(errs...)
	}
	return b, nil
}

// Sum tells one state of the base from another: it is made of all the text that was read.
func (b *Base) Sum() uint32 { return b.sum }

// Check reads one folder as New does and returns every mistake in it: duplicate
// and dead entries, unknown parents, impossible dates, lines out of order. Those
// that stand in a line are *Mistake.
func Check(fsys fs.FS) []error {
	b, errs := read(fsys)
	errs = append(errs, b.checkTargets()...)
	errs = append(errs, b.checkShape()...)
	errs = append(errs, b.checkRegisters(0)...)
	return append(errs, b.checkOrder(fsys)...)
}

func read(layers ...fs.FS) (*Base, []error) {
	b := &Base{entries: map[string]*Entry{}, roles: map[string]*Agent{}}
	var errs []error
	for n, layer := range layers {
		seen := map[string]*Entry{}
		files := dictionaryFiles(layer)
		if len(files) == 0 {
			errs = append(errs, fmt.Errorf("read actors, layer %d: no *.txt, *.actors or *.agents files there", n+1))
			continue
		}
		for _, name := range files {
			text, err := fs.ReadFile(layer, name)
			b.sum = crc32.Update(b.sum, crc32.MakeTable(crc32.Castagnoli), text)
			switch {
			case err != nil:
				errs = append(errs, fmt.Errorf("read actors: %w", err))
			case tabariFile(text):
				if err := b.readTabari(text, name); err != nil {
					errs = append(errs, err)
				}
			default:
				if r, ok := splitRegister(path.Base(name), text); ok {
					r.layer = n
					b.registers = append(b.registers, r)
					continue
				}
				errs = append(errs, b.readText(text, name, seen)...)
			}
		}
	}
	b.finish()
	return b, errs
}

// readText reads one file; its first line that is no comment names its form.
func (b *Base) readText(text []byte, name string, seen map[string]*Entry) []error {
	var errs []error
	var form *form
	lines := bufio.NewScanner(bytes.NewReader(text))
	lines.Buffer(nil, 1<<20)
	for n := 1; lines.Scan(); n++ {
		line := strings.TrimSpace(lines.Text())
		if line == "" || line[0] == '#' {
			continue
		}
		if form == nil {
			if form = forms[line]; form == nil {
				return []error{mistake(name, n, "%q is not the head of a known form; see data/actors/README.md", line)}
			}
			continue
		}
		if err := b.readLine(form, line, path.Base(name), n, seen); err != nil {
			errs = append(errs, mistake(name, n, "%w", err))
		}
	}
	if err := lines.Err(); err != nil {
		errs = append(errs, fmt.Errorf("read %s: %w", name, err))
	}
	return errs
}

func (b *Base) readLine(f *form, line, file string, n int, seen map[string]*Entry) error {
	cols := strings.Split(line, "|")
	if len(cols) > f.columns {
		return fmt.Errorf("%d columns, but the head names %d", len(cols), f.columns)
	}
	for len(cols) < f.columns {
		cols = append(cols, "")
	}
	for i := range cols {
		cols[i] = strings.TrimSpace(cols[i])
	}
	if f.shape {
		s, err := readShape(cols)
		if err != nil {
			return err
		}
		b.shapes = append(b.shapes, s)
		return nil
	}
	if f.agent {
		a, err := readAgent(cols)
		if err != nil {
			return err
		}
		a.File, a.Line = file, n
		b.agents = append(b.agents, a)
		return nil
	}
	e, more, err := f.read(cols)
	if err != nil {
		return err
	}
	for _, e := range append([]*Entry{e}, more...) {
		e.File, e.Line = file, n
		if was := seen[e.ID]; was != nil {
			return fmt.Errorf("duplicate of %s, already at %s:%d", e.ID, was.File, was.Line)
		}
		seen[e.ID] = e
		b.entries[e.ID] = e
	}
	return nil
}

// finish sorts the entries and builds the indexes.
func (b *Base) finish() {
	for _, e := range b.entries {
		b.order = append(b.order, e)
	}
	sort.Slice(b.order, func(i, j int) bool { return b.order[i].ID < b.order[j].ID })
	for _, a := range b.agents {
		// Of several rows for one office the fullest names it.
		if have := b.roles[a.Role]; a.Role != "" && (have == nil || len(have.Words) < len(a.Words)) {
			b.roles[a.Role] = a
		}
	}
	b.holders = map[string][]*Entry{}
	b.reverse = map[string][]Link{}
	for _, e := range b.order {
		for _, t := range e.Terms {
			k := t.Of + " " + t.Role
			if n := len(b.holders[k]); n == 0 || b.holders[k][n-1] != e {
				b.holders[k] = append(b.holders[k], e)
			}
		}
		for _, l := range e.Links {
			b.reverse[l.To] = append(b.reverse[l.To], Link{Type: l.Type, To: e.ID, Span: l.Span})
		}
	}
	b.index = newIndex(b)
}

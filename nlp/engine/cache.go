package engine

import (
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"github.com/sitrep-news/sitrep/nlp"
)

// Cache keeps analyses in a folder, so that repeated evaluations of one text cost one run of
// the engine. It is meant for evaluation alone, and safe for concurrent use, by several
// programs as well. Vectors lose a little: they are kept in bytes.
type Cache struct {
	engine *Engine
	dir    string
}

// NewCache returns the engine with its analyses kept in dir, which is made where it lacks.
func NewCache(e *Engine, dir string) (*Cache, error) {
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return nil, fmt.Errorf("make the cache of analyses: %w", err)
	}
	return &Cache{engine: e, dir: dir}, nil
}

// Annotate is the engine's, or what was kept of it. A kept analysis that cannot be read is
// made anew, and one that cannot be written is not kept.
func (c *Cache) Annotate(text string, skip [][2]int) (*nlp.Doc, error) {
	return c.through(c.key("text", text, skip), func() (*nlp.Doc, error) { return c.engine.Annotate(text, skip) })
}

// AnnotateTokens is the engine's, or what was kept of it.
func (c *Cache) AnnotateTokens(sents [][]string) (*nlp.Doc, error) {
	return c.through(c.key("tokens", fmt.Sprintf("%q", sents), nil), func() (*nlp.Doc, error) { return c.engine.AnnotateTokens(sents) })
}

// AnnotateConllu is the engine's, or what was kept of it.
func (c *Cache) AnnotateConllu(gold *nlp.Doc) (*nlp.Doc, error) {
	var b strings.Builder
	b.WriteString(gold.Text)
	for _, t := range gold.Tokens {
		fmt.Fprint(&b, "\n", t.Start, t.End, t.Sent, gold.Sents[t.Sent].Para, t.Form)
	}
	return c.through(c.key("conllu", b.String(), nil), func() (*nlp.Doc, error) { return c.engine.AnnotateConllu(gold) })
}

func (c *Cache) through(key string, annotate func() (*nlp.Doc, error)) (*nlp.Doc, error) {
	path := filepath.Join(c.dir, key[:2], key)
	if b, err := os.ReadFile(path); err == nil {
		if d, err := unpack(b); err == nil {
			return d, nil
		}
	}
	d, err := annotate()
	if err == nil {
		c.keep(path, d)
	}
	return d, err
}

// keep writes an analysis beside its place and moves it there, so that nobody reads half of it.
func (c *Cache) keep(path string, d *nlp.Doc) {
	if os.MkdirAll(filepath.Dir(path), 0o755) != nil {
		return
	}
	f, err := os.CreateTemp(filepath.Dir(path), "part-*")
	if err != nil {
		return
	}
	_, err = f.Write(pack(d))
	if cerr := f.Close(); err != nil || cerr != nil || os.Rename(f.Name(), path) != nil {
		os.Remove(f.Name())
	}
}

// key names the analysis of an input by this engine: its weights and its way of decoding.
func (c *Cache) key(kind, text string, skip [][2]int) string {
	h := sha256.New()
	h.Write(c.engine.checksum[:])
	h.Write([]byte(decoding))
	for _, s := range []string{kind, text} {
		h.Write(binary.AppendUvarint(nil, uint64(len(s))))
		h.Write([]byte(s))
	}
	for _, s := range skip {
		h.Write(binary.AppendVarint(binary.AppendVarint(nil, int64(s[0])), int64(s[1])))
	}
	return hex.EncodeToString(h.Sum(nil)[:16])
}

// decoding is raised when the engine comes to cut texts or to decode the same weights otherwise, which makes
// what was kept before useless.
const decoding = "41"

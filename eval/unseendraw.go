package eval

import (
	"bufio"
	"cmp"
	"encoding/json"
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"

	sitrep "github.com/sitrep-news/sitrep"
	"github.com/sitrep-news/sitrep/eval/muc4"
	"github.com/sitrep-news/sitrep/eval/score"
	"github.com/sitrep-news/sitrep/extract"
	"github.com/sitrep-news/sitrep/nlp"
)

// readReport reads the report that a name stands in: as extracted, annotated, and
// where in the text the name stands.
type readReport func(unseenCoder) (*sitrep.Report, *nlp.Doc, sitrep.Span, error)

// draw takes n names by a seed: half from the newswire, a quarter each from re3d
// and MUC-4, each spelling once.
func draw(dir string, seed uint64, n int) ([]Drawn, error) {
	pages, err := rawPages(filepath.Join(dir, "newswire_raw.jsonl"))
	if err != nil {
		return nil, err
	}
	newswire := func(line []byte) ([]Drawn, error) { return newswireNames(line, pages) }
	var out []Drawn
	for _, set := range []struct {
		file  string
		share int
		names func(line []byte) ([]Drawn, error)
	}{{"newswire_ner.jsonl", n / 2, newswire}, {"re3d.jsonl", n / 4, re3dNames}, {"muc4.jsonl", n / 4, muc4Names}} {
		seen := map[string]bool{}
		var all []Drawn
		err := eachLine(filepath.Join(dir, set.file), func(line []byte) error {
			names, err := set.names(line)
			for _, d := range names {
				if key := strings.ToLower(d.Text); !seen[key] {
					seen[key] = true
					all = append(all, d)
				}
			}
			return err
		})
		if err != nil {
			return nil, err
		}
		slices.SortStableFunc(all, func(a, b Drawn) int { return cmp.Compare(strings.ToLower(a.Text), strings.ToLower(b.Text)) })
		random := rand.New(rand.NewPCG(seed, uint64(len(set.file))))
		random.Shuffle(len(all), func(i, j int) { all[i], all[j] = all[j], all[i] })
		out = append(out, all[:min(set.share, len(all))]...)
	}
	return out, nil
}

// rawPages are the pages that the newswire was taken from, by report: the first line is
// the address. None where the set's raw pages are not at hand.
func rawPages(path string) (map[string]string, error) {
	out := map[string]string{}
	err := eachLine(path, func(line []byte) error {
		var r struct{ ID, Text string }
		if err := json.Unmarshal(line, &r); err != nil {
			return err
		}
		out[r.ID] = r.Text
		return nil
	})
	if errors.Is(err, os.ErrNotExist) {
		return out, nil
	}
	return out, err
}

func newswireNames(line []byte, pages map[string]string) ([]Drawn, error) {
	var r struct {
		ID        string        `json:"id"`
		Sentences [][][2]string `json:"sentences"`
	}
	if err := json.Unmarshal(line, &r); err != nil {
		return nil, err
	}
	var out []Drawn
	sents := make([][]string, len(r.Sentences))
	first := make([]int, len(r.Sentences)) // the number of each sentence's first word
	total := 0
	for s, words := range r.Sentences {
		first[s] = total
		total += len(words)
		for _, w := range words {
			sents[s] = append(sents[s], w[0])
		}
	}
	page := pages[r.ID]
	whole, into := rejoined(sents, page)
	for s, words := range r.Sentences {
		for i := 0; i < len(words); i++ {
			begin, label, _ := strings.Cut(words[i][1], "-")
			if begin != "B" && begin != "S" || label != "Person" && label != "Organization" && label != "NORP" {
				continue
			}
			j := i + 1
			for j < len(words) && (words[j][1] == "I-"+label || words[j][1] == "E-"+label) {
				j++
			}
			out = append(out, Drawn{ID: fmt.Sprintf("newswire:%s:%d:%d", r.ID, s, i), Text: running(sents[s][i:j]), Context: running(sents[s]),
				read: ofWords(whole, page, into[first[s]+i], into[first[s]+j-1]+1)})
		}
	}
	return out, nil
}

// ofWords reads a report that is given in words; the name is those from number from
// up to to.
func ofWords(sents [][]string, page string, from, to int) readReport {
	return func(c unseenCoder) (*sitrep.Report, *nlp.Doc, sitrep.Span, error) {
		e, ok := c.env.System.Engine.(tokenAnnotator)
		if !ok {
			return nil, nil, sitrep.Span{}, errors.New("the language engine takes no words")
		}
		doc, err := e.AnnotateTokens(sents)
		if err != nil {
			return nil, nil, sitrep.Span{}, err
		}
		if to > len(doc.Tokens) {
			return nil, nil, sitrep.Span{}, fmt.Errorf("word %d of %d", to, len(doc.Tokens))
		}
		address, _, _ := strings.Cut(strings.TrimSpace(page), "\n")
		r := c.extract.Report(extract.Input{URL: strings.TrimSpace(address), Text: []byte(page), Language: "en"})
		r.Text = doc.Text
		return r, doc, sitrep.Span{Start: doc.Tokens[from].Start, End: doc.Tokens[to-1].End}, nil
	}
}

// running writes tokens as running text.
func running(forms []string) string {
	return strings.NewReplacer(" ’ s", "’s", " 's", "'s", " - ", "-", " ,", ",", " .", ".", "( ", "(", " )", ")").Replace(strings.Join(forms, " "))
}

func re3dNames(line []byte) ([]Drawn, error) {
	var r struct {
		ID                          any
		URL, Publisher, Title, Text string
		Entities                    []score.RelEntity
	}
	if err := json.Unmarshal(line, &r); err != nil {
		return nil, err
	}
	at := []int{} // byte of each code point
	for i := range r.Text {
		at = append(at, i)
	}
	at = append(at, len(r.Text))
	var out []Drawn
	for _, e := range r.Entities {
		if e.Type != "Organisation" && e.Type != "Person" && e.Type != "Nationality" || e.End >= len(at) {
			continue
		}
		span := sitrep.Span{Start: at[e.Start], End: at[e.End]}
		read := func(c unseenCoder) (*sitrep.Report, *nlp.Doc, sitrep.Span, error) {
			in := c.extract.Report(extract.Input{URL: r.URL, Publisher: r.Publisher, Text: []byte(r.Text), Language: "en"})
			in.Text = r.Text
			doc, err := c.env.System.Engine.Annotate(r.Text, nil)
			return in, doc, span, err
		}
		out = append(out, Drawn{ID: fmt.Sprintf("re3d:%v:%d-%d", r.ID, e.Start, e.End), Text: r.Text[span.Start:span.End], read: read})
	}
	return out, nil
}

func muc4Names(line []byte) ([]Drawn, error) {
	var r struct {
		ID, Raw, Text string
		Templates     []map[string]json.RawMessage
	}
	if err := json.Unmarshal(line, &r); err != nil {
		return nil, err
	}
	var out []Drawn
	for _, t := range r.Templates {
		for _, slot := range []string{"PerpOrg", "PerpInd", "Victim"} {
			var fills [][][2]any // each a list of mentions: words and where they stand
			if err := json.Unmarshal(t[slot], &fills); err != nil {
				return nil, fmt.Errorf("%s, %s: %w", r.ID, slot, err)
			}
			for _, f := range fills {
				if len(f) == 0 {
					continue
				}
				text, _ := f[0][0].(string)
				at, _ := f[0][1].(float64)
				span := sitrep.Span{Start: int(at), End: int(at) + len(text)}
				if text == "" || span.Start < 0 || span.End > len(r.Text) {
					continue
				}
				read := func(c unseenCoder) (*sitrep.Report, *nlp.Doc, sitrep.Span, error) {
					a, err := muc4.Read(c.env.System, r.Text, r.Raw)
					if err != nil {
						return nil, nil, sitrep.Span{}, err
					}
					a.Report.Country = c.dateline(r.Raw)
					return a.Report, a.Doc, span, nil
				}
				out = append(out, Drawn{ID: fmt.Sprintf("muc4:%s:%d", r.ID, span.Start), Text: text, read: read})
			}
		}
	}
	return out, nil
}

// dateline is the country of the capital that a report of MUC-4 is sent from ("LIMA, 4 MAR
// 90"), "" where it is from elsewhere.
func (c unseenCoder) dateline(raw string) string {
	for line := range strings.Lines(raw) {
		city, _, ok := strings.Cut(strings.TrimSpace(line), ",")
		if !ok || city == "" || strings.ToUpper(city) != city {
			continue
		}
		if e, ok := c.base.ByCapital(city); ok {
			return e.Country
		}
		return ""
	}
	return ""
}

// eachLine calls do for every line of a file.
func eachLine(path string, do func(line []byte) error) error {
	f, err := os.Open(path)
	if err != nil {
		return fmt.Errorf("draw names: %w", err)
	}
	defer f.Close()
	lines := bufio.NewScanner(f)
	lines.Buffer(nil, 1<<24)
	for n := 1; lines.Scan(); n++ {
		if err := do(lines.Bytes()); err != nil {
			return fmt.Errorf("draw names: %s: line %d: %w", path, n, err)
		}
	}
	if err := lines.Err(); err != nil {
		return fmt.Errorf("draw names: %s: %w", path, err)
	}
	return nil
}

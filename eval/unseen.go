package eval

import (
	"bufio"
	"cmp"
	"context"
	_ "embed"
	"encoding/json"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"github.com/sitrep-news/sitrep/actor"
	"github.com/sitrep-news/sitrep/eval/score"
	"github.com/sitrep-news/sitrep/place"
)

// unseenVerdicts are the seed of a draw and what a reader said of each answer:
// "id | answer | right", and no words of the sets.
//
//go:embed unseen.txt
var unseenVerdicts string

// unseenBench: actor names that nobody tuned the base for, drawn by a seed, with
// a reader's verdicts. To read a draw, write it out: eval actors-unseen GOLD --out FILE.
func unseenBench() Bench {
	return Bench{Name: "actors-unseen", About: "200 actor names drawn by a seed from newswire, re3d and MUC-4, as a reader judged the answers",
		Gold: "gold/newswire_ner.jsonl", Run: runUnseen}
}

// drawn is one name of a draw with its sentence and the program's answer.
type drawn struct {
	ID      string   `json:"id"`
	Text    string   `json:"text"`
	Context string   `json:"context"`
	Answer  string   `json:"answer"`
	Why     string   `json:"why"`
	Verdict string   `json:"verdict"`
	report  []string // its sentences or paragraphs
}

func runUnseen(ctx context.Context, env *Env, gold string, out io.Writer) (score.Figures, error) {
	seed, verdicts, err := parseVerdicts(unseenVerdicts)
	if err != nil {
		return nil, err
	}
	names, err := draw(filepath.Dir(gold), seed, 200)
	if err != nil {
		return nil, err
	}
	base, err := actor.Load()
	if err != nil {
		return nil, err
	}
	places, err := place.Load()
	if err != nil {
		return nil, err
	}
	c := actorCoder{base, places}
	if out == nil {
		out = io.Discard
	}
	enc := json.NewEncoder(out)
	judged, right, changed := 0, 0, 0
	for i := range names {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		n := &names[i]
		n.Answer, n.Why = c.unseen(*n)
		if v, ok := verdicts[n.ID]; ok && v.answer == n.Answer {
			n.Verdict = v.verdict
			judged++
			if v.verdict == "right" {
				right++
			}
		} else {
			changed++
		}
		if err := enc.Encode(n); err != nil {
			return nil, fmt.Errorf("write: %w", err)
		}
		env.progress(i+1, len(names))
	}
	f := score.Figures{{Name: "judged", Value: judged}, {Name: "not_judged", Value: changed}, {Name: "seed", Value: int(seed)}}
	if judged > 0 {
		f = append(score.Figures{{Name: "right", Value: float64(right) / float64(judged)}}, f...)
	}
	return f, nil
}

// unseen is the answer for a name in one line: country, sectors, and the entry.
func (c actorCoder) unseen(n drawn) (answer, why string) {
	a, ok := c.base.Resolve(actor.Query{Text: n.Text, Context: n.Context, Country: c.home(n.report), Place: c.country, Learn: true})
	if !ok {
		return "-", "not known"
	}
	return strings.TrimSpace(a.Country + " " + strings.Join(a.Sectors, "+") + " " + a.ID), a.Why
}

// home is the country that a report plainly is about: named in three of its
// sentences, and in twice as many as any other.
func (c actorCoder) home(report []string) string {
	count := map[string]int{}
	for _, s := range report {
		for _, iso := range slices.Compact(slices.Sorted(slices.Values(c.base.Countries(s, nil)))) {
			count[iso]++
		}
	}
	home, most, next := "", 0, 0
	for iso, n := range count {
		if n > most {
			home, most, next = iso, n, most
		} else {
			next = max(next, n)
		}
	}
	if most < 3 || most < 2*next {
		return ""
	}
	return home
}

type verdict struct{ answer, verdict string }

// parseVerdicts reads the seed and the verdicts, one a line.
func parseVerdicts(text string) (seed uint64, out map[string]verdict, err error) {
	out = map[string]verdict{}
	lines := bufio.NewScanner(strings.NewReader(text))
	for n := 1; lines.Scan(); n++ {
		line := strings.TrimSpace(lines.Text())
		if line == "" || line[0] == '#' {
			continue
		}
		if s, ok := strings.CutPrefix(line, "seed "); ok {
			if seed, err = strconv.ParseUint(s, 10, 63); err != nil {
				return 0, nil, fmt.Errorf("unseen.txt, line %d: the seed is no number: %w", n, err)
			}
			continue
		}
		f := strings.Split(line, " | ")
		if len(f) != 3 || f[2] != "right" && f[2] != "wrong" {
			return 0, nil, fmt.Errorf("unseen.txt, line %d: want \"id | answer | right\" or \"wrong\"", n)
		}
		if _, twice := out[f[0]]; twice {
			return 0, nil, fmt.Errorf("unseen.txt, line %d: %s stands twice", n, f[0])
		}
		out[f[0]] = verdict{f[1], f[2]}
	}
	return seed, out, nil
}

// draw takes n names by a seed: half from the newswire, a quarter each from re3d
// and MUC-4, each spelling once.
func draw(dir string, seed uint64, n int) ([]drawn, error) {
	var out []drawn
	for _, set := range []struct {
		file  string
		share int
		names func(line []byte) ([]drawn, error)
	}{{"newswire_ner.jsonl", n / 2, newswireNames}, {"re3d.jsonl", n / 4, re3dNames}, {"muc4.jsonl", n / 4, muc4Names}} {
		seen := map[string]bool{}
		var all []drawn
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
		slices.SortStableFunc(all, func(a, b drawn) int { return cmp.Compare(strings.ToLower(a.Text), strings.ToLower(b.Text)) })
		random := rand.New(rand.NewPCG(seed, uint64(len(set.file))))
		random.Shuffle(len(all), func(i, j int) { all[i], all[j] = all[j], all[i] })
		out = append(out, all[:min(set.share, len(all))]...)
	}
	return out, nil
}

func newswireNames(line []byte) ([]drawn, error) {
	var r struct {
		ID        string        `json:"id"`
		Sentences [][][2]string `json:"sentences"`
	}
	if err := json.Unmarshal(line, &r); err != nil {
		return nil, err
	}
	var out []drawn
	var report []string
	for s, words := range r.Sentences {
		var forms []string
		for _, w := range words {
			forms = append(forms, w[0])
		}
		report = append(report, running(forms))
		for i := 0; i < len(words); i++ {
			begin, label, _ := strings.Cut(words[i][1], "-")
			if begin != "B" && begin != "S" || label != "Person" && label != "Organization" && label != "NORP" {
				continue
			}
			j := i + 1
			for j < len(words) && (words[j][1] == "I-"+label || words[j][1] == "E-"+label) {
				j++
			}
			out = append(out, drawn{ID: fmt.Sprintf("newswire:%s:%d:%d", r.ID, s, i), Text: running(forms[i:j]), Context: running(forms)})
		}
	}
	for i := range out {
		out[i].report = report
	}
	return out, nil
}

// running writes tokens as running text.
func running(forms []string) string {
	return strings.NewReplacer(" ’ s", "’s", " 's", "'s", " - ", "-", " ,", ",", " .", ".", "( ", "(", " )", ")").Replace(strings.Join(forms, " "))
}

func re3dNames(line []byte) ([]drawn, error) {
	var r struct {
		ID       any    `json:"id"`
		Text     string `json:"text"`
		Entities []score.RelEntity
	}
	if err := json.Unmarshal(line, &r); err != nil {
		return nil, err
	}
	runes := []rune(r.Text)
	var out []drawn
	for _, e := range r.Entities {
		if e.Type != "Organisation" && e.Type != "Person" && e.Type != "Nationality" || e.End > len(runes) {
			continue
		}
		out = append(out, drawn{ID: fmt.Sprintf("re3d:%v:%d", r.ID, e.Start), Text: string(runes[e.Start:e.End]),
			Context: string(runes[max(0, e.Start-200):min(len(runes), e.End+200)]), report: strings.Split(r.Text, ". ")})
	}
	return out, nil
}

func muc4Names(line []byte) ([]drawn, error) {
	var r struct {
		ID        string                       `json:"id"`
		Text      string                       `json:"text"`
		Templates []map[string]json.RawMessage `json:"templates"`
	}
	if err := json.Unmarshal(line, &r); err != nil {
		return nil, err
	}
	var out []drawn
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
				from, to := max(0, int(at)-200), min(len(r.Text), int(at)+len(text)+200)
				if from < to {
					out = append(out, drawn{ID: fmt.Sprintf("muc4:%s:%d", r.ID, int(at)), Text: text, Context: r.Text[from:to], report: strings.Split(r.Text, ". ")})
				}
			}
		}
	}
	return out, nil
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

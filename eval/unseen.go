package eval

import (
	"bufio"
	"context"
	_ "embed"
	"encoding/json"
	"fmt"
	"io"
	"path/filepath"
	"strconv"
	"strings"

	sitrep "github.com/sitrep-news/sitrep"
	"github.com/sitrep-news/sitrep/actor"
	"github.com/sitrep-news/sitrep/code/cast"
	"github.com/sitrep-news/sitrep/data"
	"github.com/sitrep-news/sitrep/eval/score"
	"github.com/sitrep-news/sitrep/extract"
	"github.com/sitrep-news/sitrep/nlp"
	"github.com/sitrep-news/sitrep/place"
)

// unseenVerdicts are draws by their seeds and what a reader said of each answer:
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

func runUnseen(ctx context.Context, env *Env, gold string, out io.Writer) (score.Figures, error) {
	draws, err := parseVerdicts(unseenVerdicts)
	if err != nil {
		return nil, err
	}
	if out == nil {
		out = io.Discard
	}
	enc := json.NewEncoder(out)
	judged, right, changed := 0, 0, 0
	var seeds []string
	for _, d := range draws {
		seeds = append(seeds, strconv.FormatUint(d.seed, 10))
		names, err := Unseen(ctx, env, filepath.Dir(gold), d.seed, 200)
		if err != nil {
			return nil, err
		}
		for i := range names {
			n := &names[i]
			if v, ok := d.verdicts[n.ID]; ok && v.answer == n.Answer {
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
		}
	}
	f := score.Figures{{Name: "judged", Value: judged}, {Name: "not_judged", Value: changed}, {Name: "seeds", Value: strings.Join(seeds, ", ")}}
	if judged > 0 {
		f = append(score.Figures{{Name: "right", Value: float64(right) / float64(judged)}}, f...)
	}
	return f, nil
}

// Drawn is one name of a draw with what stands around it and the program's answer.
type Drawn struct {
	ID      string `json:"id"`
	Text    string `json:"text"`
	Context string `json:"context"` // its sentence
	Answer  string `json:"answer"`  // country, sectors and entry; "-" for nothing
	Why     string `json:"why"`
	Verdict string `json:"verdict"`
	Home    string `json:"home"`   // the country that its report is plainly about
	Report  string `json:"report"` // the report's text

	read readReport
}

// Unseen draws n names by a seed from the sets in the folder dir and answers each as
// the product does that reads the whole report it stands in.
func Unseen(ctx context.Context, env *Env, dir string, seed uint64, n int) ([]Drawn, error) {
	names, err := draw(dir, seed, n)
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
	x, err := extract.New(data.Extract)
	if err != nil {
		return nil, err
	}
	c := unseenCoder{actorCoder{base, places}, env, x}
	for i := range names {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		if err := c.answer(&names[i]); err != nil {
			return nil, fmt.Errorf("%s: %w", names[i].ID, err)
		}
		env.progress(i+1, len(names))
	}
	return names, nil
}

type unseenCoder struct {
	actorCoder
	env     *Env
	extract *extract.Extractor
}

// answer says who a name stands for: the party that its report's cast has for the
// words; where the engine found no such expression, the base is asked with what the
// report tells.
func (c unseenCoder) answer(n *Drawn) error {
	r, doc, at, err := n.read(c)
	if err != nil {
		return err
	}
	who := c.env.System.Coder.Cast(r, doc)
	n.Home, n.Report, n.Text = who.Home(), r.Text, r.Text[at.Start:at.End]
	from, to := tokensIn(doc, at)
	if from >= 0 {
		n.Context = doc.Sentence(doc.Tokens[from].Sent)
		if h, whole := headOf(doc, who, from, to); h >= 0 {
			a := who.Arg(h)
			n.Answer, n.Why = c.told(a, who.Actor(h)), "as the cast of the report has it: "+a.Name
			if b, ok := who.Ask(n.Text, n.Context); ok && !whole { // "Aldan" of "Aldan army" alone is in the cast
				n.Answer, n.Why = line(b.Country, b.Sectors, b.ID), b.Why
			}
		}
	}
	if n.Answer == "" {
		a, ok := who.Ask(n.Text, n.Context)
		if !ok {
			n.Answer, n.Why = "-", "not known"
			return nil
		}
		n.Answer, n.Why = line(a.Country, a.Sectors, a.ID), a.Why
	}
	return nil
}

// told is the answer that the cast has, "" for none.
func (c unseenCoder) told(a sitrep.Arg, x *sitrep.Actor) string {
	known := ""
	if x != nil {
		known = x.Known
	}
	if a.Kind == sitrep.KindPlace || known == "" && len(a.Sectors) == 0 && len(a.Country) != 3 || a.Country == "---" && len(a.Sectors) == 0 && known == "" {
		return ""
	}
	return line(a.Country, a.Sectors, known)
}

func line(country string, sectors []string, id string) string {
	if country == "" {
		country = "---"
	}
	return strings.Join(strings.Fields(country+" "+strings.Join(sectors, "+")+" "+id), " ")
}

// tokensIn are the tokens [from, to) that stand in a span of the text.
func tokensIn(doc *nlp.Doc, at sitrep.Span) (from, to int) {
	from = -1
	for t := range doc.Tokens {
		if tok := &doc.Tokens[t]; tok.Start < at.End && tok.End > at.Start {
			if from < 0 {
				from = t
			}
			to = t + 1
		}
	}
	return from, to
}

// headOf is the head of the expression that fits tokens [from, to) best, -1 where none
// has its head among them, and whether it covers more than half of them.
func headOf(doc *nlp.Doc, who *cast.Cast, from, to int) (best int, whole bool) {
	best, most := -1, 0.0
	for _, h := range who.Heads() {
		if h < from || h >= to {
			continue
		}
		s, e := who.Span(h)
		common := min(e, to) - max(s, from)
		if fit := float64(common) / float64(max(e, to)-min(s, from)); common > 0 && fit > most {
			best, most, whole = h, fit, 2*common > to-from
		}
	}
	return best, whole
}

type verdict struct{ answer, verdict string }

// judgedDraw is a draw by its seed, and the verdicts on it by the names' ids.
type judgedDraw struct {
	seed     uint64
	verdicts map[string]verdict
}

// parseVerdicts reads draws: a line with the seed, and the verdicts, one a line.
func parseVerdicts(text string) ([]judgedDraw, error) {
	var out []judgedDraw
	lines := bufio.NewScanner(strings.NewReader(text))
	for n := 1; lines.Scan(); n++ {
		line := strings.TrimSpace(lines.Text())
		if line == "" || line[0] == '#' {
			continue
		}
		if s, ok := strings.CutPrefix(line, "seed "); ok {
			seed, err := strconv.ParseUint(s, 10, 63)
			if err != nil {
				return nil, fmt.Errorf("unseen.txt, line %d: the seed is no number: %w", n, err)
			}
			out = append(out, judgedDraw{seed, map[string]verdict{}})
			continue
		}
		f := strings.Split(line, " | ")
		if len(out) == 0 {
			return nil, fmt.Errorf("unseen.txt, line %d: want a line \"seed N\" before the verdicts", n)
		}
		if len(f) != 3 || f[2] != "right" && f[2] != "wrong" {
			return nil, fmt.Errorf("unseen.txt, line %d: want \"id | answer | right\" or \"wrong\"", n)
		}
		verdicts := out[len(out)-1].verdicts
		if _, twice := verdicts[f[0]]; twice {
			return nil, fmt.Errorf("unseen.txt, line %d: %s stands twice", n, f[0])
		}
		verdicts[f[0]] = verdict{f[1], f[2]}
	}
	return out, nil
}

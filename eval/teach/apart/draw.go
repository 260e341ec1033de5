package main

import (
	"bufio"
	"crypto/sha1"
	"fmt"
	"io"
	"math/big"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"

	sitrep "github.com/sitrep-news/sitrep"
	"github.com/sitrep-news/sitrep/code"
	"github.com/sitrep-news/sitrep/code/event"
	"github.com/sitrep-news/sitrep/eval"
	"github.com/sitrep-news/sitrep/nlp"
	"github.com/sitrep-news/sitrep/pipeline"
)

// sets are those drawn from, with how many mentions of every hundred come from each;
// all may train weights that ship.
var sets = []struct {
	name, id string
	share    int
}{{"newswire_raw", "id", 75}, {"wikievents", "doc_id", 5}, {"rams", "doc_key", 12}, {"ecbplus", "id", 8}}

// reserved reports whether a report is kept for the sheets that measure: a third of
// all of them, by the hash of its name.
func reserved(set, id string) bool {
	short := map[string]string{"newswire_raw": "nw", "wikievents": "we", "hrdsattack": "hr"}[set]
	if short == "" {
		return false
	}
	sum := sha1.Sum([]byte(short + ":" + id))
	return new(big.Int).Mod(new(big.Int).SetBytes(sum[:]), big.NewInt(3)).Sign() == 0
}

// most is how many mentions of one report are drawn.
const most = 10

// draw writes n mentions for a reader to take apart, those of done left out.
func draw(sys *pipeline.System, gold string, n int, seed uint64, done map[string]bool, out io.Writer) error {
	random := rand.New(rand.NewPCG(seed, 1))
	w := bufio.NewWriter(out)
	number := 0
	var items []string
	for _, s := range sets {
		ids, err := names(filepath.Join(gold, s.name+".jsonl"), s.id)
		if err != nil {
			return err
		}
		ids = slices.DeleteFunc(ids, func(id string) bool { return reserved(s.name, id) })
		random.Shuffle(len(ids), func(i, j int) { ids[i], ids[j] = ids[j], ids[i] })
		want := map[string]bool{}
		for _, id := range ids[:min(len(ids), n*s.share/100)] {
			want[s.name+":"+id] = true
		}
		reports, err := eval.JudgedReports(gold, want)
		if err != nil {
			return err
		}
		left := n * s.share / 100
		for _, id := range ids {
			r := reports[s.name+":"+id]
			if r == nil || left <= 0 {
				continue
			}
			got, err := itemsOf(sys, s.name, id, r, random, done)
			if err != nil {
				return err
			}
			got = got[:min(len(got), left)]
			left -= len(got)
			items = append(items, got...)
		}
	}
	random.Shuffle(len(items), func(i, j int) { items[i], items[j] = items[j], items[i] })
	for _, it := range items {
		number++
		fmt.Fprintf(w, "#%d %s\n", number, it)
	}
	return w.Flush()
}

// names are the reports of a gold file, by the field that names them.
func names(path, field string) ([]string, error) {
	raw, err := os.ReadFile(path)
	if err != nil {
		return nil, fmt.Errorf("read the reports' names: %w", err)
	}
	var out []string
	for l := range strings.Lines(string(raw)) {
		id, err := textField([]byte(l), field)
		if err != nil {
			return nil, fmt.Errorf("read the reports' names: %s: %w", path, err)
		}
		out = append(out, id)
	}
	return out, nil
}

// itemsOf draws a few mentions of one report and writes each out.
func itemsOf(sys *pipeline.System, set, id string, r *sitrep.Report, random *rand.Rand, done map[string]bool) ([]string, error) {
	read := *r
	doc, found, err := findings(sys, &read)
	if err != nil || doc == nil {
		return nil, err
	}
	order := random.Perm(len(read.Mentions))
	var out []string
	for _, i := range order {
		m := &read.Mentions[i]
		key := fmt.Sprintf("%s %s %d", set, id, m.Trigger.Start)
		e := eventAt(doc, found, m.Trigger.Start)
		if done[key] || e == nil || m.Sentence.End-m.Sentence.Start > 700 {
			continue
		}
		out = append(out, item(&read, doc, found, m, e, key))
		if len(out) == most {
			break
		}
	}
	return out, nil
}

// findings reads a report twice: as the product does, and half way.
func findings(sys *pipeline.System, r *sitrep.Report) (*nlp.Doc, *code.Findings, error) {
	skip := make([][2]int, len(r.Furniture))
	for i, f := range r.Furniture {
		skip[i] = [2]int{f.Start, f.End}
	}
	doc, err := sys.Engine.Annotate(r.Text, skip)
	if err != nil || r.Text == "" {
		return nil, nil, err
	}
	half := *r
	found := sys.Coder.Find(&half, doc)
	again, err := sys.Engine.Annotate(r.Text, skip)
	if err != nil {
		return nil, nil, err
	}
	sys.Coder.Code(r, again)
	return doc, found, nil
}

// eventAt is the event whose words begin at a byte of the text.
func eventAt(doc *nlp.Doc, f *code.Findings, at int) *event.Event {
	for _, e := range f.Events {
		if doc.Tokens[e.Start].Start == at {
			return e
		}
	}
	return nil
}

// item is a mention as its reader sees it: the text with its candidates numbered, what
// the coder made of it, and whom it takes the candidates for.
func item(r *sitrep.Report, doc *nlp.Doc, f *code.Findings, m *sitrep.Mention, e *event.Event, key string) string {
	sites := sitesOf(doc, f.Places)
	heads := candidatesOf(doc, f.Who, sites, e)
	number := map[int]int{}
	for i, h := range heads {
		number[doc.Tokens[h].Start] = i + 1
	}
	first, last := max(e.Sent-3, 0), min(e.Sent+1, len(doc.Sents)-1)
	var b strings.Builder
	fmt.Fprintf(&b, "%s | %s | %s\n", key, r.Published, short(r.Title, 100))
	for s := first; s <= last; s++ {
		switch s {
		case e.Sent:
			b.WriteString(">>> " + marked(doc, s, number, m.Trigger) + " <<<\n")
		case e.Sent - 1:
			b.WriteString(marked(doc, s, number, m.Trigger) + "\n")
		default:
			b.WriteString(short(line(doc.Sentence(s)), 300) + "\n")
		}
	}
	fmt.Fprintf(&b, "  CODER %s %s%s%s%s", m.Type, m.Status, listed(" A=", m.Actors), listed(" R=", m.Recipients), listed(" O=", m.Objects))
	for _, p := range m.Places {
		fmt.Fprintf(&b, " P=%s (%s %s)", p.Text, p.Name, p.Country)
	}
	b.WriteString("\n  MEANT")
	for i, h := range heads {
		a := f.Who.Arg(h)
		told := a.Actor != "" || doc.Tokens[h].UPOS == "PRON" || sites[h] != nil
		if !told {
			continue
		}
		fmt.Fprintf(&b, " %d=%s", i+1, short(line(a.Name), 40))
		if a.Country != "" && a.Country != "---" {
			b.WriteString("/" + a.Country)
		}
		if s := sites[h]; s != nil && s.Known {
			b.WriteString("@" + s.Place.Country)
		}
		b.WriteString(";")
	}
	fmt.Fprintf(&b, "\n  HEADS %s\n", offsets(doc, heads))
	return b.String()
}

func offsets(doc *nlp.Doc, heads []int) string {
	var out []string
	for _, h := range heads {
		out = append(out, fmt.Sprint(doc.Tokens[h].Start))
	}
	return strings.Join(out, " ")
}

func listed(label string, as []sitrep.Arg) string {
	var b strings.Builder
	for _, a := range as {
		b.WriteString(label + "“" + short(line(a.Text), 50) + "”")
		if a.Name != a.Text {
			b.WriteString("→" + short(line(a.Name), 40))
		}
		if a.Country != "" && a.Country != "---" {
			b.WriteString("/" + a.Country)
		}
	}
	return b.String()
}

// marked is a sentence with its candidates in brackets and its trigger in double ones.
func marked(doc *nlp.Doc, s int, number map[int]int, trigger sitrep.Words) string {
	var b strings.Builder
	at := doc.Tokens[doc.Sents[s].Start].Start
	for i := doc.Sents[s].Start; i < doc.Sents[s].End; i++ {
		t := &doc.Tokens[i]
		if t.Start < at {
			continue
		}
		b.WriteString(doc.Text[at:t.Start])
		word := doc.Text[t.Start:t.End]
		if n := number[t.Start]; n > 0 {
			word = fmt.Sprintf("[%s|%d]", word, n)
		}
		if t.Start == trigger.Start {
			word = "⟦" + word
		}
		if t.End == trigger.End {
			word += "⟧"
		}
		b.WriteString(word)
		at = t.End
	}
	return line(b.String())
}

func line(s string) string { return strings.Join(strings.Fields(s), " ") }

func short(s string, n int) string {
	if len(s) <= n {
		return s
	}
	for n > 0 && s[n]&0xC0 == 0x80 {
		n--
	}
	return s[:n] + "…"
}

// doneIn reads the keys of the mentions that were read before.
func doneIn(path string) (map[string]bool, error) {
	out := map[string]bool{}
	raw, err := os.ReadFile(path)
	if os.IsNotExist(err) {
		return out, nil
	}
	if err != nil {
		return nil, fmt.Errorf("read what was drawn before: %w", err)
	}
	for l := range strings.Lines(string(raw)) {
		if f := strings.Fields(l); len(f) > 3 && f[0] != "#" {
			out[strings.Join(f[:3], " ")] = true
		}
	}
	return out, nil
}

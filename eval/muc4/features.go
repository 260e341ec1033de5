package muc4

import (
	"strconv"
	"strings"

	"github.com/sitrep-news/sitrep"
	"github.com/sitrep-news/sitrep/internal/learn"
	"github.com/sitrep-news/sitrep/nlp"
)

// Article is one text as the models see it.
type Article struct {
	Doc      *nlp.Doc
	Report   *sitrep.Report
	mentions [][]int  // by sentence: the mentions told there
	labels   []string // by token: the name it is in
	header   []string // the words before the text
}

// NewArticle prepares an annotated and coded text; raw is the original with the
// header before it, "" where there is none.
func NewArticle(d *nlp.Doc, r *sitrep.Report, raw string) *Article {
	a := &Article{Doc: d, Report: r, header: header(raw), mentions: make([][]int, len(d.Sents)), labels: make([]string, len(d.Tokens))}
	for _, n := range d.Names {
		for t := n.Start; t < n.End; t++ {
			a.labels[t] = n.Label
		}
	}
	for i := range r.Mentions {
		m := &r.Mentions[i]
		for s, x := range d.Sents {
			if x.Start < x.End && d.Tokens[x.Start].Start <= m.Trigger.Start && m.Trigger.Start < d.Tokens[x.End-1].End {
				a.mentions[s] = append(a.mentions[s], i)
			}
		}
	}
	return a
}

// Input is what the role model sees of one expression.
func (a *Article) Input(s Span) learn.Input {
	d := a.Doc
	var fs []string
	add := func(name, value string) { fs = append(fs, name+learn.Word(value)) }
	head := strings.ToLower(d.Tokens[s.Head].Lemma)
	first, last := a.form(s.Start), a.form(s.End-1)
	add("s=", s.Text(d))
	add("h=", head)
	add("f=", first)
	add("fp=", d.Tokens[s.Start].UPOS)
	add("hp=", d.Tokens[s.Head].UPOS+a.labels[s.Head])
	add("l=", last)
	add("p=", a.form(s.Start-1))
	add("pp=", a.form(s.Start-2)+" "+a.form(s.Start-1))
	add("n=", a.form(s.End))
	add("nn=", a.form(s.End)+" "+a.form(s.End+1))
	add("np=", a.pos(s.End)+a.label(s.End))
	add("bp=", a.pos(s.Start-1)+a.label(s.Start-1))
	add("#=", strconv.Itoa(min(6, s.End-s.Start)))
	shape := ""
	for t := s.Start; t < s.End; t++ {
		shape += d.Tokens[t].UPOS[:1]
		if t != s.Head {
			add("w=", a.form(t))
		}
	}
	add("shape=", shape+a.label(s.Start)+a.label(s.End-1))
	add("pf=", a.pos(s.Start-1)+first)
	if s.End-1 > s.Head {
		add("join=", a.form(s.Head+1)+a.labels[s.End-1])
		add("jl=", head+" "+last)
	}
	a.governed(s.Head, head, add)
	for t := s.Start - 8; t < s.End+8; t++ {
		if t < s.Start || t >= s.End {
			if p := a.pos(t); p == "VERB" || p == "NOUN" {
				add("c=", strings.ToLower(d.Tokens[t].Lemma))
			}
		}
	}
	sent := d.Tokens[s.Head].Sent
	add("sent=", strconv.Itoa(min(6, sent)))
	a.told(s, sent, add)
	return learn.Input{Features: fs, Dense: [][]float32{d.Vector(s.Head), d.Vector(s.Start)}}
}

// governed adds what an expression's head hangs on, two steps up.
func (a *Article) governed(t int, head string, add func(name, value string)) {
	d := a.Doc
	up := t
	for n := 0; n < 4 && d.Tokens[up].Head >= 0; n++ {
		rel := d.Tokens[up].Deprel
		if r := d.Rel(up); r != "compound" && r != "flat" && r != "conj" && r != "appos" {
			g := strings.ToLower(d.Tokens[d.Tokens[up].Head].Lemma)
			c := ""
			for _, k := range d.Children(up) {
				if d.Rel(k) == "case" {
					c = a.form(k)
				}
			}
			add("g=", rel+c+":"+g)
			add("gr=", rel+c)
			add("gg=", g)
			add("gh=", head+" "+g)
			return
		}
		add("r=", rel)
		up = d.Tokens[up].Head
	}
}

// told adds the happenings told in an expression's sentence, and its part in them.
func (a *Article) told(s Span, sent int, add func(name, value string)) {
	start, end := a.Doc.Tokens[s.Start].Start, a.Doc.Tokens[s.End-1].End
	for _, i := range a.mentions[sent] {
		m := &a.Report.Mentions[i]
		add("m=", m.Type+" "+m.Mode+" "+string(m.Status))
		for k, as := range [][]sitrep.Arg{m.Actors, m.Recipients, m.Objects, m.Instruments} {
			part := [...]string{"actor", "recipient", "object", "instrument"}[k]
			for _, x := range as {
				if x.Start < end && start < x.End {
					add("arg=", part+m.Type+" "+m.Mode)
					add("part=", part+x.Kind)
				}
			}
		}
	}
}

// header are the words of the original's dateline and of the brackets after it,
// which tell where a report comes from and whether it is a speech or a commentary.
// The line above the dateline, the site that prepared the article, is left out.
func header(raw string) []string {
	_, line, ok := strings.Cut(raw, "\n\n")
	if !ok {
		return nil
	}
	line = line[:min(len(line), 250)]
	if i := strings.Index(line, "[TEXT]"); i >= 0 {
		line = line[:i]
	} else if i := strings.Index(line, "]"); i >= 0 {
		line = line[:i]
	} else if i := strings.Index(line, "--"); i >= 0 {
		line = line[:i]
	}
	return strings.FieldsFunc(strings.ToLower(line), func(c rune) bool { return (c < 'a' || c > 'z') && c != '-' })
}

// Whole is what the model of incident types sees of the article.
func (a *Article) Whole() learn.Input {
	d := a.Doc
	seen := map[string]bool{}
	var fs []string
	add := func(f string) {
		if f = learn.Word(f); !seen[f] {
			seen[f] = true
			fs = append(fs, f)
		}
	}
	for t := range d.Tokens {
		x := &d.Tokens[t]
		if x.UPOS == "PUNCT" || x.UPOS == "DET" {
			continue
		}
		l := strings.ToLower(x.Lemma)
		add("b=" + l)
		if x.Sent < 3 {
			add("b3=" + l)
		}
		if x.UPOS == "VERB" || x.UPOS == "NOUN" {
			add("bi=" + l + " " + a.form(t+1))
			add("bi=" + a.form(t-1) + " " + l)
		}
	}
	for i := range a.Report.Mentions {
		m := &a.Report.Mentions[i]
		k := m.Type + " " + m.Mode
		add("m=" + k)
		add("ms=" + k + " " + string(m.Status))
		if m.Place != nil {
			add("mp=" + k)
		}
		for _, c := range m.Casualties {
			add("toll=" + c.Harm)
		}
		if m.Time != nil {
			add("mt=" + k + m.Time.Precision)
		}
	}
	for _, w := range a.header {
		add("head=" + w)
	}
	add("size=" + strconv.Itoa(min(10, len(d.Sents)/3)))
	mean := make([]float32, d.SentDim)
	for s := range d.Sents {
		for i := range mean {
			mean[i] += d.SentVectors[s*d.SentDim+i] * 5 / float32(len(d.Sents))
		}
	}
	return learn.Input{Features: fs, Dense: [][]float32{mean}}
}

func (a *Article) form(t int) string {
	if t < 0 || t >= len(a.Doc.Tokens) {
		return "-"
	}
	return strings.ToLower(a.Doc.Tokens[t].Form)
}

func (a *Article) pos(t int) string {
	if t < 0 || t >= len(a.Doc.Tokens) {
		return "-"
	}
	return a.Doc.Tokens[t].UPOS
}

func (a *Article) label(t int) string {
	if t < 0 || t >= len(a.Doc.Tokens) {
		return "-"
	}
	return a.labels[t]
}

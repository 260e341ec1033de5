package cast

import (
	"strings"

	"github.com/sitrep-news/sitrep/code/vocab"
	"github.com/sitrep-news/sitrep/data/lists"
	"github.com/sitrep-news/sitrep/nlp"
)

// bodyNouns are nouns that a body's own name stands right behind, or that is explained by:
// "the rebel group River Guard", "River Guard, a militia".
var bodyNouns = lists.Set(`group party movement militia gang cartel agency organisation organization company firm charity ngo newspaper outlet website magazine
	broadcaster network alliance coalition front faction brigade battalion union syndicate watchdog organ association federation outfit wing affiliate
	branch offshoot splinter subsidiary arm cell militia club`)

// fronts are words of other tongues that begin the names of armed bodies ("Harakat al-Nur"), which
// look like persons' to the engine; those of the second list are given names as well, but
// before an article.
var (
	fronts = lists.Set(`asa'ib asaib brigada brigadas comando ejército faylaq firqat fuerzas guardia harakat harakah hezb hizb hizbul jabha jabhat jaish jaysh jamaat
	jama'at jemaah kataib kata'ib katibat katiba lashkar liwa movimiento saraya sipah tanzim tehreek tehrik`)
	frontsOf = lists.Set("ahrar ansar fath jund junud usud suqour")
	articles = lists.Set("al ul ash as ar e i")
)

// bodyNames labels as a body's each name that the engine took for a person's and that the report
// calls a body somewhere, or whose first word is that of a body: "River Guard, an offshoot of
// the Hill Front", "the gang River Boys", "a group calling itself Harakat al-Nur".
func bodyNames(d *nlp.Doc) {
	told := map[string]bool{}
	for _, n := range d.Names {
		if n.Label == "Person" && (fronted(d, n) || bodyBeside(d, n)) {
			told[joined(d, n)] = true
		}
	}
	if len(told) == 0 {
		return
	}
	for i, n := range d.Names {
		if n.Label == "Person" && told[joined(d, n)] {
			d.Names[i].Label = "Organization"
		}
	}
}

// joined is a name as it is written, its words parted by one space.
func joined(d *nlp.Doc, n nlp.Name) string {
	var b strings.Builder
	for t := n.Start; t < n.End; t++ {
		b.WriteString(strings.ToLower(d.Tokens[t].Form) + " ")
	}
	return b.String()
}

// fronted tells whether a name begins as that of an armed body does.
func fronted(d *nlp.Doc, n nlp.Name) bool {
	if n.End-n.Start < 2 {
		return false
	}
	first := strings.ToLower(strings.ReplaceAll(d.Tokens[n.Start].Form, "’", "'"))
	return fronts[first] || frontsOf[first] && articles[strings.ToLower(d.Tokens[n.Start+1].Form)]
}

// bodyBeside reports whether the text calls what bears a name a body: in apposition, or by a verb
// that gives a name.
func bodyBeside(d *nlp.Doc, n nlp.Name) bool {
	head := nameHead(d, n)
	is := func(t int) bool {
		return t >= 0 && d.Tokens[t].XPOS == "NN" && bodyNouns[strings.ToLower(d.Tokens[t].Form)] && d.Child(t, "cop") < 0
	}
	for _, k := range d.Children(head) {
		if d.Rel(k) == "appos" && is(k) {
			return true
		}
	}
	h := d.Tokens[head].Head
	if d.Rel(head) == "appos" {
		return h == n.Start-1 && is(h)
	}
	return h >= 0 && h < head && givesName(d, h, head) && is(d.Tokens[h].Head)
}

// givesName reports whether verb v, that stands in a clause about a noun, gives it the name at token h:
// "calling itself", "which calls itself", "known as", "called".
func givesName(d *nlp.Doc, v, h int) bool {
	rel := d.Tokens[v].Deprel
	return (rel == "acl" || rel == "acl:relcl") && vocab.Naming[strings.ToLower(d.Tokens[v].Lemma)] && namedBy(d, h) && !another(d, v, h)
}

// nameHead is the token of a name that the others hang on.
func nameHead(d *nlp.Doc, n nlp.Name) int {
	for t := n.Start; t < n.End; t++ {
		if h := d.Tokens[t].Head; h < n.Start || h >= n.End {
			return t
		}
	}
	return n.Start
}

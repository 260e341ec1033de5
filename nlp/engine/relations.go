package engine

import (
	"slices"
	"strings"

	"github.com/sitrep-news/sitrep/nlp"
)

// relationsOf lists the relations that words of a part of speech are given: all that the
// parser chose for more than three in ten thousand of them in 150,000 words of newswire, EWT's
// and GUM's training parts, which are all but one choice in a thousand. No others are scored,
// which saves three quarters of the work of relations. Other parts of speech may have any.
var relationsOf = map[string]string{
	"ADJ": "acl acl:relcl advcl advmod amod appos case ccomp compound conj csubj fixed mark nmod nmod:desc nsubj " +
		"nsubj:pass obj obl obl:unmarked parataxis xcomp",
	"ADP": "acl:relcl advmod case compound compound:prt conj fixed mark obl",
	"ADV": "acl acl:relcl advcl advmod amod aux case cc ccomp compound compound:prt conj det:predet discourse fixed mark " +
		"nmod obj obl obl:unmarked parataxis xcomp",
	"AUX":   "acl:relcl advcl aux aux:pass ccomp conj cop parataxis xcomp",
	"CCONJ": "cc cc:preconj conj fixed mark",
	"DET":   "advmod conj det det:predet fixed nmod nmod:unmarked nsubj nsubj:outer nsubj:pass obj obl",
	"NOUN": "acl:relcl advcl advmod amod appos ccomp compound conj discourse fixed flat iobj list nmod nmod:desc nmod:poss " +
		"nmod:unmarked nsubj nsubj:outer nsubj:pass obj obl obl:agent obl:unmarked parataxis vocative xcomp",
	"NUM": "acl:relcl advcl amod appos ccomp compound conj dep discourse flat list nmod nmod:poss nmod:unmarked nsubj " +
		"nsubj:pass nummod obj obl obl:unmarked parataxis xcomp",
	"PART": "advmod case conj fixed mark xcomp",
	"PRON": "advcl advmod appos ccomp conj dep det expl iobj mark nmod nmod:poss nmod:unmarked nsubj nsubj:outer nsubj:pass " +
		"obj obl obl:agent obl:unmarked parataxis xcomp",
	"PROPN": "acl:relcl advcl amod appos ccomp compound conj dep flat iobj list nmod nmod:desc nmod:poss nmod:unmarked nsubj " +
		"nsubj:pass obj obl obl:agent obl:unmarked parataxis vocative xcomp",
	"PUNCT": "cc punct",
	"SCONJ": "advmod case det fixed mark",
	"VERB": "acl acl:relcl advcl advcl:relcl amod appos case ccomp compound conj csubj discourse mark nsubj obj parataxis " +
		"xcomp",
}

// askedOf makes of relationsOf, for each part of speech, what model.Parser.Relations is told;
// "" is any other part of speech.
func askedOf(deprel []string) map[string][]bool {
	out := map[string][]bool{"": make([]bool, len(deprel))}
	for l, rel := range deprel {
		out[""][l] = rel != "root"
	}
	for upos, list := range relationsOf {
		asked := make([]bool, len(deprel))
		for name := range strings.FieldsSeq(list) {
			for l, rel := range deprel {
				asked[l] = asked[l] || rel == name
			}
		}
		if slices.Contains(asked, true) {
			out[upos] = asked
		}
	}
	return out
}

// askRelations sets which relations are scored for words whose parts of speech stand.
func (e *Engine) askRelations(s *scratch, tokens []nlp.Token) {
	s.asked = s.asked[:0]
	for i := range tokens {
		asked, ok := e.asked[tokens[i].UPOS]
		if !ok {
			asked = e.asked[""]
		}
		s.asked = append(s.asked, asked)
	}
}

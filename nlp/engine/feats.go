package engine

import (
	"strings"

	"github.com/sitrep-news/sitrep/nlp"
)

// setFeats sets the morphological features that tags, forms and trees decide by themselves
// (UD English, features in order of the alphabet).
func setFeats(d *nlp.Doc, from, to int) {
	for i := from; i < to; i++ {
		t := &d.Tokens[i]
		switch t.UPOS {
		case "PRON", "DET":
			t.Feats = pronounFeats(d, i)
		case "NUM":
			t.Feats = "NumForm=Word|NumType=Card"
			if strings.ContainsAny(t.Form, "0123456789") {
				t.Feats = "NumForm=Digit|NumType=Card"
			}
		case "ADV":
			if strings.HasPrefix(t.XPOS, "RB") && len(t.XPOS) == 3 {
				t.Feats = tagFeats(t.XPOS)
			}
		default:
			t.Feats = tagFeats(t.XPOS)
		}
		if t.XPOS == "VBN" && hasPassive(d, i, from, to) {
			t.Feats = passive
		}
	}
}

const passive = "Tense=Past|VerbForm=Part|Voice=Pass"

// hasPassive tells whether a participle is passive: it has a passive auxiliary, or it
// modifies a noun.
func hasPassive(d *nlp.Doc, i, from, to int) bool {
	if d.Tokens[i].Deprel == "acl" {
		return true
	}
	for k := from; k < to; k++ {
		if d.Tokens[k].Head == i && d.Tokens[k].Deprel == "aux:pass" {
			return true
		}
	}
	return false
}

func tagFeats(xpos string) string {
	switch xpos {
	case "NN", "NNP":
		return "Number=Sing"
	case "NNS", "NNPS":
		return "Number=Plur"
	case "VB":
		return "VerbForm=Inf"
	case "VBD":
		return "Mood=Ind|Tense=Past|VerbForm=Fin"
	case "VBG":
		return "VerbForm=Ger"
	case "VBN":
		return "Tense=Past|VerbForm=Part"
	case "VBP":
		return "Mood=Ind|Tense=Pres|VerbForm=Fin"
	case "VBZ":
		return "Mood=Ind|Number=Sing|Person=3|Tense=Pres|VerbForm=Fin"
	case "MD":
		return "VerbForm=Fin"
	case "JJ":
		return "Degree=Pos"
	case "JJR", "RBR":
		return "Degree=Cmp"
	case "JJS", "RBS":
		return "Degree=Sup"
	}
	return ""
}

// pronounFeats are the features of a pronoun or determiner.
func pronounFeats(d *nlp.Doc, i int) string {
	t := d.Tokens[i]
	low := strings.ToLower(t.Form)
	switch t.XPOS {
	case "WDT", "WP", "WP$":
		if relative(d, i) {
			return "PronType=Rel"
		}
		return "PronType=Int"
	case "PRP", "PRP$":
		return personFeats(low)
	case "EX":
		return ""
	}
	switch low {
	case "the":
		return "Definite=Def|PronType=Art"
	case "a", "an":
		return "Definite=Ind|PronType=Art"
	case "this", "that":
		if t.UPOS == "PRON" && relative(d, i) && t.XPOS != "DT" {
			return "PronType=Rel"
		}
		return "Number=Sing|PronType=Dem"
	case "these", "those":
		return "Number=Plur|PronType=Dem"
	case "no", "none", "nobody", "nothing", "neither":
		return "PronType=Neg"
	case "all", "both", "every", "each", "everyone", "everybody", "everything":
		return "PronType=Tot"
	}
	return "PronType=Ind"
}

// relative tells whether word i stands in a relative clause whose verb it hangs on.
func relative(d *nlp.Doc, i int) bool {
	for n := 0; i >= 0 && n < 3; n++ {
		switch d.Tokens[i].Deprel {
		case "acl:relcl", "advcl:relcl":
			return true
		}
		i = d.Tokens[i].Head
	}
	return false
}

func personFeats(form string) string {
	switch form {
	case "i", "me", "my", "mine":
		return "Number=Sing|Person=1|PronType=Prs"
	case "we", "us", "our", "ours":
		return "Number=Plur|Person=1|PronType=Prs"
	case "you", "your", "yours":
		return "Person=2|PronType=Prs"
	case "he", "him", "his":
		return "Gender=Masc|Number=Sing|Person=3|PronType=Prs"
	case "she", "her", "hers":
		return "Gender=Fem|Number=Sing|Person=3|PronType=Prs"
	case "it", "its":
		return "Gender=Neut|Number=Sing|Person=3|PronType=Prs"
	case "they", "them", "their", "theirs":
		return "Number=Plur|Person=3|PronType=Prs"
	}
	return "PronType=Prs"
}

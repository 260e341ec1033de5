package cast

import (
	"slices"
	"testing"

	"github.com/sitrep-news/sitrep/nlp/nlptest"
)

// TestStanding says what somebody is whose own title tells nothing. All people are invented.
func TestStanding(t *testing.T) {
	const (
		rank   = " / Corporal|PROPN|NNP|2|nmod:desc|corporal Reed|PROPN|NNP|4|nsubj||B-Person is|AUX|VBZ|4|cop missing|ADJ|JJ|0|root|missing .|PUNCT|.|4|punct"
		master = "Bako|PROPN|NNP|6|nsubj||B-Person ,|PUNCT|,|4|punct the|DET|DT|4|det bishop|NOUN|NN|1|appos|bishop ,|PUNCT|,|4|punct sang|VERB|VBD|0|root|sing / "
	)
	for name, c := range map[string]struct{ trees, who, want string }{
		"a rank among policemen": {"Three|NUM|CD|2|nummod policemen|NOUN|NNS|3|nsubj|policeman fled|VERB|VBD|0|root|flee .|PUNCT|.|3|punct" + rank, "Reed", "COP"},
		"a rank among soldiers":  {"Three|NUM|CD|2|nummod soldiers|NOUN|NNS|3|nsubj|soldier fled|VERB|VBD|0|root|flee .|PUNCT|.|3|punct" + rank, "Reed", "MIL"},
		"whose spokesman it is":  {master + "Bako|PROPN|NNP|3|nmod:poss||B-Person 's|PART|POS|1|case spokesman|NOUN|NN|4|nmod:desc|spokesman Tom|PROPN|NNP|6|nsubj||B-Person Hale|PROPN|NNP|4|flat||I-Person sang|VERB|VBD|0|root|sing", "Tom", "REL"},
		"what the title speaks of": {"Council|PROPN|NNP|3|compound|council planning|NOUN|NN|3|compound|planning manager|NOUN|NN|4|nmod:desc|manager Tom|PROPN|NNP|6|nsubj||B-Person Hale|PROPN|NNP|4|flat||I-Person " +
			"sang|VERB|VBD|0|root|sing", "Tom", "GOV"},
		"who wrote the article": {"This|PRON|DT|3|nsubj:pass was|AUX|VBD|3|aux:pass compiled|VERB|VBN|0|root|compile from|ADP|IN|5|case reports|NOUN|NNS|3|obl|report by|ADP|IN|7|case Ann|PROPN|NNP|5|nmod||B-Person Lee|PROPN|NNP|7|flat||I-Person " +
			"and|CCONJ|CC|10|cc Tom|PROPN|NNP|7|conj||B-Person Hale|PROPN|NNP|10|flat||I-Person .|PUNCT|.|3|punct", "Tom", "JRN"},
		"whose publisher stands before the name": {"The|DET|DT|2|det publisher|NOUN|NN|5|nsubj|publisher Lake|PROPN|NNP|4|compound||B-Organization Veldt|PROPN|NNP|2|appos||I-Organization closed|VERB|VBD|0|root|close", "Veldt", "BUS"},
		"who stands for an office":               {"The|DET|DT|2|det candidate|NOUN|NN|6|nsubj|candidate for|ADP|IN|5|case deputy|NOUN|NN|5|nmod:desc|deputy Tom|PROPN|NNP|2|nmod||B-Person sang|VERB|VBD|0|root|sing", "Tom", "PTY"},
		"who claims an attack": {"The|DET|DT|4|det Bako|PROPN|NNP|4|compound||B-Organization Commando|PROPN|NNP|4|compound||I-Organization Unit|PROPN|NNP|5|nsubj||I-Organization " +
			"claimed|VERB|VBD|0|root|claim responsibility|NOUN|NN|5|obj|responsibility", "Unit", "REB"},
		"who runs an authority of the state": {"The|DET|DT|4|det Kenya|PROPN|NNP|4|compound||B-Organization Water|PROPN|NNP|4|compound||I-Organization Authority|PROPN|NNP|7|compound||I-Organization chief|ADJ|JJ|6|amod|chief executive|NOUN|NN|7|nmod:desc|executive " +
			"Tom|PROPN|NNP|9|nsubj||B-Person Hale|PROPN|NNP|7|flat||I-Person sang|VERB|VBD|0|root|sing", "Tom", "GOV"},
		"who leads a firm": {"The|DET|DT|3|det mining|NOUN|NN|3|compound|mining company|NOUN|NN|8|nsubj|company led|VERB|VBN|3|acl|lead by|ADP|IN|6|case Tom|PROPN|NNP|4|obl:agent||B-Person Hale|PROPN|NNP|6|flat||I-Person " +
			"closed|VERB|VBD|0|root|close", "Tom", "BUS"},
		"a sister of an order":      {"Sister|PROPN|NNP|2|nmod:desc|sister Ann|PROPN|NNP|3|nsubj||B-Person sang|VERB|VBD|0|root|sing", "Ann", "REL"},
		"a sister of his":           {"his|PRON|PRP$|2|nmod:poss sister|NOUN|NN|3|nmod:desc|sister Ann|PROPN|NNP|4|nsubj||B-Person sang|VERB|VBD|0|root|sing", "Ann", "CVL"},
		"whom one worked for":       {"Ann|PROPN|NNP|10|nsubj||B-Person ,|PUNCT|,|4|punct who|PRON|WP|4|nsubj worked|VERB|VBD|1|acl:relcl|work for|ADP|IN|8|case the|DET|DT|8|det radio|NOUN|NN|8|compound|radio network|NOUN|NN|4|obl|network ,|PUNCT|,|4|punct sang|VERB|VBD|0|root|sing", "Ann", "JRN"},
		"who is told of in reports": {"The|DET|DT|2|det report|NOUN|NN|8|nsubj|report by|ADP|IN|4|case Ann|PROPN|NNP|2|nmod||B-Person Lee|PROPN|NNP|4|flat||I-Person was|AUX|VBD|8|aux:pass well|ADV|RB|8|advmod read|VERB|VBN|0|root|read", "Ann", "CVL"},
	} {
		d, who := build(t, c.trees)
		a := who.Actor(nlptest.Word(t, d, c.who, 0))
		if a == nil || !slices.Equal(a.Sectors, []string{c.want}) {
			t.Errorf("%s: %s is %+v, want %s", name, c.who, a, c.want)
		}
	}
}

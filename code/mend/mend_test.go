package mend

import (
	"fmt"
	"strings"
	"testing"

	"github.com/sitrep-news/sitrep/nlp"
)

// tree builds a document of one sentence from "form|lemma|UPOS|XPOS|head|rel".
func tree(t *testing.T, s string) *nlp.Doc {
	t.Helper()
	d := &nlp.Doc{}
	root := -1
	for i, w := range strings.Fields(s) {
		f := strings.Split(w, "|")
		if len(f) != 6 {
			t.Fatalf("token %q: want 6 columns", w)
		}
		if d.Text != "" {
			d.Text += " "
		}
		var head int
		if _, err := fmt.Sscan(f[4], &head); err != nil {
			t.Fatal(err)
		}
		if f[1] == "_" {
			f[1] = strings.ToLower(f[0])
		}
		tok := nlp.Token{Start: len(d.Text), End: len(d.Text) + len(f[0]), Form: f[0], Lemma: f[1], UPOS: f[2], XPOS: f[3], Head: head - 1, Deprel: f[5]}
		d.Text += f[0]
		d.Tokens = append(d.Tokens, tok)
		if head == 0 {
			root = i
		}
	}
	d.Sents = []nlp.Sent{{Start: 0, End: len(d.Tokens), Root: root}}
	return d
}

// TestDoc tells, for each repair, the token it moves and where to; "" for none.
func TestDoc(t *testing.T) {
	for _, c := range []struct{ name, sent, want string }{
		{"no passive", "Shells|shell|NOUN|NNS|2|nsubj:pass killed|kill|VERB|VBD|0|root nine|_|NUM|CD|4|nummod farmers|farmer|NOUN|NNS|2|obl",
			"Shells nsubj<-killed; farmers obj<-killed"},
		{"his driver", "A|_|DET|DT|2|det leader|_|NOUN|NN|8|nsubj of|_|ADP|IN|4|case Front|_|PROPN|NNP|2|nmod and|_|CCONJ|CC|7|cc his|_|PRON|PRP$|7|nmod:poss driver|_|NOUN|NN|4|conj fled|flee|VERB|VBD|0|root",
			"driver conj<-leader"},
		{"its allies", "A|_|DET|DT|2|det leader|_|NOUN|NN|8|nsubj of|_|ADP|IN|4|case Front|_|PROPN|NNP|2|nmod and|_|CCONJ|CC|7|cc its|_|PRON|PRP$|7|nmod:poss allies|ally|NOUN|NNS|4|conj fled|flee|VERB|VBD|0|root", ""},
		{"a passive stays", "Nine|_|NUM|CD|3|nsubj:pass were|be|AUX|VBD|3|aux:pass killed|kill|VERB|VBN|0|root Monday|_|PROPN|NNP|3|obl", ""},
		{"a day is no object", "Nine|_|NUM|CD|2|nsubj:pass killed|kill|VERB|VBN|0|root Monday|monday|PROPN|NNP|2|obl", ""},
		{"drinking water", "They|_|PRON|PRP|2|nsubj brought|bring|VERB|VBD|0|root drinking|drink|VERB|VBG|2|xcomp water|_|NOUN|NN|3|obj to|_|ADP|IN|6|case Tarn|_|PROPN|NNP|3|obl",
			"drinking amod<-water; water obj<-brought; Tarn obl<-brought"},
		{"drinking", "They|_|PRON|PRP|3|nsubj were|be|AUX|VBD|3|aux drinking|drink|VERB|VBG|0|root water|_|NOUN|NN|3|obj", ""},
		{"shot dead", "Gunmen|gunman|NOUN|NNS|2|nsubj shot|shoot|VERB|VBD|0|root dead|_|ADJ|JJ|5|amod two|_|NUM|CD|5|nummod guards|guard|NOUN|NNS|2|obj",
			"dead xcomp<-shot"},
		{"said one guard", "They|they|PRON|PRP|2|nsubj fled|flee|VERB|VBD|4|ccomp ,|_|PUNCT|,|2|punct said|say|VERB|VBD|0|root one|_|NUM|CD|6|nummod guard|_|NOUN|NN|2|nsubj",
			"guard nsubj<-said"},
		{"condemned it, her aide said", "Lee|_|PROPN|NNP|6|nsubj condemned|condemn|VERB|VBD|6|ccomp it|_|PRON|PRP|2|obj ,|_|PUNCT|,|6|punct aides|aide|NOUN|NNS|6|nsubj said|say|VERB|VBD|0|root",
			"Lee nsubj<-condemned"},
		{"hid, Ann, who lost all, told", "They|they|PRON|PRP|2|nsubj fled|flee|VERB|VBD|11|ccomp and|_|CCONJ|CC|4|cc hid|hide|VERB|VBD|2|conj ,|_|PUNCT|,|6|punct Ann|_|PROPN|NNP|4|nsubj ,|_|PUNCT|,|9|punct who|_|PRON|WP|9|nsubj lost|lose|VERB|VBD|1|acl:relcl ,|_|PUNCT|,|11|punct told|tell|VERB|VBD|0|root reporters|reporter|NOUN|NNS|11|obj",
			"Ann nsubj<-told; lost acl:relcl<-Ann"},
		{"women, villagers and a priest said", "They|they|PRON|PRP|2|nsubj took|take|VERB|VBD|8|ccomp women|woman|NOUN|NNS|2|obj ,|_|PUNCT|,|5|punct villagers|villager|NOUN|NNS|3|conj and|_|CCONJ|CC|7|cc priests|priest|NOUN|NNS|8|nsubj said|say|VERB|VBD|0|root",
			", punct<-said; villagers nsubj<-said; priests conj<-villagers"},
		{"the mayor, Lee, said", "Guards|guard|NOUN|NNS|2|nsubj shot|shoot|VERB|VBD|0|root two|_|NUM|CD|4|nummod boys|boy|NOUN|NNS|2|obj ,|_|PUNCT|,|7|punct the|_|DET|DT|7|det mayor|_|NOUN|NN|4|appos ,|_|PUNCT|,|9|punct Lee|_|PROPN|NNP|7|appos ,|_|PUNCT|,|2|punct said|say|VERB|VBD|2|parataxis .|_|PUNCT|.|2|punct",
			", punct<-said; mayor nsubj<-said; , punct<-said; , punct<-said"},
		{"of burning farms and imposed", "Tarvia|_|PROPN|NNP|2|nsubj accused|accuse|VERB|VBD|0|root guards|guard|NOUN|NNS|2|obj of|_|SCONJ|IN|5|mark burning|burn|VERB|VBG|2|advcl farms|farm|NOUN|NNS|5|obj and|_|CCONJ|CC|8|cc imposed|impose|VERB|VBD|5|conj fines|fine|NOUN|NNS|8|obj",
			"imposed conj<-accused"},
		{"a raid that police said killed", "A|_|DET|DT|2|det raid|_|NOUN|NN|9|nsubj that|_|PRON|WDT|5|obj police|_|NOUN|NNS|5|nsubj said|say|VERB|VBD|2|acl:relcl killed|kill|VERB|VBD|5|ccomp nine|_|NUM|CD|8|nummod boys|boy|NOUN|NNS|6|obj ended|end|VERB|VBD|0|root",
			"that nsubj<-killed"},
		{"burned farms, looted shops and fled", "They|they|PRON|PRP|2|nsubj burned|burn|VERB|VBD|0|root farms|farm|NOUN|NNS|2|obj ,|_|PUNCT|,|6|punct looted|loot|VERB|VBN|6|amod shops|shop|NOUN|NNS|3|conj and|_|CCONJ|CC|8|cc fled|flee|VERB|VBD|2|conj",
			"looted conj<-burned; shops obj<-looted"},
		{"freed men, held raiders and took arms", "Police|_|NOUN|NNS|2|nsubj freed|free|VERB|VBD|0|root men|man|NOUN|NNS|2|obj ,|_|PUNCT|,|6|punct arrested|arrest|VERB|VBN|6|amod raiders|raider|NOUN|NNS|2|conj and|_|CCONJ|CC|8|cc seized|seize|VERB|VBN|6|amod rifles|rifle|NOUN|NNS|8|obj",
			"arrested conj<-freed; raiders obj<-arrested; seized conj<-freed"},
		{"retired officers are no deed", "Rebels|rebel|NOUN|NNS|2|nsubj shot|shoot|VERB|VBD|0|root guards|guard|NOUN|NNS|2|obj ,|_|PUNCT|,|6|punct retired|retire|VERB|VBN|6|amod officers|officer|NOUN|NNS|3|conj and|_|CCONJ|CC|8|cc fled|flee|VERB|VBD|2|conj", ""},
		{"took Alda in May and Veldt in June", "Rebels|rebel|NOUN|NNS|2|nsubj took|take|VERB|VBD|0|root Alda|_|PROPN|NNP|2|obj on|_|ADP|IN|5|case Monday|_|PROPN|NNP|2|obl and|_|CCONJ|CC|7|cc Veldt|_|PROPN|NNP|2|conj on|_|ADP|IN|9|case Friday|_|PROPN|NNP|2|obl",
			"Veldt conj<-Alda; Friday nmod<-Veldt"},
		{"to loot and burn", "They|they|PRON|PRP|2|nsubj came|come|VERB|VBD|0|root to|_|PART|TO|4|mark loot|_|VERB|VB|2|advcl and|_|CCONJ|CC|6|cc burn|_|VERB|VB|4|conj farms|farm|NOUN|NNS|6|obj", ""},
		{"believed to belong", "Men|man|NOUN|NNS|2|nsubj believed|believe|VERB|VBD|0|root to|_|PART|TO|4|mark belong|_|VERB|VB|2|xcomp there|_|ADV|RB|4|advmod shot|shoot|VERB|VBD|2|advcl guards|guard|NOUN|NNS|6|obj",
			"Men nsubj<-shot; believed acl<-Men; shot root<-"},
		{"briefed on the plan said", "It|it|PRON|PRP|2|nsubj stopped|stop|VERB|VBD|10|ccomp payments|payment|NOUN|NNS|2|obj ,|_|PUNCT|,|6|punct people|person|NOUN|NNS|6|nsubj briefed|brief|VERB|VBD|3|acl on|_|ADP|IN|9|case the|_|DET|DT|9|det plan|_|NOUN|NN|6|obl said|say|VERB|VBD|0|root",
			"people nsubj<-said; briefed acl<-people"},
		{"and arrested six", "Police|_|NOUN|NNS|2|nsubj chased|chase|VERB|VBD|0|root men|man|NOUN|NNS|2|obj who|_|PRON|WP|6|nsubj had|have|AUX|VBD|6|aux blocked|block|VERB|VBN|3|acl:relcl roads|road|NOUN|NNS|6|obj and|_|CCONJ|CC|9|cc arrested|arrest|VERB|VBD|6|conj six|_|NUM|CD|9|obj",
			"arrested conj<-chased"},
		{"had withdrawn", "It|it|PRON|PRP|3|nsubj:pass had|have|AUX|VBD|3|aux withdrawn|withdraw|VERB|VBN|0|root", "It nsubj<-withdrawn"},
		{"following a raid", "Police|_|NOUN|NNS|2|nsubj held|hold|VERB|VBD|0|root men|man|NOUN|NNS|2|obj following|follow|VERB|VBG|3|acl a|_|DET|DT|6|det raid|_|NOUN|NN|4|obj",
			"following case<-raid; raid obl<-held"},
		{"from Alda at Belmer", "Rebels|rebel|NOUN|NNS|2|nsubj fired|fire|VERB|VBD|0|root rockets|rocket|NOUN|NNS|2|obj from|_|ADP|IN|5|case Alda|_|PROPN|NNP|2|obl at|_|ADP|IN|7|case Belmer|_|PROPN|NNP|5|nmod",
			"Belmer obl<-fired"},
		{"in Bel-au-Mer", "Clashes|clash|NOUN|NNS|2|nsubj erupted|erupt|VERB|VBD|0|root in|_|ADP|IN|4|case Bel|_|PROPN|NNP|8|compound -|_|PUNCT|HYPH|4|punct au|_|PROPN|NNP|4|flat -|_|PUNCT|HYPH|4|punct Mer|_|PROPN|NNP|2|obl",
			"in case<-Mer"},
		{"following a car stays", "Police|_|NOUN|NNS|2|nsubj held|hold|VERB|VBD|0|root men|man|NOUN|NNS|2|obj following|follow|VERB|VBG|3|acl a|_|DET|DT|6|det car|_|NOUN|NN|4|obj", ""},
		{"denied bail", "He|he|PRON|PRP|3|nsubj:pass was|be|AUX|VBD|3|aux:pass denied|deny|VERB|VBN|0|root bail|_|VERB|VBN|3|xcomp by|_|ADP|IN|7|case a|_|DET|DT|7|det court|_|NOUN|NN|4|obl:agent",
			"bail obj<-denied; court obl:agent<-denied"},
		{"lots of people", "Police|_|NOUN|NNS|2|nsubj held|hold|VERB|VBD|0|root nine|_|NUM|CD|4|nummod people|people|NOUN|NNS|2|obj ,|_|PUNCT|,|7|punct five|_|NUM|CD|7|nummod men|man|NOUN|NNS|4|conj and|_|CCONJ|CC|10|cc four|_|NUM|CD|10|nummod boys|boy|NOUN|NNS|4|conj",
			"men appos<-people; boys conj<-men"},
		{"people and men", "Police|_|NOUN|NNS|2|nsubj held|hold|VERB|VBD|0|root nine|_|NUM|CD|4|nummod people|people|NOUN|NNS|2|obj and|_|CCONJ|CC|7|cc five|_|NUM|CD|7|nummod men|man|NOUN|NNS|4|conj", ""},
		{"of Oslo hardening", "The|_|DET|DT|2|det siege|_|NOUN|NN|0|root of|_|ADP|IN|5|mark Oslo|oslo|PROPN|NNP|2|nmod hardening|harden|VERB|VBG|2|acl views|view|NOUN|NNS|5|obj",
			"of case<-Oslo"},
		{"from council chief Lee", "They|they|PRON|PRP|2|nsubj sought|seek|VERB|VBD|0|root leave|_|NOUN|NN|2|obj from|_|ADP|IN|5|case council|_|NOUN|NN|3|nmod chief|_|NOUN|NN|7|nmod:desc Lee|lee|PROPN|NNP|3|nmod",
			"from case<-Lee; council compound<-Lee"},
		{"When Lee was held", "When|_|ADV|WRB|4|advmod Lee|lee|PROPN|NNP|8|nsubj was|be|AUX|VBD|4|aux:pass held|hold|VERB|VBN|8|advcl ,|_|PUNCT|,|4|punct friends|friend|NOUN|NNS|8|nsubj had|have|AUX|VBD|8|aux left|leave|VERB|VBN|0|root",
			"Lee nsubj<-held"},
		{"kill Lee in a letter", "They|they|PRON|PRP|3|nsubj will|_|AUX|MD|3|aux kill|_|VERB|VB|0|root Lee|lee|PROPN|NNP|7|nmod:poss in|_|ADP|IN|7|case a|_|DET|DT|7|det letter|_|NOUN|NN|3|obl",
			"Lee obj<-kill"},
		{"its foe and rival Oslo", "He|he|PRON|PRP|2|nsubj blamed|blame|VERB|VBD|0|root its|its|PRON|PRP$|4|nmod:poss foe|_|NOUN|NN|2|obj and|_|CCONJ|CC|7|cc rival|_|NOUN|NN|7|nmod:desc Oslo|oslo|PROPN|NNP|4|conj",
			"foe nmod:desc<-Oslo; and cc<-rival; rival conj<-foe; Oslo obj<-blamed"},
		{"called for Lee to go", "Unions|_|NOUN|NNS|2|nsubj called|call|VERB|VBD|0|root for|_|ADP|IN|6|mark Lee|lee|PROPN|NNP|2|nsubj to|_|PART|TO|6|mark go|_|VERB|VB|2|advcl", "Lee nsubj<-go"},
		{"Hill accused Lee", "Hill|hill|PROPN|NNP|2|nsubj accused|accuse|VERB|VBD|0|root Lee|lee|PROPN|NNP|1|flat of|_|ADP|IN|5|mark lying|lie|VERB|VBG|2|advcl", "Lee obj<-accused"},
		{"convicted a clerk and a porter of", "It|it|PRON|PRP|2|nsubj convicted|convict|VERB|VBD|0|root clerk|_|NOUN|NN|2|obj and|_|CCONJ|CC|5|cc porter|_|NOUN|NN|3|conj of|_|SCONJ|IN|7|mark stealing|steal|VERB|VBG|5|acl",
			"stealing advcl<-convicted"},
		{"police arrest suspect", "Police|_|NOUN|NN|2|compound arrest|_|NOUN|NN|0|root suspect|_|NOUN|NN|2|appos", "Police nsubj<-arrest; suspect obj<-arrest"},
		{"shot Tuesday", "Two|_|NUM|CD|2|nsubj fled|flee|VERB|VBD|0|root and|_|CCONJ|CC|6|cc six|_|NUM|CD|6|nsubj:pass were|be|AUX|VBD|6|aux:pass shot|shoot|VERB|VBN|2|conj Tuesday|tuesday|PROPN|NNP|2|obl:unmarked",
			"Tuesday obl:unmarked<-shot"},
		{"have freed men seized on Friday", "They|they|PRON|PRP|3|nsubj have|have|AUX|VBP|3|aux freed|free|VERB|VBN|0|root men|man|NOUN|NNS|3|obj who|_|PRON|WP|7|nsubj:pass were|be|AUX|VBD|7|aux:pass seized|seize|VERB|VBN|4|acl:relcl on|_|ADP|IN|9|case Friday|friday|PROPN|NNP|3|obl",
			"Friday obl<-seized"},
		{"confirmed killed", "Two|_|NUM|CD|3|nsubj:pass were|be|AUX|VBD|3|aux:pass confirmed|confirm|VERB|VBN|0|root killed|kill|VERB|VBN|3|xcomp",
			"Two nsubj:pass<-killed; were aux:pass<-killed; confirmed advmod<-killed; killed root<-"},
		{"gangs killed nine", "Gangs|gang|NOUN|NNS|2|nsubj:pass killed|kill|VERB|VBD|0|root nine|_|NUM|CD|2|obj", "Gangs nsubj<-killed"},
		{"with conspiring to flee", "He|he|PRON|PRP|3|nsubj:pass was|be|AUX|VBD|3|aux:pass charged|charge|VERB|VBN|0|root with|_|SCONJ|IN|5|mark conspiring|_|NOUN|NN|3|advcl to|_|PART|TO|7|mark flee|_|VERB|VB|5|acl",
			"conspiring=conspire; flee xcomp<-conspiring"},
		{"accused of massacring men", "They|they|PRON|PRP|3|nsubj:pass were|be|AUX|VBD|3|aux:pass accused|accuse|VERB|VBN|0|root of|_|ADP|IN|6|case massacring|_|ADJ|JJ|6|amod men|man|NOUN|NNS|3|obl",
			"of mark<-massacring; massacring=massacre; massacring advcl<-accused; men obj<-massacring"},
		{"are missing", "Two|_|NUM|CD|3|nsubj are|be|AUX|VBP|3|aux missing|miss|VERB|VBG|0|root", "are cop<-missing; missing=missing"},
		{"had been withdrawn", "It|it|PRON|PRP|4|nsubj:pass had|have|AUX|VBD|4|aux been|be|AUX|VBN|4|aux:pass withdrawn|withdraw|VERB|VBN|0|root", ""},
		{"and four wounded", "Two|_|NUM|CD|3|nsubj:pass were|be|AUX|VBD|3|aux:pass killed|kill|VERB|VBN|0|root and|_|CCONJ|CC|6|cc four|_|NUM|CD|6|nsubj wounded|wound|VERB|VBD|3|conj",
			"four nsubj:pass<-wounded"},
		{"met her in", "He|he|PRON|PRP|2|nsubj met|meet|VERB|VBD|0|root Lee|lee|PROPN|NNP|2|obj ,|_|PUNCT|,|6|punct the|_|DET|DT|6|det envoy|_|NOUN|NN|3|appos ,|_|PUNCT|,|9|punct in|_|ADP|IN|9|case Alda|alda|PROPN|NNP|6|nmod",
			"Alda obl<-met"},
		{"a list", "Nine|_|NUM|CD|2|nummod Danes|dane|PROPN|NNPS|0|root ,|_|PUNCT|,|5|punct two|_|NUM|CD|5|nummod Finns|finn|PROPN|NNPS|2|appos and|_|CCONJ|CC|8|cc a|_|DET|DT|8|det Swede|_|PROPN|NNP|5|conj",
			"Finns conj<-Danes; Swede conj<-Danes"},
		{"recalled diplomats", "It|it|PRON|PRP|2|nsubj condemned|condemn|VERB|VBD|0|root it|it|PRON|PRP|2|obj as|_|ADP|IN|5|case reckless|_|NOUN|NN|2|obl and|_|CCONJ|CC|7|cc recalled|recall|VERB|VBD|2|conj diplomats|diplomat|NOUN|NNS|5|conj",
			"diplomats obj<-recalled"},
		{"of the two, one refused", "As|_|ADP|IN|3|case for|_|ADP|IN|1|fixed unions|union|NOUN|NNS|6|nsubj ,|_|PUNCT|,|3|punct one|_|NUM|CD|6|nsubj refused|refuse|VERB|VBD|0|root",
			"unions obl<-refused"},
		{"the union Havna", "The|_|DET|DT|2|det union|_|NOUN|NN|4|nsubj Havna|havna|PROPN|NNP|4|nsubj struck|strike|VERB|VBD|0|root", "Havna appos<-union"},
		{"the rest of a headline", "Clerk|_|NOUN|NN|4|nsubj A|_|DET|DT|3|det guard|_|NOUN|NN|4|nsubj fled|flee|VERB|VBD|0|root", "Clerk dep<-fled"},
		{"Kenyan and UN sanctions", "Kenyan|_|ADJ|JJ|4|amod and|_|CCONJ|CC|3|cc UN|_|PROPN|NNP|4|conj sanctions|sanction|NOUN|NNS|0|root", "UN conj<-Kenyan"},
		{"mounting pressure by", "mounting|mount|VERB|VBG|2|amod pressure|_|NOUN|NN|0|root by|_|ADP|IN|4|case unions|union|NOUN|NNS|1|obl", "unions nmod<-pressure"},
		{"adding it held six", "adding|add|VERB|VBG|0|root it|_|PRON|PRP|1|obj held|hold|VERB|VBD|1|ccomp six|_|NUM|CD|3|obj", "it nsubj<-held"},
		{"when miners protesting", "they|_|PRON|PRP|2|nsubj died|die|VERB|VBD|0|root when|_|ADV|WRB|6|advmod miners|miner|NOUN|NNS|6|nsubj protesting|protest|VERB|VBG|2|advcl threw|throw|VERB|VBD|2|advcl stones|stone|NOUN|NNS|6|obj",
			"protesting acl<-miners"},
		{"what protesting governs", "They|they|PRON|PRP|2|nsubj died|die|VERB|VBD|0|root miners|miner|NOUN|NNS|5|nsubj protesting|protest|VERB|VBG|2|advcl threw|throw|VERB|VBD|4|ccomp stones|stone|NOUN|NNS|5|obj", ""},
		{"Pastor Ann, who fled", "Pastor|_|PROPN|NNP|2|nmod:desc Ann|ann|PROPN|NNP|0|root ,|_|PUNCT|,|5|punct who|_|PRON|WP|5|nsubj fled|flee|VERB|VBD|1|acl:relcl", "fled acl:relcl<-Ann"},
		{"getting shot at", "They|they|PRON|PRP|4|nsubj:pass are|be|AUX|VBP|4|aux getting|get|VERB|VBG|4|advcl shot|shoot|VERB|VBN|0|root at|_|ADP|IN|4|obl", "getting aux:pass<-shot"},
		{"attacks on shipping", "Attacks|attack|NOUN|NNS|0|root on|_|SCONJ|IN|3|case shipping|_|NOUN|NN|1|acl", "shipping nmod<-Attacks"},
		{"retaken", "Troops|troops|NOUN|NNS|3|nsubj had|have|AUX|VBD|3|aux retaken|retaken|VERB|VBN|0|root it|_|PRON|PRP|3|obj", "retaken=retake"},
		{"freed", "Troops|troops|NOUN|NNS|2|nsubj freed|fre|VERB|VBD|0|root them|they|PRON|PRP|2|obj", "freed=free"},
		{"cordoned off", "Troops|troops|NOUN|NNS|2|nsubj cordoned|cordon|VERB|VBD|0|root off|_|ADP|IN|5|case the|_|DET|DT|5|det port|_|NOUN|NN|2|obl",
			"off compound:prt<-cordoned; port obj<-cordoned"},
		{"handed in June", "Troops|troops|NOUN|NNS|2|nsubj handed|hand|VERB|VBD|0|root in|_|ADP|IN|4|case June|june|PROPN|NNP|2|obl", ""},
		{"was called off the field", "He|he|PRON|PRP|3|nsubj:pass was|be|AUX|VBD|3|aux:pass called|call|VERB|VBN|0|root off|_|ADP|IN|6|case the|_|DET|DT|6|det field|_|NOUN|NN|3|obl", ""},
		{"test-fired", "Tarvia|tarvia|PROPN|NNP|4|nsubj test|_|NOUN|NN|4|compound -|_|PUNCT|HYPH|2|punct fired|fire|VERB|VBD|0|root it|_|PRON|PRP|4|obj", "fired=test-fire"},
	} {
		d := tree(t, c.sent)
		before := append([]nlp.Token(nil), d.Tokens...)
		Doc(d)
		if got := changes(d, before); got != c.want {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
		once := append([]nlp.Token(nil), d.Tokens...)
		Doc(d)
		if got := changes(d, once); got != "" {
			t.Errorf("%s: mended again: %s", c.name, got)
		}
	}
}

func changes(d *nlp.Doc, before []nlp.Token) string {
	var out []string
	for i, x := range d.Tokens {
		if x.Lemma != before[i].Lemma {
			out = append(out, x.Form+"="+x.Lemma)
		}
		if x.Head != before[i].Head || x.Deprel != before[i].Deprel {
			head := ""
			if x.Head >= 0 {
				head = d.Tokens[x.Head].Form
			}
			out = append(out, x.Form+" "+x.Deprel+"<-"+head)
		}
	}
	return strings.Join(out, "; ")
}

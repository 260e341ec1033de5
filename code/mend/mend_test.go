package mend

import (
	"strings"
	"testing"

	"github.com/sitrep-news/sitrep/nlp"
	"github.com/sitrep-news/sitrep/nlp/nlptest"
)

// TestDoc tells, for each repair, the token it moves and where to; "" for none.
func TestDoc(t *testing.T) {
	for _, c := range []struct{ name, sent, want string }{
		{"killing whom, behind a hall", "A|DET|DT|2|det shell|NOUN|NN|3|nsubj fell|VERB|VBD|0|root|fall on|ADP|IN|5|case halls|NOUN|NNS|3|obl|hall where|ADV|WRB|8|advmod guests|NOUN|NNS|8|nsubj|guest sang|VERB|VBD|5|acl:relcl|sing ,|PUNCT|,|10|punct killing|VERB|VBG|8|advcl|kill nine|NUM|CD|10|obj",
			"killing advcl<-fell"},
		{"killing whom, of a raid", "They|PRON|PRP|2|nsubj raided|VERB|VBD|0|root|raid Tarn|PROPN|NNP|2|obj ,|PUNCT|,|5|punct killing|VERB|VBG|2|advcl|kill nine|NUM|CD|5|obj", ""},
		{"nobody said", "Said|VERB|VBD|0|root|say on|ADP|IN|3|case Monday|PROPN|NNP|1|obl he|PRON|PRP|5|nsubj fled|VERB|VBD|1|ccomp|flee", ""},
		{"that wounded", "They|PRON|PRP|2|nsubj fired|VERB|VBD|0|root|fire rockets|NOUN|NNS|2|obj|rocket at|ADP|IN|5|case Tarn|PROPN|NNP|3|nmod that|PRON|WDT|7|nsubj wounded|VERB|VBD|2|conj|wound nine|NUM|CD|7|obj",
			"wounded acl:relcl<-Tarn"},
		{"the shelling", "He|PRON|PRP|2|nsubj called|VERB|VBD|0|root|call the|DET|DT|4|det shelling|VERB|VBG|2|xcomp|shell a|DET|DT|6|det crime|NOUN|NN|2|xcomp",
			"shelling=shelling; shelling obj<-called"},
		{"called on", "Groups|NOUN|NNS|2|nsubj:pass|group called|VERB|VBD|0|root|call on|ADP|IN|4|case Reed|PROPN|NNP|2|obl", "Groups nsubj<-called"},
		{"denied and promised", "Reed|PROPN|NNP|2|nsubj denied|VERB|VBD|0|root|deny hitting|VERB|VBG|2|xcomp|hit farmers|NOUN|NNS|3|obj|farmer and|CCONJ|CC|6|cc promised|VERB|VBD|3|conj|promise", "promised conj<-denied"},
		{"no passive", "Shells|NOUN|NNS|2|nsubj:pass|shell killed|VERB|VBD|0|root|kill nine|NUM|CD|4|nummod farmers|NOUN|NNS|2|obl|farmer",
			"Shells nsubj<-killed; farmers obj<-killed"},
		{"his driver", "A|DET|DT|2|det leader|NOUN|NN|8|nsubj of|ADP|IN|4|case Front|PROPN|NNP|2|nmod and|CCONJ|CC|7|cc his|PRON|PRP$|7|nmod:poss driver|NOUN|NN|4|conj fled|VERB|VBD|0|root|flee",
			"driver conj<-leader"},
		{"its allies", "A|DET|DT|2|det leader|NOUN|NN|8|nsubj of|ADP|IN|4|case Front|PROPN|NNP|2|nmod and|CCONJ|CC|7|cc its|PRON|PRP$|7|nmod:poss allies|NOUN|NNS|4|conj|ally fled|VERB|VBD|0|root|flee", ""},
		{"a passive stays", "Nine|NUM|CD|3|nsubj:pass were|AUX|VBD|3|aux:pass|be killed|VERB|VBN|0|root|kill Monday|PROPN|NNP|3|obl", ""},
		{"a day is no object", "Nine|NUM|CD|2|nsubj:pass killed|VERB|VBN|0|root|kill Monday|PROPN|NNP|2|obl", ""},
		{"drinking water", "They|PRON|PRP|2|nsubj brought|VERB|VBD|0|root|bring drinking|VERB|VBG|2|xcomp|drink water|NOUN|NN|3|obj to|ADP|IN|6|case Tarn|PROPN|NNP|3|obl",
			"drinking amod<-water; water obj<-brought; Tarn obl<-brought"},
		{"drinking", "They|PRON|PRP|3|nsubj were|AUX|VBD|3|aux|be drinking|VERB|VBG|0|root|drink water|NOUN|NN|3|obj", ""},
		{"shot dead", "Gunmen|NOUN|NNS|2|nsubj|gunman shot|VERB|VBD|0|root|shoot dead|ADJ|JJ|5|amod two|NUM|CD|5|nummod guards|NOUN|NNS|2|obj|guard",
			"dead xcomp<-shot"},
		{"due, a marker", "He|PRON|PRP|5|nsubj is|AUX|VBZ|5|cop|be due|ADJ|JJ|5|mark to|PART|TO|3|fixed leave|VERB|VB|0|root Tarn|PROPN|NNP|5|obj",
			"He nsubj<-due; is cop<-due; due root<-; to mark<-leave; leave xcomp<-due"},
		{"due, over a clause", "He|PRON|PRP|3|nsubj is|AUX|VBZ|3|cop|be due|ADJ|JJ|0|root to|PART|TO|3|fixed leave|VERB|VB|3|advcl Tarn|PROPN|NNP|5|obj",
			"to mark<-leave; leave xcomp<-due"},
		{"due to be tried", "He|PRON|PRP|6|nsubj:pass is|AUX|VBZ|6|aux|be due|ADJ|JJ|6|advmod to|PART|TO|3|fixed be|AUX|VB|6|aux:pass tried|VERB|VBN|0|root|try",
			"He nsubj<-due; is cop<-due; due root<-; to mark<-tried; tried xcomp<-due"},
		{"due to rain", "It|PRON|PRP|2|nsubj failed|VERB|VBD|0|root|fail due|ADP|IN|5|case to|ADP|TO|3|fixed rain|NOUN|NN|2|obl", ""},
		{"on its channel", "They|PRON|PRP|2|nsubj claimed|VERB|VBD|0|root|claim the|DET|DT|4|det ambush|NOUN|NN|2|obj on|ADP|IN|8|case its|PRON|PRP$|8|nmod:poss Telegram|PROPN|NNP|8|compound channel|NOUN|NN|4|nmod",
			"channel obl<-claimed"},
		{"on a channel hit", "They|PRON|PRP|2|nsubj claimed|VERB|VBD|0|root|claim the|DET|DT|4|det raid|NOUN|NN|2|obj on|ADP|IN|7|case a|DET|DT|7|det channel|NOUN|NN|4|nmod", ""},
		{"in a post", "They|PRON|PRP|2|nsubj accused|VERB|VBD|0|root|accuse it|PRON|PRP|2|obj of|SCONJ|IN|5|mark shelling|VERB|VBG|2|advcl|shell Tarn|PROPN|NNP|5|obj in|ADP|IN|9|case a|DET|DT|9|det post|NOUN|NN|5|obl",
			"post obl<-accused"},
		{"said on Monday it", "They|PRON|PRP|2|nsubj said|VERB|VBD|0|root|say on|ADP|IN|4|case Monday|PROPN|NNP|6|obl he|PRON|PRP|6|nsubj fled|VERB|VBD|2|ccomp|flee",
			"Monday obl<-said"},
		{"who they said", "two|NUM|CD|2|nummod men|NOUN|NNS|0|root|man who|PRON|WP|5|obj they|PRON|PRP|5|nsubj said|VERB|VBD|2|acl:relcl|say were|AUX|VBD|7|cop|be spies|NOUN|NNS|2|acl:relcl|spy",
			"who nsubj<-spies; spies ccomp<-said"},
		{"promised help", "He|PRON|PRP|2|nsubj said|VERB|VBD|0|root|say nine|NUM|CD|6|nsubj:pass had|AUX|VBD|6|aux|have been|AUX|VBN|6|aux:pass|be hurt|VERB|VBN|2|ccomp and|CCONJ|CC|8|cc promised|VERB|VBD|6|conj|promise help|NOUN|NN|8|obj",
			"promised conj<-said"},
		{"would defend it", "He|PRON|PRP|2|nsubj said|VERB|VBD|0|root|say it|PRON|PRP|4|nsubj fled|VERB|VBD|2|ccomp|flee but|CCONJ|CC|7|cc would|AUX|MD|7|aux return|VERB|VB|2|conj",
			"return conj<-fled"},
		{"the commander, in between", "In|ADP|IN|3|case a|DET|DT|3|det video|NOUN|NN|8|obl ,|PUNCT|,|6|punct the|DET|DT|6|det commander|NOUN|NN|3|appos ,|PUNCT|,|6|punct accused|VERB|VBD|0|root|accuse them|PRON|PRP|8|obj",
			"commander nsubj<-accused"},
		{"is accused", "Tarn|PROPN|NNP|3|nsubj is|AUX|VBZ|3|cop|be accused|VERB|VBN|0|root|accuse", "Tarn nsubj:pass<-accused; is aux:pass<-accused"},
		{"said one guard", "They|PRON|PRP|2|nsubj fled|VERB|VBD|4|ccomp|flee ,|PUNCT|,|2|punct said|VERB|VBD|0|root|say one|NUM|CD|6|nummod guard|NOUN|NN|2|nsubj",
			"guard nsubj<-said"},
		{"condemned it, her aide said", "Lee|PROPN|NNP|6|nsubj condemned|VERB|VBD|6|ccomp|condemn it|PRON|PRP|2|obj ,|PUNCT|,|6|punct aides|NOUN|NNS|6|nsubj|aide said|VERB|VBD|0|root|say",
			"Lee nsubj<-condemned"},
		{"hid, Ann, who lost all, told", "They|PRON|PRP|2|nsubj fled|VERB|VBD|11|ccomp|flee and|CCONJ|CC|4|cc hid|VERB|VBD|2|conj|hide ,|PUNCT|,|6|punct Ann|PROPN|NNP|4|nsubj ,|PUNCT|,|9|punct who|PRON|WP|9|nsubj lost|VERB|VBD|1|acl:relcl|lose ,|PUNCT|,|11|punct told|VERB|VBD|0|root|tell reporters|NOUN|NNS|11|obj|reporter",
			"Ann nsubj<-told; lost acl:relcl<-Ann"},
		{"women, villagers and a priest said", "They|PRON|PRP|2|nsubj took|VERB|VBD|8|ccomp|take women|NOUN|NNS|2|obj|woman ,|PUNCT|,|5|punct villagers|NOUN|NNS|3|conj|villager and|CCONJ|CC|7|cc priests|NOUN|NNS|8|nsubj|priest said|VERB|VBD|0|root|say",
			", punct<-said; villagers nsubj<-said; priests conj<-villagers"},
		{"the mayor, Lee, said", "Guards|NOUN|NNS|2|nsubj|guard shot|VERB|VBD|0|root|shoot two|NUM|CD|4|nummod boys|NOUN|NNS|2|obj|boy ,|PUNCT|,|7|punct the|DET|DT|7|det mayor|NOUN|NN|4|appos ,|PUNCT|,|9|punct Lee|PROPN|NNP|7|appos ,|PUNCT|,|2|punct said|VERB|VBD|2|parataxis|say .|PUNCT|.|2|punct",
			", punct<-said; mayor nsubj<-said; , punct<-said; , punct<-said"},
		{"of burning farms and imposed", "Tarvia|PROPN|NNP|2|nsubj accused|VERB|VBD|0|root|accuse guards|NOUN|NNS|2|obj|guard of|SCONJ|IN|5|mark burning|VERB|VBG|2|advcl|burn farms|NOUN|NNS|5|obj|farm and|CCONJ|CC|8|cc imposed|VERB|VBD|5|conj|impose fines|NOUN|NNS|8|obj|fine",
			"imposed conj<-accused"},
		{"a raid that police said killed", "A|DET|DT|2|det raid|NOUN|NN|9|nsubj that|PRON|WDT|5|obj police|NOUN|NNS|5|nsubj said|VERB|VBD|2|acl:relcl|say killed|VERB|VBD|5|ccomp|kill nine|NUM|CD|8|nummod boys|NOUN|NNS|6|obj|boy ended|VERB|VBD|0|root|end",
			"that nsubj<-killed"},
		{"burned farms, looted shops and fled", "They|PRON|PRP|2|nsubj burned|VERB|VBD|0|root|burn farms|NOUN|NNS|2|obj|farm ,|PUNCT|,|6|punct looted|VERB|VBN|6|amod|loot shops|NOUN|NNS|3|conj|shop and|CCONJ|CC|8|cc fled|VERB|VBD|2|conj|flee",
			"looted conj<-burned; shops obj<-looted"},
		{"freed men, held raiders and took arms", "Police|NOUN|NNS|2|nsubj freed|VERB|VBD|0|root|free men|NOUN|NNS|2|obj|man ,|PUNCT|,|6|punct arrested|VERB|VBN|6|amod|arrest raiders|NOUN|NNS|2|conj|raider and|CCONJ|CC|8|cc seized|VERB|VBN|6|amod|seize rifles|NOUN|NNS|8|obj|rifle",
			"arrested conj<-freed; raiders obj<-arrested; seized conj<-freed"},
		{"retired officers are no deed", "Rebels|NOUN|NNS|2|nsubj|rebel shot|VERB|VBD|0|root|shoot guards|NOUN|NNS|2|obj|guard ,|PUNCT|,|6|punct retired|VERB|VBN|6|amod|retire officers|NOUN|NNS|3|conj|officer and|CCONJ|CC|8|cc fled|VERB|VBD|2|conj|flee", ""},
		{"took Alda in May and Veldt in June", "Rebels|NOUN|NNS|2|nsubj|rebel took|VERB|VBD|0|root|take Alda|PROPN|NNP|2|obj on|ADP|IN|5|case Monday|PROPN|NNP|2|obl and|CCONJ|CC|7|cc Veldt|PROPN|NNP|2|conj on|ADP|IN|9|case Friday|PROPN|NNP|2|obl",
			"Veldt conj<-Alda; Friday nmod<-Veldt"},
		{"to loot and burn", "They|PRON|PRP|2|nsubj came|VERB|VBD|0|root|come to|PART|TO|4|mark loot|VERB|VB|2|advcl and|CCONJ|CC|6|cc burn|VERB|VB|4|conj farms|NOUN|NNS|6|obj|farm", ""},
		{"believed to belong", "Men|NOUN|NNS|2|nsubj|man believed|VERB|VBD|0|root|believe to|PART|TO|4|mark belong|VERB|VB|2|xcomp there|ADV|RB|4|advmod shot|VERB|VBD|2|advcl|shoot guards|NOUN|NNS|6|obj|guard",
			"Men nsubj<-shot; believed acl<-Men; shot root<-"},
		{"briefed on the plan said", "It|PRON|PRP|2|nsubj stopped|VERB|VBD|10|ccomp|stop payments|NOUN|NNS|2|obj|payment ,|PUNCT|,|6|punct people|NOUN|NNS|6|nsubj|person briefed|VERB|VBD|3|acl|brief on|ADP|IN|9|case the|DET|DT|9|det plan|NOUN|NN|6|obl said|VERB|VBD|0|root|say",
			"people nsubj<-said; briefed acl<-people"},
		{"and arrested six", "Police|NOUN|NNS|2|nsubj chased|VERB|VBD|0|root|chase men|NOUN|NNS|2|obj|man who|PRON|WP|6|nsubj had|AUX|VBD|6|aux|have blocked|VERB|VBN|3|acl:relcl|block roads|NOUN|NNS|6|obj|road and|CCONJ|CC|9|cc arrested|VERB|VBD|6|conj|arrest six|NUM|CD|9|obj",
			"arrested conj<-chased"},
		{"had withdrawn", "It|PRON|PRP|3|nsubj:pass had|AUX|VBD|3|aux|have withdrawn|VERB|VBN|0|root|withdraw", "It nsubj<-withdrawn"},
		{"following a raid", "Police|NOUN|NNS|2|nsubj held|VERB|VBD|0|root|hold men|NOUN|NNS|2|obj|man following|VERB|VBG|3|acl|follow a|DET|DT|6|det raid|NOUN|NN|4|obj",
			"following case<-raid; raid obl<-held"},
		{"from Alda at Belmer", "Rebels|NOUN|NNS|2|nsubj|rebel fired|VERB|VBD|0|root|fire rockets|NOUN|NNS|2|obj|rocket from|ADP|IN|5|case Alda|PROPN|NNP|2|obl at|ADP|IN|7|case Belmer|PROPN|NNP|5|nmod",
			"Belmer obl<-fired"},
		{"in Bel-au-Mer", "Clashes|NOUN|NNS|2|nsubj|clash erupted|VERB|VBD|0|root|erupt in|ADP|IN|4|case Bel|PROPN|NNP|8|compound -|PUNCT|HYPH|4|punct au|PROPN|NNP|4|flat -|PUNCT|HYPH|4|punct Mer|PROPN|NNP|2|obl",
			"in case<-Mer"},
		{"following a car stays", "Police|NOUN|NNS|2|nsubj held|VERB|VBD|0|root|hold men|NOUN|NNS|2|obj|man following|VERB|VBG|3|acl|follow a|DET|DT|6|det car|NOUN|NN|4|obj", ""},
		{"killed and wounded dozens", "It|PRON|PRP|2|nsubj killed|VERB|VBD|0|root|kill nine|NUM|CD|4|nummod cooks|NOUN|NNS|2|obj|cook and|CCONJ|CC|7|cc wounded|VERB|VBN|7|amod|wound dozens|NOUN|NNS|4|conj|dozen",
			"and cc<-wounded; wounded conj<-killed; dozens obj<-wounded"},
		{"killed guards and wounded rebels", "It|PRON|PRP|2|nsubj killed|VERB|VBD|0|root|kill nine|NUM|CD|4|nummod cooks|NOUN|NNS|2|obj|cook and|CCONJ|CC|7|cc wounded|VERB|VBN|7|amod|wound rebels|NOUN|NNS|4|conj|rebel", ""},
		{"told the board the bank had left", "He|PRON|PRP|2|nsubj told|VERB|VBD|0|root|tell clerks|NOUN|NNS|6|iobj|clerk banks|NOUN|NNS|6|nsubj|bank had|AUX|VBD|6|aux left|VERB|VBN|2|ccomp|leave",
			"clerks iobj<-told"},
		{"ordered the union to stop", "He|PRON|PRP|2|nsubj ordered|VERB|VBD|0|root|order unions|NOUN|NNS|2|obj|union to|PART|TO|5|mark stop|VERB|VB|2|advcl",
			"stop xcomp<-ordered"},
		{"fighting displaced", "Fighting|VERB|VBG|4|advcl|fight in|ADP|IN|3|case Tarn|PROPN|NNP|1|obl displaced|VERB|VBD|0|root|displace nine|NUM|CD|4|obj",
			"Fighting=fighting; Fighting nsubj<-displaced; Tarn nmod<-Fighting"},
		{"recalled from", "It|PRON|PRP|2|nsubj recalled|VERB|VBD|0|root|recall envoys|NOUN|NNS|2|obj|envoy from|ADP|IN|5|case Tarn|PROPN|NNP|3|nmod",
			"Tarn obl<-recalled"},
		{"spoke of shelling by", "They|PRON|PRP|2|nsubj spoke|VERB|VBD|0|root|speak of|SCONJ|IN|4|mark shelling|NOUN|VBG|2|obl|shell by|ADP|IN|6|case troops|NOUN|NNS|4|nmod",
			"of case<-shelling; shelling=shelling"},
		{"denied bail", "He|PRON|PRP|3|nsubj:pass was|AUX|VBD|3|aux:pass|be denied|VERB|VBN|0|root|deny bail|VERB|VBN|3|xcomp by|ADP|IN|7|case a|DET|DT|7|det court|NOUN|NN|4|obl:agent",
			"bail obj<-denied; court obl:agent<-denied"},
		{"lots of people", "Police|NOUN|NNS|2|nsubj held|VERB|VBD|0|root|hold nine|NUM|CD|4|nummod people|NOUN|NNS|2|obj ,|PUNCT|,|7|punct five|NUM|CD|7|nummod men|NOUN|NNS|4|conj|man and|CCONJ|CC|10|cc four|NUM|CD|10|nummod boys|NOUN|NNS|4|conj|boy",
			"men appos<-people; boys conj<-men"},
		{"people and men", "Police|NOUN|NNS|2|nsubj held|VERB|VBD|0|root|hold nine|NUM|CD|4|nummod people|NOUN|NNS|2|obj and|CCONJ|CC|7|cc five|NUM|CD|7|nummod men|NOUN|NNS|4|conj|man", ""},
		{"of Oslo hardening", "The|DET|DT|2|det siege|NOUN|NN|0|root of|ADP|IN|5|mark Oslo|PROPN|NNP|2|nmod hardening|VERB|VBG|2|acl|harden views|NOUN|NNS|5|obj|view",
			"of case<-Oslo"},
		{"from council chief Lee", "They|PRON|PRP|2|nsubj sought|VERB|VBD|0|root|seek leave|NOUN|NN|2|obj from|ADP|IN|5|case council|NOUN|NN|3|nmod chief|NOUN|NN|7|nmod:desc Lee|PROPN|NNP|3|nmod",
			"from case<-Lee; council compound<-Lee"},
		{"When Lee was held", "When|ADV|WRB|4|advmod Lee|PROPN|NNP|8|nsubj was|AUX|VBD|4|aux:pass|be held|VERB|VBN|8|advcl|hold ,|PUNCT|,|4|punct friends|NOUN|NNS|8|nsubj|friend had|AUX|VBD|8|aux|have left|VERB|VBN|0|root|leave",
			"Lee nsubj<-held"},
		{"kill Lee in a letter", "They|PRON|PRP|3|nsubj will|AUX|MD|3|aux kill|VERB|VB|0|root Lee|PROPN|NNP|7|nmod:poss in|ADP|IN|7|case a|DET|DT|7|det letter|NOUN|NN|3|obl",
			"Lee obj<-kill"},
		{"its foe and rival Oslo", "He|PRON|PRP|2|nsubj blamed|VERB|VBD|0|root|blame its|PRON|PRP$|4|nmod:poss foe|NOUN|NN|2|obj and|CCONJ|CC|7|cc rival|NOUN|NN|7|nmod:desc Oslo|PROPN|NNP|4|conj",
			"foe nmod:desc<-Oslo; and cc<-rival; rival conj<-foe; Oslo obj<-blamed"},
		{"called for Lee to go", "Unions|NOUN|NNS|2|nsubj called|VERB|VBD|0|root|call for|ADP|IN|6|mark Lee|PROPN|NNP|2|nsubj to|PART|TO|6|mark go|VERB|VB|2|advcl", "Lee nsubj<-go"},
		{"Hill accused Lee", "Hill|PROPN|NNP|2|nsubj accused|VERB|VBD|0|root|accuse Lee|PROPN|NNP|1|flat of|ADP|IN|5|mark lying|VERB|VBG|2|advcl|lie", "Lee obj<-accused"},
		{"convicted a clerk and a porter of", "It|PRON|PRP|2|nsubj convicted|VERB|VBD|0|root|convict clerk|NOUN|NN|2|obj and|CCONJ|CC|5|cc porter|NOUN|NN|3|conj of|SCONJ|IN|7|mark stealing|VERB|VBG|5|acl|steal",
			"stealing advcl<-convicted"},
		{"police arrest suspect", "Police|NOUN|NN|2|compound arrest|NOUN|NN|0|root suspect|NOUN|NN|2|appos", "Police nsubj<-arrest; suspect obj<-arrest"},
		{"shot Tuesday", "Two|NUM|CD|2|nsubj fled|VERB|VBD|0|root|flee and|CCONJ|CC|6|cc six|NUM|CD|6|nsubj:pass were|AUX|VBD|6|aux:pass|be shot|VERB|VBN|2|conj|shoot Tuesday|PROPN|NNP|2|obl:unmarked",
			"Tuesday obl:unmarked<-shot"},
		{"have freed men seized on Friday", "They|PRON|PRP|3|nsubj have|AUX|VBP|3|aux freed|VERB|VBN|0|root|free men|NOUN|NNS|3|obj|man who|PRON|WP|7|nsubj:pass were|AUX|VBD|7|aux:pass|be seized|VERB|VBN|4|acl:relcl|seize on|ADP|IN|9|case Friday|PROPN|NNP|3|obl",
			"Friday obl<-seized"},
		{"confirmed killed", "Two|NUM|CD|3|nsubj:pass were|AUX|VBD|3|aux:pass|be confirmed|VERB|VBN|0|root|confirm killed|VERB|VBN|3|xcomp|kill",
			"Two nsubj:pass<-killed; were aux:pass<-killed; confirmed advmod<-killed; killed root<-"},
		{"gangs killed nine", "Gangs|NOUN|NNS|2|nsubj:pass|gang killed|VERB|VBD|0|root|kill nine|NUM|CD|2|obj", "Gangs nsubj<-killed"},
		{"with conspiring to flee", "He|PRON|PRP|3|nsubj:pass was|AUX|VBD|3|aux:pass|be charged|VERB|VBN|0|root|charge with|SCONJ|IN|5|mark conspiring|NOUN|NN|3|advcl to|PART|TO|7|mark flee|VERB|VB|5|acl",
			"conspiring=conspire; flee xcomp<-conspiring"},
		{"accused of massacring men", "They|PRON|PRP|3|nsubj:pass were|AUX|VBD|3|aux:pass|be accused|VERB|VBN|0|root|accuse of|ADP|IN|6|case massacring|ADJ|JJ|6|amod men|NOUN|NNS|3|obl|man",
			"of mark<-massacring; massacring=massacre; massacring advcl<-accused; men obj<-massacring"},
		{"are missing", "Two|NUM|CD|3|nsubj are|AUX|VBP|3|aux|be missing|VERB|VBG|0|root|miss", "are cop<-missing; missing=missing"},
		{"had been withdrawn", "It|PRON|PRP|4|nsubj:pass had|AUX|VBD|4|aux|have been|AUX|VBN|4|aux:pass|be withdrawn|VERB|VBN|0|root|withdraw", ""},
		{"and four wounded", "Two|NUM|CD|3|nsubj:pass were|AUX|VBD|3|aux:pass|be killed|VERB|VBN|0|root|kill and|CCONJ|CC|6|cc four|NUM|CD|6|nsubj wounded|VERB|VBD|3|conj|wound",
			"four nsubj:pass<-wounded"},
		{"met her in", "He|PRON|PRP|2|nsubj met|VERB|VBD|0|root|meet Lee|PROPN|NNP|2|obj ,|PUNCT|,|6|punct the|DET|DT|6|det envoy|NOUN|NN|3|appos ,|PUNCT|,|9|punct in|ADP|IN|9|case Alda|PROPN|NNP|6|nmod",
			"Alda obl<-met"},
		{"a list", "Nine|NUM|CD|2|nummod Danes|PROPN|NNPS|0|root|dane ,|PUNCT|,|5|punct two|NUM|CD|5|nummod Finns|PROPN|NNPS|2|appos|finn and|CCONJ|CC|8|cc a|DET|DT|8|det Swede|PROPN|NNP|5|conj",
			"Finns conj<-Danes; Swede conj<-Danes"},
		{"recalled diplomats", "It|PRON|PRP|2|nsubj condemned|VERB|VBD|0|root|condemn it|PRON|PRP|2|obj as|ADP|IN|5|case reckless|NOUN|NN|2|obl and|CCONJ|CC|7|cc recalled|VERB|VBD|2|conj|recall diplomats|NOUN|NNS|5|conj|diplomat",
			"diplomats obj<-recalled"},
		{"of the two, one refused", "As|ADP|IN|3|case for|ADP|IN|1|fixed unions|NOUN|NNS|6|nsubj|union ,|PUNCT|,|3|punct one|NUM|CD|6|nsubj refused|VERB|VBD|0|root|refuse",
			"unions obl<-refused"},
		{"the union Havna", "The|DET|DT|2|det union|NOUN|NN|4|nsubj Havna|PROPN|NNP|4|nsubj struck|VERB|VBD|0|root|strike", "Havna appos<-union"},
		{"the rest of a headline", "Clerk|NOUN|NN|4|nsubj A|DET|DT|3|det guard|NOUN|NN|4|nsubj fled|VERB|VBD|0|root|flee", "Clerk dep<-fled"},
		{"Kenyan and UN sanctions", "Kenyan|ADJ|JJ|4|amod and|CCONJ|CC|3|cc UN|PROPN|NNP|4|conj sanctions|NOUN|NNS|0|root|sanction", "UN conj<-Kenyan"},
		{"mounting pressure by", "mounting|VERB|VBG|2|amod|mount pressure|NOUN|NN|0|root by|ADP|IN|4|case unions|NOUN|NNS|1|obl|union", "unions nmod<-pressure"},
		{"adding it held six", "adding|VERB|VBG|0|root|add it|PRON|PRP|1|obj held|VERB|VBD|1|ccomp|hold six|NUM|CD|3|obj", "it nsubj<-held"},
		{"when miners protesting", "they|PRON|PRP|2|nsubj died|VERB|VBD|0|root|die when|ADV|WRB|6|advmod miners|NOUN|NNS|6|nsubj|miner protesting|VERB|VBG|2|advcl|protest threw|VERB|VBD|2|advcl|throw stones|NOUN|NNS|6|obj|stone",
			"protesting acl<-miners"},
		{"what protesting governs", "They|PRON|PRP|2|nsubj died|VERB|VBD|0|root|die miners|NOUN|NNS|5|nsubj|miner protesting|VERB|VBG|2|advcl|protest threw|VERB|VBD|4|ccomp|throw stones|NOUN|NNS|5|obj|stone", ""},
		{"Pastor Ann, who fled", "Pastor|PROPN|NNP|2|nmod:desc Ann|PROPN|NNP|0|root ,|PUNCT|,|5|punct who|PRON|WP|5|nsubj fled|VERB|VBD|1|acl:relcl|flee", "fled acl:relcl<-Ann"},
		{"getting shot at", "They|PRON|PRP|4|nsubj:pass are|AUX|VBP|4|aux|be getting|VERB|VBG|4|advcl|get shot|VERB|VBN|0|root|shoot at|ADP|IN|4|obl", "getting aux:pass<-shot"},
		{"attacks on shipping", "Attacks|NOUN|NNS|0|root|attack on|SCONJ|IN|3|case shipping|NOUN|NN|1|acl", "shipping nmod<-Attacks"},
		{"retaken", "Troops|NOUN|NNS|3|nsubj had|AUX|VBD|3|aux|have retaken|VERB|VBN|0|root it|PRON|PRP|3|obj", "retaken=retake"},
		{"freed", "Troops|NOUN|NNS|2|nsubj freed|VERB|VBD|0|root|fre them|PRON|PRP|2|obj|they", "freed=free"},
		{"cordoned off", "Troops|NOUN|NNS|2|nsubj cordoned|VERB|VBD|0|root|cordon off|ADP|IN|5|case the|DET|DT|5|det port|NOUN|NN|2|obl",
			"off compound:prt<-cordoned; port obj<-cordoned"},
		{"handed in June", "Troops|NOUN|NNS|2|nsubj handed|VERB|VBD|0|root|hand in|ADP|IN|4|case June|PROPN|NNP|2|obl", ""},
		{"was called off the field", "He|PRON|PRP|3|nsubj:pass was|AUX|VBD|3|aux:pass|be called|VERB|VBN|0|root|call off|ADP|IN|6|case the|DET|DT|6|det field|NOUN|NN|3|obl", ""},
		{"test-fired", "Tarvia|PROPN|NNP|4|nsubj test|NOUN|NN|4|compound -|PUNCT|HYPH|2|punct fired|VERB|VBD|0|root|fire it|PRON|PRP|4|obj", "fired=test-fire"},
	} {
		d := nlptest.Doc(t, c.sent)
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

package statement

import (
	"regexp"
	"sync"

	sitrep "github.com/sitrep-news/sitrep"
)

// A neutral cue leaves the stance to what is said: "'The army must leave,' she said" demands,
// "'These are lies,' he said" denies. The first pattern that the content holds decides.
var contents = []struct {
	stance string
	says   *regexp.Regexp
}{
	{"claims-responsibility", regexp.MustCompile(`(?i)\b(it|they|we|he|(its|their|our|his) (own )?(fighters?|members|forces|militants|men|troops|units?|armed wing)) (had |have |has |was |were |is |are )?(also )?(carried out|behind|responsible for|taken responsibility|claim(s|ed)? responsibility)\b`)},
	{"denies", regexp.MustCompile(`(?i)\b(unfounded|baseless|groundless|fabricat(ed|ion|ions)|falsehoods?|slander(ous)?|nonsense|untrue|not true|fake news|disinformation|misinformation|(pure|mere) (speculation|invention|fiction|fantasy|propaganda)|lies\b|(is|are|was|were|as|totally|completely|entirely|absolutely|utterly) (a )?(false|lie)\b|false (claims?|accusations?|allegations?|reports?|information|rumou?rs?)|(without|no|lacks?|lacking) (any )?(foundation|basis|truth|evidence for)|(has|have|had) nothing to do with|(had|has|have|played|took|take|taken) no (part|role|hand|involvement|connection|link|links|ties|knowledge)|(was|were|is|are|am|been) not (involved|responsible|behind)|(is|are|was|were|['’]s) no (truth|genocide|torture|famine|massacre|crackdown|massacres|such (thing|order|plan|attack|camp|camps|prison|prisons))|(no|not a single) (shred of |piece of )?evidence (for|of|to|that)|(did not|didn['’]t|never) (take part|carry out|attack|target|order|fire on|open fire|kill)\b)`)},
	{"demands", regexp.MustCompile(`(?i)(\b(must(n['’]t)? (not |now |immediately |first |all |also |be |never |at once )*(?:[a-z]+)|(has|have|needs?|ought) to (stop|end|leave|withdraw|cease|release|free|respect|shoulder|halt|return|hand|answer|pay|face|act|resign|go|step|accept|choose|comply|disarm|lay|pull)|(we|i) (demand|urge|insist|appeal|want an?|want the|want justice|call (on|for|upon))|(is|it['’]s) time (for|to|that)|should (stop|end|leave|withdraw|cease|release|free|halt|resign|step down|be (released|freed|punished|prosecuted|investigated|held|brought|stopped|lifted|withdrawn|disarmed)))\b)`)},
	{"condemns", regexp.MustCompile(`(?i)\b((we|i) (strongly |firmly |utterly )?(condemn|denounce|deplore)|(blatant|flagrant|heinous|barbaric|cowardly|despicable|abhorrent|outrageous|shameful|cold-blooded|brutal|vile|senseless|dastardly|horrific|unjustified) (act|acts|attack|attacks|crime|crimes|violation|violations|aggression|assassination|murder|murders|killing|killings|breach|massacre|assault|violence|bombing)|act of (terror|terrorism|aggression|barbarity|barbarism|cowardice|war|piracy)|acts of (terror|terrorism|aggression)|crimes? against humanity|(a|is|are|was|were) (totally |completely |utterly )?(unacceptable|intolerable|outrageous|a disgrace|disgraceful|shameful|an outrage))\b`)},
	{"praises", regexp.MustCompile(`(?i)\b(we|i) (warmly |deeply |very much )?(welcome|thank|congratulate|applaud|commend|salute|appreciate)\b|\b(am|are) (very |deeply )?grateful\b`)},
	{"warns", regexp.MustCompile(`(?i)\b(we|i) (warn|caution)\b`)},
}

// epistemic is "must" that draws a conclusion: "they must have known".
var epistemic = regexp.MustCompile(`(?i)\bmust (not )?have [a-z]+(ed|en|wn|t|d)\b|\bmust be (confus|mistak|kidding|joking)`)

// neutral are the stances of cues that say nothing of it.
var neutral = map[string]bool{"asserts": true}

// said gives a statement with a neutral cue the stance of its words.
func said(s *sitrep.Statement) string {
	if !neutral[s.Stance] {
		return s.Stance
	}
	for _, parts := range [][]sitrep.Words{s.Quotes, s.Content} {
		for _, w := range parts {
			if stance := content(w.Text[:min(len(w.Text), reach+longest)]); stance != "" {
				return stance
			}
		}
	}
	return s.Stance
}

// content is the stance of what is said by the first pattern that it holds, "" for none.
func content(text string) string {
	may := contentSieve().may(text)
	for i, c := range contents {
		if may>>i&1 == 0 {
			continue
		}
		if at := c.says.FindStringIndex(text); at != nil && at[0] < reach && !(c.stance == "demands" && epistemic.MatchString(text)) {
			return c.stance
		}
	}
	return ""
}

// contentSieve is the sieve of contents, made when first asked for.
var contentSieve = sync.OnceValue(func() *sieve {
	patterns := make([]*regexp.Regexp, len(contents))
	for i, c := range contents {
		patterns[i] = c.says
	}
	return newSieve(patterns)
})

// reach is how far into the words, in bytes, what decides the stance may stand: what comes
// later is a side remark.
const reach = 160

// longest is more than any of contents matches, in bytes.
const longest = 120

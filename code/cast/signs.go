package cast

import (
	_ "embed"
	"fmt"
	"strings"

	sitrep "github.com/sitrep-news/sitrep"
	"github.com/sitrep-news/sitrep/data/given"
	"github.com/sitrep-news/sitrep/data/lists"
)

// Sign is something that speaks for or against one who a pronoun may mean.
type Sign int

// The signs, each with the number that it has in salience.txt. Those with a number behind them stand
// for as many in a row.
const (
	signNone     Sign = 0               // nobody is meant
	signBack     Sign = 1               // 5: sentences back
	signRole     Sign = signBack + 5    // 21: place in the clause, in this sentence, the one before, farther
	signKind     Sign = signRole + 21   // 6: thing, place, person, people, organization, state
	signVerb     Sign = signKind + 6    // 6: the same where the pronoun speaks, decides or does violence
	signSubject  Sign = signVerb + 6    // 4: pronoun a subject, owner, object, other; y in the same sentence
	signNear     Sign = signSubject + 4 // 4: how many others fit between
	signTimes    Sign = signNear + 4    // 4: how often spoken of before
	signFlags    Sign = signTimes + 4   // one each
	signPara     Sign = signFlags + 0   // another paragraph
	signNamed    Sign = signFlags + 1   // has a name
	signAgain    Sign = signFlags + 2   // the same pronoun just before
	signPronoun  Sign = signFlags + 3   // a pronoun farther back
	signParallel Sign = signFlags + 4   // both are subjects
	signObjects  Sign = signFlags + 5   // both are objects
	signClause   Sign = signFlags + 6   // subject of the pronoun's own clause
	signSays     Sign = signFlags + 7   // says what the pronoun stands in
	signTold     Sign = signFlags + 8   // says it of others by trade
	signGoesOn   Sign = signFlags + 9   // named as the subject of the sentence before
	signSpeaks   Sign = signFlags + 10  // spoke in the sentence before
	signAnswers  Sign = signFlags + 11  // was asked
	signAsks     Sign = signFlags + 12  // asked
	signGender   Sign = signFlags + 13  // of the pronoun's sex by name or noun
	signOwner    Sign = signFlags + 14  // whose thing is the subject
	signDeed     Sign = signFlags + 15  // does what the pronoun does
	signUndeed   Sign = signFlags + 16  // hardly does it
	signOpen     Sign = signFlags + 17  // one or many
	signTogether Sign = signFlags + 18  // several side by side
	signEmbedded Sign = signFlags + 19  // in a clause inside of another
	signQuoted   Sign = signFlags + 20  // one in marks, the other not
	signFirst    Sign = signFlags + 21  // opens the report
	signChain    Sign = signFlags + 22  // the engine has both in one chain
	signLoose    Sign = signFlags + 23  // the engine's chain, a state or hardly the doer
	signAfter    Sign = signFlags + 24  // stands behind the pronoun
	signAcross   Sign = signFlags + 25  // the pronoun is told the subject by a clause that hangs on y's
	signDefinite Sign = signFlags + 26  // "the" or a possessor, without a name
	signNew      Sign = signFlags + 27  // "a" or none, without a name
	signOne      Sign = signFlags + 28  // subject of the sentence before, whatever it is called
	signMoved    Sign = signFlags + 29  // does what the pronoun's deed is told to be the reason of
	signMoving   Sign = signFlags + 30  // suffers it
	signOwned    Sign = signFlags + 31  // is told by whose he is: "his brother"
	signSides    Sign = signFlags + 32  // 20: on which side of a deed the pronoun stands, and y
	signAgainst  Sign = signFlags + 52  // is against what the pronoun owns
	signs             = int(signFlags) + 53
)

// signs appends what speaks for or against y as what pronoun x means, back sentences before.
func (r *referents) signs(dst []Sign, x, y *expression, f form, back int) []Sign {
	d := r.d
	add := func(on bool, s Sign) {
		if on {
			dst = append(dst, s)
		}
	}
	near := min(back, 2)
	place := r.place(y.head)
	dst = append(dst, signBack+Sign(back), signRole+Sign(place*3+near), signKind+Sign(sortOf(y.kind)))
	if r.agent(x.head) {
		dst = append(dst, signVerb+Sign(sortOf(y.kind)))
	}
	add(back == 0, signSubject+Sign(r.standing(x.head)))
	add(d.Sents[d.Tokens[x.head].Sent].Para != d.Sents[d.Tokens[y.head].Sent].Para, signPara)
	add(y.named, signNamed)
	pron := d.Tokens[y.head].UPOS == "PRON"
	add(pron && back <= 1, signAgain)
	add(pron && back > 1, signPronoun)
	subject := strings.HasPrefix(d.Tokens[y.head].Deprel, "nsubj")
	add(d.Rel(x.head) == "nsubj" && subject, signParallel)
	add(d.Rel(x.head) == "obj" && d.Rel(y.head) == "obj", signObjects)
	if back == 0 && !r.tellsOnly(x, y) {
		add(d.Tokens[y.head].Head == r.clause(x.head) && subject, signClause)
		if !r.q.in[x.head] && (r.saysIt(x.head, y.head) || r.accordingTo(x.head, y.head)) {
			add(true, signSays)
			add(r.forOthers(y), signTold)
		}
	}
	add(r.goesOn(x.head, y, back), signGoesOn)
	add(r.speaksOn(x.head, y, back), signSpeaks)
	answers := r.answers(x.head, y, back)
	add(answers, signAnswers)
	add(!answers && r.asks(x.head, y, back), signAsks)
	info := r.g.info[r.g.root(y.head)]
	add(info.gender != given.Unknown && info.gender == f.gender, signGender)
	add(d.Tokens[y.head].Deprel == "nmod:poss" && back <= 1 && d.Tokens[y.head].Head >= 0 && strings.HasPrefix(d.Tokens[d.Tokens[y.head].Head].Deprel, "nsubj"), signOwner)
	if f.number == many {
		deed := r.suits(x, y)
		add(deed > 0 && r.provoked(x.head, y.head) == outsider, signDeed)
		add(deed < 0, signUndeed)
		add(info.number == open, signOpen)
		add(len(r.together(y, f)) > 0, signTogether)
	}
	dst = r.deedSigns(dst, x, y, back)
	add(r.ownedAs(x.head, y.head), signOwned)
	add(r.embedded(y.head), signEmbedded)
	add(r.q.in[x.head] != r.q.in[y.head], signQuoted)
	add(d.Tokens[y.head].Sent == 0, signFirst)
	add(y.head > x.head, signAfter)
	add(back == 0 && y.head < x.head && r.across(x.head, y.head), signAcross)
	if !y.named && !pron {
		det := strings.ToLower(d.Tokens[y.start].Form)
		definite := det == "the" || det == "this" || det == "these" || d.Tokens[y.start].XPOS == "PRP$"
		add(definite, signDefinite)
		add(!definite, signNew)
	}
	return append(dst, signTimes+Sign(times(r.count[r.g.root(y.head)])))
}

// deedSigns appends what the sides on which x and y stand of the deeds around them tell.
func (r *referents) deedSigns(dst []Sign, x, y *expression, back int) []Sign {
	d := r.d
	told := r.provoked(x.head, y.head)
	if p, q := r.side(x.head), r.side(y.head); told == outsider && back <= 1 && p != outsider && q != outsider && q != troubled && d.Tokens[x.head].Head != d.Tokens[y.head].Head {
		dst = append(dst, signSides+Sign(int(p)*4+int(q)))
	}
	switch told {
	case assailant, captor:
		dst = append(dst, signMoved)
	case victim, captive:
		dst = append(dst, signMoving)
	}
	if r.opposes(x.head, y.head) {
		dst = append(dst, signAgainst)
	}
	return dst
}

func times(n int) int {
	switch {
	case n <= 1:
		return 0
	case n <= 3:
		return 1
	case n <= 7:
		return 2
	}
	return 3
}

func sortOf(kind string) int {
	switch kind {
	case sitrep.KindPlace:
		return 1
	case sitrep.KindPerson:
		return 2
	case sitrep.KindPeople:
		return 3
	case sitrep.KindOrganization:
		return 4
	case sitrep.KindState:
		return 5
	}
	return 0
}

// place is where in its clause token t stands: subject of the sentence, of another clause, of a
// passive, object, owner, behind a preposition of a verb, anywhere else.
func (r *referents) place(t int) int {
	for n := 0; (r.d.Rel(t) == "conj" || r.d.Rel(t) == "appos") && r.d.Tokens[t].Head >= 0 && n < 8; n++ {
		t = r.d.Tokens[t].Head
	}
	switch r.d.Tokens[t].Deprel {
	case "root":
		return 0
	case "nsubj":
		if v := r.d.Tokens[t].Head; v >= 0 && r.main(v) {
			return 0
		}
		return 1
	case "nsubj:pass", "obl:agent":
		return 2
	case "obj", "iobj":
		return 3
	case "nmod:poss":
		return 4
	}
	if r.d.Rel(t) == "obl" {
		return 5
	}
	return 6
}

// standing is what a pronoun is: a subject, an owner, an object, anything else.
func (r *referents) standing(t int) int {
	switch r.d.Rel(t) {
	case "nsubj":
		return 0
	case "nmod":
		return 1
	case "obj", "iobj":
		return 2
	}
	return 3
}

// agent reports whether the pronoun at token t is the subject of a verb that only people and
// bodies are the subject of, or the owner of what only they have.
func (r *referents) agent(t int) bool {
	v := r.d.Tokens[t].Head
	if v >= 0 && r.d.Tokens[t].Deprel == "nmod:poss" {
		return had[strings.ToLower(r.d.Tokens[v].Lemma)]
	}
	if v < 0 || r.d.Tokens[t].Deprel != "nsubj" || r.d.Tokens[v].UPOS != "VERB" {
		return false
	}
	l := strings.ToLower(r.d.Tokens[v].Lemma)
	return speaks(l) || violence[l] || asking[l] || answering[l] || willed[l]
}

// had are nouns for what people, bodies and states have.
var had = lists.Set(`troop troops force forces army soldier fighter leader border government people citizen ally camp member territory minister embassy airspace spokesman
	spokeswoman headquarters official supporter staff employee commander base decision refusal demand opponent rival policy intention envoy ambassador stance
	neighbour neighbor offensive aggression parliament militia militant lawyer operation navy president chief director founder attempt effort warplane
	missile sovereignty commitment`)

// willed are more verbs of what only people and bodies do.
var willed = lists.Set(`accept aim apologise apologize appoint approve arrest attempt ban blockade boycott buy cancel celebrate collude conspire control convene cooperate
	decide delay demand deploy detain dispatch dissolve donate elect endorse engage evacuate expel fight finance fire hire hope host impose intend intervene
	interview invade investigate invite join kidnap know launch lobby meet mobilise mobilize monitor negotiate occupy operate order organise organize own patrol pay plan plot
	postpone prefer prepare propose prosecute protect publish pull punish purchase pursue quit recruit recognise recognize refuse release resign resume retaliate
	retreat search seek sell send sentence serve sign spy strive struggle sue summon supply surrender suspect suspend target threaten train treat try veto visit vote wage want
	welcome wish withdraw`)

// across reports whether the clause of pronoun x hangs on that whose subject y is.
func (r *referents) across(x, y int) bool {
	if r.d.Rel(y) != "nsubj" || r.d.Tokens[y].Head < 0 {
		return false
	}
	return r.d.Below(x, r.d.Tokens[y].Head)
}

// Choice is an expression that a pronoun may mean, with what speaks for and against it.
type Choice struct {
	Head    int
	Several []int // those who are meant together
	Signs   []Sign
	chained bool
}

// Salience is how much each sign weighs, for "he" and "she", for "they", for "it".
type Salience [3][signs]float64

// of adds up what signs weigh for a pronoun.
func (w *Salience) of(f form, signs []Sign) float64 {
	row := &w[ClassOf(f.human, f.number == many)]
	sum := 0.0
	for _, s := range signs {
		sum += row[s]
	}
	return sum
}

// Prior is what each sign weighs before any document is read (Lappin and Leass 1994, and what the
// verbs tell): what was learnt stays near it where the documents have few examples.
func Prior() *Salience {
	w := &Salience{}
	for class := range w {
		row := &w[class]
		for s, v := range map[Sign]float64{
			signChain: 2, signSays: 2.5, signAnswers: 3, signAsks: -2, signSpeaks: 2, signGoesOn: 1.5, signParallel: 0.6, signClause: 1.2, signDeed: 2.5, signUndeed: -2.5,
			signGender: 1, signAgain: 1, signOwner: 0.5, signVerb: -2.5, signVerb + 1: -1.5, signPara: -0.5, signNamed: 0.2,
			signAgainst: -3, signBack: 1, signBack + 2: -1, signBack + 3: -1.5, signBack + 4: -2,
		} {
			row[s] = v
		}
		for near := range Sign(3) {
			row[signRole+near], row[signRole+3+near], row[signRole+6+near], row[signRole+9+near], row[signRole+18+near] = 1, 0.6, 0.8, 0.3, -0.5
		}
	}
	for _, class := range []int{0, 1} {
		for p, row := range [5][4]float64{ // y: assailant, victim, captor, captive
			assailant: {0.5, -0.5, 0, 0.5},
			victim:    {-1, 1.5, -0.5, 0.5},
			captor:    {-0.5, -0.3, 1, -1.5},
			captive:   {1.5, -1.5, -1.5, 2},
			troubled:  {0.8, 0, -1, 2},
		} {
			copy(w[class][int(signSides)+4*p:], row[:])
		}
	}
	w[1][signMoved], w[1][signMoving] = -1.5, 2.5
	w[0][signOwned] = -1
	w[0][signTold] = -3
	w[1][signTogether] = 1.5
	for _, class := range []int{0, 2} {
		w[class][signAfter] = 1
	}
	return w
}

// ClassOf is the row of the weights for a kind of pronoun.
func ClassOf(human, plural bool) int {
	switch {
	case human:
		return 0
	case plural:
		return 1
	}
	return 2
}

//go:embed salience.txt
var salience string

// learnt is the weights that the program goes by.
var learnt = mustRead(salience)

func mustRead(text string) *Salience {
	w, err := ReadSalience(text)
	if err != nil {
		panic(err) // a fault of the program: the text is part of it
	}
	return w
}

// ReadSalience reads weights as String writes them: a line a sign, its number and three weights.
func ReadSalience(text string) (*Salience, error) {
	w := &Salience{}
	for line := range strings.Lines(text) {
		if strings.HasPrefix(line, "#") {
			continue
		}
		var s int
		var a, b, c float64
		if _, err := fmt.Sscan(line, &s, &a, &b, &c); err != nil || s < 0 || s >= signs {
			return nil, fmt.Errorf("read salience: line %q is no sign with three weights", strings.TrimSpace(line))
		}
		w[0][s], w[1][s], w[2][s] = a, b, c
	}
	return w, nil
}

// String is the weights as text.
func (w *Salience) String() string {
	var b strings.Builder
	for s := range signs {
		fmt.Fprintf(&b, "%d %.3f %.3f %.3f\n", s, w[0][s], w[1][s], w[2][s])
	}
	return b.String()
}

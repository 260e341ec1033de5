package mend

import (
	"strings"

	"github.com/sitrep-news/sitrep/code/vocab"
	"github.com/sitrep-news/sitrep/nlp"
)

// Doc repairs the trees of a document in place.
func Doc(d *nlp.Doc) {
	d.Loosen()
	join(d)
	for s := range d.Sents {
		tolls(d, &d.Sents[s])
	}
	for t := range d.Tokens {
		lemma(d, t)
		harmed(d, t)
		alsoDone(d, t)
		letGo(d, t)
		nominal(d, t)
		theDoing(d, t)
		byDoing(d, t)
		hyphened(d, t)
		thither(d, t)
	}
	for t := range d.Tokens {
		phrases(d, t)
		if d.Tokens[t].UPOS == "VERB" {
			clauses(d, t)
		}
	}
	for t := range d.Tokens { // a subject may have come back from the verb of saying behind
		if d.Tokens[t].UPOS == "VERB" {
			active(d, t)
		}
	}
	hold(d)
}

// phrases mends what hangs on token t, or what it hangs on.
func phrases(d *nlp.Doc, t int) {
	partyTag(d, t)
	suspectedOf(d, t)
	possessor(d, t)
	ofItsName(d, t)
	whoNotMedia(d, t)
	glossed(d, t)
	afterName(d, t)
	listed(d, t)
	beforeItsName(d, t)
	toLast(d, t)
	parts(d, t)
	hisOwn(d, t)
	someOf(d, t)
	thoseDone(d, t)
	drawnOff(d, t)
	officeOf(d, t)
	displaced(d, t)
	describing(d, t)
	arrests(d, t)
	wanted(d, t)
	torn(d, t)
	beforeDate(d, t)
	standsAccused(d, t)
	behindNoun(d, t)
	beforeHead(d, t)
	ofName(d, t)
	furtherOn(d, t)
	farOff(d, t)
	bail(d, t)
	firstNamed(d, t)
	gerund(d, t)
	andCalls(d, t)
	upcoming(d, t)
	dueTo(d, t)
	due(d, t)
	assailed(d, t)
	ofPlan(d, t)
	massacring(d, t)
	called(d, t)
	chargedWith(d, t)
	lateDate(d, t)
	thatHarmed(d, t)
	whichHarmed(d, t)
	outcome(d, t)
	serial(d, t)
	secondObject(d, t)
	medium(d, t)
	byWhom(d, t)
	eachDone(d, t)
	andHurt(d, t)
}

// clauses mends the clause of verb t.
func clauses(d *nlp.Doc, t int) {
	thereWas(d, t)
	ofPredicate(d, t)
	onCall(d, t)
	before(d, t)
	itTells(d, t)
	calledOn(d, t)
	afterDenial(d, t)
	ownDay(d, t)
	neighbouring(d, t)
	tested(d, t)
	potable(d, t)
	toldMeeting(d, t)
	toldFirst(d, t)
	bidTo(d, t)
	onSubject(d, t)
	whoAsked(d, t)
	gotten(d, t)
	quoted(d, t)
	calledFor(d, t)
	particle(d, t)
	gerundSubject(d, t)
	unled(d, t)
	calledBack(d, t)
	outOfStep(d, t)
	givenTime(d, t)
	afterVerdict(d, t)
	doneBy(d, t)
	shotDead(d, t)
	hostage(d, t)
	behindAnd(d, t)
	saidOf(d, t)
	takenUp(d, t)
	spokeOn(d, t)
	ordered(d, t)
	blamed(d, t)
	ofDeed(d, t)
	missing(d, t)
	perfect(d, t)
	isAccused(d, t)
	setApart(d, t)
	elided(d, t)
	active(d, t)
	voiced(d, t)
	confirmed(d, t)
	stray(d, t)
	following(d, t)
	supposed(d, t)
	afterAll(d, t)
	relayed(d, t)
	unfit(d, t)
	spokeNext(d, t)
	tail(d, t)
	if saying[strings.ToLower(d.Tokens[t].Lemma)] {
		inverted(d, t)
		reporting(d, t)
		behind(d, t)
		fronted(d, t)
		aside(d, t)
		saidThere(d, t)
		complement(d, t)
		saidWhen(d, t)
		wouldGoOn(d, t)
		saysOf(d, t)
	}
	opening(d, t)
	acrossQuote(d, t)
	resumed(d, t)
	wentOn(d, t)
	crowd(d, t)
	subjects(d, t)
}

// child is the first child of t with relation rel, its subtype aside, or -1.
func child(d *nlp.Doc, t int, rel string) int {
	return d.Child(t, rel)
}

// dated reports whether the phrase headed by k tells a time.
func dated(d *nlp.Doc, k int) bool {
	for _, n := range d.Names {
		if n.Label == "Date" && n.Start <= k && k < n.End {
			return true
		}
	}
	l := strings.ToLower(d.Tokens[k].Lemma)
	return l == "time" || vocab.Times[l]
}

// Package mend repairs what no English tree can be: slips of a parser that the
// words around them give away. Every repair is local, needs nothing but tags and
// trees, and changes nothing when done twice.
//
// Where to look, by what was misread:
//
//   - the whole: mend.go (in what order), hold.go (trees stay trees)
//   - words and tags: lemma.go, classes.go (verbs read as nouns and nouns as verbs), names.go, partytag.go, slips.go, potable.go
//   - phrases: partition.go ("some of", "those of"), dates.go, tolls.go, particle.go, objects.go, behind.go
//   - sentences: join.go (pieces of one), headline.go, fronted.go, tail.go (what trails behind), serial.go (lists of deeds),
//     elided.go, resumed.go
//   - clauses: subjects.go, infinitive.go, unfit.go, unled.go, which.go, outcome.go, following.go, verdict.go, blamed.go,
//     misread.go
//   - what is said: saying.go, speaker.go (who says it), medium.go, rebut.go
package mend

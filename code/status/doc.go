// Package status tells how real an event word is where it stands: under a
// negation, a modal, a verb of planning, an accusation, in a film.
//
// From the event's word a climb goes up the tree, and each word above adds what it does to what is
// below it; the least real counts.
//
// Where to look: table.go (what words do, from status.txt), status.go (the climb), step.go (one step
// of it, by how the word hangs), noun.go (a step over a noun), argument.go (what a
// clause says of its nouns), negated.go, clause.go and future.go (clauses of time, condition and end),
// given.go and taken.go (what is taken for granted), askedafter.go (what is
// only asked about), open.go (what is not there yet), charge.go and
// decree.go (courts), countered.go (what is done away with).
package status

// Package actor finds who an expression of the news stands for: a state, a
// ministry, an army, a party, an armed group, a person in an office, or plain
// "soldiers". It reads a knowledge base of text files (data/actors, see the
// README there) and explains each of its answers.
//
// A Base is made by Load or New and never changes afterwards: any number of
// goroutines may use it at once.
//
// The order of work in Resolve: the words are folded (fold.go), the known names
// and agent nouns among them are marked (scan.go), the words are cut at their
// first preposition (cut.go), the head of the expression is read by its last
// item (head.go, last.go, agent.go) and joined with what its prepositions add
// (join.go), a person's sectors follow from the offices held on the date
// (office.go). A name that is not known as it is written is looked for in the
// registers (register.go), by its consonants (unknown.go, fuzzy.go), by the
// shape that names of bodies have (shape.go), and where Query.Learn is set, in
// what the context says of it (learn.go).
package actor

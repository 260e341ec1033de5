// Package event finds the events that a report tells of, sentence by sentence:
// predicate, parties, things hit, means, harm done, and how real each one is.
//
// Where to look:
//
//   - the way of a sentence: event.go (Event and Finder), detect.go and clause.go (event words and
//     what their conditions ask), fill.go (what stands in their slots), modifier.go (what stands
//     before them), keep.go (what is no event after all)
//   - who did it: actor.go, doer.go, paper.go, hand.go, led.go, belated.go, owned.go, command.go, deployed.go,
//     among.go, member.go, announced.go, refer.go (pronouns); by the words above an event noun, governed.go with answerable.go (who denies,
//     confesses, plans it), operation.go (coups, offensives), captive.go and aid.go
//   - to whom: target.go, whose.go, patient.go, addressee.go, victim.go, undergo.go, benefit.go, bestow.go, dealing.go,
//     levied.go, party.go, borrow.go (acts by words about other acts), mutual.go, dispersed.go, answered.go
//   - with what, and at what cost: means.go, toll.go
//   - nouns that a verb carries or takes up, and events told in two places: lend.go, takenup.go,
//     join.go, gapped.go, elaborate.go
//   - what sort of act it is: kind.go, retype.go, crime.go, strife.go, relief.go, orelse.go
//   - what is no act of conflict, no happening, or no party: clock.go, everyday.go, pastime.go,
//     general.go, defined.go, shaken.go, instituted.go, unasserted.go, disavow.go
package event

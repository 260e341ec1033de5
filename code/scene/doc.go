// Package scene tells where and when each event of a report happened, and how
// many happenings it stands for: the places, times and counts that the syntax
// ties to its words, and no others.
//
// Where to look:
//
//   - scene.go: a report's places, times and numbers by the words that they hang on
//   - how many: count.go (happenings that a noun counts)
//   - where: where.go (places that an event's words tell), near.go (those of its sentence), upon.go and
//     enter.go (what it falls on, where it goes in), course.go (what was going on meanwhile), site.go
//     (sites by common nouns), targets.go (which
//     target is meant), line.go (datelines), order.go (the finest first)
//   - when: when.go (times of an event), distance.go (how far one stands from it), trailing.go (at a clause's end),
//     offset.go and hours.go (days and hours after another happening), carried.go (from the sentence
//     before), story.go (the report's own day), aged.go (years that date no act)
//   - long ago: era.go, bygone.go, remote.go
package scene

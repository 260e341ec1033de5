// Package fuse makes of what many reports tell the happenings that they tell of.
//
// It is pure: no store, no clock, no network. The same items give the same events in
// whatever order they come, and fusing twice changes nothing.
//
// At the door, Hash and Relate find copies of a text and versions of an article.
// Of the items that reports have filed, Fuse makes clusters, one a happening; Build
// makes an event of a cluster; Reconcile carries ids and history over from the events
// as they stood. Explain tells for two mentions what speaks for one happening and
// what against. Work does all of it for one report that came in, changed or was
// withdrawn: it reads what may bear on it, which it finds by blocks, what mentions of
// one happening have in common. What is measured, weighed and counted how is told in
// docs/events.md.
//
// Stories, a thing apart, groups whole reports by what they are about.
package fuse

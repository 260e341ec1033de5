// Package cast finds who is who in one report: every expression that refers to
// somebody is given the actor it stands for, through names, titles, appositions,
// demonyms, coreference and the actor knowledge base.
//
// Where to look:
//
//   - the whole: cast.go (what a cast tells), build.go (in what order it is found), expression.go, settle.go (groups
//     become actors)
//   - names: bodyname.go, letters.go, statename.go (names that the engine did not see), long.go and short.go (a name's
//     full and short forms), samename.go, namesake.go, otherbody.go, stateorplace.go
//   - what an expression's own words say: identify.go, lookup.go and ask.go (the knowledge base), describe.go, called.go,
//     demonym.go, title.go, entitle.go, general.go, presides.go, charge.go, serves.go, nobody.go
//   - which expressions are one actor's: group.go, anaphor.go (what the words forbid), binding.go, epithet.go, office.go,
//     landoffice.go, compatriot.go, headline.go, turned.go, pair.go, two.go, whole.go, itself.go, trait.go (number and
//     gender)
//   - pronouns: pronoun.go (whom one may mean), pronounkind.go, signs.go (what speaks for and against, weighed by
//     salience.txt), deed.go, suffer.go, voice.go, speakson.go, quote.go, author.go
//   - whose country: country.go (the rungs), home.go (the report's own), scene.go, lands.go, origin.go, hails.go, far.go,
//     side.go, whose.go, owner.go, belongs.go, legation.go, bodies.go
//   - what trade and sector: standing.go, present.go, trade.go, executive.go (heads of public bodies), roll.go and rolled.go (lists), beside.go, sorts.go,
//     private.go, officer.go, fighter.go, fallen.go, villain.go, opponent.go, foe.go, blame.go
package cast

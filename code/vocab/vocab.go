// Package vocab holds the small classes of words that several steps of the coder know things
// by: the verbs of those who own up to a deed, the nouns of charges. A class that only one step
// knows stands with that step. All are told by their lemmas in small letters; nobody writes to
// them.
package vocab

import "github.com/sitrep-news/sitrep/data/lists"

// Owning are verbs of those who say that a deed is theirs, most with "responsibility": "claimed
// responsibility for the raid".
var Owning = lists.Set("claim admit take accept assume acknowledge")

// Unfulfilled are verbs whose infinitive tells of what has not been done, or not yet: "refused to
// say", "has yet to say", "was asked to say".
var Unfulfilled = lists.Set("refuse decline fail have be ask urge want")

// Laying are verbs of laying a deed at somebody's door, with the preposition before him: "blamed
// the raid on the guards".
var Laying = map[string]string{"blame": "on", "pin": "on", "attribute": "to", "ascribe": "to"}

// Charges are nouns of what is said against somebody, who may turn it down: "rejected the
// allegation".
var Charges = lists.Set("accusation allegation charge claim complaint criticism")

// Accounts are nouns of what is told of a matter, which those whom it touches may turn down as
// they do a charge: "rejected suggestions that it was behind the raid".
var Accounts = lists.Set("account assertion report suggestion version")

// Rebutting are verbs of who turns a charge down.
var Rebutting = lists.Set("contest deny dismiss dispute rebut refute reject rubbish")

// Naming are verbs that give somebody a name: "an armed group calling itself the Hill Front",
// "a militia known as the Hill Front".
var Naming = lists.Set("call dub know name style term")

// Courts are nouns of those who judge.
var Courts = lists.Set("bench court judge jury magistrate tribunal")

// Lawmakers are words for a member of a parliament.
var Lawmakers = lists.Set("lawmaker legislator parliamentarian mp congressman congresswoman senator deputy")

// WorkingFor are prepositions between somebody's name and the body he is of: "Ann Lee of the Hill
// Front".
var WorkingFor = lists.Set("of from at with for")

// SettingOff are verbs whose subject brings about what it does not do itself: "the killing
// sparked riots".
var SettingOff = lists.Set("cause fuel ignite prompt provoke set_off spark trigger")

// Answering are verbs of doing something for what was done before, with the slots in which they
// have it: "threatened to retaliate for the raid".
var Answering = map[string]string{"answer": "obj", "avenge": "obj", "punish": "for", "react": "to", "reply": "to", "respond": "to",
	"retaliate": "for"}

// Ordinals are words that say which of many somebody is: "the latest to be struck".
var Ordinals = lists.Set("first second third last latest only")

// Networks are what people post on, by name.
var Networks = lists.Set("x twitter facebook telegram instagram youtube tiktok whatsapp weibo vk vkontakte viber rumble bluesky mastodon")

// Outlets are nouns of what people make themselves heard on: "its Telegram channel".
var Outlets = lists.Set("channel account page feed website site blog podcast")

// Negations are the words, as they stand, that deny the verb they hang on.
var Negations = lists.Set("not n't n’t never")

// Reflexives are pronouns, as they stand, of who is on both ends of a deed.
var Reflexives = lists.Set("himself herself itself themselves myself yourself yourselves ourselves oneself")

// Times are nouns of when something was, days and months by name among them: they take no part in it.
var Times = lists.Set(`monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september
	october november december minute hour day night morning noon afternoon evening midnight week weekend month year decade today tonight
	yesterday tomorrow`)

// Fractions are words for so much of a whole, by their lemmas as taggers have them: "two thirds of the country".
var Fractions = lists.Set("half halves third thirds quarter quarters fifth fifths tenth tenths swath swaths swathe swathes chunk chunks portion portions percent")

// Vehicles are nouns of what people go in and are taken from.
var Vehicles = lists.Set("ambulance boat bus canoe car carriage coach ferry helicopter jeep lorry minibus motorcycle plane raft ship taxi train truck van vehicle vessel wagon yacht")

// Mediating are verbs of bringing about what others deal with each other.
var Mediating = lists.Set("arrange broker chair convene facilitate guarantee host mediate moderate organise organize oversee sponsor supervise")

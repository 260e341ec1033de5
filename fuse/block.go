package fuse

import (
	"cmp"
	"hash/fnv"
	"math"
	"slices"
	"strconv"

	sitrep "github.com/sitrep-news/sitrep"
)

// Two units may be one happening where they share a block: what a store finds the reports
// by that bear on a new one. A block is a hash of the kind of act, how long its time is, and
// a feature; its day is the first that the unit tells of. Features are of two classes. What
// few mentions of a day have in common, a town, a group's name, a toll, a thing, makes a
// block by itself. What many have, the country they lie in or the state that somebody
// belongs to, makes one only together with a word of the sentence, wherever two could not
// reach the threshold without alike words: how alike those must be follows from the most
// that all else can give, and of two sentences so alike the rarest words of each hold one of
// the other's (the prefix filter of Chaudhuri, Ganti and Kaushik, "A Primitive Operator for
// Similarity Joins in Data Cleaning", 2006). So no pair that reaches the threshold is
// lost, and no block holds whatever happened in one country on one day.

// blockForm is counted up with every change of what blocks are made of.
const blockForm = "1"

// BlockStamp names the form of the blocks and the knowledge they are made with: a report
// whose blocks were filed under another is to be filed anew.
func BlockStamp(kb Knowledge) string {
	if kb.Actors == nil {
		return blockForm
	}
	return blockForm + "-" + strconv.FormatUint(uint64(kb.Actors.Sum()), 36)
}

// Blocks lists the blocks that the items of one report lie in, all its items given.
func Blocks(items []sitrep.Item, kb Knowledge, rules []Correction) []sitrep.Block {
	var out []sitrep.Block
	p, book := newPeople(kb), bookOf(ordered(rules))
	for _, report := range reportsOf(items) {
		for _, u := range unitsOf(report, p, book[report[0].Report]) {
			out = append(out, u.view.blocks()...)
		}
		if of := report[0].CopyOf; of != "" {
			out = append(out, sitrep.Block{Key: copiesOf(of)})
		}
	}
	return sortedBlocks(out)
}

// copiesOf is the block of the reports that copy one.
func copiesOf(report string) int64 {
	h := fnv.New64a()
	h.Write([]byte("copy of " + report))
	return int64(h.Sum64())
}

func sortedBlocks(blocks []sitrep.Block) []sitrep.Block {
	slices.SortFunc(blocks, func(a, b sitrep.Block) int { return cmp.Or(cmp.Compare(a.Key, b.Key), cmp.Compare(a.Day, b.Day)) })
	return slices.Compact(blocks)
}

// The groups of times.
const (
	guessed = iota // from the report's date
	brief          // a day, or two or three
	broad          // up to a month
	period         // longer: it meets only what begins on the same day
	timeGroups
)

// mostDays are the days that a time of each group has at the most; only the first of a
// period counts.
var mostDays = [timeGroups]int{guessed: undatedBack + 1, brief: fewDays, broad: longest, period: 1}

func (d *days) group() int {
	switch {
	case d.span() > longest:
		return period
	case !d.dated:
		return guessed
	case d.span() <= fewDays:
		return brief
	}
	return broad
}

// timeBound is the most that weighTime gives for a time and any of a group; ok is false
// where those never meet.
func (d *days) timeBound(group int) (points float64, ok bool) {
	own := d.group()
	switch {
	case own == period || group == period:
		return 0.8, own == group
	case own == guessed && group == guessed:
		return 0.6, true
	case own != brief || group != brief:
		return 0.5, true
	case d.span() > 1:
		return 1.1, true
	}
	return 1.5, true
}

// blocks are the blocks that a view lies in. It is found by them from every group of times,
// so what its own time gives at the most counts.
func (v *view) blocks() []sitrep.Block {
	if !v.dated {
		return nil
	}
	group := v.when.group()
	points, _ := v.when.timeBound(group)
	out := make([]sitrep.Block, 0, 24)
	v.eachBlock(group, points, true, func(h blockHash) { out = append(out, sitrep.Block{Key: int64(h), Day: v.when.from}) })
	return sortedBlocks(out)
}

// spans are the blocks in which all lie that a view may be one with.
func (v *view) spans() []sitrep.BlockSpan {
	if !v.dated {
		return nil
	}
	out := make([]sitrep.BlockSpan, 0, 64)
	for group := range timeGroups {
		points, ok := v.when.timeBound(group)
		if !ok {
			continue
		}
		from, to := v.when.from-mostDays[group]+1, v.when.to
		if group == period {
			to = v.when.from
		}
		v.eachBlock(group, points, false, func(h blockHash) {
			out = append(out, sitrep.BlockSpan{Key: int64(h), From: from, To: to})
		})
	}
	return out
}

// eachBlock makes the blocks of a group of times, where the time gives so many points: those
// that a view lies in itself, or those in which its likes lie.
func (v *view) eachBlock(group int, points float64, own bool, add func(blockHash)) {
	head := v.head().number(group)
	v.eachFeature(own, func(f string) { add(head.text(f)) })
	need := Threshold - points - v.mostBesides()
	if need > mostWords+rounding {
		return
	}
	for _, c := range v.commonplaces() {
		h := head.text(c)
		if need <= rounding {
			add(h)
		}
		for _, sentence := range v.words {
			for _, w := range rarest(sentence, need) {
				add(h.text(w))
			}
		}
	}
}

// rounding is below every difference of points, and above what their sums are off by.
const rounding = 1e-9

// rarest are the words of a sentence of which one must be among those of another, for the two
// to be so alike that their words give need points. Where words need not give any, they are all.
func rarest(sentence []string, need float64) []string {
	n := len(sentence)
	if need > rounding {
		share := max(need/wordWorth, leastWords) - rounding
		n += 1 - int(math.Ceil(share*float64(n)))
	}
	out := slices.Clone(sentence)
	// Any order of words would do; one with the frequent last makes small blocks, and those are short.
	slices.SortFunc(out, func(a, b string) int { return cmp.Or(cmp.Compare(len(b), len(a)), cmp.Compare(a, b)) })
	return out[:min(n, len(out))]
}

// blockHash is an FNV-1a hash under way.
type blockHash uint64

func (h blockHash) text(s string) blockHash {
	const prime = 1099511628211
	for i := 0; i < len(s); i++ {
		h = (h ^ blockHash(s[i])) * prime
	}
	return (h ^ 0xff) * prime // parts what comes next: no text holds this byte
}

func (h blockHash) number(n int) blockHash { return h.text(strconv.Itoa(n)) }

// head begins the hash of each block with what two units must have in common in any case.
func (v *view) head() blockHash {
	const offset = 14695981039346656037
	h := blockHash(offset).text(v.kind)
	switch {
	case samePhase(happened, arranged, v.kind) && v.phase != feared:
		h = h.number(happened)
	default:
		h = h.number(v.phase)
	}
	if v.past {
		h = h.text("past")
	}
	if v.tally {
		if c := v.it.Mention.Count; c != nil {
			return h.text("count").number(c.Low)
		}
		return h.text("from").number(v.when.from)
	}
	return h
}

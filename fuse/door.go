package fuse

import (
	"fmt"
	"hash/fnv"
	"math/bits"
	"slices"
	"strings"
	"unicode"

	sitrep "github.com/sitrep-news/sitrep"
)

// Near is how many bits of Hash two texts may differ in and still be worth a closer
// look: the d of Reader.Copies.
const Near = 14

// Hash is the SimHash (Charikar 2002) of a text's words but for the commonest, each as
// often as it stands there: texts that share most of their words differ in few bits.
// Give it Prose, the text without its furniture. A text without words is 0.
func Hash(text string) uint64 {
	var sum [64]int
	words := textWords(text)
	if len(words) == 0 {
		return 0
	}
	for _, w := range words {
		if len(w) > 2 && !common[w] {
			vote(&sum, w)
		}
	}
	var h uint64
	for b, n := range sum {
		if n > 0 {
			h |= 1 << b
		}
	}
	return h
}

func vote(sum *[64]int, feature string) {
	h := hashOf(feature)
	for b := range sum {
		if h>>b&1 == 1 {
			sum[b]++
		} else {
			sum[b]--
		}
	}
}

func hashOf(s string) uint64 {
	f := fnv.New64a()
	f.Write([]byte(s))
	h := f.Sum64() // FNV's high bits are weak for short strings: mix (splitmix64)
	h ^= h >> 30
	h *= 0xbf58476d1ce4e5b9
	h ^= h >> 27
	h *= 0x94d049bb133111eb
	return h ^ h>>31
}

// Distance is the number of bits in which two hashes differ.
func Distance(a, b uint64) int { return bits.OnesCount64(a ^ b) }

// Prose is a report's text without its furniture. Positions in r are bytes.
func Prose(r *sitrep.Report) string {
	if len(r.Furniture) == 0 {
		return r.Text
	}
	var b strings.Builder
	at := 0
	for _, f := range r.Furniture {
		if f.Start >= at && f.End <= len(r.Text) {
			b.WriteString(r.Text[at:f.Start])
			b.WriteByte('\n')
			at = f.End
		}
	}
	b.WriteString(r.Text[at:])
	return b.String()
}

// textWords are the words of a text in small letters, without punctuation.
func textWords(text string) []string {
	return strings.FieldsFunc(strings.ToLower(text), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
}

// Relation says how a report stands to one that came before.
type Relation struct {
	CopyOf    string // report whose text it repeats: the first of all copies
	VersionOf string // report that it replaces: the latest version of the same article
	Retracts  string // report that it takes back; its own claims do not count then either
	Notice    string // what it says of itself: "update", "correction", "retraction", or ""
	Why       string // in words
}

// How much of a text's runs of four words must stand in another.
const (
	copyShare    = 0.60 // of the shorter, for a copy
	copyAlike    = 0.40 // the same where the vectors say the same
	versionShare = 0.45 // for a version by the same publisher
	noticeShare  = 0.15 // for one that says it is a version
	wholeShare   = 0.97 // nothing was changed
	sameMeaning  = 0.97 // cosine of vectors
)

// Relate finds what a new report is to those filed before: Reader.Copies of its hash,
// Reader.Versions of its address, and the publisher's own of the last days. A copy is
// the same text, by whomever; a version the same article, later, by the same
// publisher. It can be both: a paper's new version that copies the agency's update.
func Relate(new sitrep.Filed, candidates []sitrep.Filed) Relation {
	known := make([]Known, len(candidates))
	for i, c := range candidates {
		if known[i].Filed = c; c.Report != nil {
			known[i].Runs = NewRuns(c.Report)
		}
	}
	return RelateKnown(new, NewRuns(new.Report), known)
}

// Known is a report filed before with the runs of its text. Nothing else of the text is looked at,
// unless the new report is a retraction (see Retracts).
type Known struct {
	sitrep.Filed
	Runs Runs
}

// Retracts reports whether a report says that it takes another back.
func Retracts(r *sitrep.Report) bool { return notice(r) == "retraction" }

// RelateKnown is Relate where the runs of the texts are known.
func RelateKnown(new sitrep.Filed, n Runs, candidates []Known) Relation {
	out := Relation{Notice: notice(new.Report)}
	var copied, version, retracted *Known
	why := map[*Known]string{}
	share := 0.0
	for i := range candidates {
		c := &candidates[i]
		if c.Report == nil || c.Report.ID == new.Report.ID || before(new, c.Filed) {
			continue
		}
		p := pair{new: new, old: c.Filed, share: n.share(c.Runs), notice: out.Notice}
		if s, w := p.retracts(); s > share {
			retracted, share, why[c] = c, s, w
		}
		if w := p.copies(); w != "" && (copied == nil || before(c.Filed, copied.Filed)) {
			copied, why[c] = c, w
		}
		if w := p.follows(); w != "" && (version == nil || before(version.Filed, c.Filed)) {
			version, why[c] = c, w
		}
	}
	var reasons []string
	if retracted != nil {
		out.Retracts = retracted.Report.ID
		out.Why = why[retracted]
		return out
	}
	if version != nil {
		out.VersionOf = version.Report.ID
		reasons = append(reasons, "version: "+why[version])
	}
	if copied != nil && copied != version {
		out.CopyOf = copied.Report.ID
		if copied.CopyOf != "" {
			out.CopyOf = copied.CopyOf
		}
		reasons = append(reasons, "copy: "+why[copied])
	}
	out.Why = strings.Join(reasons, "; ")
	return out
}

// before reports whether a was filed before b.
func before(a, b sitrep.Filed) bool {
	if !a.Retrieved.Equal(b.Retrieved) {
		return a.Retrieved.Before(b.Retrieved)
	}
	return a.Report.Published < b.Report.Published
}

// pair is a new report beside one filed before.
type pair struct {
	new, old sitrep.Filed
	share    shares
	notice   string
}

func (p *pair) samePublisher() bool {
	a, b := p.new.Report.Publisher, p.old.Report.Publisher
	if a == "" || b == "" {
		return p.new.Family != "" && p.new.Family == p.old.Family
	}
	return strings.EqualFold(a, b)
}

func (p *pair) sameAddress() bool {
	a := address(p.new.Report.URL)
	return a != "" && a == address(p.old.Report.URL)
}

// address is a URL without what does not name the page.
func address(url string) string {
	url = strings.ToLower(url)
	if i := strings.IndexAny(url, "?#"); i >= 0 && !strings.Contains(url[i:], "id=") {
		url = url[:i]
	}
	for _, p := range []string{"https://", "http://", "www.", "m.", "amp."} {
		url = strings.TrimPrefix(url, p)
	}
	return strings.TrimSuffix(strings.TrimSuffix(url, "/"), "/amp")
}

// copies says why the new report repeats the text of the old one, "" where it doesn't.
func (p *pair) copies() string {
	s := p.share.shorter
	same := p.share.ofNew >= wholeShare && p.share.ofOld >= wholeShare
	switch {
	case p.samePublisher() && !same:
		return "" // its own article in another version
	case same:
		return "the same text"
	case s >= copyShare, s >= copyAlike && alikeInMeaning(p.new.Vector, p.old.Vector):
		return fmt.Sprintf("%.0f%% of its runs of words", 100*s)
	}
	return ""
}

// follows says why the new report is a later version of the old one.
func (p *pair) follows() string {
	same := p.share.ofNew >= wholeShare && p.share.ofOld >= wholeShare
	s := p.share.shorter
	switch {
	case p.notice == "retraction", same && !p.sameAddress():
		return ""
	case p.sameAddress() && same:
		return "the same page again"
	case p.sameAddress():
		return "the same address, another text"
	case !p.samePublisher():
		return ""
	case s >= versionShare:
		return fmt.Sprintf("the same publisher, %.0f%% of its runs of words", 100*s)
	case p.notice != "" && (s >= noticeShare || sameTitle(p.new.Report.Title, p.old.Report.Title)):
		return "the same publisher says that it is an " + p.notice
	}
	return ""
}

func alikeInMeaning(a, b []float32) bool { return len(a) > 0 && dot(a, b) >= sameMeaning }

// shares are the parts of two texts that stand in each other.
type shares struct{ ofNew, ofOld, shorter float64 }

// Runs are the hashes of a text's runs of four words, sorted, each once.
type Runs []uint64

const runLength = 4

// NewRuns makes the runs of a report's prose.
func NewRuns(r *sitrep.Report) Runs {
	words := textWords(Prose(r))
	out := make(Runs, 0, len(words))
	for i := 0; i+runLength <= len(words); i++ {
		out = append(out, hashOf(strings.Join(words[i:i+runLength], " ")))
	}
	if len(words) > 0 && len(words) < runLength {
		out = append(out, hashOf(strings.Join(words, " ")))
	}
	slices.Sort(out)
	return slices.Clip(slices.Compact(out))
}

func (a Runs) share(b Runs) shares {
	if len(a) == 0 || len(b) == 0 {
		return shares{}
	}
	both := float64(inCommon(a, b))
	s := shares{ofNew: both / float64(len(a)), ofOld: both / float64(len(b))}
	s.shorter = both / float64(min(len(a), len(b)))
	if min(len(a), len(b)) < 12 { // a line or two: only all of it counts
		s.shorter = both / float64(max(len(a), len(b)))
	}
	return s
}

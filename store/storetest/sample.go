package storetest

import (
	"fmt"
	"strings"

	"github.com/sitrep-news/sitrep"
)

// report makes a filed report of invented happenings: a text, n mentions, two
// actors, a statement that asserts the first mention, and a relation.
func report(id string, hours, n int) sitrep.Filed {
	text := "Gunmen of the Tellan Front shelled Orvaya on Sunday, police chief Ana Brell said. «Çok ağır», a nurse told reporters."
	place := strings.Index(text, "Orvaya")
	r := &sitrep.Report{
		Schema: sitrep.Schema, ID: id, URL: "https://news.example/" + id, Title: "Shells fall on Orvaya (" + id + ")",
		Publisher: "Meridian Press", Published: at(hours).Format("2006-01-02"), Language: "en", Text: text,
		Actors: []sitrep.Actor{
			{ID: "a1", Name: "Tellan Front", Aliases: []string{"TF"}, Kind: sitrep.KindOrganization, Country: "XTA", Sectors: []string{"REB"}, Known: "tellan-front"},
			{ID: "a2", Name: "Ana Brell", Kind: sitrep.KindPerson, Country: "XTA", Sectors: []string{"COP"}},
			{ID: "a3", Name: "Nobody Else", Kind: sitrep.KindPerson},
		},
		Statements: []sitrep.Statement{
			{ID: "s1", Speaker: &sitrep.Arg{Actor: "a2", Name: "Ana Brell"}, Cue: find(text, "said"), Content: []sitrep.Words{find(text, "Gunmen of the Tellan Front shelled Orvaya on Sunday")}, Stance: "asserts"},
			{ID: "s2", Anonymous: true, Cue: find(text, "told"), Quotes: []sitrep.Words{find(text, "Çok ağır")}, Stance: "asserts"},
		},
		Relations: []sitrep.Relation{{Type: "fights", From: "a1", To: "a2", Start: 0, End: strings.Index(text, ","), Status: sitrep.Actual}},
	}
	for i := range n {
		r.Mentions = append(r.Mentions, sitrep.Mention{
			ID: fmt.Sprintf("m%d", i+1), Type: "ASSAULT", Mode: "explosives", Trigger: find(text, "shelled"), Sentence: find(text, text[:strings.Index(text, ".")+1]),
			Status: sitrep.Actual, Actors: []sitrep.Arg{{Words: find(text, "Tellan Front"), Actor: "a1", Name: "Tellan Front"}},
			Place:   &sitrep.Place{Words: sitrep.Words{Start: place, End: place + 6, Text: "Orvaya"}, Name: "Orvaya", Country: "XTA"},
			Sources: []string{"s1"},
		})
	}
	return sitrep.Filed{Report: r, Raw: "raw-" + id, Source: "feed-1", Family: "meridian", Retrieved: at(hours), Hash: 0xF0F0F0F0F0F0F0F0, Coder: "test/1"}
}

// find points at words of a text.
func find(text, words string) sitrep.Words {
	i := strings.Index(text, words)
	if i < 0 {
		panic("the sample text lacks " + words)
	}
	return sitrep.Words{Start: i, End: i + len(words), Text: words}
}

// event makes an event of an invented happening on a day.
func event(id, day string) sitrep.Event {
	return sitrep.Event{
		ID: id, Origin: "reports", Type: "ASSAULT", Mode: "explosives", Status: sitrep.Actual, Title: "Tellan Front shells Orvaya",
		Actors:     []sitrep.Party{{ID: "tellan-front", Name: "Tellan Front", Kind: "organization", Country: "XTA", Sectors: []string{"REB"}, Claims: []int{0}}},
		Recipients: []sitrep.Party{{ID: "xta-army", Name: "Army of Tella", Kind: "organization", Country: "XTA", Sectors: []string{"MIL"}, Claims: []int{0}}},
		Objects:    []string{"bakery"}, Instruments: []string{"mortar"}, Context: []string{},
		Place: &sitrep.Place{Name: "Orvaya", Country: "XTA", Admin1: "Lower Tell", Lat: ptr(10.5), Lon: ptr(20.5), Precision: "city"},
		Time:  sitrep.Time{Start: day, End: day, Precision: "day"},
		Tolls: []sitrep.Toll{{Harm: "killed", Low: 2, Best: 3, High: ptr(5), LowBy: []int{0}, BestBy: []int{0}, HighBy: []int{0}}},
		Claims: []sitrep.Claim{{Ref: sitrep.Ref{Report: "r-" + id, Mention: "m1"}, Publisher: "Meridian Press", Family: "meridian", Published: day, Retrieved: at(1),
			Status: sitrep.Actual, Sentence: sitrep.Words{Text: "Shells of the Tellan Front hit a bakery in Orvaya, police said."}}},
		Families: 1, Reports: 1, FirstSeen: at(1), LastSeen: at(1), Confidence: 0.8, Severity: 4, Version: 1,
	}
}

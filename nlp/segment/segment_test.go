package segment

import (
	"strings"
	"testing"
)

func TestWords(t *testing.T) {
	s := English()
	for _, c := range []struct{ text, want string }{
		{"They don't know.", "They do n't know ."},
		{"We cannot go, and won't.", "We can not go , and wo n't ."},
		{"Haddad's men, the rebels' camp", "Haddad 's men , the rebels ' camp"},
		{"It’s theirs; they’ve won", "It ’s theirs ; they ’ve won"},
		{"THEY DIDN'T", "THEY DID N'T"},
		{"US-led, 45-year-old", "US - led , 45 - year - old"},
		{"al-Tanf and Hizb-e-Nur", "al - Tanf and Hizb - e - Nur"},
		{"anti-tank, co-operate, non-state, mid-March", "anti-tank , co-operate , non-state , mid-March"},
		{"the U.S. and the U.N. said", "the U.S. and the U.N. said"},
		{"Gen. Omar, Lt. Col. Ali and Mr. Saleh", "Gen. Omar , Lt. Col. Ali and Mr. Saleh"},
		{"on Feb. 12 at 5 p.m. local time", "on Feb. 12 at 5 p.m. local time"},
		{"MILITARY DETACHMENT NO.4", "MILITARY DETACHMENT NO. 4"},
		{"There was no. Nothing", "There was no . Nothing"},
		{"arms, fuel, etc. were taken", "arms , fuel , etc. were taken"},
		{"arms, fuel, etc. They left.", "arms , fuel , etc . They left ."},
		{"$50,000, £3.5m and US$20", "$ 50,000 , £ 3.5 m and US$ 20"},
		{"50% of 20km, 5pm, the 2nd, the 1990s", "50 % of 20 km , 5 pm , the 2nd , the 1990s"},
		{"from 1979-1989 call 555-867-5309", "from 1979 - 1989 call 555-867-5309"},
		{"on 2016-03-12 or 3/12/2016 at 10:30", "on 2016-03-12 or 3/12/2016 at 10:30"},
		{"and/or 60 km/h w/o", "and / or 60 km/h w/o"},
		{"See http://example.org/a,b?c=1. Or www.example.com!", "See http://example.org/a,b?c=1 . Or www.example.com !"},
		{"(mail desk@example.org)", "( mail desk@example.org )"},
		{"It fell . . . and then... nothing--at all — ever", "It fell . . . and then ... nothing -- at all — ever"},
		{"\"Go,\" he said. “Now”", "\" Go , \" he said . “ Now ”"},
		{"the 'hawks' of '79 and the '90s", "the ' hawks ' of '79 and the '90s"},
		{"Why?! No!!!", "Why ?! No !!!"},
		{"fine :) thanks", "fine :) thanks"},
		{"[TEXT] (EXCERPTS)", "[ TEXT ] ( EXCERPTS )"},
		{"AT&T and R&D", "AT&T and R&D"},
		{"O'Brien and D'Aubuisson", "O'Brien and D'Aubuisson"},
		{"there.The end", "there . The end"},
		{"Ba'ath, Sana'a, Ta'izz", "Ba'ath , Sana'a , Ta'izz"},
		{"He wrote on X. Police came to J. X. Toro.", "He wrote on X . Police came to J. X. Toro ."},
		{"J. R. Smith led Plan B.", "J. R. Smith led Plan B ."},
		{"نص عربي here", "نص عربي here"},
		{"", ""},
	} {
		var got []string
		for _, w := range s.Words(nil, c.text, nil) {
			got = append(got, c.text[w.Start:w.End])
		}
		if g := strings.Join(got, " "); g != c.want {
			t.Errorf("%q\n got %s\nwant %s", c.text, g, c.want)
		}
	}
}

func TestParagraphs(t *testing.T) {
	for _, c := range []struct {
		name, text string
		want       []string
	}{
		{"a blank line", "One.\n\nTwo.", []string{"One.", "Two."}},
		{"white space alone", "One.\n  \t\nTwo.", []string{"One.", "Two."}},
		{"wrapped lines", "The convoy that had left the northern garrison before dawn was\nstopped at the bridge by men in civilian clothes who opened fire\nat once.",
			[]string{"The convoy that had left the northern garrison before dawn was\nstopped at the bridge by men in civilian clothes who opened fire\nat once."}},
		{"wrapped capitals", "   THE CONVOY THAT HAD LEFT THE NORTHERN GARRISON BEFORE DAWN WAS\nSTOPPED AT THE BRIDGE BY MEN IN CIVILIAN CLOTHES WHO OPENED FIRE\nAT ONCE.\n   A SECOND GROUP FLED.",
			[]string{"THE CONVOY THAT HAD LEFT THE NORTHERN GARRISON BEFORE DAWN WAS\nSTOPPED AT THE BRIDGE BY MEN IN CIVILIAN CLOTHES WHO OPENED FIRE\nAT ONCE.", "A SECOND GROUP FLED."}},
		{"a headline over long lines", "Bridge attacked\n" + strings.Repeat("The convoy was stopped at the bridge. ", 5) + "\nA second line follows.",
			[]string{"Bridge attacked", strings.TrimSpace(strings.Repeat("The convoy was stopped at the bridge. ", 5)), "A second line follows."}},
		{"a list", "Seized:\n- two rifles\n- a radio", []string{"Seized:", "- two rifles", "- a radio"}},
		{"carriage returns", "One.\r\n\r\nTwo.\r\n", []string{"One.", "Two."}},
	} {
		var got []string
		for _, p := range Paragraphs(c.text, nil) {
			got = append(got, c.text[p[0]:p[1]])
		}
		if strings.Join(got, "|") != strings.Join(c.want, "|") {
			t.Errorf("%s:\n got %q\nwant %q", c.name, got, c.want)
		}
	}
}

func TestSkip(t *testing.T) {
	text := "Gunmen fled. Read more: a story They hid."
	from := strings.Index(text, "Read")
	to := strings.Index(text, "They")
	words := English().Words(nil, text, [][2]int{{from, to}})
	var got []string
	for _, w := range words {
		got = append(got, text[w.Start:w.End])
	}
	if g := strings.Join(got, " "); g != "Gunmen fled . They hid ." {
		t.Errorf("words outside the furniture: %s", g)
	}
	if words[3].Gap != Start || words[3].Para != 1 {
		t.Errorf("after furniture no paragraph begins: %+v", words[3])
	}
}

func TestSentences(t *testing.T) {
	s := English()
	for _, c := range []struct {
		text string
		want []string // first words
	}{
		{"He fled. She stayed.", []string{"He", "She"}},
		{"He spoke to Gen. Omar of the U.S. Army. It rained.", []string{"He", "It"}},
		{"\"Go.\" He went.", []string{"\"", "He"}},
		{"He said: \"Go.\" and left.", []string{"He"}},
		{"Bridge attacked\n\nMen fled", []string{"Bridge", "Men"}},
		{"What? No! Yes...", []string{"What", "No", "Yes"}},
	} {
		words := s.Words(nil, c.text, nil)
		var got []string
		for _, i := range Sentences(c.text, words) {
			got = append(got, c.text[words[i].Start:words[i].End])
		}
		if strings.Join(got, " ") != strings.Join(c.want, " ") {
			t.Errorf("%q: sentences begin at %q, want %q", c.text, got, c.want)
		}
	}
}

func TestLongStretch(t *testing.T) {
	s := English()
	for _, unit := range []string{"a-", "é", "a.b", "x@", "\xff", "'", "aaaa’aaa"} {
		text := strings.Repeat(unit, 200_000/len(unit))
		at := 0
		for _, w := range s.Words(nil, text, nil) {
			if w.Start != at {
				t.Fatalf("%q: a word begins at %d, %d was due", unit, w.Start, at)
			}
			at = w.End
		}
		if at != len(text) {
			t.Errorf("%q: the words end at %d of %d", unit, at, len(text))
		}
	}
}

// FuzzWords: words are in order, inside the text and outside what is skipped, they hold
// everything but white space, and sentences begin at words.
func FuzzWords(f *testing.F) {
	s := English()
	for _, t := range []string{"They don't.", "U.S.-led: $5m!", "a\n\nb\xff\xfe", "x@y.z http://a.b", "''--...’’’", "5'10\" 3.5km", "\u200b", "A.B.C. d'Or"} {
		f.Add(t, 1, 3)
	}
	f.Add("’ he said", 1, 5) // a skipped range that cuts a character in two
	f.Fuzz(func(t *testing.T, text string, from, to int) {
		var skip [][2]int
		if 0 <= from && from < to && to <= len(text) {
			skip = [][2]int{{from, to}}
		}
		words := s.Words(nil, text, skip)
		at, para := 0, 0
		check := func(a, b int) {
			for a < b {
				n := spaceAt(text, a)
				if n == 0 && (len(skip) == 0 || a < skip[0][0] || a >= skip[0][1]) {
					t.Fatalf("%q: byte %d is in no word of %v", text, a, words)
				}
				a += max(n, 1)
			}
		}
		for i, w := range words {
			if w.Start < at || w.End <= w.Start || w.End > len(text) || w.Para < para {
				t.Fatalf("%q: word %d is %+v after %d", text, i, w, at)
			}
			if w.Gap == Glued && w.Start != at {
				t.Fatalf("%q: word %d is glued over a gap", text, i)
			}
			if len(skip) == 0 {
				check(at, w.Start)
			}
			at, para = w.End, w.Para
		}
		if len(skip) == 0 {
			check(at, len(text))
		}
		for _, i := range Sentences(text, words) {
			if i < 0 || i >= len(words) {
				t.Fatalf("%q: a sentence begins at word %d of %d", text, i, len(words))
			}
		}
	})
}

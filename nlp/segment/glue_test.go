package segment

import (
	"strings"
	"testing"
)

// TestUnglue parts blocks that lost the white space between them, and nothing else.
func TestUnglue(t *testing.T) {
	s := English()
	for _, c := range []struct{ text, want string }{
		{"Mine kills two in NarvaThe road was shut.", "Mine kills two in Narva|The road was shut."},
		{"the road was shut.Two others were hurt.", "the road was shut.|Two others were hurt."},
		{"he said \"an outrage.\"\"We will see,\" she said.", "he said \"an outrage.\"|\"We will see,\" she said."},
		{"he said “an outrage.”“We will see,” she said.", "he said “an outrage.”|“We will see,” she said."},
		{"said Ali.\"They lay mines.\"Nobody came.", "said Ali.|\"They lay mines.\"|Nobody came."},
		{"he said: \"They came.Nobody stopped them.\"The road was shut.", "he said: \"They came.Nobody stopped them.\"|The road was shut."},
		{"Read more: why they leftPolice shut the roadCalls for calmA source said so.", "Read more: why they left|Police shut the road|Calls for calm|A source said so."},
		{"on 17 January 2018The republic", "on 17 January 2018|The republic"},
		{"Guards Questioned Over PrioritiesLONDON — The guards", "Guards Questioned Over Priorities|LONDON — The guards"},
		{"(Reuters)Police said.", "(Reuters)|Police said."},
		{"the toll rose to 5.Rescuers came.", "the toll rose to 5.|Rescuers came."},
		{"Was it war?Yes, it was.", "Was it war?|Yes, it was."},
		{"a McBride, a MacLeod, a DeSantis, an iPhone, a LinkedIn page", ""},
		{"WhatsApp, YouTube, TikTok, TotalEnergies, ExxonMobil, SkyWall and subSaharan eBay", ""},
		{"the U.S.Army and Mr.Smith, St.Peter's, Node.Js, Narva.Net, J.R.Smith, Ph.D", ""},
		{"1.The first. 2.The second", ""},
		{"CPJ, AFPTV, NATOs, UNMISS, IDPs, MoD, mmHg, pH, a 5G or G7Plus net", ""},
		{"the \"Falcon\" unit, \"The Owls\", (The owls) and '(Or)'", ""},
		{"Hizb-e-Nur, al-Tanf, Abu-Zayd, x/Y, a@B.Com and http://Narva.Gov/The.Html", ""},
	} {
		want := c.want
		if want == "" {
			want = c.text
		}
		var got []string
		for _, b := range s.unglue(nil, c.text, [2]int{0, len(c.text)}) {
			got = append(got, c.text[b[0]:b[1]])
		}
		if g := strings.Join(got, "|"); g != want {
			t.Errorf("\n got %s\nwant %s", g, want)
		}
	}
}

package extract

import (
	"slices"
	"strings"
	"testing"
)

const opening = "Two soldiers were wounded when a mine exploded near Port Alda on Monday, the ministry said.\n\n"

// TestPointersInProse finds what a page ran on into its prose, with the titles it points to,
// and leaves the sentences around it.
func TestPointersInProse(t *testing.T) {
	e := newExtractor(t)
	for _, c := range []struct {
		text, furniture, link string // furniture "" where there is none
	}{
		{"The mine was old. Read more: Why the dockers of Veldt left the union The mayor, Ana Vel, visited the village.", "Read more: Why the dockers of Veldt left the union", "Why the dockers of Veldt left the union"},
		{"The mine was old.READ ALSO: Army retakes Kashar from rebelsOfficials said the road would stay closed.", "READ ALSO: Army retakes Kashar from rebels", "Army retakes Kashar from rebels"},
		{"The mine was old. Read More: Mine Kills Three Near Kashar He added that engineers had been sent.", "Read More: Mine Kills Three Near Kashar", "Mine Kills Three Near Kashar"},
		{"The mine was old (see also: Who are the men of the hills?). Officials said the road would stay closed.", "(see also: Who are the men of the hills?)", "Who are the men of the hills?"},
		{"Watch: Army parades new drones in Veldt. Officials said the road would stay closed until June.", "Watch: Army parades new drones in Veldt.", "Army parades new drones in Veldt"},
		{"Soldiers search a car outside Port Alda [Mira Sand/Reuters] Officials said the road would stay closed.", "[Mira Sand/Reuters]", ""},
		{"Soldiers search a car. Photo by Mira Sand/Meridian Press Officials said the road would stay closed.", "Photo by Mira Sand/Meridian Press", ""},
		{"The mine was old. (Visited 84 times, 1 visits today)", "(Visited 84 times, 1 visits today)", ""},
		{"The mine was old. You can sign up to receive our letter here. Officials said the road would stay closed.", "You can sign up to receive our letter here.", ""},
		{"The mine was old. Watch video 01:59 Share Officials said the road would stay closed.", "Watch video 01:59 Share", ""},
		{"The mine was old. Read more: Dockers of Veldt – The Long Strike – leave the union", "Read more: Dockers of Veldt – The Long Strike – leave the union", "Dockers of Veldt – The Long Strike – leave the union"},
		{"Download our app for breaking alerts. Officials said the road would stay closed until the end of June.", "Download our app for breaking alerts.", ""},
		{`The army urged men to come. "You can sign up at any barracks," said Colonel Idi Seyn.`, "", ""},
		{"He watched video of the blast, which has had 2 million views. Photos of the dead were shown.", "", ""},
		{"Drought contributed to the report of higher recruitment, he said.", "", ""},
	} {
		r := e.Report(Input{Text: []byte(opening + c.text)})
		var got, links []string
		for _, f := range r.Furniture {
			got = append(got, strings.TrimSpace(r.Text[f.Start:f.End]))
		}
		for _, l := range r.Links {
			links = append(links, l.Title)
		}
		if c.furniture == "" && len(got) > 0 || c.furniture != "" && !slices.Equal(got, []string{c.furniture}) {
			t.Errorf("%s\nfurniture %q, want %q", c.text, got, c.furniture)
		}
		if c.link != "" && !slices.Equal(links, []string{c.link}) || c.link == "" && len(links) > 0 {
			t.Errorf("%s\nlinks %q, want %q", c.text, links, c.link)
		}
	}
}

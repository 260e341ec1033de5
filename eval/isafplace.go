package eval

import (
	"strings"

	"github.com/sitrep-news/sitrep/nlp"
	"github.com/sitrep-news/sitrep/place"
	"github.com/sitrep-news/sitrep/place/toponym"
)

// province is the province of the first place that the release tells of behind
// its dateline or title, else of the first in its title, in the set's spelling.
func (c releaseCoder) province(doc *nlp.Doc) []string {
	all := toponym.Locate(doc, c.places, toponym.About{Countries: []string{"AFG"}})
	title, body := strings.IndexAny(doc.Text, "\n\u2028"), 0
	for i, l := range all {
		if l.Dateline || l.Start < title {
			body = i + 1
		}
	}
	for _, part := range [][]toponym.Located{all[body:], all} {
		for _, embedded := range []bool{false, true} { // "the Kandahar clearing operation"
			if name := firstProvince(part, embedded); name != "" {
				return []string{name}
			}
		}
	}
	return []string{"??"}
}

func firstProvince(all []toponym.Located, embedded bool) string {
	for _, l := range all {
		if l.Known && !l.Dateline && l.Place.Country == "AFG" && l.Place.Admin1 != "" && (l.Use == place.Embedded) == embedded {
			return strings.Replace(strings.ToLower(l.Place.Admin1), "paktia", "paktya", 1)
		}
	}
	return ""
}

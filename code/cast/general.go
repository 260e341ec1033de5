package cast

import "strings"

// wholeOffice is where a title begins whose last word is "general" and that the parser cut
// there: "secretary-general", "Director General".
func (c *Cast) wholeOffice(start int) int {
	d := c.doc
	if !strings.EqualFold(d.Tokens[start].Form, "general") || start < 2 {
		return start
	}
	before := start - 1
	if d.Tokens[before].Form == "-" {
		before--
	}
	if d.Tokens[before].Sent != d.Tokens[start].Sent || !generals[strings.ToLower(d.Tokens[before].Form)] {
		return start
	}
	for n := range c.doc.Names { // "the Hill Front secretary-general"
		if m := c.doc.Names[n]; m.End == before && m.Label == "Organization" {
			return m.Start
		}
	}
	return before
}

// throughGeneral is where a title ends that the parser cut before "general".
func (c *Cast) throughGeneral(end int) int {
	d := c.doc
	if end > 1 && d.Tokens[end-1].Form == "-" {
		end--
	}
	g := end
	if g < len(d.Tokens) && d.Tokens[g].Form == "-" {
		g++
	}
	if end < 1 || g >= len(d.Tokens) || d.Tokens[g].Sent != d.Tokens[end-1].Sent || !strings.EqualFold(d.Tokens[g].Form, "general") || !generals[strings.ToLower(d.Tokens[end-1].Form)] {
		return end
	}
	_, stop := span(d, g)
	return max(stop, g+1)
}

// generals are the offices whose second word is "general".
var generals = map[string]bool{"secretary": true, "director": true, "attorney": true, "procurator": true, "prosecutor": true, "auditor": true, "consul": true,
	"inspector": true, "solicitor": true, "governor": true, "commissioner": true, "comptroller": true, "controller": true, "surgeon": true, "adjutant": true,
	"advocate": true, "accountant": true, "registrar": true, "surveyor": true, "postmaster": true}

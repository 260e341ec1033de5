package cast

import (
	"strings"

	sitrep "github.com/sitrep-news/sitrep"
	"github.com/sitrep-news/sitrep/code/vocab"
)

// ofOwner gives a person whom a party or body owns what that is: "the Hill Front's Ann Lee".
func (c *Cast) ofOwner(x *expression) {
	d := c.doc
	n := d.Names[x.nameOf]
	for _, m := range d.Names {
		if m.Label != "Organization" || m.End >= n.Start || m.End < n.Start-3 || d.Tokens[m.Start].Sent != d.Tokens[n.Start].Sent {
			continue
		}
		for t := m.End; t < n.Start; t++ {
			if d.Tokens[t].XPOS != "POS" {
				return
			}
		}
		a, ok := c.base.Resolve(c.query(x, c.plain(m.Start, m.End)))
		if ok && a.ID != "" && len(a.Sectors) > 0 && a.Kind == sitrep.KindOrganization {
			x.sectors = a.Sectors
			if x.country == unknown || x.country == "" {
				x.country, x.inferred = a.Country, a.Inferred
			}
		}
	}
}

// ofParty gives a person the party, or the body of another kind, that stands in brackets
// behind the name: "Ann Lee (HFP)".
func (c *Cast) ofParty(x *expression) {
	end := c.doc.Names[x.nameOf].End
	shut := c.shut(end)
	if len(x.sectors) > 0 || shut < 0 {
		return
	}
	a, ok := c.base.Resolve(c.query(x, c.words(end+1, shut).Text))
	if !ok || a.ID == "" || len(a.Sectors) == 0 || a.Kind != sitrep.KindOrganization {
		return
	}
	x.sectors = a.Sectors
	if (x.country == unknown || x.country == "") && a.Sectors[0] == "PTY" { // a club's players may be from anywhere
		x.country, x.inferred = a.Country, a.Inferred
	}
}

// shut is the bracket that closes the one which token open is, -1 where open is none or
// it closes right away or far off.
func (c *Cast) shut(open int) int {
	d := c.doc
	if open+2 >= len(d.Tokens) || d.Tokens[open].Form != "(" {
		return -1
	}
	shut := open + 1
	for shut < len(d.Tokens) && shut < open+10 && d.Tokens[shut].Form != ")" {
		shut++
	}
	if shut >= len(d.Tokens) || d.Tokens[shut].Form != ")" || shut == open+1 {
		return -1
	}
	return shut
}

// ofNation gives a person the country that stands in brackets behind the name, as lists
// of competitors have it, with the club behind or without: "Ann Lee (KEN)", "Ann Lee (Kenya and
// Lakeville)".
func (c *Cast) ofNation(x *expression) {
	end := c.doc.Names[x.nameOf].End
	shut := c.shut(end)
	if shut < 0 || ofState(x.country) && !x.inferred {
		return
	}
	text := c.words(end+1, shut).Text
	nation, _, _ := strings.Cut(clubBehind.Replace(text), "|")
	if e, ok := c.base.StateByName(text); ok {
		x.country, x.inferred = e.Country, false
	} else if e, ok := c.base.StateByName(nation); ok {
		x.country, x.inferred = e.Country, false
	} else if e, ok := c.base.Entry(nations(text)); ok && len(text) == 3 && e.Kind == sitrep.KindState {
		x.country, x.inferred = e.Country, false
	}
}

// clubBehind parts a nation from the club that is told with it.
var clubBehind = strings.NewReplacer(" and ", "|", ", ", "|", "/", "|", " / ", "|")

// nations is the ISO code for the code that the Olympic committee gives a nation; most
// are alike.
func nations(code string) string {
	if iso, ok := olympic[code]; ok {
		return iso
	}
	return code
}

// olympic are the committee's codes that are not ISO's.
var olympic = map[string]string{"ALG": "DZA", "ANG": "AGO", "BAN": "BGD", "BOT": "BWA", "BUL": "BGR", "CHI": "CHL", "CRC": "CRI", "CRO": "HRV", "DEN": "DNK",
	"ESA": "SLV", "FIJ": "FJI", "GER": "DEU", "GRE": "GRC", "GUA": "GTM", "HAI": "HTI", "HON": "HND", "INA": "IDN", "IRI": "IRN", "KSA": "SAU", "KUW": "KWT",
	"LAT": "LVA", "LIB": "LBN", "LBA": "LBY", "MAS": "MYS", "MGL": "MNG", "MRI": "MUS", "NED": "NLD", "NEP": "NPL", "NGR": "NGA", "OMA": "OMN", "PAR": "PRY",
	"PHI": "PHL", "POR": "PRT", "PUR": "PRI", "RSA": "ZAF", "SLO": "SVN", "SRI": "LKA", "SUD": "SDN", "SUI": "CHE", "TAN": "TZA", "TPE": "TWN", "UAE": "ARE",
	"URU": "URY", "VIE": "VNM", "ZAM": "ZMB", "ZIM": "ZWE"}

// ofBody gives a person the body that the name is followed by: "Ann Lee of the Hill
// Front", "Ann Lee from Example Clinic".
func (c *Cast) ofBody(x *expression) {
	d := c.doc
	t := d.Names[x.nameOf].End
	if shut := c.shut(t); shut > 0 { // "Ann Lee (52) of the Hill Front"
		t = shut + 1
	}
	if len(x.sectors) > 0 || t+1 >= len(d.Tokens) || !vocab.WorkingFor[strings.ToLower(d.Tokens[t].Form)] {
		return
	}
	for t++; t < len(d.Tokens) && d.Tokens[t].UPOS == "DET"; t++ {
	}
	for _, m := range d.Names {
		if m.Start != t || m.Label != "Organization" || d.Tokens[m.Start].Sent != d.Tokens[x.head].Sent {
			continue
		}
		a, ok := c.base.Resolve(c.query(x, c.plain(m.Start, m.End)))
		if !ok || len(a.Sectors) == 0 || a.Kind != sitrep.KindOrganization {
			return
		}
		x.sectors = a.Sectors
		if x.country == unknown || x.country == "" {
			x.country, x.inferred = a.Country, a.Inferred
		}
		return
	}
}

// comesFrom gives a person the country that the apposition k says the person is from: "Ann
// Lee, a weaver from Alda".
func (c *Cast) comesFrom(x *expression, k int) {
	d := c.doc
	if !x.named || x.kind != sitrep.KindPerson || x.known != "" || ofState(x.country) && !x.inferred || d.Tokens[k].UPOS == "PROPN" && c.named(k) {
		return
	}
	if iso, ok := c.base.Demonym(d.Tokens[k].Form); ok {
		x.country, x.inferred = c.citizenship(k, iso), false // "Ann Lee, an Aldan"
		return
	}
	for _, m := range d.Children(k) {
		if d.Rel(m) == "conj" && strings.EqualFold(d.Tokens[m].Form, "native") {
			c.comesFrom(x, m) // "a gunner and native of Lakeville"
		}
		if d.Rel(m) != "nmod" || m < k {
			continue
		}
		for _, w := range d.Children(m) {
			native := strings.EqualFold(d.Tokens[k].Form, "native") && strings.EqualFold(d.Tokens[w].Form, "of")
			if d.Rel(w) != "case" || !strings.EqualFold(d.Tokens[w].Form, "from") && !native {
				continue
			}
			s, e := span(d, m)
			if iso, ok := c.placed(c.plain(s, e)); ok && native {
				x.country, x.inferred = iso, true // "a native of Lakeville"
			}
			if st, ok := c.base.StateByName(c.plain(s, e)); ok {
				x.country, x.inferred = st.Country, false
			}
		}
	}
}

package extract

import (
	"fmt"
	"io/fs"
	"net/url"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"golang.org/x/net/publicsuffix"

	"github.com/sitrep-news/sitrep"
	"github.com/sitrep-news/sitrep/data/check"
)

const outletFile = "publishers/outlets.txt"

// Outlet is a publication and who stands behind it.
type Outlet struct {
	Domain  string
	Name    string
	Family  string // whose reporting it is: one family is one source
	Kind    string // agency, state, public, party, private, ngo, aggregator
	Country string // ISO 3166 alpha-3
	Year    int    // when this was last believed right
	Source  string // where that can be checked, "" where nowhere
}

// outlets finds outlets by their domain or name.
type outlets struct {
	byDomain map[string]Outlet
	families map[string]string // lower-cased name to family; "" where two outlets share the name
}

func outletKinds() []string {
	return []string{"agency", "state", "public", "party", "private", "ngo", "aggregator"}
}

// readOutlets reads the file; findings are mistakes in single lines.
func readOutlets(data fs.FS) (list []Outlet, lines []check.Line, findings []check.Finding) {
	lines, err := check.Lines(data, outletFile)
	if err != nil {
		return nil, nil, []check.Finding{{File: outletFile, What: err.Error()}}
	}
	for _, l := range lines {
		o, err := parseOutlet(l.Text)
		if err != nil {
			findings = append(findings, l.Errorf("%v", err))
		}
		list = append(list, o)
	}
	return list, lines, findings
}

var domainForm = regexp.MustCompile(`^(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+[a-z]{2,}$`)

func parseOutlet(line string) (Outlet, error) {
	domain, rest, _ := strings.Cut(line, " = ")
	f := strings.Split(rest, " · ")
	if len(f) != 5 && len(f) != 6 {
		return Outlet{}, fmt.Errorf("an outlet is DOMAIN = NAME · FAMILY · KIND · COUNTRY · YEAR[ · SOURCE]")
	}
	year, err := strconv.Atoi(f[4])
	o := Outlet{Domain: domain, Name: f[0], Family: f[1], Kind: f[2], Country: f[3], Year: year}
	if len(f) == 6 {
		o.Source = f[5]
	}
	switch {
	case !domainForm.MatchString(domain) || strings.HasPrefix(domain, "www."):
		return o, fmt.Errorf("%q is no domain in lower case without www", domain)
	case o.Name == "" || o.Family == "":
		return o, fmt.Errorf("%s has no name or no family", domain)
	case !slices.Contains(outletKinds(), o.Kind):
		return o, fmt.Errorf("%q is no kind of outlet: it is one of %s", o.Kind, strings.Join(outletKinds(), ", "))
	case len(o.Country) != 3 || o.Country != strings.ToUpper(o.Country):
		return o, fmt.Errorf("%q is no ISO 3166 alpha-3 code", o.Country)
	case err != nil || year < 2000 || year > 2100:
		return o, fmt.Errorf("%q is no year", f[4])
	}
	return o, nil
}

func loadOutlets(data fs.FS) (*outlets, error) {
	list, _, findings := readOutlets(data)
	if len(findings) > 0 {
		return nil, fmt.Errorf("%s", findings[0])
	}
	out := &outlets{map[string]Outlet{}, map[string]string{}}
	for _, o := range list {
		out.byDomain[o.Domain] = o
		name := strings.ToLower(o.Name)
		if have, ok := out.families[name]; ok && have != o.Family {
			out.families[name] = ""
			continue
		}
		out.families[name] = o.Family
	}
	return out, nil
}

// checkOutlets finds what single lines cannot tell: domains that stand twice,
// families of two countries.
func checkOutlets(data fs.FS) []check.Finding {
	list, lines, out := readOutlets(data)
	domains, countries := map[string]int{}, map[string]Outlet{}
	for i, o := range list {
		if first, ok := domains[o.Domain]; ok {
			out = append(out, lines[i].Errorf("%s stands on line %d already", o.Domain, lines[first].Number))
		}
		domains[o.Domain] = i
		if have, ok := countries[o.Family]; ok && have.Country != o.Country {
			out = append(out, lines[i].Errorf("the family %s is of %s here and of %s at %s: it has one seat", o.Family, o.Country, have.Country, have.Domain))
		}
		countries[o.Family] = o
	}
	return out
}

// Outlet gives the outlet that an address belongs to.
func (e *Extractor) Outlet(address string) (Outlet, bool) { return e.outlets.at(hostOf(address)) }

func (s *outlets) at(host string) (Outlet, bool) {
	for host != "" {
		if o, ok := s.byDomain[host]; ok {
			return o, true
		}
		_, host, _ = strings.Cut(host, ".")
	}
	return Outlet{}, false
}

func hostOf(address string) string {
	u, err := url.Parse(address)
	if err != nil {
		return ""
	}
	return strings.TrimSuffix(strings.ToLower(u.Hostname()), ".")
}

// Family gives the publisher family of a report, its Agency taken for whose
// copy the text is. It is "" where nothing tells.
func (e *Extractor) Family(r *sitrep.Report) string { return e.family(r, r.Agency != "") }

// family: whose copy the text is, if it is one; else the outlet's family; else
// the domain that somebody registered, or the account on a platform.
func (e *Extractor) family(r *sitrep.Report, copied bool) string {
	if copied {
		if f := e.outlets.families[strings.ToLower(r.Agency)]; f != "" {
			return f
		}
		return r.Agency
	}
	host := hostOf(r.URL)
	o, known := e.outlets.at(host)
	named := e.outlets.families[strings.ToLower(r.Publisher)]
	switch {
	case known && o.Kind != "aggregator":
		return o.Family
	case named != "" && (known || host == ""):
		return named
	case known && r.Publisher != "" && publisherOf(r.URL) != r.Publisher && !strings.EqualFold(r.Publisher, o.Name):
		return r.Publisher // as an aggregator names it
	case known:
		return o.Family
	case host == "":
		return r.Publisher
	}
	return siteOf(r.URL, host)
}

// siteOf is the domain that somebody registered (by the public suffix list), or
// the account where many share a domain.
func siteOf(address, host string) string {
	for _, p := range []string{"t.me", "x.com", "twitter.com", "facebook.com", "youtube.com", "medium.com", "instagram.com", "tiktok.com", "vk.com"} {
		if host != p && !strings.HasSuffix(host, "."+p) {
			continue
		}
		u, err := url.Parse(address)
		if err != nil {
			return p
		}
		account, _, _ := strings.Cut(strings.TrimPrefix(strings.TrimPrefix(u.Path, "/"), "s/"), "/")
		if account == "" {
			return p
		}
		return p + "/" + strings.ToLower(account)
	}
	if site, err := publicsuffix.EffectiveTLDPlusOne(host); err == nil {
		return site
	}
	return host
}

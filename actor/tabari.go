package actor

import (
	"bufio"
	"fmt"
	"io"
	"regexp"
	"strings"
)

// Dictionary is a TABARI or PETRARCH actor or agent dictionary: names to CAMEO
// actor codes, some with dates.
type Dictionary struct {
	Codes  map[string][]DatedCode // folded name to its codes, in file order
	Agents map[string]string      // folded agent noun, singular and plural, to its code ("~MIL")
	Groups [][]string             // each actor's names as the file has them, the first before its synonyms
}

// DatedCode is a CAMEO actor code with the time it holds.
type DatedCode struct {
	Code string
	Span
}

var tabariCode = regexp.MustCompile(`\[([^\]]+)\]`)

// LoadTabari reads such a dictionary as it is distributed. Names are in
// capitals with underscores for spaces; a code stands in square brackets, with
// "<date", ">date" or "date-date" before or inside them; lines beginning with
// "+" give synonyms of the name above, lines with a tab or bracket further codes.
func LoadTabari(r io.Reader) (*Dictionary, error) {
	d := &Dictionary{Codes: map[string][]DatedCode{}, Agents: map[string]string{}}
	var names []string
	var codes []DatedCode
	flush := func() {
		if len(names) > 0 && len(codes) > 0 {
			d.Groups = append(d.Groups, names)
			for _, n := range names {
				d.Codes[Fold(n)] = append(d.Codes[Fold(n)], codes...)
			}
		}
		names, codes = nil, nil
	}
	lines := bufio.NewScanner(r)
	lines.Buffer(nil, 1<<20)
	for n := 1; lines.Scan(); n++ {
		line, _, _ := strings.Cut(lines.Text(), "#")
		line, _, _ = strings.Cut(line, ";")
		line = strings.TrimRight(line, " \t\r")
		if line == "" || strings.HasPrefix(line, "<!") || line[0] == '!' || line[0] == '.' {
			continue
		}
		found, err := tabariCodes(line)
		if err != nil {
			return nil, fmt.Errorf("read dictionary, line %d: %w", n, err)
		}
		name := tabariName(line)
		if agent := len(found) > 0 && strings.HasPrefix(found[0].Code, "~"); agent && name != "" {
			d.addAgent(line, name, found[0].Code)
			continue
		}
		switch {
		case line[0] == '+':
			names = append(names, name)
			codes = append(codes, found...)
		case line[0] == '\t' || line[0] == ' ' || line[0] == '[':
			codes = append(codes, found...)
		default:
			flush()
			names, codes = []string{name}, found
		}
	}
	flush()
	if err := lines.Err(); err != nil {
		return nil, fmt.Errorf("read dictionary: %w", err)
	}
	if len(d.Codes)+len(d.Agents) == 0 {
		return nil, fmt.Errorf("read dictionary: no line with a code in square brackets; is it a TABARI or PETRARCH file?")
	}
	return d, nil
}

func tabariName(line string) string {
	name, _, _ := strings.Cut(strings.TrimLeft(line, "+"), "[")
	name, _, _ = strings.Cut(name, "{")
	return strings.Trim(strings.ReplaceAll(name, "_", " "), " =\t")
}

// addAgent keeps an agent noun with its plural: the one in braces, or a regular
// one; "{~}" says there is none.
func (d *Dictionary) addAgent(line, name, code string) {
	d.Agents[Fold(name)] = code
	if _, rest, ok := strings.Cut(line, "{"); ok {
		if form, _, _ := strings.Cut(rest, "}"); form != "~" {
			d.Agents[Fold(strings.ReplaceAll(form, "_", " "))] = code
		}
		return
	}
	if p := plural(strings.ToLower(name)); p != "" {
		d.Agents[Fold(p)] = code
	}
}

// tabariCodes reads the bracketed codes of a line with their dates.
func tabariCodes(line string) ([]DatedCode, error) {
	var out []DatedCode
	for _, m := range tabariCode.FindAllStringSubmatch(line, -1) {
		text := strings.TrimSpace(m[1])
		c := DatedCode{}
		fields := strings.Fields(text)
		if len(fields) == 0 {
			continue
		}
		if fields[0][0] == '<' || fields[0][0] == '>' || isNumber(fields[0]) {
			fields = append(fields[1:], fields[0])
		}
		c.Code = fields[0]
		if len(fields) > 1 {
			span, err := tabariSpan(strings.Join(fields[1:], ""))
			if err != nil {
				return nil, err
			}
			c.Span = span
		}
		out = append(out, c)
	}
	return out, nil
}

// tabariSpan reads "<890101", ">20030320" and "970401-20010301".
func tabariSpan(text string) (Span, error) {
	switch {
	case text[0] == '<':
		to, err := tabariDay(text[1:])
		return Span{To: to.To, hi: to.hi}, err
	case text[0] == '>':
		from, err := tabariDay(text[1:])
		return Span{From: from.From, lo: from.lo}, err
	}
	a, b, ok := strings.Cut(text, "-")
	if !ok {
		return Span{}, fmt.Errorf("dates %q are none of <date, >date, date-date", text)
	}
	from, err := tabariDay(a)
	if err != nil {
		return Span{}, err
	}
	to, err := tabariDay(b)
	return Span{From: from.From, lo: from.lo, To: to.To, hi: to.hi}, err
}

// tabariDay reads yymmdd or yyyymmdd; years of two digits are of the 1900s.
func tabariDay(text string) (Span, error) {
	if len(text) == 6 {
		text = "19" + text
	}
	if len(text) != 8 {
		return Span{}, fmt.Errorf("date %q is neither yymmdd nor yyyymmdd", text)
	}
	iso := text[:4] + "-" + text[4:6] + "-" + text[6:]
	n, err := dateNumber(iso, 1, 1)
	return Span{From: iso, To: iso, lo: n, hi: n}, err
}

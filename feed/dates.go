package feed

import (
	"regexp"
	"strconv"
	"strings"
	"time"
)

// ParseTime reads a date in the forms that feeds have: RFC 822 and 3339, their
// usual mistakes, months in other languages, seconds since 1970. A time without
// a zone is taken for UTC. Bare numbers whose order of day and month cannot be
// told are no date.
func ParseTime(s string) (time.Time, bool) {
	s = strings.Join(strings.Fields(cut(s, 100)), " ")
	if s == "" {
		return time.Time{}, false
	}
	for _, read := range []func(string) (time.Time, bool){isoTime, spokenTime, epochTime, numericTime} {
		if at, ok := read(s); ok {
			at = at.UTC()
			return at, at.Year() >= 1970 && at.Year() < 2200
		}
	}
	return time.Time{}, false
}

var iso = regexp.MustCompile(`^(\d{4})-(\d{1,2})(?:-(\d{1,2}))?(?:[T ,]+(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,]\d+)?)?)?(.*)$`)

func isoTime(s string) (time.Time, bool) {
	m := iso.FindStringSubmatch(s)
	if m == nil || m[3] == "" && m[4] == "" && m[7] != "" {
		return time.Time{}, false
	}
	day := m[3]
	if day == "" {
		day = "1"
	}
	return build(m[1], atoi(m[2]), day, m[4], m[5], m[6], m[7])
}

// "Tue, 4 Mar 2025 10:00:00 EST", "March 4, 2025 10:00 PM", "4 mars 2025".
var spoken = regexp.MustCompile(`(?i)^(?:\p{L}+\.?(?:, ?| ))?(?:(\d{1,2})(?:st|nd|rd|th|\.)?[ -](?:de )?(\p{L}+)\.?,?[ -](?:de )?(\d{4}|\d{2})|(\p{L}{3,})\.? (\d{1,2})(?:st|nd|rd|th)?,? (\d{4}))` +
	`(?:,? (?:at |T|um |à |- )?(\d{1,2})[:.h](\d{2})(?:[:.](\d{2})(?:[.,]\d+)?)?)?(.*)$`)

// "Tue Mar  4 10:00:00 EST 2025", date(1)'s form.
var unixDate = regexp.MustCompile(`^(\p{L}{3}) (\p{L}{3}) (\d{1,2}) (\d{2}:\d{2}:\d{2}) (?:(\S+) )?(\d{4})$`)

func spokenTime(s string) (time.Time, bool) {
	if m := unixDate.FindStringSubmatch(s); m != nil {
		s = m[3] + " " + m[2] + " " + m[6] + " " + m[4] + " " + m[5]
	}
	m := spoken.FindStringSubmatch(s)
	if m == nil {
		return time.Time{}, false
	}
	year := m[3] + m[6]
	if len(year) == 2 { // RFC 2822 4.3
		if year < "50" {
			year = "20" + year
		} else {
			year = "19" + year
		}
	}
	return build(year, month(m[2]+m[4]), m[1]+m[5], m[7], m[8], m[9], m[10])
}

var epoch = regexp.MustCompile(`^\d{9,10}$|^\d{12,13}$`)

func epochTime(s string) (time.Time, bool) {
	if !epoch.MatchString(s) {
		return time.Time{}, false
	}
	n, err := strconv.ParseInt(s, 10, 64)
	if len(s) > 10 {
		n /= 1000
	}
	return time.Unix(n, 0), err == nil
}

var (
	slashedYear = regexp.MustCompile(`^(\d{4})[/.](\d{1,2})[/.](\d{1,2})(?:[T ]+(\d{1,2}):(\d{2})(?::(\d{2}))?)?(.*)$`)
	numeric     = regexp.MustCompile(`^(\d{1,2})([/.-])(\d{1,2})[/.-](\d{4})(?:,? (\d{1,2}):(\d{2})(?::(\d{2}))?)?(.*)$`)
	glued       = regexp.MustCompile(`^(\d{4})(\d{2})(\d{2})(?:T?(\d{2})(\d{2})(\d{2})?)?(Z?)$`)
)

// numericTime reads 2025/03/04, 20250304T1000, 04.03.2025 (dots are day first)
// and 25/03/2025 or 03/25/2025, whose numbers tell which is the month.
func numericTime(s string) (time.Time, bool) {
	for _, re := range []*regexp.Regexp{slashedYear, glued} {
		if m := re.FindStringSubmatch(s); m != nil {
			return build(m[1], atoi(m[2]), m[3], m[4], m[5], m[6], m[7])
		}
	}
	m := numeric.FindStringSubmatch(s)
	if m == nil {
		return time.Time{}, false
	}
	day, mon := m[1], m[3]
	switch {
	case m[2] == "." || atoi(day) > 12 || day == mon:
	case atoi(mon) > 12:
		day, mon = mon, day
	default:
		return time.Time{}, false
	}
	return build(m[4], atoi(mon), day, m[5], m[6], m[7], m[8])
}

// build makes a time of its parts; what does not exist (31 June) is none.
func build(year string, mon int, day, hour, minute, second, zone string) (time.Time, bool) {
	h, rest, ok := halfDay(atoi(hour), zone)
	d, y := atoi(day), atoi(year)
	if !ok || mon < 1 || mon > 12 || d < 1 || d > 31 || h > 24 || atoi(minute) > 59 || atoi(second) > 60 {
		return time.Time{}, false
	}
	offset, ok := zoneOf(rest)
	if !ok {
		return time.Time{}, false
	}
	at := time.Date(y, time.Month(mon), d, h, atoi(minute), atoi(second), 0, time.UTC)
	if check := time.Date(y, time.Month(mon), d, 0, 0, 0, 0, time.UTC); check.Day() != d {
		return time.Time{}, false
	}
	return at.Add(-offset), true
}

// halfDay applies an AM or PM at the beginning of what follows the time.
func halfDay(h int, rest string) (hour int, zone string, ok bool) {
	rest = strings.TrimSpace(rest)
	up := strings.ToUpper(strings.ReplaceAll(rest, ".", ""))
	pm := strings.HasPrefix(up, "PM")
	if !pm && !(strings.HasPrefix(up, "AM") && !strings.HasPrefix(up, "AMT")) {
		return h, rest, true
	}
	if h < 1 || h > 12 {
		return h, strings.TrimSpace(up[2:]), h < 24 // "13:00 PM": the hour tells
	}
	h %= 12
	if pm {
		h += 12
	}
	return h, strings.TrimSpace(up[2:]), true
}

var offsetForm = regexp.MustCompile(`^(?:UTC|GMT)? ?([+-])(\d{1,2}):?(\d{2})?(?: \(.*\)| \[.*\])?$`)

// zoneOf reads what follows a time: an offset, a zone's name, or nothing. Other
// words after a date are not understood, so neither is the date.
func zoneOf(s string) (time.Duration, bool) {
	s = strings.TrimSpace(strings.ReplaceAll(s, "−", "-"))
	if s == "" {
		return 0, true
	}
	if m := offsetForm.FindStringSubmatch(strings.ToUpper(s)); m != nil {
		d := time.Duration(atoi(m[2]))*time.Hour + time.Duration(atoi(m[3]))*time.Minute
		if m[1] == "-" {
			d = -d
		}
		return d, d >= -16*time.Hour && d <= 16*time.Hour
	}
	name, _, _ := strings.Cut(strings.Trim(strings.ToUpper(s), "()[]. "), " ")
	minutes, ok := zoneMinutes(name)
	return time.Duration(minutes) * time.Minute, ok
}

// zoneMinutes knows the zones of RFC 822 and those that news sites write. IST
// is India's, BST Britain's, CST America's.
func zoneMinutes(name string) (int, bool) {
	switch name {
	case "UT", "UTC", "GMT", "Z", "WET", "UHR", "H":
		return 0, true
	case "EST", "COT", "PET":
		return -300, true
	case "EDT", "AST", "AMT", "VET", "BOT":
		return -240, true
	case "CST":
		return -360, true
	case "CDT":
		return -300, true
	case "MST", "PDT":
		return -420, true
	case "MDT":
		return -360, true
	case "PST":
		return -480, true
	case "BRT", "ART", "ADT":
		return -180, true
	case "CET", "MEZ", "BST", "WEST", "WAT":
		return 60, true
	case "CEST", "MESZ", "EET", "SAST", "CAT":
		return 120, true
	case "EEST", "MSK", "EAT", "TRT", "IDT":
		return 180, true
	case "IRST":
		return 210, true
	case "GST", "AZT", "GET":
		return 240, true
	case "AFT":
		return 270, true
	case "PKT", "UZT":
		return 300, true
	case "IST":
		return 330, true
	case "NPT":
		return 345, true
	case "MMT":
		return 390, true
	case "ICT", "WIB":
		return 420, true
	case "HKT", "SGT", "PHT", "AWST":
		return 480, true
	case "JST", "KST":
		return 540, true
	case "AEST":
		return 600, true
	case "AEDT":
		return 660, true
	case "NZST":
		return 720, true
	case "NZDT":
		return 780, true
	}
	return 0, false
}

// month is the number of a month by how its name begins, in the languages that
// feeds are seen in (English, French, Spanish, Portuguese, Italian, German,
// Dutch, Turkish, Russian, Ukrainian, Polish); 0 where it is none.
func month(name string) int {
	name = strings.ToLower(name)
	for _, m := range []struct {
		n      int
		starts string
	}{
		{1, "jan ene gen jän oca ocak янв січ sty"}, {2, "feb fév fev şub лют фев lut"}, {3, "mar mär maa mrt март мар бер"}, {4, "apr avr abr nis апр квіт kwi"},
		{5, "may mai maj mag mei maio mayıs май мая трав"}, {6, "jun juin giu haz июн черв cze"}, {7, "jul juil lug tem июл лип lip"},
		{8, "aug aoû aou ago ağu авг серп sie"}, {9, "sep set eyl сен вер wrz"}, {10, "oct okt out ott eki окт жовт paź paz"}, {11, "nov kas ноя лист lis"},
		{12, "dec déc dic dez ara дек груд gru"},
	} {
		for start := range strings.SplitSeq(m.starts, " ") {
			if strings.HasPrefix(name, start) {
				return m.n
			}
		}
	}
	return 0
}

func atoi(s string) int {
	n, err := strconv.Atoi(s)
	if err != nil {
		return 0
	}
	return n
}

package follow

import (
	"bytes"
	"encoding/json"
	"fmt"
	"net/mail"
	"testing"
	"time"
	"unicode/utf8"

	"github.com/sitrep-news/sitrep"
)

// FuzzPlan: nothing is planned in the past, in quiet hours, or, a digest, at another
// hour than asked for.
func FuzzPlan(f *testing.F) {
	f.Add(int64(1898856000), uint8(7), uint8(1), uint16(1320), uint16(420), uint8(0), uint8(0))
	f.Add(int64(1901149200), uint8(2), uint8(0), uint16(0), uint16(1439), uint8(1), uint8(25))
	f.Add(int64(1901149200), uint8(7), uint8(2), uint16(211), uint16(174), uint8(1), uint8(0)) // the clock goes forward between end and beginning
	f.Add(int64(1919296800), uint8(2), uint8(6), uint16(60), uint16(180), uint8(2), uint8(3))
	zones := []string{"", "Europe/Berlin", "America/St_Johns", "Pacific/Apia", "Asia/Kathmandu"}
	f.Fuzz(func(t *testing.T, unix int64, hour, day uint8, from, to uint16, zone, recent uint8) {
		now := time.Unix(unix%(4e9), 0).UTC()
		hhmm := func(m uint16) string { m %= 1440; return fmt.Sprintf("%02d:%02d", m/60, m%60) }
		for _, every := range []string{Instant, Daily, Weekly} {
			s := Schedule{Every: every, Hour: int(hour % 24), Day: time.Weekday(day % 7), QuietFrom: hhmm(from), QuietTo: hhmm(to), Zone: zones[int(zone)%len(zones)]}
			if err := s.check(); err != nil {
				t.Fatal(err)
			}
			var times []time.Time
			for i := range int(recent) {
				times = append(times, now.Add(-time.Duration(int(recent)-i)*time.Minute))
			}
			at, together := s.plan(usual, now, times)
			if !at.After(now) || at.Sub(now) > 9*24*time.Hour {
				t.Fatalf("%+v at %s: %s", s, now, at)
			}
			if every == Instant {
				if quiet, end := s.quiet(at); quiet {
					t.Fatalf("%+v at %s: %s is quiet until %s", s, now, at, end)
				}
			} else if local := at.In(s.zone()); !together || local.Hour() != s.Hour && local.Hour() != (s.Hour+1)%24 && local.Hour() != (s.Hour+23)%24 {
				t.Fatalf("%+v at %s: %s", s, now, local)
			}
		}
	})
}

// FuzzMail: whatever events and follows are called, a mail has the headers that we
// wrote and no other, and a webhook's body is JSON of bounded size.
func FuzzMail(f *testing.F) {
	for _, s := range []string{"plain", "a\r\nBcc: all@example.org\r\n\r\nbody", "=?utf-8?q?x?=", "\x00\xff", "«Überfall»  of 攻撃 and more than fits into one line of a header, which has to be folded", `"quoted" <b>`} {
		f.Add(s, s)
	}
	m, err := NewMailer("smtp://mail.example", "sitrep <news@news.example>", nil)
	if err != nil {
		f.Fatal(err)
	}
	s, err := New(Options{Base: "https://news.example", Clock: func() time.Time { return monday }})
	if err != nil {
		f.Fatal(err)
	}
	f.Fuzz(func(t *testing.T, title, name string) {
		e := event("e1", func(e *sitrep.Event) { e.Title, e.Claims[0].Publisher, e.Place.Name = title, title, name })
		to := &Follow{ID: "fo-1", Token: "t", Name: oneLine(name, 120), Query: name, Channel: Channel{Kind: Mail, Address: "a@b.example"}}
		n := &Notice{ID: "dl-1", Kind: "event.new", At: monday, Root: "dl-0", Last: "dl-0", Notes: []Note{s.noteOf(&e, EventNew, nil, []sitrep.Change{{Seq: 1, Text: title}})}}
		raw, err := s.compose(m.from, to, n)
		if err != nil {
			t.Fatal(err)
		}
		got, err := mail.ReadMessage(bytes.NewReader(raw))
		if err != nil || len(got.Header) != 14 {
			t.Fatalf("%d headers, %v\n%s", len(got.Header), err, raw)
		}
		for _, c := range raw {
			if c >= utf8.RuneSelf || c == 0 {
				t.Fatalf("byte %d in a mail of 7 bits", c)
			}
		}
		body, err := hookBody(to, n)
		if err != nil || !json.Valid(body) || len(body) >= maxHook {
			t.Fatalf("%d bytes, %v", len(body), err)
		}
	})
}

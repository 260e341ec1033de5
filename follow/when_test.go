package follow

import (
	"testing"
	"time"
)

func at(s string) time.Time {
	t, err := time.Parse("2006-01-02 15:04", s)
	if err != nil {
		panic(err)
	}
	return t
}

func TestDigestTimes(t *testing.T) {
	for _, c := range []struct {
		s         Schedule
		now, want string
	}{
		{Schedule{Every: Daily, Hour: 7}, "2030-03-04 06:59", "2030-03-04 07:00"},
		{Schedule{Every: Daily, Hour: 7}, "2030-03-04 07:00", "2030-03-05 07:00"},
		{Schedule{Every: Daily, Hour: 7, Zone: "Asia/Tokyo"}, "2030-03-04 12:00", "2030-03-04 22:00"},
		{Schedule{Every: Weekly, Hour: 7, Day: time.Monday}, "2030-03-04 06:00", "2030-03-04 07:00"},
		{Schedule{Every: Weekly, Hour: 7, Day: time.Monday}, "2030-03-04 08:00", "2030-03-11 07:00"},
		{Schedule{Every: Daily, Hour: 8, Zone: "Europe/Berlin"}, "2030-03-30 12:00", "2030-03-31 06:00"}, // summer time begins
		{Schedule{Every: Daily, Hour: 8, Zone: "Europe/Berlin"}, "2030-10-26 12:00", "2030-10-27 07:00"}, // and ends
		{Schedule{Every: Daily, Hour: 2, Zone: "Europe/Berlin"}, "2030-03-30 12:00", "2030-03-31 00:00"}, // an hour that is not: 02:00 is 01:00 UTC or before
		{Schedule{Every: Daily, Hour: 7, Zone: "No/Where"}, "2030-03-04 06:00", "2030-03-04 07:00"},
	} {
		got := c.s.digest(at(c.now))
		if c.s.Hour == 2 { // either side of the gap will do, once, after now
			if got.Before(at(c.want)) || got.After(at(c.want).Add(2*time.Hour)) {
				t.Errorf("%+v at %s: %s", c.s, c.now, got)
			}
			continue
		}
		if !got.Equal(at(c.want)) {
			t.Errorf("%+v at %s: %s, want %s", c.s, c.now, got, c.want)
		}
	}
}

func TestQuietHours(t *testing.T) {
	night := Schedule{QuietFrom: "22:00", QuietTo: "07:00", Zone: "Europe/Berlin"}
	noon := Schedule{QuietFrom: "12:00", QuietTo: "13:30"}
	for _, c := range []struct {
		s         Schedule
		now, want string // want "": not quiet
	}{
		{night, "2030-01-10 20:59", ""}, {night, "2030-01-10 21:00", "2030-01-11 06:00"}, {night, "2030-01-11 05:59", "2030-01-11 06:00"}, {night, "2030-01-11 06:00", ""},
		{night, "2030-03-31 00:30", "2030-03-31 05:00"}, // the clock goes forward meanwhile
		{noon, "2030-01-10 12:00", "2030-01-10 13:30"}, {noon, "2030-01-10 13:30", ""}, {noon, "2030-01-10 11:59", ""},
		{Schedule{}, "2030-01-10 12:00", ""}, {Schedule{QuietFrom: "08:00", QuietTo: "08:00"}, "2030-01-10 08:00", ""},
	} {
		quiet, end := c.s.quiet(at(c.now))
		if quiet != (c.want != "") || quiet && !end.Equal(at(c.want)) {
			t.Errorf("%+v at %s: %v until %s, want %q", c.s, c.now, quiet, end, c.want)
		}
	}
}

func TestDue(t *testing.T) {
	first := at("2030-01-10 12:00")
	for _, c := range []struct{ last, want string }{
		{"2030-01-10 12:00", "2030-01-10 12:02"}, {"2030-01-10 12:05", "2030-01-10 12:07"}, {"2030-01-10 12:09", "2030-01-10 12:10"}, {"2030-01-10 12:30", "2030-01-10 12:10"},
	} {
		if got := usual.due(first, at(c.last)); !got.Equal(at(c.want)) {
			t.Errorf("last %s: %s, want %s", c.last, got, c.want)
		}
	}
}

func TestCheck(t *testing.T) {
	good := func() *Follow {
		return &Follow{What: []string{EventNew}, Schedule: Schedule{Every: Instant}, Channel: Channel{Kind: Mail, Address: "Anna <anna@example.org>"}}
	}
	f := good()
	if err := f.check(); err != nil || f.Channel.Address != "anna@example.org" || f.Name != "Everything" {
		t.Errorf("%+v, %v", f, err)
	}
	for name, spoil := range map[string]func(*Follow){
		"nothing to tell":    func(f *Follow) { f.What = nil },
		"unknown to tell":    func(f *Follow) { f.What = []string{"everything"} },
		"schedule":           func(f *Follow) { f.Schedule.Every = "hourly" },
		"hour":               func(f *Follow) { f.Schedule.Hour = 24 },
		"zone":               func(f *Follow) { f.Schedule.Zone = "../../etc/passwd" },
		"local zone":         func(f *Follow) { f.Schedule.Zone = "Local" },
		"half quiet":         func(f *Follow) { f.Schedule.QuietFrom = "22:00" },
		"quiet":              func(f *Follow) { f.Schedule.QuietFrom, f.Schedule.QuietTo = "22:00", "late" },
		"severity":           func(f *Follow) { f.Least.Severity = 11 },
		"channel":            func(f *Follow) { f.Channel.Kind = "pigeon" },
		"mail":               func(f *Follow) { f.Channel.Address = "anna" },
		"header in mail":     func(f *Follow) { f.Channel.Address = "anna@example.org\r\nBcc: all@example.org" },
		"several":            func(f *Follow) { f.Channel.Address = "a@example.org, b@example.org" },
		"scheme":             func(f *Follow) { f.Channel = Channel{Kind: Webhook, Address: "file:///etc/passwd"} },
		"credentials":        func(f *Follow) { f.Channel = Channel{Kind: Webhook, Address: "https://a:b@example.org/"} },
		"ntfy without topic": func(f *Follow) { f.Channel = Channel{Kind: Ntfy, Address: "https://ntfy.example/"} },
		"ntfy token":         func(f *Follow) { f.Channel = Channel{Kind: Ntfy, Address: "https://ntfy.example/t", Secret: "a\r\nb"} },
		"push keys": func(f *Follow) {
			f.Channel = Channel{Kind: Push, Address: "https://push.example/t", P256dh: "AAAA", Auth: "AAAA"}
		},
		"open push": func(f *Follow) { f.Channel = Channel{Kind: Push, Address: "http://push.example/t"} },
	} {
		f := good()
		spoil(f)
		if err := f.check(); err == nil {
			t.Errorf("%s passes", name)
		}
	}
}

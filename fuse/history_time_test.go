package fuse

import (
	"testing"

	sitrep "github.com/sitrep-news/sitrep"
)

func TestTimesOfTheHistoryAreForPeople(t *testing.T) {
	for _, c := range []struct{ start, end, want string }{
		{"", "", ""},
		{"2025-05-05", "2025-05-05", "5 May 2025"},
		{"2025-05-05", "2025-05-07", "5 May 2025 to 7 May 2025"},
		{"2025-05-05T18:00", "2025-05-05T23:59", "5 May 2025, 18:00 to 23:59"},
		{"2025-05", "", "May 2025"},
		{"2025", "2025", "2025"},
	} {
		if got := timeText(sitrep.Time{Start: c.start, End: c.end}); got != c.want {
			t.Errorf("%s to %s: %q, want %q", c.start, c.end, got, c.want)
		}
	}
}

package analysis

import (
	"time"

	"github.com/sitrep-news/sitrep"
)

// fewDays is how many days of reading are too few to know how much is usual.
const fewDays = 30

// VolumeOf tells how much was read on a day against the mean day, from a store's rows
// a day; nil where too few days were read to know what is usual.
func VolumeOf(rows []sitrep.TallyRow) Volume {
	if len(rows) < fewDays {
		return nil
	}
	read, total := map[string]float64{}, 0.0
	for _, v := range rows {
		read[v.Start] += float64(v.Events)
		total += float64(v.Events)
	}
	mean := total / float64(len(read))
	return func(d time.Time) float64 {
		if n, ok := read[d.Format(time.DateOnly)]; ok {
			return max(0.1, n/mean)
		}
		return 1
	}
}

package rows

import (
	"errors"
	"fmt"
	"math"
	"runtime/debug"
	"time"

	"github.com/sitrep-news/sitrep"
)

// MaxAttempts is after how many a job is given up: with Backoff that is about a
// day and a half.
const MaxAttempts = 15

// Backoff is how long a job that failed waits before its next attempt: 1 s, 16 s,
// 81 s, ... the fourth power of the attempt, as River has it.
func Backoff(attempt int) time.Duration {
	return time.Duration(math.Pow(float64(max(1, attempt)), 4)) * time.Second
}

// Outcome is what becomes of a job whose handler returned an error.
type Outcome struct {
	GiveUp bool
	At     time.Time // of the next attempt
	Why    string
}

// AfterError decides what becomes of a job.
func AfterError(err error, attempt int, now time.Time) Outcome {
	out := Outcome{At: now.Add(Backoff(attempt)), Why: clean(err.Error())}
	var cancel *sitrep.Cancel
	var later *sitrep.RetryAt
	switch {
	case errors.As(err, &cancel):
		out.GiveUp = true
	case errors.As(err, &later):
		out.At = later.At
	case attempt >= MaxAttempts:
		out.GiveUp = true
	}
	return out
}

// Guard runs f and turns a panic into an error that says where.
func Guard(f func() error) (err error) {
	defer func() {
		if p := recover(); p != nil {
			err = fmt.Errorf("panic: %v\n%s", p, debug.Stack())
		}
	}()
	return f()
}

package eval

import (
	"context"
	"fmt"
	"runtime"
	"slices"
	"time"

	"github.com/sitrep-news/sitrep"
	"github.com/sitrep-news/sitrep/eval/score"
	"github.com/sitrep-news/sitrep/extract"
	"github.com/sitrep-news/sitrep/internal/batch"
	"github.com/sitrep-news/sitrep/pipeline"
)

// Speed is what it took to read a set of reports.
type Speed struct {
	Cores, Reports, Tokens, Faults int
	Took                           time.Duration
	// Spent by all cores together, stage by stage.
	Extract, Annotate, Code, Encode time.Duration
}

// MeasureSpeed reads the inputs with the given number of cores.
func MeasureSpeed(ctx context.Context, sys *pipeline.System, ex *extract.Extractor, inputs []extract.Input, cores int) (Speed, error) {
	defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(cores))
	s := Speed{Cores: cores}
	type one struct {
		timing          pipeline.Timing
		extract, encode time.Duration
		fault           bool
		err             error
	}
	read := func(in extract.Input) (o one) {
		begin := time.Now()
		r := ex.Report(in)
		o.extract = time.Since(begin)
		if o.timing, o.err = sys.Read(ctx, r); o.err != nil {
			return o
		}
		o.fault = slices.ContainsFunc(r.Problems, func(p sitrep.Problem) bool { return p.Stage == "annotate" || p.Stage == "code" })
		begin = time.Now()
		_, o.err = sitrep.Encode(r)
		o.encode = time.Since(begin)
		return o
	}
	begin := time.Now()
	for o := range batch.Map(ctx, cores, slices.Values(inputs), read) {
		if o.err != nil {
			return s, o.err
		}
		s.Reports++
		s.Tokens += o.timing.Tokens
		s.Extract += o.extract
		s.Annotate += o.timing.Annotate
		s.Code += o.timing.Code
		s.Encode += o.encode
		if o.fault {
			s.Faults++
		}
	}
	s.Took = time.Since(begin)
	return s, ctx.Err()
}

// Figures of a measurement: reports and tokens a second, milliseconds a report
// in each stage.
func (s Speed) Figures() score.Figures {
	perSecond := func(n int) string { return fmt.Sprintf("%.1f", float64(n)/max(s.Took.Seconds(), 1e-9)) }
	each := func(d time.Duration) string {
		return fmt.Sprintf("%.1f", float64(d.Microseconds())/1000/float64(max(1, s.Reports)))
	}
	return score.Figures{
		{Name: "cores", Value: s.Cores}, {Name: "reports", Value: s.Reports}, {Name: "tokens", Value: s.Tokens}, {Name: "faults", Value: s.Faults},
		{Name: "reports_per_second", Value: perSecond(s.Reports)}, {Name: "tokens_per_second", Value: perSecond(s.Tokens)},
		{Name: "extract_ms", Value: each(s.Extract)}, {Name: "annotate_ms", Value: each(s.Annotate)},
		{Name: "code_ms", Value: each(s.Code)}, {Name: "encode_ms", Value: each(s.Encode)},
	}
}

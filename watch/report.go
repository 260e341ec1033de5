package watch

import (
	"context"

	"github.com/sitrep-news/sitrep"
	"github.com/sitrep-news/sitrep/fuse"
)

// ReportID is the id that the report of a raw input will have: who posts one is told
// where it will stand before it is read. "" where this system reads nothing.
func (s *System) ReportID(raw sitrep.Raw) string {
	if isRecord(raw.ContentType) {
		if r, err := sitrep.Decode(raw.Body); err == nil {
			return r.ID
		}
	}
	if s.o.Extractor == nil {
		return ""
	}
	return s.o.Extractor.Report(input(&raw)).ID
}

// Corrections lists what analysts decided, in the order of ids.
func (s *System) Corrections(ctx context.Context) ([]fuse.Correction, error) {
	return Corrections(ctx, s.o.Store)
}

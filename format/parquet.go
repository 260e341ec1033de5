package format

import (
	"fmt"
	"io"

	"github.com/parquet-go/parquet-go"
	"github.com/parquet-go/parquet-go/compress/zstd"

	"github.com/sitrep-news/sitrep"
)

// rowGroup is how many events are held before they are written.
const rowGroup = 4096

// eventParquet writes events as Parquet, with the columns of row.
type eventParquet struct {
	w    *parquet.GenericWriter[row]
	held int
}

func newParquet(w io.Writer, _ Options) Exporter {
	return &eventParquet{w: parquet.NewGenericWriter[row](w, parquet.Compression(&zstd.Codec{}), parquet.CreatedBy("sitrep", "event/1", ""))}
}

func (p *eventParquet) Begin() error                { return nil }
func (p *eventParquet) Event(e *sitrep.Event) error { return p.write(rowOf(e)) }
func (p *eventParquet) Tombstone(t Tombstone) error { return p.write(buried(t)) }

func (p *eventParquet) write(r row) error {
	_, err := p.w.Write([]row{r})
	if p.held++; err == nil && p.held == rowGroup {
		p.held = 0
		err = p.w.Flush()
	}
	if err != nil {
		return fmt.Errorf("write Parquet: %w", err)
	}
	return nil
}

func (p *eventParquet) End() error {
	if err := p.w.Close(); err != nil {
		return fmt.Errorf("write Parquet: %w", err)
	}
	return nil
}

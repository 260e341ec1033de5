package intake

import (
	"bufio"
	"bytes"
	"compress/gzip"
	"context"
	"errors"
	"fmt"
	"io"
	"iter"
	"mime"
	"net/http/httputil"
	"net/textproto"
	"strconv"
	"strings"
	"time"

	"github.com/sitrep-news/sitrep/extract"
)

// WARC reads a web archive (ISO 28500, versions 1.0 and 1.1), as Common Crawl
// publishes news: a gzip member a record, or plain.
type WARC struct {
	name     string
	in       *bufio.Reader
	read     *counter
	progress Progress
}

// Progress is how far an archive is read.
type Progress struct {
	Bytes   int64 // of the file, as it stands
	Records int64 // of any type
	Reports int64 // given
	Skipped int64 // pages that are no report: redirects, errors, pictures, too large
}

// The caps on one record.
const (
	warcHeader = 64 << 10
	warcRecord = 1 << 30 // unpacked; beyond, the file is given up
)

// counter counts what is read.
type counter struct {
	r io.Reader
	n int64
}

func (c *counter) Read(b []byte) (int, error) {
	n, err := c.r.Read(b)
	c.n += int64(n)
	return n, err
}

// NewWARC reads an archive from r. The name is for messages.
func NewWARC(name string, r io.Reader) *WARC {
	c := &counter{r: r}
	return &WARC{name: name, in: bufio.NewReaderSize(c, 256<<10), read: c}
}

// Progress is how far the archive is read; call it between reports.
func (w *WARC) Progress() Progress {
	p := w.progress
	p.Bytes = w.read.n - int64(w.in.Buffered())
	return p
}

// Reports gives the archive's pages: responses with status 200 that are HTML
// or text. An error stands for one record, or for the rest of the file where
// the archive is broken.
func (w *WARC) Reports(ctx context.Context) iter.Seq2[Raw, error] {
	return func(yield func(Raw, error) bool) {
		head, _ := w.in.Peek(2)
		if bytes.Equal(head, []byte{0x1f, 0x8b}) {
			w.members(ctx, yield)
			return
		}
		for ctx.Err() == nil {
			if w.step(w.in, yield) != next {
				return
			}
		}
	}
}

// outcome is what follows a record.
type outcome int

const (
	next outcome = iota // another may follow
	over                // there is no more in this stream
	stop                // nothing more is to be read
)

// members reads a file of gzip members. A member that is broken ends the file,
// since where the next begins cannot be told.
func (w *WARC) members(ctx context.Context, yield func(Raw, error) bool) {
	z, err := gzip.NewReader(w.in)
	for ; err == nil; err = z.Reset(w.in) {
		z.Multistream(false)
		member := bufio.NewReaderSize(&limited{z, warcRecord}, 64<<10)
		after := next
		for after == next {
			if ctx.Err() != nil {
				return
			}
			after = w.step(member, yield)
		}
		if after == stop {
			return
		}
	}
	if !errors.Is(err, io.EOF) {
		yield(Raw{Name: w.name}, fmt.Errorf("read %s after %d records: unpack: %w; the file is cut off or broken", w.name, w.progress.Records, err))
	}
}

// limited ends with an error after left bytes, so that a bomb is told.
type limited struct {
	r    io.Reader
	left int64
}

func (l *limited) Read(b []byte) (int, error) {
	if l.left <= 0 {
		return 0, fmt.Errorf("a record unpacks to more than %d MB", warcRecord>>20)
	}
	n, err := l.r.Read(b[:min(int64(len(b)), l.left)])
	l.left -= int64(n)
	return n, err
}

// step reads one record and gives what it holds.
func (w *WARC) step(in *bufio.Reader, yield func(Raw, error) bool) outcome {
	h, size, err := recordHeader(in)
	if errors.Is(err, io.EOF) {
		return over
	}
	if err != nil {
		return w.broken(err, yield)
	}
	w.progress.Records++
	raw, use, err := w.record(in, h, size)
	more := true
	switch {
	case errors.Is(err, errRecord):
		w.progress.Skipped++
		more = yield(Raw{Name: w.at()}, fmt.Errorf("read %s: %w", w.at(), err))
	case err != nil:
		return w.broken(err, yield)
	case use:
		w.progress.Reports++
		more = yield(raw, nil)
	}
	if !more {
		return stop
	}
	return next
}

// broken tells that the file cannot be read on.
func (w *WARC) broken(err error, yield func(Raw, error) bool) outcome {
	yield(Raw{Name: w.name}, fmt.Errorf("read %s: %w; the rest of the file was not read", w.at(), err))
	return stop
}

// at names the record being read.
func (w *WARC) at() string { return fmt.Sprintf("%s#%d", w.name, w.progress.Records) }

// recordHeader reads a record's version line and named fields.
func recordHeader(in *bufio.Reader) (textproto.MIMEHeader, int64, error) {
	var b bytes.Buffer
	for b.Len() == 0 || !bytes.HasSuffix(b.Bytes(), []byte("\n\r\n")) && !bytes.HasSuffix(b.Bytes(), []byte("\n\n")) {
		line, err := in.ReadSlice('\n')
		if b.Len()+len(line) > warcHeader || errors.Is(err, bufio.ErrBufferFull) {
			return nil, 0, errors.New("a record's header is too long")
		}
		if b.Len() == 0 && len(bytes.TrimSpace(line)) == 0 && err == nil {
			continue // the empty lines after the record before
		}
		b.Write(line)
		if err != nil {
			if errors.Is(err, io.EOF) && len(bytes.TrimSpace(b.Bytes())) == 0 {
				return nil, 0, io.EOF
			}
			return nil, 0, fmt.Errorf("a record's header breaks off: %w", io.ErrUnexpectedEOF)
		}
	}
	version, rest, _ := strings.Cut(b.String(), "\n")
	if v := strings.TrimSpace(version); v != "WARC/1.0" && v != "WARC/1.1" {
		return nil, 0, fmt.Errorf("a record begins with %.40q, not with WARC/1.0 or WARC/1.1", v)
	}
	h, err := textproto.NewReader(bufio.NewReader(strings.NewReader(rest))).ReadMIMEHeader()
	if err != nil {
		return nil, 0, errors.New("a record's header cannot be read")
	}
	size, err := strconv.ParseInt(h.Get("Content-Length"), 10, 64)
	if err != nil || size < 0 || size > warcRecord {
		return nil, 0, fmt.Errorf("a record's length is %.40q", h.Get("Content-Length"))
	}
	return h, size, nil
}

// errRecord marks what is wrong with one record alone.
var errRecord = errors.New("the record was left out")

// record reads a record's block to its end. Use tells whether it is a report.
func (w *WARC) record(in *bufio.Reader, h textproto.MIMEHeader, size int64) (raw Raw, use bool, err error) {
	kind := strings.ToLower(h.Get("WARC-Type"))
	wanted := kind == "response" || kind == "resource" || kind == "conversion"
	if !wanted || size > extract.MaxPage {
		if n, err := io.CopyN(io.Discard, in, size); err != nil {
			return raw, false, fmt.Errorf("a record breaks off after %d of %d bytes", n, size)
		}
		if wanted {
			w.progress.Skipped++
		}
		return raw, false, nil
	}
	block := make([]byte, size)
	if n, err := io.ReadFull(in, block); err != nil {
		return raw, false, fmt.Errorf("a record breaks off after %d of %d bytes", n, size)
	}
	address := strings.Trim(strings.TrimSpace(h.Get("WARC-Target-URI")), "<>")
	if !strings.HasPrefix(address, "http://") && !strings.HasPrefix(address, "https://") {
		return raw, false, nil // dns: and whois: records
	}
	raw = Raw{Name: w.at(), URL: address, Body: block, ContentType: h.Get("Content-Type")}
	raw.Fetched, _ = time.Parse(time.RFC3339, h.Get("WARC-Date"))
	if kind == "response" {
		if use, err = raw.response(block); err != nil {
			return raw, false, fmt.Errorf("%w: %w", errRecord, err)
		}
	} else {
		use = true
	}
	if use && (!readable(raw.ContentType) || len(bytes.TrimSpace(raw.Body)) == 0) {
		use = false
	}
	if !use {
		w.progress.Skipped++
	}
	return raw, use, nil
}

// response takes an HTTP response apart. Archives often keep headers that no
// longer hold of the body (its length, its encodings), so the body is judged by
// how it looks.
func (r *Raw) response(block []byte) (use bool, err error) {
	in := bufio.NewReader(bytes.NewReader(block))
	tp := textproto.NewReader(in)
	status, err := tp.ReadLine()
	if err != nil || !strings.HasPrefix(status, "HTTP/") {
		return false, errors.New("it has no HTTP response in it")
	}
	fields := strings.Fields(status)
	if len(fields) < 2 || fields[1] != "200" {
		return false, nil
	}
	h, err := tp.ReadMIMEHeader()
	if err != nil && !errors.Is(err, io.EOF) {
		return false, errors.New("its HTTP headers cannot be read")
	}
	body, err := io.ReadAll(in)
	if err != nil {
		return false, err
	}
	if strings.Contains(strings.ToLower(h.Get("Transfer-Encoding")), "chunked") {
		if out, err := io.ReadAll(httputil.NewChunkedReader(bytes.NewReader(body))); err == nil && len(out) > 0 {
			body = out
		}
	}
	if bytes.HasPrefix(body, []byte{0x1f, 0x8b}) {
		z, err := gzip.NewReader(bytes.NewReader(body))
		if err != nil {
			return false, fmt.Errorf("unpack its body: %w", err)
		}
		if body, err = io.ReadAll(io.LimitReader(z, extract.MaxPage+1)); err != nil && len(body) == 0 {
			return false, fmt.Errorf("unpack its body: %w", err)
		}
		if len(body) > extract.MaxPage {
			return false, fmt.Errorf("its body unpacks to more than %d MB", extract.MaxPage>>20)
		}
	}
	r.Body, r.ContentType = body, h.Get("Content-Type")
	return true, nil
}

// readable tells whether a media type is that of a page or text.
func readable(contentType string) bool {
	kind, _, err := mime.ParseMediaType(contentType)
	if err != nil {
		kind, _, _ = strings.Cut(strings.ToLower(contentType), ";")
	}
	switch strings.TrimSpace(kind) {
	case "", "text/html", "application/xhtml+xml", "text/plain":
		return true
	}
	return false
}

package extract

import (
	"bufio"
	"bytes"
	"cmp"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"iter"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

// Source finds the reports that command-line arguments name.
type Source struct {
	Stdin   io.Reader
	Fetcher *Fetcher
}

// Inputs gives the reports of each argument in order: a file, a folder (its
// .txt, .html and .jsonl files), an address, or "-" for standard input. An
// error stands for one report, line or file that could not be read; what comes
// after it is still given.
func (s *Source) Inputs(ctx context.Context, args []string) iter.Seq2[Input, error] {
	return func(yield func(Input, error) bool) {
		for _, arg := range args {
			for in, err := range s.one(ctx, arg) {
				if ctx.Err() != nil || !yield(in, err) {
					return
				}
			}
		}
	}
}

func (s *Source) one(ctx context.Context, arg string) iter.Seq2[Input, error] {
	return func(yield func(Input, error) bool) {
		switch {
		case arg == "-":
			stream("standard input", "", s.Stdin, yield)
		case strings.HasPrefix(arg, "http://") || strings.HasPrefix(arg, "https://"):
			yield(s.Fetcher.Fetch(ctx, arg))
		default:
			s.path(ctx, arg, yield)
		}
	}
}

func (s *Source) path(ctx context.Context, arg string, yield func(Input, error) bool) {
	info, err := os.Stat(arg)
	if err != nil {
		yield(Input{}, fmt.Errorf("read %s: %w", arg, cause(err)))
		return
	}
	if !info.IsDir() {
		file(arg, yield)
		return
	}
	files, err := folder(arg)
	if err != nil {
		yield(Input{}, fmt.Errorf("read folder %s: %w", arg, cause(err)))
		return
	}
	if len(files) == 0 {
		yield(Input{}, fmt.Errorf("read folder %s: it holds no .txt, .html or .jsonl file", arg))
	}
	for _, f := range files {
		if ctx.Err() != nil || !file(f, yield) {
			return
		}
	}
}

// cause drops the path that an error of the file system repeats.
func cause(err error) error {
	var pe *fs.PathError
	if errors.As(err, &pe) {
		return pe.Err
	}
	return err
}

// folder lists the files below dir that can be read, by name.
func folder(dir string) ([]string, error) {
	var out []string
	err := filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		switch strings.ToLower(filepath.Ext(path)) {
		case ".txt", ".text", ".html", ".htm", ".xhtml", ".jsonl", ".ndjson", ".json":
			out = append(out, path)
		}
		return nil
	})
	return out, err
}

// file gives the reports of one file; it returns false when told to stop.
func file(path string, yield func(Input, error) bool) bool {
	f, err := os.Open(path)
	if err != nil {
		return yield(Input{}, fmt.Errorf("read %s: %w", path, cause(err)))
	}
	defer f.Close()
	return stream(path, strings.ToLower(filepath.Ext(path)), f, yield)
}

// Stream gives the reports in r: JSON Lines, JSON, HTML or text, by the
// extension of the name or, where it has none that is known, by how the content
// begins. An error stands for one line or report; what comes after is still given.
func Stream(name string, r io.Reader) iter.Seq2[Input, error] {
	return func(yield func(Input, error) bool) {
		stream(name, strings.ToLower(filepath.Ext(name)), r, yield)
	}
}

// stream gives the reports in r, by the extension or, without one, by how the
// content begins.
func stream(name, ext string, r io.Reader, yield func(Input, error) bool) bool {
	in := bufio.NewReaderSize(r, 64<<10)
	switch ext {
	case ".jsonl", ".ndjson":
		return jsonLines(name, in, yield)
	case ".json":
		return jsonFile(name, in, yield)
	}
	head, _ := in.Peek(4096)
	if looksJSON(head) {
		return jsonLines(name, in, yield)
	}
	raw, err := io.ReadAll(io.LimitReader(in, MaxPage+1))
	if err != nil {
		return yield(Input{}, fmt.Errorf("read %s: %w", name, cause(err)))
	}
	if len(raw) > MaxPage {
		return yield(Input{}, fmt.Errorf("read %s: it is larger than the %d MB that one report may have; put several reports into JSON Lines (.jsonl)", name, MaxPage>>20))
	}
	if looksHTML(head) || ext == ".html" || ext == ".htm" || ext == ".xhtml" {
		return yield(Input{Name: name, HTML: raw}, nil)
	}
	return yield(Input{Name: name, Text: raw}, nil)
}

func looksJSON(head []byte) bool {
	head = bytes.TrimLeft(bytes.TrimPrefix(head, []byte("\xef\xbb\xbf")), " \t\r\n")
	rest, ok := bytes.CutPrefix(head, []byte("{"))
	return ok && bytes.HasPrefix(bytes.TrimLeft(rest, " \t\r\n"), []byte(`"`))
}

func looksHTML(head []byte) bool {
	head = bytes.ToLower(bytes.TrimSpace(head))
	return bytes.HasPrefix(head, []byte("<!doctype html")) || bytes.HasPrefix(head, []byte("<html")) ||
		bytes.HasPrefix(head, []byte("<")) && (bytes.Contains(head, []byte("<html")) || bytes.Contains(head, []byte("<body")) || bytes.Contains(head, []byte("<p>")))
}

// jsonLines gives one report a line. A line that can't be read is an error of
// its own: file, line and what is wrong.
func jsonLines(name string, in *bufio.Reader, yield func(Input, error) bool) bool {
	for n := 1; ; n++ {
		line, tooLong, err := readLine(in)
		if err != nil && !errors.Is(err, io.EOF) {
			return yield(Input{}, fmt.Errorf("read %s: line %d: %w", name, n, cause(err)))
		}
		at := fmt.Sprintf("%s:%d", name, n)
		switch {
		case tooLong:
			if !yield(Input{}, fmt.Errorf("%s: the line is longer than the %d MB that one report may have", at, MaxPage>>20)) {
				return false
			}
		case len(bytes.TrimSpace(line)) > 0:
			if !yield(fromJSON(at, line)) {
				return false
			}
		}
		if err != nil {
			return true
		}
	}
}

// readLine reads to the next line end, without keeping more than MaxPage.
func readLine(in *bufio.Reader) (line []byte, tooLong bool, err error) {
	for {
		part, err := in.ReadSlice('\n')
		if len(line)+len(part) > MaxPage {
			tooLong, line = true, line[:0]
		} else if !tooLong {
			line = append(line, part...)
		}
		if !errors.Is(err, bufio.ErrBufferFull) {
			return line, tooLong, err
		}
	}
}

// jsonFile reads a .json file: JSON Lines after all, one object, or a list.
func jsonFile(name string, in *bufio.Reader, yield func(Input, error) bool) bool {
	raw, err := io.ReadAll(io.LimitReader(in, 16*MaxPage))
	if err != nil {
		return yield(Input{}, fmt.Errorf("read %s: %w", name, cause(err)))
	}
	var list []json.RawMessage
	var object map[string]json.RawMessage
	switch {
	case json.Unmarshal(raw, &list) == nil:
		for i, item := range list {
			if !yield(fromJSON(fmt.Sprintf("%s[%d]", name, i), item)) {
				return false
			}
		}
		return true
	case json.Unmarshal(raw, &object) == nil:
		return yield(fromJSON(name, raw))
	}
	return jsonLines(name, bufio.NewReader(bytes.NewReader(raw)), yield)
}

// record holds the names that reports' fields go by.
type record struct {
	Text      string `json:"text"`
	HTML      string `json:"html"`
	EventText string `json:"event_text"`
	Body      string `json:"body"`

	URL       string          `json:"url"`
	Title     string          `json:"title"`
	Headline  string          `json:"headline"`
	Byline    string          `json:"byline"`
	Author    json.RawMessage `json:"author"`
	Publisher json.RawMessage `json:"publisher"`
	Source    json.RawMessage `json:"source"`
	Published json.RawMessage `json:"published"`
	Date      json.RawMessage `json:"date"`
	PubDate   json.RawMessage `json:"pub_date"`
	Language  string          `json:"language"`
}

// fromJSON reads one report's object.
func fromJSON(at string, raw []byte) (Input, error) {
	var r record
	raw = bytes.TrimPrefix(raw, []byte("\xef\xbb\xbf"))
	if err := json.Unmarshal(raw, &r); err != nil {
		return Input{}, fmt.Errorf("%s: not a JSON object with a report: %w", at, err)
	}
	in := Input{
		Name: at, Text: []byte(cmp.Or(r.Text, r.EventText, r.Body)), HTML: []byte(r.HTML),
		URL: r.URL, Title: cmp.Or(r.Title, r.Headline), Byline: cmp.Or(r.Byline, plainString(r.Author)),
		Publisher: cmp.Or(plainString(r.Publisher), plainString(r.Source)), Language: r.Language,
		Published: cmp.Or(plainString(r.Published), plainString(r.Date), plainString(r.PubDate)),
	}
	if len(in.Text) > 0 {
		in.HTML = nil
	}
	if len(in.Text) == 0 && len(in.HTML) == 0 && !slices.Contains(fields(raw), "text") {
		return Input{}, fmt.Errorf(`%s: no report in it: it needs "text" or "html"`, at)
	}
	return in, nil
}

// plainString is the value where it is a string, "" where it is anything else.
func plainString(raw json.RawMessage) string {
	var s string
	if json.Unmarshal(raw, &s) != nil {
		return ""
	}
	return s
}

func fields(raw []byte) []string {
	var m map[string]json.RawMessage
	if json.Unmarshal(raw, &m) != nil {
		return nil
	}
	var out []string
	for k := range m {
		out = append(out, k)
	}
	return out
}

// Count is how many reports the arguments hold, as far as that can be told
// without reading them; 0 where it can't.
func (s *Source) Count(args []string) int {
	total := 0
	for _, arg := range args {
		switch {
		case arg == "-":
			return 0
		case strings.HasPrefix(arg, "http://") || strings.HasPrefix(arg, "https://"):
			total++
		default:
			files := []string{arg}
			if info, err := os.Stat(arg); err == nil && info.IsDir() {
				files, _ = folder(arg)
			}
			for _, f := range files {
				total += countIn(f)
			}
		}
	}
	return total
}

// countIn counts the lines of a JSON Lines file; any other file is one report.
func countIn(path string) int {
	if ext := strings.ToLower(filepath.Ext(path)); ext != ".jsonl" && ext != ".ndjson" {
		return 1
	}
	f, err := os.Open(path)
	if err != nil {
		return 1
	}
	defer f.Close()
	buf := make([]byte, 256<<10)
	for n := 0; ; {
		k, err := f.Read(buf)
		n += bytes.Count(buf[:k], []byte{'\n'})
		if err != nil {
			return n
		}
	}
}

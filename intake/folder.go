package intake

import (
	"cmp"
	"compress/gzip"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"iter"
	"os"
	"path"
	"slices"
	"strings"
	"time"
)

// Folder is a watched folder: files put into it are read once and moved to
// "done", or to "failed" beside a text that says why. A file is taken when it
// has stopped changing; who cannot be sure of that writes it under a name that
// ends in ".part" and renames it. Names that begin with a dot are left alone,
// and so are folders, links and pipes.
type Folder struct {
	root   *os.Root
	dir    string
	settle time.Duration
	now    func() time.Time
	last   map[string]stamp
}

// stamp is how a file looked at the last scan.
type stamp struct {
	size int64
	at   time.Time
}

// The folders within a watched one.
const (
	workDir = ".work" // files being read
	doneDir = "done"
	failDir = "failed"
)

// MaxFile bounds one dropped file, as it stands on the disk.
const MaxFile = 8 << 30

// OpenFolder prepares a folder for watching. Files that a crash left half read
// are put back, to be read again: reports have stable ids. Settle is how long a
// file must have been unchanged; 0 is two seconds.
func OpenFolder(dir string, settle time.Duration, now func() time.Time) (*Folder, error) {
	root, err := os.OpenRoot(dir)
	if err != nil {
		return nil, fmt.Errorf("watch folder %s: %w; create it, or check its rights", dir, cause(err))
	}
	f := &Folder{root: root, dir: dir, settle: cmp.Or(settle, 2*time.Second), now: now, last: map[string]stamp{}}
	for _, d := range []string{workDir, doneDir, failDir} {
		if err := root.Mkdir(d, 0o755); err != nil && !errors.Is(err, fs.ErrExist) {
			return nil, errors.Join(fmt.Errorf("watch folder %s: make %s: %w; it must be writable", dir, d, cause(err)), root.Close())
		}
	}
	left, err := fs.ReadDir(root.FS(), workDir)
	if err != nil {
		return nil, errors.Join(fmt.Errorf("watch folder %s: %w", dir, cause(err)), root.Close())
	}
	for _, e := range left {
		if err := f.move(path.Join(workDir, e.Name()), ".", e.Name()); err != nil {
			return nil, errors.Join(fmt.Errorf("watch folder %s: put %s back: %w", dir, e.Name(), cause(err)), root.Close())
		}
	}
	return f, nil
}

// Close ends the watching.
func (f *Folder) Close() error { return f.root.Close() }

// cause drops the path that an error of the file system repeats.
func cause(err error) error {
	var pe *fs.PathError
	if errors.As(err, &pe) {
		return pe.Err
	}
	return err
}

// File is one file taken from the folder. Finish must be called.
type File struct {
	Name   string
	Size   int64 // bytes on the disk
	folder *Folder
	warc   *WARC
}

// Scan takes the files that are ready, oldest first. Call it every second or
// so. Each file must be finished before the next is asked for.
func (f *Folder) Scan(ctx context.Context) iter.Seq2[*File, error] {
	return func(yield func(*File, error) bool) {
		ready, err := f.ready()
		if err != nil {
			yield(nil, fmt.Errorf("watch folder %s: %w", f.dir, cause(err)))
			return
		}
		for _, e := range ready {
			if ctx.Err() != nil {
				return
			}
			err := f.root.Rename(e.Name(), path.Join(workDir, e.Name()))
			if errors.Is(err, fs.ErrNotExist) {
				continue // another program was quicker
			}
			if err != nil {
				if !yield(nil, fmt.Errorf("watch folder %s: take %s: %w", f.dir, e.Name(), cause(err))) {
					return
				}
				continue
			}
			if !yield(&File{Name: e.Name(), Size: e.Size(), folder: f}, nil) {
				return
			}
		}
	}
}

// ready lists the files that have stopped changing: as they were at the last
// scan and old enough, or so old that nobody writes them.
func (f *Folder) ready() ([]fs.FileInfo, error) {
	entries, err := fs.ReadDir(f.root.FS(), ".")
	if err != nil {
		return nil, err
	}
	now := f.now()
	seen := map[string]stamp{}
	var out []fs.FileInfo
	for _, e := range entries {
		info, err := e.Info()
		if err != nil || !info.Mode().IsRegular() || unfinished(e.Name()) {
			continue
		}
		s := stamp{info.Size(), info.ModTime()}
		seen[e.Name()] = s
		age := now.Sub(s.at)
		if age >= f.settle && f.last[e.Name()] == s || age > max(time.Minute, f.settle) {
			out = append(out, info)
		}
	}
	f.last = seen
	slices.SortStableFunc(out, func(a, b fs.FileInfo) int { return a.ModTime().Compare(b.ModTime()) })
	return out, nil
}

// unfinished tells whether a name is that of a file being written.
func unfinished(name string) bool {
	return strings.HasPrefix(name, ".") || strings.HasSuffix(name, "~") ||
		slices.Contains([]string{".part", ".partial", ".tmp", ".crdownload", ".filepart", ".swp"}, strings.ToLower(path.Ext(name)))
}

// Reports gives the file's reports: text, HTML, JSON, JSON Lines or WARC, each
// also packed with gzip.
func (t *File) Reports(ctx context.Context) iter.Seq2[Raw, error] {
	return func(yield func(Raw, error) bool) {
		if t.Size > MaxFile {
			yield(Raw{Name: t.Name}, fmt.Errorf("read %s: it is larger than %d GB; split it", t.Name, MaxFile>>30))
			return
		}
		in, err := t.folder.root.Open(path.Join(workDir, t.Name))
		if err != nil {
			yield(Raw{Name: t.Name}, fmt.Errorf("read %s: %w", t.Name, cause(err)))
			return
		}
		defer in.Close()
		reports, err := t.open(ctx, in)
		if err != nil {
			yield(Raw{Name: t.Name}, fmt.Errorf("read %s: %w", t.Name, err))
			return
		}
		reports(yield)
	}
}

// open chooses the reader by the file's name.
func (t *File) open(ctx context.Context, in io.Reader) (iter.Seq2[Raw, error], error) {
	name := strings.ToLower(t.Name)
	if strings.HasSuffix(name, ".warc") || strings.HasSuffix(name, ".warc.gz") {
		t.warc = NewWARC(t.Name, in)
		return t.warc.Reports(ctx), nil
	}
	inner, packed := strings.CutSuffix(name, ".gz")
	if !slices.Contains([]string{".txt", ".text", ".html", ".htm", ".xhtml", ".jsonl", ".ndjson", ".json"}, path.Ext(inner)) {
		return nil, errors.New("its kind is not read: the name must end in .txt, .html, .json, .jsonl or .warc, with .gz where it is packed")
	}
	if !packed {
		return Reports(ctx, t.Name, in), nil
	}
	z, err := gzip.NewReader(in)
	if err != nil {
		return nil, fmt.Errorf("unpack it: %w", err)
	}
	return Reports(ctx, t.Name[:len(inner)], &capped{z, MaxFile}), nil
}

// capped is a reader that ends with an error, not quietly, after left bytes.
type capped struct {
	r    io.Reader
	left int64
}

func (c *capped) Read(b []byte) (int, error) {
	if c.left <= 0 {
		return 0, fmt.Errorf("it unpacks to more than %d GB", MaxFile>>30)
	}
	n, err := c.r.Read(b[:min(int64(len(b)), c.left)])
	c.left -= int64(n)
	return n, err
}

// Finish moves the file to "done" or, where it failed, to "failed" beside a
// text with the reason. A nil error is success.
func (t *File) Finish(failure error) error {
	to := doneDir
	if failure != nil {
		to = failDir
	}
	if err := t.folder.move(path.Join(workDir, t.Name), to, t.Name); err != nil {
		return fmt.Errorf("move %s to %s: %w", t.Name, to, cause(err))
	}
	if failure == nil {
		return nil
	}
	if err := t.folder.root.WriteFile(path.Join(failDir, t.Name+".reason.txt"), []byte(failure.Error()+"\n"), 0o644); err != nil {
		return fmt.Errorf("write why %s failed: %w", t.Name, cause(err))
	}
	return nil
}

// move renames a file into a folder, under another name where that is taken.
func (f *Folder) move(from, dir, name string) error {
	stem, ext := name, ""
	if i := strings.IndexByte(name[1:], '.'); i >= 0 {
		stem, ext = name[:i+1], name[i+1:]
	}
	for n := 1; n < 10_000; n++ {
		to := path.Join(dir, name)
		if n > 1 {
			to = path.Join(dir, fmt.Sprintf("%s-%d%s", stem, n, ext))
		}
		if _, err := f.root.Lstat(to); errors.Is(err, fs.ErrNotExist) {
			return f.root.Rename(from, to)
		}
	}
	return fmt.Errorf("there are too many files named %s in %s", name, dir)
}

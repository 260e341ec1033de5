package main

import (
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
)

// actorsUsage describes the flag --actors of every command that has it.
const actorsUsage = "`FILE or FOLDER` of your own actors, laid over the base: files like those of data/actors, or TABARI and PETRARCH dictionaries as they are (may be repeated)"

// openLayers opens files and folders of actors as layers over the base.
func openLayers(paths []string) ([]fs.FS, error) {
	var out []fs.FS
	for _, p := range paths {
		info, err := os.Stat(p)
		if err != nil {
			return nil, usage("--actors %s: no such file or folder", p)
		}
		if info.IsDir() {
			out = append(out, os.DirFS(p))
			continue
		}
		out = append(out, oneFile{os.DirFS(filepath.Dir(p)), filepath.Base(p)})
	}
	return out, nil
}

// oneFile is a folder of which one file is seen, whatever its ending.
type oneFile struct {
	fs.FS
	name string
}

func (f oneFile) Open(name string) (fs.File, error) {
	if name != f.name {
		return nil, fmt.Errorf("open %s: %w", name, fs.ErrNotExist)
	}
	return f.FS.Open(name)
}

// Glob finds the one file under the pattern of text files.
func (f oneFile) Glob(pattern string) ([]string, error) {
	ok, err := path.Match(pattern, f.name)
	if err == nil && (ok || pattern == "*.txt" && path.Ext(f.name) != ".actors" && path.Ext(f.name) != ".agents") {
		return []string{f.name}, nil
	}
	return nil, err
}

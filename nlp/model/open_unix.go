//go:build unix

package model

import (
	"fmt"
	"os"
	"syscall"
)

// Open maps a weights file into memory and loads it. Close unmaps it.
func Open(path string, opt Options) (*Model, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, fmt.Errorf("open the language engine's weights: %w", err)
	}
	defer f.Close()
	info, err := f.Stat()
	if err != nil {
		return nil, fmt.Errorf("open the language engine's weights: %w", err)
	}
	if info.Size() == 0 {
		return nil, fmt.Errorf("open the language engine's weights: %s is empty", path)
	}
	data, err := syscall.Mmap(int(f.Fd()), 0, int(info.Size()), syscall.PROT_READ, syscall.MAP_PRIVATE)
	if err != nil {
		return nil, fmt.Errorf("map %s: %w", path, err)
	}
	m, err := Load(data, opt)
	if err != nil {
		syscall.Munmap(data)
		return nil, fmt.Errorf("%s: %w", path, err)
	}
	m.file = mapping(data)
	return m, nil
}

// mapping is a mapped file.
type mapping []byte

func (m mapping) Close() error { return syscall.Munmap(m) }

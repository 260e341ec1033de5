// Package memory tells how much memory the process holds.
package memory

import (
	"os"
	"runtime"
	"strconv"
	"strings"
)

// Resident is the memory of this process that is in RAM, in bytes: as the kernel counts it where
// it tells (Linux, proc(5)), else what the runtime took.
func Resident() int { return status("VmRSS:") }

// Peak is the most that Resident was so far.
func Peak() int { return status("VmHWM:") }

func status(field string) int {
	b, _ := os.ReadFile("/proc/self/status")
	for line := range strings.Lines(string(b)) {
		if rest, ok := strings.CutPrefix(line, field); ok {
			if kb, err := strconv.Atoi(strings.TrimSuffix(strings.TrimSpace(rest), " kB")); err == nil {
				return kb << 10
			}
		}
	}
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return int(m.Sys)
}

package eval

import (
	"strings"
	"testing"
)

func TestMeasuredFiguresNameTheirCommands(t *testing.T) {
	lines, err := MeasuredLines()
	if err != nil {
		t.Fatal(err)
	}
	if len(lines) < 10 {
		t.Fatalf("%d lines", len(lines))
	}
	how := map[string]bool{}
	for _, l := range lines {
		if group, name, _ := strings.Cut(l.Name, "."); name == "how" {
			how[group] = true
		}
	}
	for _, want := range []string{"crisis", "kills", "pages", "store", "workers", "fuse"} {
		if !how[want] {
			t.Errorf("%s: no line tells by which command its figures are measured", want)
		}
	}
}

package web

import "testing"

func TestTemplatesParse(t *testing.T) {
	if _, err := New(Options{}); err != nil {
		t.Fatal(err)
	}
}

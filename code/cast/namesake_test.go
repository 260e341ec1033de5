package cast

import "testing"

// TestOtherwise: whom a title makes something that the bearer of the name in a register is not.
func TestOtherwise(t *testing.T) {
	for _, c := range []struct {
		one, other string
		want       bool
	}{{"CVL", "JUD", true}, {"PTY", "EDU", true}, {"PTY", "JUD", true}, {"GOV", "LEG", false}, {"CVL", "BUS", false}, {"ELI", "GOV", false}} {
		if got := otherwise(c.one, c.other); got != c.want {
			t.Errorf("%s and %s: %v, want %v", c.one, c.other, got, c.want)
		}
	}
}

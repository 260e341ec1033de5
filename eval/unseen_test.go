package eval

import "testing"

// Every verdict of the draw can be read, and there are as many as names drawn.
func TestUnseenVerdicts(t *testing.T) {
	seed, verdicts, err := parseVerdicts(unseenVerdicts)
	if err != nil || seed == 0 || len(verdicts) != 200 {
		t.Errorf("seed %d, %d verdicts, %v: want a seed and 200 verdicts", seed, len(verdicts), err)
	}
	for _, text := range []string{"seed x", "newswire:a:1:2 | IRQ GOV | perhaps", "a | b | right\na | b | right", "newswire:a:1:2 IRQ right"} {
		if _, _, err := parseVerdicts(text); err == nil {
			t.Errorf("%q was taken for verdicts", text)
		}
	}
}

func TestNamesOfNewswire(t *testing.T) {
	got, err := newswireNames([]byte(`{"id":"n1","sentences":[[["Ann","B-Person"],["Lee","E-Person"],["met","O"],["Veldt","S-NORP"],["on","O"],["Monday","S-Date"]]]}`), nil)
	if err != nil || len(got) != 2 || got[0].Text != "Ann Lee" || got[0].ID != "newswire:n1:0:0" || got[1].Text != "Veldt" || got[1].Context != "Ann Lee met Veldt on Monday" {
		t.Errorf("names %+v, %v", got, err)
	}
}

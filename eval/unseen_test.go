package eval

import "testing"

// Every verdict of the draws can be read, and there are as many as names drawn.
func TestUnseenVerdicts(t *testing.T) {
	draws, err := parseVerdicts(unseenVerdicts)
	if err != nil || len(draws) == 0 {
		t.Fatalf("%d draws, %v", len(draws), err)
	}
	for _, d := range draws {
		if d.seed == 0 || len(d.verdicts) != 200 {
			t.Errorf("seed %d, %d verdicts: want a seed and 200 verdicts", d.seed, len(d.verdicts))
		}
	}
	for _, text := range []string{"seed x", "a | b | right", "seed 1\nnewswire:a:1:2 | IRQ GOV | perhaps", "seed 1\na | b | right\na | b | right", "seed 1\nnewswire:a:1:2 IRQ right"} {
		if _, err := parseVerdicts(text); err == nil {
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

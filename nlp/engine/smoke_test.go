package engine

import "testing"

func TestAnnotate(t *testing.T) {
	e := load(t)
	d, err := e.Annotate("QASR AL-WADI, Feb. 12 - Militants shot dead 12 soldiers near the town's only bridge on Monday, Gov. Amr Haddad said. He blamed the Sahel Front.\n\nThe group didn't comment.", nil)
	if err != nil {
		t.Fatal(err)
	}
	whole(t, d)
	t.Log(len(d.Tokens), len(d.Sents), d.Names, d.Chains)
}

package score

import (
	"bufio"
	"bytes"
	"encoding/json"
	"fmt"
	"maps"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"testing"
)

// sharedFolder finds the folder with the gold and the reference scorer, or skips.
func sharedFolder(t *testing.T) string {
	t.Helper()
	dir := os.Getenv("SITREP_SHARED")
	if dir == "" {
		dir = filepath.Join("..", "..", "..", "shared")
	}
	if _, err := os.Stat(filepath.Join(dir, "score", "score.py")); err != nil {
		t.Skipf("no reference scorer in %s (set SITREP_SHARED)", dir)
	}
	if _, err := exec.LookPath("python3"); err != nil {
		t.Skip("no python3 to run the reference scorer with")
	}
	return dir
}

// TestAgreesWithReference damages the gold at random and compares our figures
// with those of the reference scorer, character by character.
func TestAgreesWithReference(t *testing.T) {
	dir := sharedFolder(t)
	cases := []struct {
		bench, gold string
		scorer      Scorer
	}{
		{"muc4", "muc4.jsonl", Of(MUC4)},
		{"plover_plv", "plover_plv.jsonl", Of(PLV)},
		{"plover_gsr", "plover_gsr.jsonl", Of(PLOVERGold)},
		{"re3d", "re3d.jsonl", Of(Re3d)},
		{"polnear", "polnear.jsonl", Of(PolNeAR)},
		{"geo", "geowebnews.jsonl", Of(Geo)},
		{"timex", "timebank.jsonl", Of(TimeBank)},
		{"actors", "actors_ngec.jsonl", Of(Actors)},
		{"isaf", "isaf.jsonl", Of(Releases)},
		{"ecb", "ecbplus.jsonl", Of(Clusters)},
		{"ner", "newswire_ner.jsonl", Of(NER)},
	}
	for _, c := range cases {
		t.Run(c.bench, func(t *testing.T) {
			gold := readSome(t, filepath.Join(dir, "gold", c.gold), 200)
			if len(gold) == 0 {
				t.Fatal("no gold records")
			}
			rng := rand.New(rand.NewPCG(1, 2))
			pred := make([]json.RawMessage, len(gold))
			for i, g := range gold {
				pred[i] = damaged(t, rng, c.bench, g)
			}
			got, err := c.scorer(gold, pred)
			if err != nil {
				t.Fatal(err)
			}
			have, err := json.Marshal(got)
			if err != nil {
				t.Fatal(err)
			}
			compareWithReference(t, dir, c.bench, write(t, gold), write(t, pred), have)
		})
	}
}

func compareWithReference(t *testing.T, dir, bench, gold, pred string, have []byte) {
	t.Helper()
	cmd := exec.Command("python3", filepath.Join(dir, "score", "score.py"), bench, gold, pred)
	cmd.Stderr = os.Stderr
	want, err := cmd.Output()
	if err != nil {
		t.Fatalf("reference scorer: %v", err)
	}
	var a, b map[string]any
	if err := json.Unmarshal(have, &a); err != nil {
		t.Fatal(err)
	}
	if err := json.Unmarshal(want, &b); err != nil {
		t.Fatal(err)
	}
	if fmt.Sprint(a) != fmt.Sprint(b) {
		t.Errorf("ours      %s\nreference %s", have, want)
	}
}

// damaged is a prediction made of the gold: lists lose members and gain
// repeats, numbers move, strings change, each with a small chance.
func damaged(t *testing.T, rng *rand.Rand, bench string, gold json.RawMessage) json.RawMessage {
	t.Helper()
	var r map[string]any
	if err := json.Unmarshal(gold, &r); err != nil {
		t.Fatal(err)
	}
	switch bench {
	case "plover_gsr":
		ev := map[string]any{"event": r["event"], "source": r["source"], "target": r["target"]}
		r["events"] = damage(rng, []any{ev, map[string]any{"event": "ASSAULT", "source": []any{}, "target": []any{}}})
	case "ecb":
		r["cluster"] = damage(rng, r["topic"])
	case "ner":
		for _, s := range r["sentences"].([]any) {
			for _, w := range s.([]any) {
				if pair := w.([]any); rng.IntN(12) == 0 {
					pair[1] = []string{"O", "B-Person", "I-Location", "S-Date", "E-Person"}[rng.IntN(5)]
				}
			}
		}
	default:
		for _, k := range []string{"templates", "root", "entities", "relations", "attributions", "toponyms", "timex", "expect", "gold"} {
			if v, ok := r[k]; ok {
				r[k] = damage(rng, v)
			}
		}
	}
	out, err := json.Marshal(r)
	if err != nil {
		t.Fatal(err)
	}
	return out
}

func damage(rng *rand.Rand, v any) any {
	switch v := v.(type) {
	case []any:
		if len(v) == 2 {
			if _, named := v[0].(string); named { // [string, position]
				return v
			}
			_, a := v[0].(float64)
			_, b := v[1].(float64)
			if a && b { // a span
				return []any{v[0].(float64) + float64(rng.IntN(9)-4), v[1].(float64) + float64(rng.IntN(9))}
			}
		}
		out := []any{}
		for _, x := range v {
			switch rng.IntN(8) {
			case 0:
			case 1:
				out = append(out, damage(rng, x), x)
			default:
				out = append(out, damage(rng, x))
			}
		}
		return out
	case map[string]any:
		out := map[string]any{}
		for _, k := range slices.Sorted(maps.Keys(v)) {
			out[k] = v[k]
			if rng.IntN(3) == 0 {
				out[k] = damage(rng, v[k])
			}
		}
		return out
	case string:
		if rng.IntN(6) == 0 {
			return v + "x"
		}
	case float64:
		if rng.IntN(4) == 0 {
			return v + 1
		}
	}
	return v
}

func readSome(t *testing.T, path string, n int) []json.RawMessage {
	t.Helper()
	f, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	in := bufio.NewScanner(f)
	in.Buffer(nil, 16<<20)
	var out []json.RawMessage
	for in.Scan() && len(out) < n {
		out = append(out, bytes.Clone(in.Bytes()))
	}
	if err := in.Err(); err != nil {
		t.Fatal(err)
	}
	return out
}

func write(t *testing.T, records []json.RawMessage) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "records.jsonl")
	var b bytes.Buffer
	for _, r := range records {
		b.Write(r)
		b.WriteByte('\n')
	}
	if err := os.WriteFile(path, b.Bytes(), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

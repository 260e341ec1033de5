package eval

import (
	"bufio"
	_ "embed"
	"encoding/json"
	"fmt"
	"io"
	"math"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"

	sitrep "github.com/sitrep-news/sitrep"
	"github.com/sitrep-news/sitrep/data"
	"github.com/sitrep-news/sitrep/extract"
)

// Judgment is a person's verdict on one mention drawn at random: whether type,
// parties, status and place are all right.
type Judgment struct {
	Sheet   string  // which drawing of a hundred it belongs to
	Set, ID string  // the gold file and the report in it
	Trigger int     // byte of the report's text where the trigger begins
	Type    string  // PLOVER type judged
	Said    float64 // the confidence that the program gave it
	Right   bool
}

//go:embed reading.txt
var readingSheets string

// ReadingLines are the scoreboard's lines of the sheets that people judged: how
// many of each drawing were right, and how far the confidences of the last one
// could be believed.
func ReadingLines() ([]Line, error) {
	judged, err := parseJudgments("reading.txt", strings.NewReader(readingSheets))
	if err != nil {
		return nil, err
	}
	var out []Line
	for i := 0; i < len(judged); {
		var said []float64
		var right []bool
		sheet := judged[i].Sheet
		for ; i < len(judged) && judged[i].Sheet == sheet; i++ {
			said, right = append(said, judged[i].Said), append(right, judged[i].Right)
		}
		c := Calibrate(said, right)
		name := "reading.sheet_" + sheet
		out = append(out, Line{name + ".judged", strconv.Itoa(c.N)}, Line{name + ".right", strconv.Itoa(c.Right)},
			Line{name + ".calibration_error", strconv.FormatFloat(c.ECE, 'f', 1, 64)})
		for k, b := range c.Bins {
			if b.N > 0 && i == len(judged) {
				out = append(out, Line{fmt.Sprintf("%s.said_%d0", name, k), fmt.Sprintf("n %d said %.2f was %.2f", b.N, b.Said, b.Was)})
			}
		}
	}
	return out, nil
}

// parseJudgments reads reading.txt: "sheet set report trigger type confidence
// right|wrong", one a line, "#" before comments.
func parseJudgments(path string, r io.Reader) ([]Judgment, error) {
	var out []Judgment
	in := bufio.NewScanner(r)
	for n := 1; in.Scan(); n++ {
		f := strings.Fields(in.Text())
		if len(f) == 0 || f[0] == "#" {
			continue
		}
		if len(f) != 7 || f[6] != "right" && f[6] != "wrong" {
			return nil, fmt.Errorf("read judgments: %s:%d: want seven columns, the last right or wrong", path, n)
		}
		at, err := strconv.Atoi(f[3])
		if err != nil {
			return nil, fmt.Errorf("read judgments: %s:%d: trigger %q is no number", path, n, f[3])
		}
		said, err := strconv.ParseFloat(f[5], 64)
		if err != nil {
			return nil, fmt.Errorf("read judgments: %s:%d: confidence %q is no number", path, n, f[5])
		}
		out = append(out, Judgment{f[0], f[1], f[2], at, f[4], said, f[6] == "right"})
	}
	if err := in.Err(); err != nil {
		return nil, fmt.Errorf("read judgments: %w", err)
	}
	return out, nil
}

// JudgedReports reads the reports of the gold sets that want names, as "set:id".
func JudgedReports(gold string, want map[string]bool) (map[string]*sitrep.Report, error) {
	x, err := extract.New(data.Extract)
	if err != nil {
		return nil, err
	}
	sets := map[string]bool{}
	for key := range want {
		set, _, _ := strings.Cut(key, ":")
		sets[set] = true
	}
	out := map[string]*sitrep.Report{}
	for set := range sets {
		raw, err := os.ReadFile(filepath.Join(gold, set+".jsonl"))
		if err != nil {
			return nil, fmt.Errorf("read judged reports: %w", err)
		}
		for line := range strings.Lines(string(raw)) {
			in, id, err := judgedInput(set, line)
			if err != nil {
				return nil, err
			}
			if key := set + ":" + id; want[key] {
				out[key] = x.Report(in)
			}
		}
	}
	for key := range want {
		if out[key] == nil {
			return nil, fmt.Errorf("read judged reports: no report %s in %s", key, gold)
		}
	}
	return out, nil
}

// judgedInput is one report of a gold file as extract takes it.
func judgedInput(set, line string) (extract.Input, string, error) {
	var d struct {
		ID     string          `json:"id"`
		DocID  string          `json:"doc_id"`
		Text   string          `json:"text"`
		Tokens []string        `json:"tokens"`
		Key    string          `json:"doc_key"`
		Sents  json.RawMessage `json:"sentences"`
		Sample struct {
			ID        int64  `json:"Input.GLOBALEVENTID"`
			Title     string `json:"Input.title"`
			Published string `json:"Input.publish_date"`
			HTML      string `json:"Input.article_interface"`
		} `json:"sample"`
	}
	if err := json.Unmarshal([]byte(line), &d); err != nil {
		return extract.Input{}, "", fmt.Errorf("read judged reports: %s: %w", set, err)
	}
	switch set {
	case "hrdsattack":
		page := "<html><body><h1>" + d.Sample.Title + "</h1>" + d.Sample.HTML + "</body></html>"
		return extract.Input{HTML: []byte(page), Published: d.Sample.Published[:min(10, len(d.Sample.Published))]}, strconv.FormatInt(d.Sample.ID, 10), nil
	case "wikievents":
		if d.Text == "" {
			d.Text = strings.Join(d.Tokens, " ")
		}
		return extract.Input{Text: []byte(d.Text)}, d.DocID, nil
	case "rams":
		var sents [][]string
		if err := json.Unmarshal(d.Sents, &sents); err != nil {
			return extract.Input{}, "", fmt.Errorf("read judged reports: %s: sentences: %w", set, err)
		}
		for i := range sents {
			d.Text += " " + untokenized(sents[i])
		}
		return extract.Input{Text: []byte(strings.TrimPrefix(d.Text, " "))}, d.Key, nil
	case "ecbplus":
		return extract.Input{Text: []byte(untokenized(d.Tokens))}, d.ID, nil
	}
	return extract.Input{Text: []byte(d.Text)}, d.ID, nil
}

// glue are the blanks of tokenized text that prose does not have.
var glue = []struct {
	at *regexp.Regexp
	to string
}{
	{regexp.MustCompile(` ([.,;:!?%)\]}])`), "$1"},
	{regexp.MustCompile(`([(\[{$]) `), "$1"},
	{regexp.MustCompile(` (n't|'s|'re|'ve|'ll|'d|'m|’s|’re|’ve|n’t)\b`), "$1"},
	{regexp.MustCompile(`(\w) - (\w)`), "$1-$2"},
	{regexp.MustCompile(`" ([^"]*?) "`), `"$1"`},
	{regexp.MustCompile(`“ `), "“"},
	{regexp.MustCompile(` ”`), "”"},
}

// untokenized writes tokens as prose.
func untokenized(tokens []string) string {
	s := strings.Join(tokens, " ")
	for _, g := range glue {
		s = g.at.ReplaceAllString(s, g.to)
	}
	return s
}

// Bin is the mentions whose confidence lies in one tenth.
type Bin struct {
	N         int
	Said, Was float64 // mean confidence, share that was right
}

// Calibration is how far confidences can be believed.
type Calibration struct {
	N     int
	Right int
	ECE   float64 // expected calibration error, percent
	Bins  [10]Bin
}

// Calibrate compares confidences with verdicts.
func Calibrate(said []float64, right []bool) Calibration {
	var c Calibration
	for i, p := range said {
		b := &c.Bins[min(9, int(p*10))]
		b.N++
		b.Said += p
		c.N++
		if right[i] {
			b.Was++
			c.Right++
		}
	}
	for i := range c.Bins {
		b := &c.Bins[i]
		if b.N == 0 {
			continue
		}
		b.Said /= float64(b.N)
		b.Was /= float64(b.N)
		c.ECE += 100 * math.Abs(b.Said-b.Was) * float64(b.N) / float64(c.N)
	}
	return c
}

// String is the reliability table: a line a tenth.
func (c Calibration) String() string {
	var b strings.Builder
	fmt.Fprintf(&b, "%d judged, %d right, calibration error %.1f%%\n", c.N, c.Right, c.ECE)
	for i, x := range c.Bins {
		if x.N > 0 {
			fmt.Fprintf(&b, "%.1f-%.1f  n %3d  said %.2f  was %.2f\n", float64(i)/10, float64(i+1)/10, x.N, x.Said, x.Was)
		}
	}
	return b.String()
}

// Package policy holds which package may import which, as a table. ARCHITECTURE.md
// tells the same in words; the package's test proves the code against it.
package policy

import (
	"fmt"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
)

// Module is the prefix of our own packages.
const Module = "github.com/sitrep-news/sitrep"

// Rule says what the packages that match For may import. Patterns are paths
// below the module ("." is the root); "x/..." is x and everything below it.
type Rule struct {
	For    string
	Ours   []string // our packages, beside those of For itself
	Others []string // modules of others, by prefix; the standard library is open to all
	Why    string
}

// Rules is the table; the first rule that matches a package counts.
func Rules() []Rule {
	return []Rule{
		{For: ".", Why: "the vocabulary of the product needs nothing"},
		{For: "nlp", Why: "the vocabulary of the language engine needs nothing, least of all conflict"},
		{For: "nlp/coref", Ours: []string{"nlp", "nlp/conllu", "nlp/engine", "data/given", "data/lists", "data/nouns"}, Why: "who is meant is told by first names and nouns for people too, words of any subject"},
		{For: "nlp/...", Ours: []string{"nlp/...", "data/lists"}, Others: []string{"golang.org/x/sys/cpu"}, Why: "the engine knows nothing of conflict"},
		{For: "data/...", Ours: []string{"data/..."}, Why: "data is read by its users, it knows none of them"},
		{For: "fetch", Others: []string{"golang.org/x/net", "golang.org/x/text"}, Why: "getting things knows nothing of what they are"},
		{For: "feed/...", Ours: []string{"fetch"}, Others: []string{"golang.org/x/net", "golang.org/x/text"}, Why: "a feed says what there is to read, not what it means"},
		{For: "intake", Ours: []string{".", "fetch", "feed/...", "extract"}, Others: []string{"golang.org/x/net", "golang.org/x/text"}, Why: "what comes in is handed to the extractor as it came"},
		{For: "extract", Ours: []string{".", "data/...", "fetch"}, Others: []string{"codeberg.org/readeck/go-readability", "golang.org/x/net", "golang.org/x/text"}, Why: "a page becomes a report without being understood"},
		{For: "actor/...", Ours: []string{"data/..."}, Others: []string{"golang.org/x/text"}, Why: "the knowledge base knows no report"},
		{For: "place/...", Ours: []string{"data/...", "nlp"}, Others: []string{"golang.org/x/text"}, Why: "the gazetteer knows no report"},
		{For: "number", Ours: []string{"nlp", "data/..."}, Why: "numbers are read from words alone"},
		{For: "timex", Ours: []string{"nlp", "number", "data/..."}, Why: "times are read from words alone"},
		{For: "code/...", Ours: []string{".", "nlp", "actor", "place/...", "timex", "number", "data/...", "internal/learn"}, Why: "the coder sees annotated documents, never the model that made them"},
		{For: "fuse/...", Ours: []string{".", "nlp", "actor", "place/..."}, Why: "what many reports tell is joined from what each told"},
		{For: "forecast", Ours: []string{".", "analysis"}, Others: []string{"gonum.org/v1/gonum"}, Why: "forecasts are made from a history alone; analysis tells how far a store reaches"},
		{For: "brief", Ours: []string{".", "analysis", "query"}, Why: "records and what was worked out of them are all that a brief is written from"},
		{For: "format", Ours: []string{".", "scheme"}, Others: []string{"github.com/parquet-go/parquet-go"}, Why: "a record is all that an export is written from"},
		{For: "scheme", Ours: []string{"data/..."}, Why: "the crosswalk of codes knows no event"},
		{For: "store/internal/migrate", Why: "migrations are SQL in files"},
		{For: "store/internal/rows", Ours: []string{".", "actor", "place"}, Others: []string{"github.com/klauspost/compress/zstd", "github.com/blevesearch/snowballstem", "golang.org/x/text"}, Why: "how the vocabulary becomes rows is the same for both engines, which it does not know"},
		{For: "store/sqlite", Ours: []string{".", "store/internal/..."}, Others: []string{"modernc.org/sqlite"}, Why: "one engine of the store knows nothing of the other"},
		{For: "store/internal/pgserver", Why: "a server is started without knowing what for"},
		{For: "store/postgres", Ours: []string{".", "store/internal/..."}, Others: []string{"github.com/jackc/pgx/v5", "github.com/riverqueue/river"}, Why: "one engine of the store knows nothing of the other"},
		{For: "store/killtest", Ours: []string{".", "store/..."}, Why: "what is killed and checked is the store alone"},
		{For: "store/scratch", Ours: []string{".", "store/..."}, Why: "a store is opened without knowing what for"},
		{For: "store/load", Ours: []string{".", "store/...", "internal/memory"}, Why: "what is measured is the store alone"},
		{For: "store/storetest", Ours: []string{".", "query"}, Why: "the promises of the store are tested through its interface alone"},
		{For: "query", Ours: []string{".", "place"}, Others: []string{"golang.org/x/text", "github.com/blevesearch/snowballstem"}, Why: "the language of queries is read and matched without knowing who or where"},
		{For: "query/names", Ours: []string{"query", "actor", "place"}, Why: "names in queries come from the knowledge base and the gazetteer"},
		{For: "history", Ours: []string{".", "actor", "place", "scheme"}, Why: "coded history becomes events as reports do, never reports"},
		{For: "pipeline", Ours: []string{".", "nlp/...", "code/...", "extract", "actor", "place/..."}, Why: "the flow joins the stages"},
		{For: "watch", Ours: []string{".", "extract", "feed", "feed/websub", "fetch", "fuse", "intake", "nlp", "pipeline", "web"}, Why: "the running system joins the stages, with the store and the clock given"},
		{For: "watch/load", Ours: []string{".", "actor", "data", "extract", "fuse", "place", "store/...", "watch", "internal/memory"}, Why: "a made-up day goes through the running system as it is"},
		{For: "analysis", Ours: []string{".", "actor", "scheme"}, Why: "events go in and figures come out: no store, no clock"},
		{For: "follow", Ours: []string{".", "query", "fetch"}, Why: "who is told what is decided by events and queries alone; pages are drawn in a frame that is given"},
		{For: "related", Ours: []string{"."}, Why: "what to read next is found in the store"},
		{For: "api", Ours: []string{".", "actor", "analysis", "brief", "feed", "fetch", "format", "fuse", "intake", "query", "scheme"}, Others: []string{"github.com/modelcontextprotocol/go-sdk", "github.com/prometheus/client_golang"}, Why: "programs are answered from the store, and change nothing but through the desk"},
		{For: "gate", Ours: []string{"."}, Others: []string{"github.com/go-webauthn/webauthn", "golang.org/x/crypto/argon2", "golang.org/x/text", "golang.org/x/time/rate"}, Why: "who may in is decided without knowing what is within"},
		{For: "web/...", Ours: []string{".", "actor", "fuse", "place", "query", "related", "analysis", "scheme", "format", "web/..."}, Others: []string{"golang.org/x/sync/singleflight"}, Why: "pages are drawn from the store, and change nothing but through the desk"},
		{For: "eval/score", Ours: []string{"."}, Why: "a measure must not know how a prediction was made"},
		{For: "eval/...", Ours: []string{"..."}, Why: "a bench may look at any stage"},
		{For: "internal/...", Why: "small tools that know nothing of the product"},
		{For: "cmd/sitrep", Ours: []string{"..."}, Others: []string{"github.com/spf13/cobra", "golang.org/x/term", "golang.org/x/sync"}, Why: "wiring happens here and nowhere else"},
	}
}

// Check reads every package below root and tells each import that the rules
// forbid, and each package that no rule speaks of. Tests may import anything;
// a folder tmp at the root is nobody's.
func Check(root string, rules []Rule) ([]string, error) {
	var out []string
	seen := 0
	err := filepath.WalkDir(root, func(file string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if d.IsDir() {
			if name := d.Name(); file != root && (strings.HasPrefix(name, ".") || name == "testdata" || name == "training" || file == filepath.Join(root, "tmp")) {
				return filepath.SkipDir
			}
			return nil
		}
		if !strings.HasSuffix(file, ".go") || strings.HasSuffix(file, "_test.go") {
			return nil
		}
		seen++
		found, err := checkFile(root, file, rules)
		out = append(out, found...)
		return err
	})
	if err == nil && seen == 0 {
		err = fmt.Errorf("no Go files below %s", root)
	}
	slices.Sort(out)
	return out, err
}

func checkFile(root, file string, rules []Rule) ([]string, error) {
	src, err := os.ReadFile(file)
	if err != nil {
		return nil, err
	}
	f, err := parser.ParseFile(token.NewFileSet(), file, src, parser.ImportsOnly)
	if err != nil {
		return nil, err
	}
	rel, err := filepath.Rel(root, filepath.Dir(file))
	if err != nil {
		return nil, err
	}
	pkg := filepath.ToSlash(rel)
	i := slices.IndexFunc(rules, func(r Rule) bool { return matches(r.For, pkg) })
	if i < 0 {
		return []string{fmt.Sprintf("%s: no rule speaks of this package: add one to internal/policy and a line to ARCHITECTURE.md", pkg)}, nil
	}
	var out []string
	for _, spec := range f.Imports {
		p, err := strconv.Unquote(spec.Path.Value)
		if err != nil {
			return nil, err
		}
		if !allowed(rules[i], p) {
			out = append(out, fmt.Sprintf("%s imports %s: %s", path.Join(pkg, filepath.Base(file)), p, rules[i].Why))
		}
	}
	return out, nil
}

// allowed tells whether a rule lets a package import p.
func allowed(r Rule, p string) bool {
	if p == Module || strings.HasPrefix(p, Module+"/") {
		ours := strings.TrimPrefix(strings.TrimPrefix(p, Module), "/")
		if ours == "" {
			ours = "."
		}
		return matches(r.For, ours) || slices.ContainsFunc(r.Ours, func(pattern string) bool { return matches(pattern, ours) })
	}
	first, _, _ := strings.Cut(p, "/")
	if !strings.Contains(first, ".") {
		return true // the standard library
	}
	return slices.ContainsFunc(r.Others, func(m string) bool { return p == m || strings.HasPrefix(p, m+"/") })
}

// matches tells whether a pattern covers a package.
func matches(pattern, pkg string) bool {
	if pattern == "..." {
		return true
	}
	if base, ok := strings.CutSuffix(pattern, "/..."); ok {
		return pkg == base || strings.HasPrefix(pkg, base+"/")
	}
	return pkg == pattern
}

// Command load asks a running server for pages at a steady rate and tells how long the
// answers took, from the moment at which each was due: what waits in a queue counts.
//
//	go run ./web/load -base http://127.0.0.1:8080 -rate 200 -for 20s / /actors /events/e000000777
package main

import (
	"crypto/tls"
	"flag"
	"fmt"
	"io"
	"net/http"
	"os"
	"slices"
	"sync"
	"time"
)

// answer is one request's outcome.
type answer struct {
	path  string
	took  time.Duration
	bytes int64
	fault string
}

func main() {
	base := flag.String("base", "http://127.0.0.1:8080", "`address` of the server")
	rate := flag.Float64("rate", 200, "requests a second")
	span := flag.Duration("for", 20*time.Second, "how long")
	flag.Parse()
	paths := flag.Args()
	if len(paths) == 0 {
		paths = []string{"/"}
	}
	if *rate <= 0 || *span <= 0 {
		fmt.Fprintln(os.Stderr, "load: -rate and -for must be above 0")
		os.Exit(2)
	}
	report(ask(*base, paths, *rate, *span), paths)
}

// ask sends requests when they are due, however slowly answers come.
func ask(base string, paths []string, rate float64, span time.Duration) []answer {
	client := &http.Client{Timeout: 2 * time.Minute, Transport: &http.Transport{
		MaxIdleConnsPerHost: 256, DisableCompression: true, TLSNextProto: map[string]func(string, *tls.Conn) http.RoundTripper{},
	}}
	var mu sync.Mutex
	var all []answer
	var wg sync.WaitGroup
	began := time.Now()
	for i := range int(rate * span.Seconds()) {
		due := began.Add(time.Duration(float64(i) / rate * float64(time.Second)))
		time.Sleep(time.Until(due))
		wg.Add(1)
		go func() {
			defer wg.Done()
			a := one(client, base, paths[i%len(paths)], due)
			mu.Lock()
			defer mu.Unlock()
			all = append(all, a)
		}()
	}
	wg.Wait()
	return all
}

func one(client *http.Client, base, path string, due time.Time) answer {
	a := answer{path: path}
	req, err := http.NewRequest(http.MethodGet, base+path, nil)
	if err == nil {
		req.Header.Set("Accept-Encoding", "gzip")
		var resp *http.Response
		if resp, err = client.Do(req); err == nil {
			a.bytes, err = io.Copy(io.Discard, resp.Body)
			_ = resp.Body.Close() // read to its end
			if resp.StatusCode != http.StatusOK {
				a.fault = resp.Status
			}
		}
	}
	if err != nil {
		a.fault = err.Error()
	}
	a.took = time.Since(due)
	return a
}

func report(all []answer, paths []string) {
	fmt.Printf("%-44s %7s %9s %9s %9s %9s  %s\n", "page", "asked", "p50 ms", "p99 ms", "most ms", "bytes", "faults")
	for _, path := range append(slices.Clone(paths), "") {
		var took []time.Duration
		var bytes int64
		faults := map[string]int{}
		for _, a := range all {
			if path != "" && a.path != path {
				continue
			}
			took = append(took, a.took)
			bytes += a.bytes
			if a.fault != "" {
				faults[a.fault]++
			}
		}
		if len(took) == 0 {
			continue
		}
		slices.Sort(took)
		ms := func(p float64) float64 { return 1e3 * took[min(len(took)-1, int(p*float64(len(took))))].Seconds() }
		name := path
		if name == "" {
			name = "all"
		}
		fmt.Printf("%-44s %7d %9.1f %9.1f %9.1f %9d  %v\n", name, len(took), ms(0.5), ms(0.99), ms(1), bytes/int64(len(took)), faults)
	}
}

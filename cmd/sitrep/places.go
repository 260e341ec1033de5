package main

import (
	"encoding/json"
	"fmt"
	"io"
	"strings"

	"github.com/spf13/cobra"

	"github.com/sitrep-news/sitrep/place"
)

// placesFlags are the flags of places.
type placesFlags struct {
	in   string
	most int
	json bool
}

func placesCommand() *cobra.Command {
	var f placesFlags
	cmd := &cobra.Command{
		Use:   "places NAME...",
		Short: "Look a place name up and explain the answer",
		Long: `places prints what a name may mean, the likeliest first: what it is, where it
lies, how it was found and how much speaks for it. With --in the name is read as
if the report had put it in that place. Quote a name of several words.`,
		Example: `  sitrep places Tripoli
  sitrep places --in Lebanon Tripoli
  sitrep places "Nineveh province" al-Tanf "St. Louis"`,
		Args: cobra.MinimumNArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			g, err := place.Load()
			if err != nil {
				return err
			}
			for _, name := range args {
				if err := lookPlace(cmd.OutOrStdout(), g, name, f); err != nil {
					return err
				}
			}
			return nil
		},
	}
	cmd.Flags().StringVar(&f.in, "in", "", "a place that the report names with it")
	cmd.Flags().IntVar(&f.most, "most", 8, "print at most so many of the places a name may mean")
	cmd.Flags().BoolVar(&f.json, "json", false, "print one JSON object a line")
	return cmd
}

// answer is what is printed of one candidate.
type answer struct {
	Name      string  `json:"name"`
	What      string  `json:"what"`
	Place     string  `json:"place"`
	Admin1    string  `json:"admin1"`
	Country   string  `json:"country"`
	Lat       float64 `json:"lat"`
	Lon       float64 `json:"lon"`
	Precision string  `json:"precision"`
	People    int     `json:"population"`
	Found     string  `json:"found_by"`
	Weight    float64 `json:"weight"`
}

func lookPlace(out io.Writer, g *place.Gazetteer, name string, f placesFlags) error {
	found := g.Lookup(name)
	if len(found) == 0 {
		return printUnknown(out, g, name)
	}
	if !f.json {
		r := resolveOne(g, name, f.in)
		fmt.Fprintf(out, "%s: %s (confidence %.2f; %s)\n", name, r.Place.Name, r.Confidence, r.Why)
	}
	for i, c := range found {
		if i == f.most {
			fmt.Fprintf(out, "  and %d more\n", len(found)-i)
			break
		}
		a := answer{name, c.What, c.Name, c.Admin1, c.Country, c.Lat, c.Lon, c.Precision(), c.Pop, c.Match.String(), c.Prior}
		if err := printPlace(out, a, f.json); err != nil {
			return err
		}
	}
	return nil
}

func resolveOne(g *place.Gazetteer, name, in string) place.Resolved {
	ctx := place.Context{Toponyms: []place.Toponym{{Text: name}}}
	if in != "" {
		ctx.Toponyms[0].In = 2
		ctx.Toponyms = append(ctx.Toponyms, place.Toponym{Text: in})
	}
	return g.Resolve(ctx)[0]
}

func printUnknown(out io.Writer, g *place.Gazetteer, name string) error {
	if p, ok := g.Demonym(name); ok {
		_, err := fmt.Fprintf(out, "%s: a word for the people or things of %s\n", name, p.Name)
		return err
	}
	_, err := fmt.Fprintf(out, "%s: no such place; add it to data/places/towns.txt\n", name)
	return err
}

func printPlace(out io.Writer, a answer, asJSON bool) error {
	if asJSON {
		return json.NewEncoder(out).Encode(a)
	}
	in := []string{a.Place}
	if a.Admin1 != "" && a.Admin1 != a.Place {
		in = append(in, a.Admin1)
	}
	if a.Country != "" {
		in = append(in, a.Country)
	}
	people := ""
	if a.People > 0 {
		people = fmt.Sprintf(", %d people", a.People)
	}
	_, err := fmt.Fprintf(out, "  %5.1f  %-44s %-22s %9.4f %9.4f  %-8s %s%s\n", a.Weight, strings.Join(in, ", "), a.What, a.Lat, a.Lon, a.Precision, a.Found, people)
	return err
}

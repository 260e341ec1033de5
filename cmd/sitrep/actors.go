package main

import (
	"encoding/json"
	"fmt"
	"io"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"github.com/sitrep-news/sitrep/actor"
)

// actorsFlags are the flags of actors.
type actorsFlags struct {
	date, context, country string
	layers                 []string
	json                   bool
}

func actorsCommand() *cobra.Command {
	var f actorsFlags
	cmd := &cobra.Command{
		Use:   "actors WORDS...",
		Short: "Look an actor's words up and explain the answer",
		Long: `actors prints who the words stand for: the entry of the knowledge base with its
country and sectors, why it was chosen, and how it stands to others on the day.
Words of no entry ("rebel soldiers", "the Iraqi prime minister") are read by
their parts. Quote an expression of several words.`,
		Example: `  sitrep actors "Hizbollah" --date 2006-07-12
  sitrep actors --date 2022-03-01 "Angela Merkel" "the Iraqi prime minister"
  sitrep actors --context "in Riyadh" "the National Guard"`,
		Args: cobra.MinimumNArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			day, err := f.day()
			if err != nil {
				return err
			}
			layers, err := openLayers(f.layers)
			if err != nil {
				return err
			}
			base, err := actor.Load(layers...)
			if err != nil {
				return err
			}
			for _, words := range args {
				q := actor.Query{Text: words, Context: actor.NewContext(f.context), Country: strings.ToUpper(f.country), Date: day}
				if err := lookActor(cmd.OutOrStdout(), base, q, f.json); err != nil {
					return err
				}
			}
			return nil
		},
	}
	cmd.Flags().StringVar(&f.date, "date", "", "the day that is meant, YYYY-MM-DD: who held which office then")
	cmd.Flags().StringVar(&f.context, "context", "", "words around it that may tell the country")
	cmd.Flags().StringVar(&f.country, "country", "", "the country that the report is about, ISO alpha-3")
	cmd.Flags().StringArrayVar(&f.layers, "actors", nil, actorsUsage)
	cmd.Flags().BoolVar(&f.json, "json", false, "print one JSON object a line")
	return cmd
}

func (f actorsFlags) day() (time.Time, error) {
	if f.date == "" {
		return time.Time{}, nil
	}
	day, err := time.Parse(time.DateOnly, f.date)
	if err != nil {
		return day, usage("--date %q: write it as YYYY-MM-DD", f.date)
	}
	return day, nil
}

// found is what is printed of an answer.
type found struct {
	Words   string   `json:"words"`
	Known   string   `json:"known"`
	Name    string   `json:"name"`
	Kind    string   `json:"kind"`
	Class   string   `json:"class,omitempty"`
	Country string   `json:"country"`
	Sectors []string `json:"sectors"`
	Office  string   `json:"office,omitempty"`
	Holder  string   `json:"holder,omitempty"`
	Metonym bool     `json:"metonym,omitempty"`
	Former  bool     `json:"former,omitempty"`
	Score   float64  `json:"score"`
	Why     string   `json:"why"`

	PartOf   []string `json:"part_of,omitempty"`
	Backers  []string `json:"backers,omitempty"`
	Allies   []string `json:"allies,omitempty"`
	Foes     []string `json:"foes,omitempty"`
	Leaders  []string `json:"leaders,omitempty"`
	Children []string `json:"children,omitempty"`
	Source   string   `json:"source,omitempty"`
}

func lookActor(out io.Writer, base *actor.Base, q actor.Query, asJSON bool) error {
	a, ok := base.Resolve(q)
	if !ok {
		if asJSON {
			return json.NewEncoder(out).Encode(found{Words: q.Text, Sectors: []string{}})
		}
		_, err := fmt.Fprintf(out, "%s: not known; add it to a file of data/actors\n", q.Text)
		return err
	}
	x := found{Words: q.Text, Known: a.ID, Name: a.Name, Kind: a.Kind, Class: a.Class, Country: a.Country, Sectors: a.Sectors,
		Office: a.Office, Holder: a.Holder, Metonym: a.Metonym, Former: a.Former, Score: a.Score, Why: a.Why}
	if e, ok := base.Entry(a.ID); ok {
		x.Source = fmt.Sprintf("%s (%s:%d)", e.Source, e.File, e.Line)
		x.PartOf = names(base.Parents(e.ID, q.Date))
		x.Backers, x.Allies, x.Foes = names(base.Backers(e.ID, q.Date)), names(base.Allies(e.ID, q.Date)), names(base.Foes(e.ID, q.Date))
		if e.Kind == "organization" {
			x.Leaders, x.Children = names(base.Leaders(e.ID, q.Date)), names(base.Children(e.ID, q.Date))
		}
	}
	if asJSON {
		return json.NewEncoder(out).Encode(x)
	}
	return printActor(out, x)
}

func names(entries []*actor.Entry) []string {
	var out []string
	for _, e := range entries {
		out = append(out, e.Name)
	}
	return out
}

func printActor(out io.Writer, x found) error {
	code := strings.TrimSpace(x.Country + " " + strings.Join(x.Sectors, " "))
	if _, err := fmt.Fprintf(out, "%s: %s, %s, %s (confidence %.2f)\n  why        %s\n", x.Words, x.Name, x.Kind, code, x.Score, x.Why); err != nil {
		return err
	}
	for _, row := range []struct {
		label string
		list  []string
	}{{"part of", x.PartOf}, {"backed by", x.Backers}, {"allies", x.Allies}, {"foes", x.Foes}, {"led by", x.Leaders}, {"parts", x.Children}} {
		if len(row.list) > 0 {
			fmt.Fprintf(out, "  %-10s %s\n", row.label, strings.Join(row.list, ", "))
		}
	}
	if x.Source != "" {
		fmt.Fprintf(out, "  %-10s %s\n", "source", x.Source)
	}
	return nil
}

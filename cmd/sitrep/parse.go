package main

import (
	"fmt"
	"io"
	"os"

	"github.com/spf13/cobra"

	"github.com/sitrep-news/sitrep/nlp"
	"github.com/sitrep-news/sitrep/nlp/conllu"
	"github.com/sitrep-news/sitrep/nlp/engine"
)

// parseOptions are the flags of parse.
type parseOptions struct {
	system systemFlags
	conllu bool
}

func parseCommand() *cobra.Command {
	var o parseOptions
	cmd := &cobra.Command{
		Use:   "parse [FILE|-]...",
		Short: "Print the language engine's analysis of plain text as CoNLL-U",
		Long: `parse prints what the language engine makes of plain text: sentences, words,
tags, lemmas and trees in the ten columns of CoNLL-U, and in the last column
names (Name=B-Person) and who refers to whom (Entity=(e1 ... e1)).
A blank line ends a paragraph. Every file is a document; - is standard input.`,
		Example: `  sitrep parse report.txt
  echo "Gunmen shot two guards in Dar Qasim. They fled." | sitrep parse
  sitrep parse --conllu gold.conllu > analysed.conllu`,
		RunE: func(cmd *cobra.Command, args []string) error { return parse(cmd, args, o) },
	}
	o.system.add(cmd)
	cmd.Flags().BoolVar(&o.conllu, "conllu", false, "the input is CoNLL-U: keep its words and sentences and analyse them anew")
	return cmd
}

func parse(cmd *cobra.Command, args []string, o parseOptions) error {
	weights, err := o.system.read()
	if err != nil {
		return fault{exitBroken, err}
	}
	e, err := engine.Load(weights)
	if err != nil {
		return fault{exitBroken, err}
	}
	if len(args) == 0 {
		args = []string{"-"}
	}
	failed := 0
	for _, name := range args {
		if err := parseFile(cmd, e, name, o); err != nil {
			fmt.Fprintf(cmd.ErrOrStderr(), "sitrep: parse %s: %v\n", name, err)
			failed++
		}
	}
	if failed > 0 {
		return fault{exitSome, nil}
	}
	return nil
}

// parseFile prints the analysis of one file.
func parseFile(cmd *cobra.Command, e *engine.Engine, name string, o parseOptions) error {
	in := cmd.InOrStdin()
	if name != "-" {
		f, err := os.Open(name)
		if err != nil {
			return err
		}
		defer f.Close()
		in = f
	}
	docs, err := parseStream(e, name, in, o)
	if err != nil {
		return err
	}
	for _, doc := range docs {
		if err := conllu.Write(cmd.OutOrStdout(), doc); err != nil {
			return fmt.Errorf("write the analysis: %w", err)
		}
	}
	return nil
}

// parseStream analyses one stream, a text or, where asked, the documents of a CoNLL-U file.
func parseStream(e *engine.Engine, name string, in io.Reader, o parseOptions) ([]conllu.Document, error) {
	if !o.conllu {
		text, err := io.ReadAll(in)
		if err != nil {
			return nil, err
		}
		d, err := e.Annotate(string(text), nil)
		return []conllu.Document{{ID: name, Doc: d}}, err
	}
	docs, err := conllu.Read(in)
	if err != nil {
		return nil, err
	}
	for i := range docs {
		var d *nlp.Doc
		if d, err = e.AnnotateConllu(docs[i].Doc); err != nil {
			return nil, fmt.Errorf("document %q: %w", docs[i].ID, err)
		}
		docs[i].Doc = d
	}
	return docs, nil
}

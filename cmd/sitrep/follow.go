package main

import (
	"errors"
	"fmt"
	"os"
	"strings"

	"github.com/spf13/cobra"

	"github.com/sitrep-news/sitrep/feed"
)

func followCommand() *cobra.Command {
	var f watchFlags
	cmd := &cobra.Command{
		Use:   "follow FEED|FILE.opml...",
		Short: "Follow feeds: RSS, Atom, JSON Feed, news sitemaps, OPML lists",
		Long: `Follow feeds. Each address is asked once, to see that it is a feed; the address of
a page that names one feed follows that one. A file is an OPML list, whose feeds are
asked when the server next runs. The running server takes them up by itself.`,
		Example: `  sitrep follow https://example.org/world/rss.xml
  sitrep follow feeds.opml`,
		Args: cobra.MinimumNArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error { return runFollow(cmd, args, &f) },
	}
	f.storeFlags.add(cmd)
	cmd.Flags().StringSliceVar(&f.private, "allow-private", nil, "`PREFIX` of private addresses that may be fetched from")
	return cmd
}

func runFollow(cmd *cobra.Command, args []string, f *watchFlags) error {
	r, err := f.keeping(cmd)
	if err != nil {
		return err
	}
	defer func() { _ = r.store.Close() }()
	failed := 0
	for _, arg := range args {
		if err := r.followOne(cmd, arg); err != nil {
			failed++
			fmt.Fprintln(cmd.ErrOrStderr(), "sitrep:", err)
		}
	}
	if failed > 0 {
		return fault{exitSome, fmt.Errorf("%d of %d could not be followed; what is wrong stands above", failed, len(args))}
	}
	return nil
}

func (r *running) followOne(cmd *cobra.Command, arg string) error {
	if strings.HasPrefix(arg, "http://") || strings.HasPrefix(arg, "https://") {
		st, err := r.watch.AddFeed(cmd.Context(), arg)
		if err != nil {
			return err
		}
		fmt.Fprintf(cmd.OutOrStdout(), "following %s (%s)\n", st.URL, st.Title)
		return nil
	}
	body, err := os.ReadFile(arg)
	if err != nil {
		return fmt.Errorf("follow %s: it is neither an http(s) address nor a file: %w", arg, err)
	}
	list, problems, err := feed.ParseOPML(body)
	if err != nil {
		return fmt.Errorf("follow %s: %w", arg, err)
	}
	n, err := r.followList(cmd, list)
	if err != nil {
		return err
	}
	fmt.Fprintf(cmd.OutOrStdout(), "following %d more feeds of %s\n", n, arg)
	var told []error
	for _, p := range problems {
		told = append(told, fmt.Errorf("%s: %s", arg, p))
	}
	return errors.Join(told...)
}

// followList follows an OPML list's feeds, also those in its folders.
func (r *running) followList(cmd *cobra.Command, list []feed.Outline) (int, error) {
	n := 0
	for _, o := range list {
		if o.URL != "" {
			fresh, err := r.watch.AddLater(cmd.Context(), o.URL, o.Title)
			if err != nil {
				return n, err
			}
			if fresh {
				n++
			}
		}
	}
	return n, nil
}

package feed

import (
	"cmp"
	"encoding/json"
	"fmt"
	"html"
	"strings"
)

// jsonFeed is JSON Feed 1.1 (https://www.jsonfeed.org/version/1.1/), with 1.0's
// author. Values of the wrong type are left out, not refused.
type jsonFeed struct {
	Version     loose      `json:"version"`
	Title       loose      `json:"title"`
	HomePageURL loose      `json:"home_page_url"`
	FeedURL     loose      `json:"feed_url"`
	NextURL     loose      `json:"next_url"`
	Description loose      `json:"description"`
	Language    loose      `json:"language"`
	Expired     any        `json:"expired"`
	Author      any        `json:"author"`
	Authors     any        `json:"authors"`
	Hubs        any        `json:"hubs"`
	Items       []jsonItem `json:"items"`
}

type jsonItem struct {
	ID            loose `json:"id"`
	URL           loose `json:"url"`
	ExternalURL   loose `json:"external_url"`
	Title         loose `json:"title"`
	ContentHTML   loose `json:"content_html"`
	ContentText   loose `json:"content_text"`
	Summary       loose `json:"summary"`
	DatePublished loose `json:"date_published"`
	DateModified  loose `json:"date_modified"`
	Author        any   `json:"author"`
	Authors       any   `json:"authors"`
	Tags          any   `json:"tags"`
	Language      loose `json:"language"`
}

// loose is a string that may have come as a number.
type loose string

// UnmarshalJSON takes strings and numbers and leaves out anything else.
func (l *loose) UnmarshalJSON(raw []byte) error {
	var s string
	if json.Unmarshal(raw, &s) == nil {
		*l = loose(cut(strings.ToValidUTF8(s, "\uFFFD"), maxField))
		return nil
	}
	var n json.Number
	if json.Unmarshal(raw, &n) == nil {
		*l = loose(n.String())
	}
	return nil
}

func (p *parser) json(text string) error {
	var in jsonFeed
	if err := json.Unmarshal([]byte(text), &in); err != nil {
		return fmt.Errorf("%w: %w", ErrNoFeed, err)
	}
	if !strings.Contains(string(in.Version), "jsonfeed.org/version/") {
		if in.Items == nil {
			return ErrNoFeed
		}
		p.problem("it does not say which version of JSON Feed it is")
	}
	f := p.feed
	f.Format = JSON
	f.Title, f.Description = plainText(string(in.Title), maxTitle), plainText(string(in.Description), maxTitle)
	f.Link, f.Self, f.Next = p.base.resolve(string(in.HomePageURL)), p.base.resolve(string(in.FeedURL)), p.base.resolve(string(in.NextURL))
	f.Language = cut(string(in.Language), 40)
	f.Expired, _ = in.Expired.(bool)
	for _, hub := range objects(in.Hubs) {
		if u := p.base.resolve(text1(hub["url"])); u != "" && strings.EqualFold(text1(hub["type"]), "websub") && len(f.Hubs) < 5 {
			f.Hubs = append(f.Hubs, u)
		}
	}
	author := authors(in.Authors, in.Author)
	for i := range in.Items {
		if !p.add(p.jsonItem(&in.Items[i], author)) {
			break
		}
	}
	return nil
}

func (p *parser) jsonItem(in *jsonItem, author string) Item {
	it := Item{
		ID: string(in.ID), Title: plainText(string(in.Title), maxTitle), Author: cmp.Or(authors(in.Authors, in.Author), author),
		Summary: html.EscapeString(string(in.Summary)), Content: string(in.ContentHTML), Language: cut(string(in.Language), 40),
		Link: cmp.Or(p.base.resolve(string(in.URL)), absolute(string(in.ID)), p.base.resolve(string(in.ExternalURL))),
	}
	if it.Content == "" && in.ContentText != "" {
		it.Content = "<p>" + strings.ReplaceAll(html.EscapeString(string(in.ContentText)), "\n\n", "</p><p>") + "</p>"
	}
	take(&it.Published, string(in.DatePublished))
	take(&it.Updated, string(in.DateModified))
	if tags, ok := in.Tags.([]any); ok {
		for _, t := range tags {
			it.Categories = category(it.Categories, text1(t))
		}
	}
	return it
}

// objects are the objects in a value that is a list of them, or one.
func objects(v any) []map[string]any {
	switch v := v.(type) {
	case map[string]any:
		return []map[string]any{v}
	case []any:
		var out []map[string]any
		for _, x := range v {
			if m, ok := x.(map[string]any); ok {
				out = append(out, m)
			}
		}
		return out
	}
	return nil
}

func text1(v any) string { s, _ := v.(string); return s }

func authors(values ...any) string {
	out := ""
	for _, v := range values {
		for _, a := range objects(v) {
			out = joined(out, plainText(text1(a["name"]), 200))
		}
	}
	return out
}

package follow

import (
	"encoding/json"
	"time"
)

// JSON Feed 1.1 (jsonfeed.org/version/1.1).
type jsonFeed struct {
	Version string       `json:"version"`
	Title   string       `json:"title"`
	Page    string       `json:"home_page_url"`
	Self    string       `json:"feed_url"`
	Authors []jsonAuthor `json:"authors"`
	Items   []jsonItem   `json:"items"`
}

type jsonAuthor struct {
	Name string `json:"name"`
}

type jsonItem struct {
	ID        string    `json:"id"`
	URL       string    `json:"url"`
	Title     string    `json:"title"`
	Summary   string    `json:"summary"`
	HTML      string    `json:"content_html"`
	Published time.Time `json:"date_published"`
	Modified  time.Time `json:"date_modified"`
	Tags      []string  `json:"tags"`
}

func writeJSONFeed(u *updates) ([]byte, error) {
	f := jsonFeed{Version: "https://jsonfeed.org/version/1.1", Title: u.Title, Page: u.Page, Self: u.Self, Authors: []jsonAuthor{{"sitrep"}}, Items: []jsonItem{}}
	for _, e := range u.Entries {
		f.Items = append(f.Items, jsonItem{e.ID, e.URL, e.Title, e.Summary, e.HTML, e.Published.Truncate(time.Second), e.Updated.Truncate(time.Second), e.Tags})
	}
	return json.MarshalIndent(f, "", " ")
}

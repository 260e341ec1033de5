package follow

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"net/http"
	"net/url"
	"strings"
)

// ntfyMessage is a message as ntfy takes it as JSON (docs.ntfy.sh/publish).
type ntfyMessage struct {
	Topic    string   `json:"topic"`
	Title    string   `json:"title"`
	Message  string   `json:"message"`
	Tags     []string `json:"tags,omitempty"`
	Priority int      `json:"priority"`
	Click    string   `json:"click,omitempty"`
	// Sequence makes a later message of the same id take the place of the earlier one
	// (ntfy 2.16; older servers show both).
	Sequence string `json:"sequence_id,omitempty"`
}

// sendNtfy posts a notice to an ntfy topic: JSON to the server's root, which unlike
// headers carries every script.
func (s *Service) sendNtfy(ctx context.Context, f *Follow, n *Notice) error {
	u, err := url.Parse(f.Channel.Address)
	if err != nil {
		return &trouble{final: true, err: err}
	}
	path := strings.Trim(u.Path, "/")
	root := *u
	root.Path, root.RawQuery, root.Fragment = "/", "", ""
	if i := strings.LastIndexByte(path, '/'); i >= 0 { // a server below a path
		root.Path, path = "/"+path[:i+1], path[i+1:]
	}
	m := ntfyMessage{Topic: path, Title: cut(n.subject(f), 200), Message: cut(n.plain(f, 8), 3500), Priority: 3, Click: s.click(n), Sequence: n.topic()}
	if len(n.Notes) == 1 && n.Notes[0].Severity >= 7 {
		m.Priority = 4
	}
	body, err := json.Marshal(m)
	if err != nil {
		return &trouble{final: true, err: err}
	}
	h := http.Header{}
	h.Set("Content-Type", "application/json")
	if f.Channel.Secret != "" {
		h.Set("Authorization", "Bearer "+f.Channel.Secret)
	}
	_, err = s.post(ctx, root.String(), h, body, http.StatusGone)
	return err
}

// click is where a notification leads.
func (s *Service) click(n *Notice) string {
	if len(n.Notes) == 1 {
		return n.Notes[0].URL
	}
	return s.o.Base + "/follows"
}

// topic names what a notification takes the place of: an event's earlier one, or the
// same message sent before.
func (n *Notice) topic() string {
	of := n.Thread
	if !strings.HasPrefix(n.Kind, "event.") {
		of = n.ID
	}
	sum := sha256.Sum256([]byte(of))
	return hex.EncodeToString(sum[:12])
}

// cut keeps at most n bytes of whole characters.
func cut(s string, n int) string {
	if len(s) <= n {
		return s
	}
	s = strings.ToValidUTF8(s[:n-len("…")], "")
	return s + "…"
}

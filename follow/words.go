package follow

import (
	"fmt"
	"strings"
)

// plain writes a notice as plain text, at most n of its events.
func (n *Notice) plain(f *Follow, events int) string {
	switch n.Kind {
	case kindTest:
		return "This is a test of the updates on " + f.Name + ". Nothing has happened."
	case kindConfirm:
		return "Somebody asked for updates on " + f.Name + " by mail to this address."
	}
	var b strings.Builder
	single := len(n.Notes) == 1 && n.Kind != kindDigest
	for i, note := range n.Notes {
		if i == events {
			break
		}
		if i > 0 {
			b.WriteString("\n\n")
		}
		if !single {
			b.WriteString(note.head() + note.Title + "\n")
		}
		note.write(&b)
	}
	if left := len(n.Notes) - events; n.More+max(left, 0) > 0 {
		fmt.Fprintf(&b, "\n\nand %s more", plural(n.More+max(left, 0), "event", "events"))
	}
	return strings.TrimSpace(b.String())
}

// write puts down an event's facts and changes, without its title.
func (n Note) write(b *strings.Builder) {
	switch n.Kind {
	case EventLeft:
		b.WriteString("What was told before is corrected: it is not what this follow asks for.")
		return
	case EventWithdrawn:
		b.WriteString("No report that stands tells this any more.")
	}
	if facts := n.facts(); facts != "" {
		b.WriteString(facts)
	}
	if n.Kind == EventNew {
		return
	}
	for _, c := range n.Changes {
		b.WriteString("\n- " + c)
	}
}

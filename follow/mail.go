package follow

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"mime"
	"mime/multipart"
	"mime/quotedprintable"
	"net/mail"
	"net/textproto"
	"net/url"
	"strings"
	"time"
)

// mailEvents is the most events that a mail tells in full.
const mailEvents = 60

// compose writes a notice as a mail (RFC 5322), text and HTML. The same notice gives
// the same bytes, so that a mail sent twice is one mail to whoever looks at its
// Message-ID.
func (s *Service) compose(from *mail.Address, f *Follow, n *Notice) ([]byte, error) {
	var b bytes.Buffer
	domain := from.Address[strings.LastIndexByte(from.Address, '@')+1:]
	id := func(delivery string) string { return "<" + delivery + "@" + domain + ">" }
	header := func(name, value string) { fmt.Fprintf(&b, "%s: %s\r\n", name, value) }
	header("From", from.String())
	header("To", (&mail.Address{Address: f.Channel.Address}).String())
	header("Subject", mime.QEncoding.Encode("utf-8", cut(oneLine(n.threadSubject(f), 200), 400)))
	header("Date", n.At.UTC().Format(time.RFC1123Z))
	header("Message-ID", id(n.ID))
	if n.Root != "" {
		header("In-Reply-To", id(n.Last))
		refs := id(n.Root)
		if n.Last != n.Root {
			refs += " " + id(n.Last)
		}
		header("References", refs)
	}
	if n.Kind != kindConfirm {
		header("List-Unsubscribe", "<"+s.unsubscribeURL(f)+">")
		header("List-Unsubscribe-Post", "List-Unsubscribe=One-Click") // RFC 8058
		header("List-ID", fmt.Sprintf("<%s.%s>", f.ID, domain))
	}
	header("Auto-Submitted", "auto-generated") // RFC 3834: no out-of-office answers
	header("Precedence", "bulk")
	header("MIME-Version", "1.0")
	w := multipart.NewWriter(&b)
	sum := sha256.Sum256([]byte(n.ID))
	if err := w.SetBoundary("sitrep-" + hex.EncodeToString(sum[:16])); err != nil {
		return nil, err
	}
	header("Content-Type", `multipart/alternative; boundary="`+w.Boundary()+`"`)
	b.WriteString("\r\n")
	html, err := s.mailHTML(f, n)
	if err != nil {
		return nil, fmt.Errorf("mail %s: %w", n.ID, err)
	}
	for _, part := range []struct{ kind, text string }{{"text/plain", s.mailText(f, n)}, {"text/html", html}} {
		p, err := w.CreatePart(textproto.MIMEHeader{"Content-Type": {part.kind + "; charset=utf-8"}, "Content-Transfer-Encoding": {"quoted-printable"}})
		if err != nil {
			return nil, err
		}
		q := quotedprintable.NewWriter(p)
		if _, err := q.Write([]byte(strings.ReplaceAll(part.text, "\n", "\r\n"))); err != nil {
			return nil, err
		}
		if err := q.Close(); err != nil {
			return nil, err
		}
	}
	if err := w.Close(); err != nil {
		return nil, err
	}
	return b.Bytes(), nil
}

// threadSubject keeps the subject of an event's thread: readers of mail sort by it.
func (n *Notice) threadSubject(f *Follow) string {
	s := n.subject(f)
	if n.Root != "" && len(n.Notes) == 1 && n.Notes[0].Kind == EventChanged {
		s = "Re: " + n.Notes[0].Title
	}
	return s
}

func (s *Service) mailText(f *Follow, n *Notice) string {
	var b strings.Builder
	if n.Kind == kindConfirm {
		fmt.Fprintf(&b, "%s\n\nIf this was you, say yes here:\n%s\n\nIf it was not, do nothing: no more mail will come.\n", n.plain(f, 0), s.confirmURL(f))
		return b.String()
	}
	if len(n.Notes) == 0 {
		b.WriteString(n.plain(f, 0) + "\n")
	}
	for i, note := range n.Notes {
		if i == mailEvents {
			break
		}
		b.WriteString(note.head() + note.Title + "\n")
		note.write(&b)
		for _, src := range note.Sources {
			fmt.Fprintf(&b, "\n  %s: %s", src.Publisher, src.URL)
		}
		b.WriteString("\n" + note.URL + "\n\n")
	}
	if left := n.More + max(0, len(n.Notes)-mailEvents); left > 0 {
		fmt.Fprintf(&b, "and %s more: %s/?q=%s\n\n", plural(left, "event", "events"), s.o.Base, url.QueryEscape(f.Query))
	}
	fmt.Fprintf(&b, "--\nYou follow: %s (%s)\nWhat is read by machine can be read wrong: look at the words of the reports.\nUnsubscribe: %s\n", f.Name, orAll(f.Query), s.unsubscribeURL(f))
	return b.String()
}

func (s *Service) mailHTML(f *Follow, n *Notice) (string, error) {
	shown := *n
	shown.Notes = n.Notes[:min(len(n.Notes), mailEvents)]
	shown.More += len(n.Notes) - len(shown.Notes)
	data := struct {
		Follow               *Follow
		Notice               Notice
		Confirm, Unsubscribe string
		All, Query, Words    string
	}{f, shown, "", s.unsubscribeURL(f), s.o.Base + "/?q=" + url.QueryEscape(f.Query), orAll(f.Query), n.plain(f, 0)}
	if n.Kind == kindConfirm {
		data.Confirm = s.confirmURL(f)
	}
	var b bytes.Buffer
	err := s.pages.ExecuteTemplate(&b, "mail.html", data)
	return b.String(), err
}

func orAll(query string) string {
	if query == "" {
		return "everything"
	}
	return query
}

func (s *Service) unsubscribeURL(f *Follow) string {
	return s.o.Base + "/unsubscribe?" + url.Values{"follow": {f.ID}, "token": {f.Token}}.Encode()
}

// confirmURL has a token of its own, made of the follow's: who confirms can't yet be
// told the one that unsubscribes and reads.
func (s *Service) confirmURL(f *Follow) string {
	return s.o.Base + "/confirm?" + url.Values{"follow": {f.ID}, "token": {f.confirmToken()}}.Encode()
}

func (f *Follow) confirmToken() string {
	sum := sha256.Sum256([]byte("confirm\x00" + f.Token))
	return hex.EncodeToString(sum[:])
}

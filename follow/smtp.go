package follow

import (
	"context"
	"crypto/tls"
	"crypto/x509"
	"errors"
	"fmt"
	"net"
	"net/mail"
	"net/smtp"
	"net/textproto"
	"net/url"
	"strings"
	"time"
)

// Mailer sends mail through the operator's own server.
type Mailer struct {
	host, port     string
	implicit, bare bool // TLS from the first byte; no TLS at all
	user, password string
	from           *mail.Address
	roots          *x509.CertPool // nil: the system's
	timeout        time.Duration
}

// NewMailer reads a mail server's address:
//
//	smtps://name:password@mail.example.org        TLS from the first byte (port 465)
//	smtp://name:password@mail.example.org:587     STARTTLS, demanded
//	smtp://127.0.0.1:25?tls=none                  no TLS, for a server on this machine
//
// A password never crosses an open line: it is refused without TLS.
func NewMailer(address, from string, roots *x509.CertPool) (*Mailer, error) {
	u, err := url.Parse(address)
	if err != nil || u.Hostname() == "" || (u.Scheme != "smtp" && u.Scheme != "smtps") {
		return nil, errors.New("mail server: write its address as smtps://name:password@mail.example.org or smtp://mail.example.org:587")
	}
	m := &Mailer{host: u.Hostname(), port: u.Port(), implicit: u.Scheme == "smtps", roots: roots, timeout: time.Minute}
	if m.from, err = mail.ParseAddress(from); err != nil {
		return nil, fmt.Errorf("mail server: the sender's address %q cannot be read; write one such as \"sitrep <news@example.org>\"", from)
	}
	if m.port == "" {
		m.port = map[bool]string{true: "465", false: "587"}[m.implicit]
	}
	if u.User != nil {
		m.user = u.User.Username()
		m.password, _ = u.User.Password()
	}
	if m.bare = u.Query().Get("tls") == "none"; m.bare && (m.implicit || m.user != "") {
		return nil, errors.New("mail server: tls=none goes with smtp:// and without name and password alone")
	}
	return m, nil
}

// Address names the server without its password.
func (m *Mailer) Address() string { return net.JoinHostPort(m.host, m.port) }

// send composes and sends a notice.
func (m *Mailer) send(ctx context.Context, s *Service, f *Follow, n *Notice) error {
	msg, err := s.compose(m.from, f, n)
	if err != nil {
		return &trouble{final: true, err: err}
	}
	ctx, cancel := context.WithTimeout(ctx, m.timeout)
	defer cancel()
	return m.transmit(ctx, f.Channel.Address, msg)
}

// transmit hands a mail over. It succeeds only once the server has answered that it
// has the mail.
func (m *Mailer) transmit(ctx context.Context, to string, msg []byte) error {
	c, err := m.dial(ctx)
	if err != nil {
		return fmt.Errorf("mail server %s: %w", m.Address(), err)
	}
	defer c.Close()
	if err := c.Mail(m.from.Address); err != nil {
		return fmt.Errorf("mail server %s: sender: %w", m.Address(), err)
	}
	if err := c.Rcpt(to); err != nil {
		return refusal(err)
	}
	w, err := c.Data()
	if err == nil {
		if _, err = w.Write(msg); err == nil {
			err = w.Close()
		}
	}
	if err != nil {
		return fmt.Errorf("mail server %s: %w", m.Address(), clean(err))
	}
	_ = c.Quit() // the mail has been taken, whatever comes of the farewell
	return nil
}

// refusal of a recipient: for good with 5xx, for now with 4xx (RFC 5321 4.2.1). 5.7.x
// speaks of policy, not of the address (RFC 3463).
func refusal(err error) error {
	var reply *textproto.Error
	t := &trouble{err: fmt.Errorf("the mail server refuses the address: %w", clean(err))}
	if errors.As(err, &reply) && reply.Code >= 500 && !strings.HasPrefix(reply.Msg, "5.7.") {
		t.gone = reply.Code == 550 || reply.Code == 551 || reply.Code == 553
		t.final = true
	}
	return t
}

// clean keeps a server's words to one line.
func clean(err error) error { return errors.New(oneLine(err.Error(), 200)) }

func (m *Mailer) dial(ctx context.Context) (*smtp.Client, error) {
	conf := &tls.Config{ServerName: m.host, MinVersion: tls.VersionTLS12, RootCAs: m.roots}
	conn, err := (&net.Dialer{}).DialContext(ctx, "tcp", m.Address())
	if err != nil {
		return nil, err
	}
	stop := context.AfterFunc(ctx, func() { _ = conn.Close() }) // net/smtp knows no context
	if at, ok := ctx.Deadline(); ok {
		_ = conn.SetDeadline(at) // a connection that can't have one is cut off by stop
	}
	if m.implicit {
		conn = tls.Client(conn, conf)
	}
	c, err := m.greet(conn, conf)
	if err != nil {
		stop()
		_ = conn.Close()
		return nil, clean(err)
	}
	return c, nil
}

// greet brings a connection to where mail can be sent.
func (m *Mailer) greet(conn net.Conn, conf *tls.Config) (*smtp.Client, error) {
	c, err := smtp.NewClient(conn, m.host)
	if err != nil {
		return nil, err
	}
	if !m.implicit && !m.bare {
		if ok, _ := c.Extension("STARTTLS"); !ok {
			return nil, errors.New("it offers no STARTTLS, without which nothing is sent; use smtps://, or tls=none for a server on this machine")
		}
		if err := c.StartTLS(conf); err != nil {
			return nil, err
		}
	}
	if m.user == "" {
		return c, nil
	}
	if _, ways := c.Extension("AUTH"); !strings.Contains(" "+ways+" ", " PLAIN ") && strings.Contains(" "+ways+" ", " LOGIN ") {
		return c, c.Auth(&login{m.user, m.password})
	}
	return c, c.Auth(smtp.PlainAuth("", m.user, m.password, m.host))
}

// login is the AUTH LOGIN that some servers know alone.
type login struct{ user, password string }

func (l *login) Start(s *smtp.ServerInfo) (string, []byte, error) {
	if !s.TLS {
		return "", nil, errors.New("a password is not sent without TLS")
	}
	return "LOGIN", nil, nil
}

func (l *login) Next(asked []byte, more bool) ([]byte, error) {
	switch {
	case !more:
		return nil, nil
	case strings.HasPrefix(strings.ToLower(string(asked)), "user"):
		return []byte(l.user), nil
	}
	return []byte(l.password), nil
}

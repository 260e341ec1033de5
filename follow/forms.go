package follow

import (
	"html/template"
	"net/http"
	"net/url"
	"strconv"
	"strings"
	"time"

	"github.com/sitrep-news/sitrep"
)

// readForm reads a posted form of bounded size.
func readForm(w http.ResponseWriter, r *http.Request) error {
	r.Body = http.MaxBytesReader(w, r.Body, 64<<10)
	if err := r.ParseForm(); err != nil {
		return sitrep.Errorf(sitrep.EInvalid, "the form could not be read: %v", err)
	}
	return nil
}

// create makes a follow of the form, or previews it.
func (s *Service) create(w http.ResponseWriter, r *http.Request) {
	if err := readForm(w, r); err != nil {
		s.o.Fail(w, r, err)
		return
	}
	f, err := fromForm(r.PostForm)
	f.Owner = s.o.Owner(r)
	if who := known(f.Owner); who != nil {
		s.o.Fail(w, r, who)
		return
	}
	if err != nil || r.PostFormValue("do") == "preview" {
		s.formAgain(w, r, f, err)
		return
	}
	made, err := s.Add(r.Context(), *f)
	switch {
	case sitrep.Code(err) == sitrep.EInvalid || sitrep.Code(err) == sitrep.ETooMany || sitrep.Code(err) == sitrep.EUnavailable:
		s.formAgain(w, r, f, err)
	case err != nil:
		s.o.Fail(w, r, err)
	case !made.Confirmed:
		http.Redirect(w, r, "/follows?done=asked", http.StatusSeeOther)
	default:
		http.Redirect(w, r, "/follows/"+made.ID+"?done=added", http.StatusSeeOther)
	}
}

// formAgain shows the form again, with what was wrong in it and its preview.
func (s *Service) formAgain(w http.ResponseWriter, r *http.Request, f *Follow, trouble error) {
	body, err := s.form(r, f, trouble)
	if err != nil {
		s.o.Fail(w, r, err)
		return
	}
	status := http.StatusOK
	if trouble != nil {
		status = http.StatusUnprocessableEntity
	}
	s.o.Show(w, r, status, "New follow", body)
}

// fromForm reads a follow; what cannot be read is told, and the rest is kept for the
// form to show.
func fromForm(v url.Values) (*Follow, error) {
	get := func(k string) string { return strings.TrimSpace(v.Get(k)) }
	var wrong error
	number := func(k, what string) float64 {
		if get(k) == "" {
			return 0
		}
		n, err := strconv.ParseFloat(get(k), 64)
		if err != nil && wrong == nil {
			wrong = sitrep.Errorf(sitrep.EInvalid, "%s: %q is no number", what, oneLine(get(k), 40))
		}
		return min(max(n, -1), 1e9)
	}
	f := &Follow{
		Name: v.Get("name"), Query: get("q"), Along: get("along") != "", What: v["what"],
		Least:    Least{Families: int(number("families", "sources")), Killed: int(number("killed", "killed")), Severity: number("severity", "severity"), Escalation: get("escalation") != ""},
		Channel:  Channel{Kind: get("channel"), Address: get("address")},
		Schedule: Schedule{Every: get("every"), Hour: int(number("hour", "hour")), Day: time.Weekday(number("day", "day")), QuietFrom: get("quiet_from"), QuietTo: get("quiet_to"), Zone: get("zone")},
	}
	switch f.Channel.Kind {
	case Ntfy:
		f.Channel.Secret = get("secret")
	case Push:
		f.Channel.P256dh, f.Channel.Auth = get("p256dh"), get("auth")
		if f.Channel.Auth == "" && get("do") != "preview" && wrong == nil {
			wrong = sitrep.Errorf(sitrep.EInvalid, "the browser's push address is missing: notifications need scripts, and this page served by https or on this machine")
		}
	}
	return f, wrong
}

// edit does what a button of a follow says.
func (s *Service) edit(w http.ResponseWriter, r *http.Request) {
	if err := readForm(w, r); err != nil {
		s.o.Fail(w, r, err)
		return
	}
	id, owner, ctx := r.PathValue("id"), s.o.Owner(r), r.Context()
	back, done := "/follows/"+url.PathEscape(id), ""
	var err error
	switch do := r.PostFormValue("do"); do {
	case "mute":
		done, err = "muted", s.Set(ctx, owner, id, true)
	case "unmute":
		done, err = "resumed", s.Set(ctx, owner, id, false)
	case "test":
		done, err = "tested", s.Test(ctx, owner, id)
	case "delete":
		back, done, err = "/follows", "deleted", s.Delete(ctx, owner, id)
	default:
		err = sitrep.Errorf(sitrep.EInvalid, "%q cannot be done with a follow", oneLine(do, 40))
	}
	if err != nil {
		s.o.Fail(w, r, err)
		return
	}
	http.Redirect(w, r, back+"?done="+done, http.StatusSeeOther)
}

// unsubscribe ends a follow by its token: the button of the page, and the one click of
// RFC 8058, which asks nothing more and follows no redirect.
func (s *Service) unsubscribe(w http.ResponseWriter, r *http.Request) {
	if err := readForm(w, r); err != nil {
		s.o.Fail(w, r, err)
		return
	}
	v := r.URL.Query()
	if err := s.Unsubscribe(r.Context(), v.Get("follow"), v.Get("token")); err != nil {
		s.o.Fail(w, r, err)
		return
	}
	s.showDone(w, r, yesPage{Title: "Unsubscribed", Done: "Nothing more will come."})
}

func (s *Service) confirm(w http.ResponseWriter, r *http.Request) {
	v := r.URL.Query()
	f, err := s.Confirm(r.Context(), v.Get("follow"), v.Get("token"))
	if err != nil {
		s.o.Fail(w, r, err)
		return
	}
	s.showDone(w, r, yesPage{Title: "Confirmed", Done: "Updates on " + f.Name + " will come to " + f.Channel.Address + ". Each mail has a link that ends them."})
}

func (s *Service) showDone(w http.ResponseWriter, r *http.Request, p yesPage) {
	var body template.HTML
	body, err := s.draw("yes.html", p)
	if err != nil {
		s.o.Fail(w, r, err)
		return
	}
	s.o.Show(w, r, http.StatusOK, p.Title, body)
}

package web

import (
	"html/template"
	"net/http"
)

// Show draws a page of another package in this one's frame: the answer to a form, say.
// A body is trusted HTML made by html/template.
func (s *Site) Show(w http.ResponseWriter, r *http.Request, status int, title string, body template.HTML) {
	s.draw(w, r, view{Template: "extra", Title: title, Data: body, Status: status})
}

// Fail draws the page of an error.
func (s *Site) Fail(w http.ResponseWriter, r *http.Request, err error) {
	s.draw(w, r, s.failed(r, err))
}

package api

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"net/http"
	"net/url"
	"reflect"
	"slices"
	"strings"
)

// answer is what a route's handler gives: a body for JSON, and headers.
type answer struct {
	body   any
	next   string            // cursor of the next page
	header map[string]string // beside the usual
}

// answer writes a body as JSON with its ETag; a reader that has it already is told so.
func (a *API) answer(w http.ResponseWriter, r *http.Request, rt route, ans answer) {
	h := w.Header()
	for k, v := range ans.header {
		h.Set(k, v)
	}
	if ans.next != "" {
		h.Set("Link", "<"+nextPage(r.URL, ans.next)+`>; rel="next"`)
	}
	if ans.body == nil {
		w.WriteHeader(rt.status())
		return
	}
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(true) // a browser that is made to take it for a page finds no tag
	if err := e.Encode(full(ans.body)); err != nil {
		a.problem(w, r, err)
		return
	}
	h.Set("Content-Type", "application/json")
	h.Set("X-Content-Type-Options", "nosniff")
	h.Set("Cache-Control", "private, no-cache")
	if r.Method == http.MethodGet || r.Method == http.MethodHead {
		sum := sha256.Sum256(b.Bytes())
		tag := `"` + hex.EncodeToString(sum[:12]) + `"`
		h.Set("ETag", tag)
		if matches(r.Header.Get("If-None-Match"), tag) {
			h.Del("Content-Type")
			w.WriteHeader(http.StatusNotModified)
			return
		}
	}
	w.WriteHeader(rt.status())
	if r.Method != http.MethodHead {
		_, _ = w.Write(b.Bytes()) // a reader who left
	}
}

// matches compares weakly, as RFC 9110 section 13.1.2 has If-None-Match do.
func matches(header, tag string) bool {
	return slices.ContainsFunc(strings.Split(header, ","), func(s string) bool {
		s = strings.TrimSpace(s)
		return s == "*" || strings.TrimPrefix(s, "W/") == tag
	})
}

func nextPage(u *url.URL, cursor string) string {
	v := u.Query()
	v.Set("cursor", cursor)
	return u.Path + "?" + v.Encode()
}

// full gives every list that is nil as an empty one, however deep, so that a reader
// always finds a list where one is promised. It copies what it changes.
func full(v any) any {
	if v == nil {
		return nil
	}
	return filled(reflect.ValueOf(v)).Interface()
}

func filled(v reflect.Value) reflect.Value {
	switch v.Kind() {
	case reflect.Slice:
		if v.Type().Elem().Kind() == reflect.Uint8 { // raw JSON
			return v
		}
		out := reflect.MakeSlice(v.Type(), v.Len(), v.Len())
		for i := range v.Len() {
			out.Index(i).Set(filled(v.Index(i)))
		}
		return out
	case reflect.Pointer:
		if v.IsNil() || v.Type().Elem().Kind() != reflect.Struct {
			return v
		}
		out := reflect.New(v.Type().Elem())
		out.Elem().Set(filled(v.Elem()))
		return out
	case reflect.Struct:
		out := reflect.New(v.Type()).Elem()
		out.Set(v)
		for i := range v.NumField() {
			if v.Type().Field(i).IsExported() {
				out.Field(i).Set(filled(v.Field(i)))
			}
		}
		return out
	}
	return v
}

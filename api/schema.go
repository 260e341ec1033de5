package api

import (
	"encoding/json"
	"reflect"
	"strings"
	"time"

	"github.com/sitrep-news/sitrep"
)

// schemas are the JSON schemas of Go types by name, as encoding/json writes them.
type schemas map[string]any

// of is the schema of a value's type, a reference for a struct.
func (s schemas) of(v any) dict { return s.typed(reflect.TypeOf(v)) }

func (s schemas) typed(t reflect.Type) dict {
	switch t {
	case reflect.TypeFor[time.Time]():
		return dict{"type": "string", "format": "date-time"}
	case reflect.TypeFor[json.RawMessage]():
		return dict{}
	case reflect.TypeFor[sitrep.Span]():
		return dict{"type": "array", "items": dict{"type": "integer"}, "minItems": 2, "maxItems": 2}
	}
	switch t.Kind() {
	case reflect.String:
		return dict{"type": "string"}
	case reflect.Bool:
		return dict{"type": "boolean"}
	case reflect.Int, reflect.Int64, reflect.Int32:
		return dict{"type": "integer"}
	case reflect.Float64, reflect.Float32:
		return dict{"type": "number"}
	case reflect.Slice:
		return dict{"type": "array", "items": s.typed(t.Elem())}
	case reflect.Array:
		return dict{"type": "array", "items": s.typed(t.Elem()), "minItems": t.Len(), "maxItems": t.Len()}
	case reflect.Pointer:
		return nullable(s.typed(t.Elem()))
	case reflect.Struct:
		return s.object(t)
	}
	panic("api: no schema for " + t.String()) // found by any test that makes the document
}

func nullable(d dict) dict {
	if _, ok := d["$ref"]; ok {
		return dict{"anyOf": []dict{d, {"type": "null"}}}
	}
	d["type"] = []any{d["type"], "null"}
	return d
}

// object files a struct's schema under its name and refers to it.
func (s schemas) object(t reflect.Type) dict {
	ref := dict{"$ref": "#/components/schemas/" + t.Name()}
	if _, ok := s[t.Name()]; ok {
		return ref
	}
	props, required := dict{}, []string{}
	out := dict{"type": "object", "properties": props, "additionalProperties": t == reflect.TypeFor[ReportInput]()} // reports come with fields of all sorts
	s[t.Name()] = out
	s.fields(t, props, &required)
	if len(required) > 0 {
		out["required"] = required
	}
	return ref
}

func (s schemas) fields(t reflect.Type, props dict, required *[]string) {
	for i := range t.NumField() {
		f := t.Field(i)
		tag := f.Tag.Get("json")
		if !f.IsExported() || tag == "-" {
			continue
		}
		if f.Anonymous && tag == "" {
			s.fields(f.Type, props, required)
			continue
		}
		name, rest, _ := strings.Cut(tag, ",")
		if name == "" {
			name = f.Name
		}
		d := s.typed(f.Type)
		if enum := f.Tag.Get("enum"); enum != "" {
			d["enum"] = strings.Split(enum, ",")
		}
		props[name] = d
		if !strings.Contains(rest, "omit") {
			*required = append(*required, name)
		}
	}
}

package format_test

import (
	"encoding/json"
	"fmt"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/sitrep-news/sitrep"
	"github.com/sitrep-news/sitrep/format"
)

// This is a strict check of what we write against STIX 2.1 (OASIS, 10 June 2021):
// common properties (3.2), identifiers (2.9), timestamps (3.5), and each object's
// required and allowed properties (4.5, 4.8, 4.10, 4.7, 4.16, 4.13, 5.1, 7.3).

var stixCommon = []string{"type", "spec_version", "id", "created", "modified", "created_by_ref", "revoked", "labels", "confidence", "external_references", "extensions"}

var stixOwn = map[string]struct{ must, may []string }{
	"incident":             {must: []string{"name"}, may: []string{"description"}},
	"identity":             {must: []string{"name"}, may: []string{"description", "roles", "identity_class", "sectors", "contact_information"}},
	"location":             {may: []string{"name", "description", "latitude", "longitude", "precision", "region", "country", "administrative_area", "city"}},
	"note":                 {must: []string{"content", "object_refs"}, may: []string{"abstract", "authors"}},
	"report":               {must: []string{"name", "published", "object_refs"}, may: []string{"description", "report_types"}},
	"relationship":         {must: []string{"relationship_type", "source_ref", "target_ref"}, may: []string{"description", "start_time", "stop_time"}},
	"extension-definition": {must: []string{"name", "schema", "version", "extension_types", "created_by_ref"}, may: []string{"description"}},
}

var (
	stixIDForm = regexp.MustCompile(`^([a-z][a-z0-9-]*)--[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$`)
	stixClass  = []string{"individual", "group", "system", "organization", "class", "unknown"}
)

// stixFaults tells what in a bundle is not STIX 2.1.
func stixFaults(b []byte) (faults []string, objects map[string]map[string]any) {
	fault := func(format string, args ...any) { faults = append(faults, fmt.Sprintf(format, args...)) }
	var bundle struct {
		Type    string
		ID      string
		Objects []map[string]any
	}
	if err := json.Unmarshal(b, &bundle); err != nil {
		return []string{err.Error()}, nil
	}
	if bundle.Type != "bundle" || !strings.HasPrefix(bundle.ID, "bundle--") || !stixIDForm.MatchString(bundle.ID) {
		fault("bundle %s %s", bundle.Type, bundle.ID)
	}
	objects = map[string]map[string]any{}
	for _, o := range bundle.Objects {
		id, _ := o["id"].(string)
		if _, twice := objects[id]; twice {
			fault("%s stands twice", id)
		}
		objects[id] = o
		faults = append(faults, stixObjectFaults(o)...)
	}
	for id, o := range objects {
		for key, v := range o {
			refs, _ := v.([]any)
			if s, ok := v.(string); ok && strings.HasSuffix(key, "_ref") {
				refs = []any{s}
			} else if !strings.HasSuffix(key, "_refs") {
				continue
			}
			if len(refs) == 0 {
				fault("%s: %s is empty", id, key)
			}
			for _, ref := range refs {
				if _, ok := objects[ref.(string)]; !ok {
					fault("%s: %s points to %v, which is not there", id, key, ref)
				}
			}
		}
		if more, ok := o["extensions"].(map[string]any); ok {
			for ext := range more {
				if objects[ext] == nil {
					fault("%s: extension %s has no definition", id, ext)
				}
			}
		}
	}
	return faults, objects
}

func stixObjectFaults(o map[string]any) (faults []string) {
	kind, _ := o["type"].(string)
	id, _ := o["id"].(string)
	fault := func(format string, args ...any) { faults = append(faults, id+": "+fmt.Sprintf(format, args...)) }
	own, ok := stixOwn[kind]
	if !ok {
		fault("type %q", kind)
	}
	if m := stixIDForm.FindStringSubmatch(id); m == nil || m[1] != kind {
		fault("id is not of type %s and a UUID of version 5", kind)
	}
	for _, must := range append([]string{"spec_version", "created", "modified"}, own.must...) {
		if o[must] == nil || o[must] == "" {
			fault("no %s", must)
		}
	}
	for key, v := range o {
		if !slices.Contains(stixCommon, key) && !slices.Contains(own.must, key) && !slices.Contains(own.may, key) {
			fault("%s is no property of %s", key, kind)
		}
		if list, ok := v.([]any); ok && len(list) == 0 || v == nil {
			fault("%s is empty", key)
		}
	}
	var times [2]time.Time
	for i, key := range []string{"created", "modified", "published"} {
		s, ok := o[key].(string)
		if !ok {
			continue
		}
		at, err := time.Parse("2006-01-02T15:04:05.000Z", s)
		if err != nil {
			fault("%s: %v", key, err)
		}
		if i < 2 {
			times[i] = at
		}
	}
	if times[1].Before(times[0]) {
		fault("modified before created")
	}
	if c, ok := o["confidence"].(float64); ok && (c < 0 || c > 100 || c != float64(int(c))) {
		fault("confidence %v", c)
	}
	for _, r := range asList(o["external_references"]) {
		ref := r.(map[string]any)
		if ref["source_name"] == nil || ref["source_name"] == "" || ref["url"] == nil && ref["external_id"] == nil && ref["description"] == nil {
			fault("external reference %v", ref)
		}
	}
	switch kind {
	case "location":
		if o["region"] == nil && o["country"] == nil && (o["latitude"] == nil || o["longitude"] == nil) {
			fault("a location needs a region, a country or a point")
		}
		if c, ok := o["country"].(string); ok && len(c) != 2 {
			fault("country %q is no alpha-2 code", c)
		}
		if (o["latitude"] == nil) != (o["longitude"] == nil) {
			fault("half a point")
		}
	case "identity":
		if !slices.Contains(stixClass, o["identity_class"].(string)) {
			fault("identity class %v", o["identity_class"])
		}
	}
	return faults
}

func asList(v any) []any {
	l, _ := v.([]any)
	return l
}

func TestSTIX(t *testing.T) {
	b, _ := exported(t, "stix", format.Options{}, everything()...)
	faults, objects := stixFaults(b)
	for _, f := range faults {
		t.Error(f)
	}
	count := map[string]int{}
	for _, o := range objects {
		count[o["type"].(string)]++
		if o["type"] == "incident" && o["revoked"] == true && o["name"] != "merged into e-town" {
			t.Errorf("the tombstone is %v", o)
		}
		if o["type"] == "location" && o["name"] == "Anbar" && o["latitude"] != nil {
			t.Errorf("the province has a pin: %v", o)
		}
		if o["type"] == "location" && o["name"] == "Mosul" && (o["latitude"] != 36.335 || o["country"] != "IQ") {
			t.Errorf("the town is %v", o)
		}
	}
	want := map[string]int{"extension-definition": 1, "incident": 6, "identity": 4, "location": 2, "report": 4, "note": 4, "relationship": 16}
	for kind, n := range want {
		if count[kind] != n {
			t.Errorf("%d objects of %s, want %d", count[kind], kind, n)
		}
	}
}

func TestSTIXIsTheSameEachTime(t *testing.T) {
	a, _ := exported(t, "stix", format.Options{}, town())
	b, _ := exported(t, "stix", format.Options{}, town())
	if string(a) != string(b) {
		t.Error("two exports of one event differ")
	}
	later := town()
	later.Version++
	b, _ = exported(t, "stix", format.Options{}, later)
	_, before := stixFaults(a)
	_, after := stixFaults(b)
	for id, o := range before {
		if o["type"] == "incident" && o["revoked"] == nil && after[id]["modified"].(string) <= o["modified"].(string) {
			t.Errorf("version %d is modified %v, the one before %v", later.Version, after[id]["modified"], o["modified"])
		}
	}
}

func TestSTIXOfOddEvents(t *testing.T) {
	bare := sitrep.Event{ID: "bare", Type: "ASSAULT"}
	abroad := town()
	abroad.Place = &sitrep.Place{Name: "the Gulf", Precision: "region"}
	abroad.Confidence = 7
	b, _ := exported(t, "stix", format.Options{}, bare, abroad, odd())
	faults, _ := stixFaults(b)
	for _, f := range faults {
		t.Error(f)
	}
}

func TestTheSTIXCheckIsStrict(t *testing.T) {
	b, _ := exported(t, "stix", format.Options{}, town())
	for _, c := range [][2]string{{`"spec_version":"2.1"`, `"spec_version":""`}, {`"identity_class":"system"`, `"identity_class":"program"`}, {`"country":"IQ"`, `"country":"IRQ"`},
		{`"content":`, `"contents":`}, {`"published":"2024`, `"published":"24`}, {`"confidence":80`, `"confidence":180`}, {`"target_ref":"`, `"target_ref":"x`}} {
		broken := strings.Replace(string(b), c[0], c[1], 1)
		if broken == string(b) {
			t.Errorf("%s is not there", c[0])
		}
		if faults, _ := stixFaults([]byte(broken)); len(faults) == 0 {
			t.Errorf("%s passes", c[1])
		}
	}
}

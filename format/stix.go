package format

import (
	"bufio"
	"crypto/sha1"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"io"
	"time"

	"github.com/sitrep-news/sitrep"
	"github.com/sitrep-news/sitrep/scheme"
)

// stixBundle writes a STIX 2.1 bundle: an incident an event, with identities of its
// parties, its location, a report each source, a note each claim's words, and
// relationships between them. Ids are UUIDs of version 5 made from ours, so that the
// same event always is the same object; a tombstone is the incident revoked.
type stixBundle struct {
	w      *bufio.Writer
	scheme *scheme.Scheme
	now    time.Time
	n      int
	told   map[string]bool // shared objects written already
}

// stixSpace is the UUID namespace of our ids.
const stixSpace = "b7f6f5c2-5d3a-5f0e-9c55-0b6a4f0f3b1d"

// maxTold bounds the memory for shared objects; past it some are written again,
// which STIX allows.
const maxTold = 100_000

func newSTIX(w io.Writer, o Options) Exporter {
	return &stixBundle{w: bufio.NewWriter(w), scheme: o.Scheme, now: o.Now.UTC(), told: map[string]bool{}}
}

// stixObject is any STIX object; its keys come out sorted.
type stixObject map[string]any

func (s *stixBundle) Begin() error {
	fmt.Fprintf(s.w, `{"type":"bundle","id":%q,"objects":[`, stixID("bundle", s.now.Format(time.RFC3339Nano)))
	if err := s.write(stixObject{"type": "identity", "id": stixSelf(), "created": stixEpoch, "modified": stixEpoch, "name": "sitrep", "identity_class": "system"}); err != nil {
		return err
	}
	return s.write(stixObject{"type": "extension-definition", "id": stixExtension(), "created": stixEpoch, "modified": stixEpoch, "created_by_ref": stixSelf(),
		"name": "sitrep event", "description": "What a news event is coded as, its figures and how sure they are: see docs/formats/stix.md of sitrep.",
		"schema": "https://github.com/sitrep-news/sitrep/blob/main/docs/formats/stix.md", "version": "1.0.0", "extension_types": []string{"property-extension"}})
}

// stixEpoch is when the objects that never change were made.
const stixEpoch = "2026-01-01T00:00:00.000Z"

func stixSelf() string      { return stixID("identity", "sitrep") }
func stixExtension() string { return stixID("extension-definition", "sitrep-event/1") }

// stixID is the id of an object: its type and a UUID of version 5 (RFC 4122, 4.3).
func stixID(kind, name string) string {
	space, _ := hex.DecodeString(stixSpace[:8] + stixSpace[9:13] + stixSpace[14:18] + stixSpace[19:23] + stixSpace[24:])
	h := sha1.Sum(append(space, kind+"/"+name...))
	h[6], h[8] = h[6]&0x0f|0x50, h[8]&0x3f|0x80
	x := hex.EncodeToString(h[:16])
	return kind + "--" + x[:8] + "-" + x[8:12] + "-" + x[12:16] + "-" + x[16:20] + "-" + x[20:]
}

func (s *stixBundle) write(o stixObject) error {
	o["spec_version"] = "2.1"
	if s.n++; s.n > 1 {
		s.w.WriteByte(',')
	}
	s.w.WriteByte('\n')
	b, err := json.Marshal(o)
	if err == nil {
		_, err = s.w.Write(b)
	}
	if err != nil {
		return fmt.Errorf("write STIX: %w", err)
	}
	return nil
}

// share writes an object that several events point to, once.
func (s *stixBundle) share(o stixObject) error {
	id := o["id"].(string)
	if s.told[id] {
		return nil
	}
	if len(s.told) >= maxTold {
		clear(s.told)
	}
	s.told[id] = true
	return s.write(o)
}

func (s *stixBundle) End() error {
	s.w.WriteString("\n]}\n")
	return s.w.Flush()
}

func (s *stixBundle) Tombstone(t Tombstone) error {
	at := stixTime(t.At)
	created := at
	if !t.First.IsZero() {
		created = stixTime(t.First)
	}
	o := stixObject{"type": "incident", "id": stixID("incident", t.Event), "created": created, "modified": at, "created_by_ref": stixSelf(), "revoked": true,
		"name": t.State, "external_references": []stixObject{{"source_name": "sitrep", "external_id": t.Event}}}
	if t.Heir != "" {
		o["name"] = "merged into " + t.Heir
	}
	return s.write(o)
}

func (s *stixBundle) Event(e *sitrep.Event) error {
	made := stixMade(e)
	incident := s.incident(e, made)
	id := incident["id"].(string)
	if err := s.write(incident); err != nil {
		return err
	}
	for _, side := range []struct {
		parties []sitrep.Party
		how     string
	}{{e.Actors, "attributed-to"}, {e.Recipients, "targets"}} {
		for _, p := range side.parties {
			if err := s.share(stixIdentity(p)); err != nil {
				return err
			}
			if err := s.write(stixLink(id, side.how, stixPartyID(p), made)); err != nil {
				return err
			}
		}
	}
	if at := s.location(e.Place); at != nil {
		if err := s.share(at); err != nil {
			return err
		}
		if err := s.write(stixLink(id, "located-at", at["id"].(string), made)); err != nil {
			return err
		}
	}
	for _, c := range live(e) {
		if err := s.claim(e, &c, id); err != nil {
			return err
		}
	}
	return nil
}

// stixMade is when an event was first and last changed. Its version counts as
// milliseconds, for of two versions of an object readers keep the one modified later.
func stixMade(e *sitrep.Event) [2]string {
	last := e.LastSeen
	if last.Before(e.FirstSeen) {
		last = e.FirstSeen
	}
	if last.IsZero() {
		return [2]string{stixEpoch, stixEpoch}
	}
	return [2]string{stixTime(e.FirstSeen), stixTime(last.Add(time.Duration(e.Version) * time.Millisecond))}
}

func stixTime(t time.Time) string {
	if t.IsZero() {
		return stixEpoch
	}
	return t.UTC().Format("2006-01-02T15:04:05.000Z")
}

func (s *stixBundle) incident(e *sitrep.Event, made [2]string) stixObject {
	r := rowOf(e)
	name := e.Title
	if name == "" {
		name = e.Type + " " + e.Mode
	}
	more := stixObject{"extension_type": "property-extension", "event_type": e.Type, "status": r.Status, "families": e.Families, "reports": e.Reports,
		"disputed": e.Disputed, "severity": e.Severity, "origin": r.Origin, "version": e.Version}
	for key, v := range map[string]string{"mode": e.Mode, "cameo": e.CAMEO, "acled": e.ACLED, "start": e.Time.Start, "end": e.Time.End,
		"time_precision": e.Time.Precision, "place_precision": r.PlacePrecision, "place": r.Place} {
		if v != "" {
			more[key] = v
		}
	}
	for key, list := range map[string][]string{"publisher_families": r.FamilyOf, "objects": e.Objects, "instruments": e.Instruments, "answers": r.Answers, "caveats": r.Caveats} {
		if len(list) > 0 {
			more[key] = list
		}
	}
	if len(e.Tolls) > 0 {
		more["tolls"] = e.Tolls
	}
	refs := []stixObject{{"source_name": "sitrep", "external_id": e.ID}}
	for _, c := range live(e) {
		if c.URL != "" {
			refs = append(refs, stixObject{"source_name": orUnknown(c.Publisher), "url": c.URL, "description": "family " + c.Family + ", retrieved " + stixTime(c.Retrieved)})
		}
	}
	return stixObject{"type": "incident", "id": stixID("incident", e.ID), "created": made[0], "modified": made[1], "created_by_ref": stixSelf(),
		"name": name, "confidence": int(max(0, min(1, e.Confidence))*100 + 0.5), "external_references": refs, "extensions": stixObject{stixExtension(): more}}
}

func stixPartyID(p sitrep.Party) string { return stixID("identity", "party/"+p.ID+"/"+p.Name) }

func stixIdentity(p sitrep.Party) stixObject {
	class := map[string]string{sitrep.KindState: "organization", sitrep.KindOrganization: "organization", sitrep.KindPerson: "individual", sitrep.KindPeople: "group"}[p.Kind]
	if class == "" {
		class = "unknown"
	}
	o := stixObject{"type": "identity", "id": stixPartyID(p), "created": stixEpoch, "modified": stixEpoch, "created_by_ref": stixSelf(), "name": orUnknown(p.Name), "identity_class": class}
	if len(p.Sectors) > 0 {
		o["roles"] = p.Sectors
	}
	if p.ID != "" {
		o["external_references"] = []stixObject{{"source_name": "sitrep", "external_id": p.ID}}
	}
	return o
}

// location is where an event took place; nil where not even its country is known.
func (s *stixBundle) location(p *sitrep.Place) stixObject {
	if p == nil {
		return nil
	}
	o := stixObject{"type": "location", "created": stixEpoch, "modified": stixEpoch, "created_by_ref": stixSelf(), "name": p.Name}
	key := p.Name + "/" + p.Admin1 + "/" + p.Country + "/" + p.Precision
	if c, ok := s.scheme.Country(p.Country); ok {
		o["country"] = c.ISO2
	}
	if p.Admin1 != "" {
		o["administrative_area"] = p.Admin1
	}
	if p.Precision == "city" {
		o["city"] = p.Name
	}
	if pin(p) != nil {
		o["latitude"], o["longitude"] = *p.Lat, *p.Lon
		key += "/" + degrees(p.Lat) + "/" + degrees(p.Lon)
	}
	if p.Name == "" {
		delete(o, "name")
	}
	if o["country"] == nil && o["latitude"] == nil {
		return nil
	}
	o["id"] = stixID("location", key)
	return o
}

func stixLink(from, how, to string, made [2]string) stixObject {
	return stixObject{"type": "relationship", "id": stixID("relationship", from+how+to), "created": made[0], "modified": made[1], "created_by_ref": stixSelf(),
		"relationship_type": how, "source_ref": from, "target_ref": to}
}

// claim writes the report that tells an event, and its words as a note.
func (s *stixBundle) claim(e *sitrep.Event, c *sitrep.Claim, incident string) error {
	at := stixTime(c.Retrieved)
	key := e.ID + "/" + c.Report + "/" + c.Mention
	title := c.Title
	if title == "" {
		title = e.Title
	}
	refs := []stixObject{{"source_name": orUnknown(c.Publisher), "external_id": c.Report}}
	if c.URL != "" {
		refs[0]["url"] = c.URL
	}
	published := at
	if d := dayOf(c.Published); !d.IsZero() {
		published = stixTime(d)
	}
	err := s.write(stixObject{"type": "report", "id": stixID("report", key), "created": at, "modified": at, "created_by_ref": stixSelf(),
		"name": orUnknown(title), "published": published, "object_refs": []string{incident}, "external_references": refs, "labels": labels(c.Family)})
	if err != nil || c.Sentence.Text == "" {
		return err
	}
	note := stixObject{"type": "note", "id": stixID("note", key), "created": at, "modified": at, "created_by_ref": stixSelf(),
		"abstract": string(c.Status), "content": c.Sentence.Text, "object_refs": []string{incident}, "confidence": int(max(0, min(1, c.Confidence))*100 + 0.5)}
	var authors []string
	for _, sp := range c.Speakers {
		authors = once(authors, sp.Name)
	}
	if len(authors) > 0 {
		note["authors"] = authors
	}
	if c.Status == "" {
		delete(note, "abstract")
	}
	return s.write(note)
}

func labels(family string) []string {
	if family == "" {
		return []string{"news"}
	}
	return []string{"news", "family:" + family}
}

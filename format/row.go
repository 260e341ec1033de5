package format

import (
	"slices"
	"time"

	"github.com/sitrep-news/sitrep"
)

// row is an event as a line of a table: CSV, the properties of GeoJSON and Parquet
// all have these columns, in this order.
type row struct {
	Event  string `json:"event" parquet:"event"`
	State  string `json:"state" parquet:"state"` // "live", or the state of a Tombstone
	Heir   string `json:"heir,omitempty" parquet:"heir"`
	Origin string `json:"origin" parquet:"origin,dict"`
	Type   string `json:"type" parquet:"type,dict"`
	Mode   string `json:"mode" parquet:"mode,dict"`
	CAMEO  string `json:"cameo" parquet:"cameo,dict"`
	ACLED  string `json:"acled" parquet:"acled,dict"`
	Status string `json:"status" parquet:"status,dict"`
	Title  string `json:"title" parquet:"title"`

	Actors         []string `json:"actors" parquet:"actors,list"`
	ActorIDs       []string `json:"actor_ids" parquet:"actor_ids,list"`
	ActorCodes     []string `json:"actor_codes" parquet:"actor_codes,list"` // country and sectors
	Recipients     []string `json:"recipients" parquet:"recipients,list"`
	RecipientIDs   []string `json:"recipient_ids" parquet:"recipient_ids,list"`
	RecipientCodes []string `json:"recipient_codes" parquet:"recipient_codes,list"`
	Objects        []string `json:"objects" parquet:"objects,list"`
	Instruments    []string `json:"instruments" parquet:"instruments,list"`

	Place          string   `json:"place" parquet:"place"`
	Country        string   `json:"country" parquet:"country,dict"`
	Admin1         string   `json:"admin1" parquet:"admin1,dict"`
	Lat            *float64 `json:"lat" parquet:"lat,optional"` // only where the text tells a town or finer
	Lon            *float64 `json:"lon" parquet:"lon,optional"`
	PlacePrecision string   `json:"place_precision" parquet:"place_precision,dict"`
	Start          string   `json:"start" parquet:"start"`
	End            string   `json:"end" parquet:"end"`
	TimePrecision  string   `json:"time_precision" parquet:"time_precision,dict"`

	KilledLow   *int64 `json:"killed_low" parquet:"killed_low,optional"`
	Killed      *int64 `json:"killed" parquet:"killed,optional"`
	KilledHigh  *int64 `json:"killed_high" parquet:"killed_high,optional"` // empty where the figure is open above
	InjuredLow  *int64 `json:"injured_low" parquet:"injured_low,optional"`
	Injured     *int64 `json:"injured" parquet:"injured,optional"`
	InjuredHigh *int64 `json:"injured_high" parquet:"injured_high,optional"`
	Captured    *int64 `json:"captured" parquet:"captured,optional"`
	Abducted    *int64 `json:"abducted" parquet:"abducted,optional"`
	Missing     *int64 `json:"missing" parquet:"missing,optional"`
	Displaced   *int64 `json:"displaced" parquet:"displaced,optional"`
	CountLow    *int64 `json:"count_low" parquet:"count_low,optional"`
	CountHigh   *int64 `json:"count_high" parquet:"count_high,optional"`
	Since       string `json:"since" parquet:"since"`

	Families   int64     `json:"families" parquet:"families"`
	Reports    int64     `json:"reports" parquet:"reports"`
	Disputed   bool      `json:"disputed" parquet:"disputed"`
	Caveats    []string  `json:"caveats" parquet:"caveats,list"` // why it is no sure fact; none for one that is
	Confidence float64   `json:"confidence" parquet:"confidence"`
	Severity   float64   `json:"severity" parquet:"severity"`
	Publishers []string  `json:"publishers" parquet:"publishers,list"`
	FamilyOf   []string  `json:"publisher_families" parquet:"publisher_families,list"`
	URLs       []string  `json:"urls" parquet:"urls,list"`
	Sentence   string    `json:"sentence" parquet:"sentence"` // the words of the first live claim
	Retrieved  time.Time `json:"retrieved" parquet:"retrieved,timestamp(millisecond)"`
	FirstSeen  time.Time `json:"first_seen" parquet:"first_seen,timestamp(millisecond)"`
	LastSeen   time.Time `json:"last_seen" parquet:"last_seen,timestamp(millisecond)"`
	Answers    []string  `json:"answers" parquet:"answers,list"` // ids of earlier events
	Version    int64     `json:"version" parquet:"version"`
}

// rowOf makes the line of an event.
func rowOf(e *sitrep.Event) row {
	r := row{
		Event: e.ID, State: "live", Origin: originOf(e), Type: e.Type, Mode: e.Mode, CAMEO: e.CAMEO, ACLED: e.ACLED, Status: string(e.Status), Title: e.Title,
		Objects: e.Objects, Instruments: e.Instruments, Start: e.Time.Start, End: e.Time.End, TimePrecision: e.Time.Precision,
		Captured: best64(e, "captured"), Abducted: best64(e, "abducted"), Missing: best64(e, "missing"), Displaced: best64(e, "displaced"),
		Families: int64(e.Families), Reports: int64(e.Reports), Disputed: e.Disputed, Caveats: e.Caveats(), Confidence: e.Confidence, Severity: e.Severity,
		FirstSeen: e.FirstSeen.UTC(), LastSeen: e.LastSeen.UTC(), Version: int64(e.Version),
	}
	r.Actors, r.ActorIDs, r.ActorCodes = partyColumns(e.Actors)
	r.Recipients, r.RecipientIDs, r.RecipientCodes = partyColumns(e.Recipients)
	if p := e.Place; p != nil {
		r.Place, r.Country, r.Admin1, r.PlacePrecision = p.Name, p.Country, p.Admin1, p.Precision
		if pt := pin(p); pt != nil {
			r.Lat, r.Lon = p.Lat, p.Lon
		}
	}
	r.KilledLow, r.Killed, r.KilledHigh = toll64(e, "killed")
	r.InjuredLow, r.Injured, r.InjuredHigh = toll64(e, "injured")
	if e.Count != nil {
		r.CountLow = int64p(e.Count.Low)
		if e.Count.High != nil {
			r.CountHigh = int64p(*e.Count.High)
		}
	}
	if e.Since != nil {
		r.Since = *e.Since
	}
	for _, a := range e.Answers {
		r.Answers = append(r.Answers, a.Event)
	}
	r.sources(e)
	return r
}

// sources fills in who tells it, from the live claims.
func (r *row) sources(e *sitrep.Event) {
	for i := range e.Claims {
		c := &e.Claims[i]
		if c.Withdrawn {
			continue
		}
		if r.Sentence == "" {
			r.Sentence = c.Sentence.Text
		}
		r.Publishers, r.FamilyOf, r.URLs = once(r.Publishers, c.Publisher), once(r.FamilyOf, c.Family), once(r.URLs, c.URL)
		if at := c.Retrieved.UTC(); r.Retrieved.IsZero() || at.Before(r.Retrieved) && !at.IsZero() {
			r.Retrieved = at
		}
	}
}

// buried is the line of a tombstone.
func buried(t Tombstone) row {
	return row{Event: t.Event, State: t.State, Heir: t.Heir, FirstSeen: time.Time{}, LastSeen: t.At.UTC()}
}

func originOf(e *sitrep.Event) string {
	if e.Origin == "" {
		return "reports"
	}
	return e.Origin
}

func partyColumns(parties []sitrep.Party) (names, ids, codes []string) {
	for _, p := range parties {
		names, ids = append(names, p.Name), append(ids, p.ID)
		code := p.Country
		for _, s := range p.Sectors {
			code += " " + s
		}
		codes = append(codes, code)
	}
	return names, ids, codes
}

// tollOf finds an event's toll of a harm: that of all, else the greatest of those of
// groups, which may overlap; nil where none is told.
func tollOf(e *sitrep.Event, harm string) *sitrep.Toll {
	var out *sitrep.Toll
	for i := range e.Tolls {
		t := &e.Tolls[i]
		if t.Harm != harm {
			continue
		}
		if t.Who == "" {
			return t
		}
		if out == nil || t.Best > out.Best {
			out = t
		}
	}
	return out
}

func toll64(e *sitrep.Event, harm string) (low, best, high *int64) {
	t := tollOf(e, harm)
	if t == nil {
		return nil, nil, nil
	}
	if t.High != nil {
		high = int64p(*t.High)
	}
	return int64p(t.Low), int64p(t.Best), high
}

func best64(e *sitrep.Event, harm string) *int64 {
	_, best, _ := toll64(e, harm)
	return best
}

func int64p(n int) *int64 {
	v := int64(n)
	return &v
}

func once(list []string, s string) []string {
	if s == "" || slices.Contains(list, s) {
		return list
	}
	return append(list, s)
}

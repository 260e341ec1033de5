package sitrep

// Query asks for events. It is the one query language behind page, API, exports and
// follows; package query reads and writes its text form. Zero fields do not restrict;
// the values of a list are alternatives, the fields must all hold.
type Query struct {
	Words         string   `json:"words,omitempty"` // full-text over title, sentences and names
	Since         string   `json:"since,omitempty"` // ISO date: the event's time ends on or after it
	Until         string   `json:"until,omitempty"` // ISO date: the event's time starts on or before it
	Types         []string `json:"types,omitempty"`
	Modes         []string `json:"modes,omitempty"`
	Statuses      []Status `json:"statuses,omitempty"`  // none: all but denied; see Real
	Countries     []string `json:"countries,omitempty"` // ISO alpha-3 of the place; an event without a country never matches
	Admin1        []string `json:"admin1,omitempty"`
	Places        []string `json:"places,omitempty"` // place names, folded
	Box           *Box     `json:"box,omitempty"`
	Actors        []string `json:"actors,omitempty"`     // party ids, on either side
	Doers         []string `json:"doers,omitempty"`      // party ids that acted
	Recipients    []string `json:"recipients,omitempty"` // party ids acted on
	Pair          []string `json:"pair,omitempty"`       // two party ids, in either direction
	Publishers    []string `json:"publishers,omitempty"`
	FamilyOf      []string `json:"family_of,omitempty"`
	Origins       []string `json:"origins,omitempty"` // none: "reports" alone; histories are never mixed in unasked
	Events        []string `json:"events,omitempty"`  // these ids
	Report        string   `json:"report,omitempty"`  // those with claims of this report
	MinFamilies   int      `json:"min_families,omitempty"`
	MinKilled     int      `json:"min_killed,omitempty"` // by the best figure
	MinSeverity   float64  `json:"min_severity,omitempty"`
	MinConfidence float64  `json:"min_confidence,omitempty"`
	Disputed      bool     `json:"disputed,omitempty"`      // only those disputed
	Withdrawn     bool     `json:"withdrawn,omitempty"`     // withdrawn ones too
	ChangedAfter  int64    `json:"changed_after,omitempty"` // only those with a change after this Seq
	Order         string   `json:"order,omitempty"`         // "time" (newest event first, the default), "changed", "severity"
	After         string   `json:"after,omitempty"`         // cursor of the page before
	Limit         int      `json:"limit,omitempty"`         // 0: 50; at most 1000
}

// Box is an area in degrees; West above East crosses the date line.
type Box struct{ South, West, North, East float64 }

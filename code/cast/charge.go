package cast

import "strings"

// charges are the words for what a ministry is in charge of, each with one that stands for
// all its kind.
var charges = map[string]string{
	"defense": "defense", "defence": "defense", "war": "defense", "foreign": "foreign", "external": "foreign", "exterior": "foreign",
	"interior": "interior", "home": "interior", "justice": "justice", "law": "justice", "finance": "finance", "treasury": "finance", "economy": "economy", "economic": "economy",
	"health": "health", "education": "education", "agriculture": "agriculture", "energy": "energy", "oil": "energy", "petroleum": "energy", "trade": "trade", "commerce": "trade",
	"transport": "transport", "transportation": "transport", "labor": "labor", "labour": "labor", "information": "information", "communication": "information", "communications": "information",
	"intelligence": "intelligence", "security": "security", "culture": "culture", "tourism": "tourism", "environment": "environment", "immigration": "immigration", "religious": "religion",
	"water": "water", "housing": "housing", "planning": "planning", "science": "science", "industry": "industry", "sports": "sports", "sport": "sports", "youth": "youth",
}

// offices of state that have a charge, by their noun.
var charged = map[string]bool{"ministry": true, "department": true, "minister": true, "secretary": true}

// chargeOf is what an expression's ministry or minister is in charge of, "" where it says
// nothing of that: "the Defence Ministry", "the ministry of war".
func (c *Cast) chargeOf(x *expression) string {
	office, charge := false, ""
	for i := x.start; i < x.end; i++ {
		w := strings.ToLower(c.doc.Tokens[i].Lemma)
		office = office || charged[w]
		if charge == "" {
			charge = charges[w]
		}
	}
	if !office {
		return ""
	}
	return charge
}

package brief

import "strings"

// act is how an event of a type (and mode) is told.
type act struct {
	active  string // "attacked": doer, act, target; what follows | stands after the target
	passive string // "was attacked": target, act
	noun    string // "attack": for plans, threats and tallies
	on      string // what joins the noun and the target: "on"
	both    bool   // the parties do it together: "held talks"
}

// actOf finds the words for a PLOVER type and mode.
func actOf(kind, mode string) act {
	for _, k := range []string{kind + "/" + mode, kind} {
		if a, ok := acts(k); ok {
			return a
		}
	}
	return act{"acted towards", "was involved", "act", "towards", false}
}

// acts is the table of actOf.
func acts(key string) (act, bool) {
	switch key {
	case "AGREE":
		return act{"agreed with", "was party to an agreement", "agreement", "with", true}, true
	case "CONSULT":
		return act{"held talks with", "was consulted", "talks", "with", true}, true
	case "SUPPORT":
		return act{"backed", "was backed", "support", "for", false}, true
	case "CONCEDE":
		return act{"made a concession to", "was given a concession", "concession", "to", false}, true
	case "COOPERATE":
		return act{"co-operated with", "was part of co-operation", "co-operation", "with", true}, true
	case "AID":
		return act{"gave aid to", "was given aid", "aid", "to", false}, true
	case "RETREAT":
		return act{"pulled back from", "saw a withdrawal", "withdrawal", "from", false}, true
	case "RETREAT/ceasefire":
		return act{"kept a ceasefire with", "was party to a ceasefire", "ceasefire", "with", true}, true
	case "RETREAT/access":
		return act{"gave access to", "was given access", "access", "for", false}, true
	case "RETREAT/disarm":
		return act{"laid down arms before", "was disarmed", "disarmament", "of", false}, true
	case "RETREAT/ease":
		return act{"eased restrictions on", "saw restrictions eased", "easing of restrictions", "on", false}, true
	case "RETREAT/return":
		return act{"handed over to", "was given back", "return", "to", false}, true
	case "RETREAT/release":
		return act{"released", "was released", "release", "of", false}, true
	case "REQUEST":
		return act{"called on", "was called on", "demand", "to", false}, true
	case "ACCUSE/investigate":
		return act{"ordered an inquiry into", "was investigated", "inquiry", "into", false}, true
	case "ACCUSE":
		return act{"condemned", "was condemned", "accusation", "against", false}, true
	case "REJECT":
		return act{"rejected", "was rejected", "rejection", "of", false}, true
	case "THREATEN":
		return act{"threatened", "was threatened", "threat", "to", false}, true
	case "PROTEST":
		return act{"protested against", "was the target of a protest", "protest", "against", false}, true
	case "SANCTION":
		return act{"imposed penalties on", "was penalised", "penalties", "on", false}, true
	case "MOBILIZE":
		return act{"mobilised against", "was deployed or mobilised", "mobilisation", "against", false}, true
	case "COERCE":
		return act{"used force of law against", "was subjected to coercion", "coercion", "of", false}, true
	case "COERCE/arrest", "COERCE/deport":
		return act{"detained", "was detained", "detention", "of", false}, true
	case "COERCE/seize":
		return act{"seized", "was seized", "seizure", "of", false}, true
	case "ASSAULT":
		return act{"attacked", "was attacked", "attack", "on", false}, true
	case "ASSAULT/aerial":
		return act{"struck|from the air", "was struck from the air", "air strike", "on", false}, true
	case "ASSAULT/drone":
		return act{"struck|with a drone", "was struck by a drone", "drone strike", "on", false}, true
	case "ASSAULT/firearms":
		return act{"shot at", "was shot at", "armed attack", "on", false}, true
	case "ASSAULT/explosives":
		return act{"bombed", "was bombed", "bombing", "of", false}, true
	case "ASSAULT/suicide-attack":
		return act{"attacked|with a suicide bomb", "was hit by a suicide bomb", "suicide attack", "on", false}, true
	case "ASSAULT/heavy-weapons":
		return act{"shelled", "was shelled", "shelling", "of", false}, true
	case "ASSAULT/abduct":
		return act{"abducted", "was abducted", "abduction", "of", false}, true
	case "ASSAULT/execute":
		return act{"executed", "was executed", "execution", "of", false}, true
	case "ASSAULT/torture":
		return act{"tortured", "was tortured", "torture", "of", false}, true
	case "ASSAULT/beat":
		return act{"beat", "was beaten", "beating", "of", false}, true
	case "ASSAULT/destroy":
		return act{"destroyed", "was destroyed", "destruction", "of", false}, true
	}
	return act{}, false
}

// transitive tells whether a trigger can stand as it is between doer and target.
func transitive(trigger string) bool {
	const words = " abducted accused ambushed arrested assassinated attacked backed beat besieged blamed bombed captured condemned criticised criticized " +
		"deported denounced destroyed detained ejected evacuated executed expelled freed hit injured invaded kidnapped killed met murdered overran praised raided " +
		"rejected released sanctioned seized shelled shot stabbed stormed struck supported targeted tortured urged warned wounded "
	return strings.Contains(words, " "+strings.ToLower(trigger)+" ")
}

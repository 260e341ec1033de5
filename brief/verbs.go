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
		if a, ok := acts[k]; ok {
			return a
		}
	}
	return act{"acted towards", "was involved", "act", "towards", false}
}

// acts are the words of PLOVER's acts, by "TYPE/mode" and "TYPE".
var acts = map[string]act{
	"ACCUSE":                 {"condemned", "was condemned", "accusation", "against", false},
	"ACCUSE/investigate":     {"ordered an inquiry into", "was investigated", "inquiry", "into", false},
	"AGREE":                  {"agreed with", "was party to an agreement", "agreement", "with", true},
	"AID":                    {"gave aid to", "was given aid", "aid", "to", false},
	"ASSAULT":                {"attacked", "was attacked", "attack", "on", false},
	"ASSAULT/abduct":         {"abducted", "was abducted", "abduction", "of", false},
	"ASSAULT/aerial":         {"struck|from the air", "was struck from the air", "air strike", "on", false},
	"ASSAULT/beat":           {"beat", "was beaten", "beating", "of", false},
	"ASSAULT/destroy":        {"destroyed", "was destroyed", "destruction", "of", false},
	"ASSAULT/drone":          {"struck|with a drone", "was struck by a drone", "drone strike", "on", false},
	"ASSAULT/execute":        {"executed", "was executed", "execution", "of", false},
	"ASSAULT/explosives":     {"bombed", "was bombed", "bombing", "of", false},
	"ASSAULT/firearms":       {"shot at", "was shot at", "armed attack", "on", false},
	"ASSAULT/heavy-weapons":  {"shelled", "was shelled", "shelling", "of", false},
	"ASSAULT/suicide-attack": {"attacked|with a suicide bomb", "was hit by a suicide bomb", "suicide attack", "on", false},
	"ASSAULT/torture":        {"tortured", "was tortured", "torture", "of", false},
	"COERCE":                 {"used force of law against", "was subjected to coercion", "coercion", "of", false},
	"COERCE/arrest":          {"detained", "was detained", "detention", "of", false},
	"COERCE/deport":          {"detained", "was detained", "detention", "of", false},
	"COERCE/seize":           {"seized", "was seized", "seizure", "of", false},
	"CONCEDE":                {"made a concession to", "was given a concession", "concession", "to", false},
	"CONSULT":                {"held talks with", "was consulted", "talks", "with", true},
	"COOPERATE":              {"co-operated with", "was part of co-operation", "co-operation", "with", true},
	"MOBILIZE":               {"mobilised against", "was deployed or mobilised", "mobilisation", "against", false},
	"PROTEST":                {"protested against", "was the target of a protest", "protest", "against", false},
	"REJECT":                 {"rejected", "was rejected", "rejection", "of", false},
	"REQUEST":                {"called on", "was called on", "demand", "to", false},
	"RETREAT":                {"pulled back from", "saw a withdrawal", "withdrawal", "from", false},
	"RETREAT/access":         {"gave access to", "was given access", "access", "for", false},
	"RETREAT/ceasefire":      {"kept a ceasefire with", "was party to a ceasefire", "ceasefire", "with", true},
	"RETREAT/disarm":         {"laid down arms before", "was disarmed", "disarmament", "of", false},
	"RETREAT/ease":           {"eased restrictions on", "saw restrictions eased", "easing of restrictions", "on", false},
	"RETREAT/release":        {"released", "was released", "release", "of", false},
	"RETREAT/return":         {"handed over to", "was given back", "return", "to", false},
	"SANCTION":               {"imposed penalties on", "was penalised", "penalties", "on", false},
	"SUPPORT":                {"backed", "was backed", "support", "for", false},
	"THREATEN":               {"threatened", "was threatened", "threat", "to", false},
}

// transitive tells whether a trigger can stand as it is between doer and target.
func transitive(trigger string) bool {
	const words = " abducted accused ambushed arrested assassinated attacked backed beat besieged blamed bombed captured condemned criticised criticized " +
		"deported denounced destroyed detained ejected evacuated executed expelled freed hit injured invaded kidnapped killed met murdered overran praised raided " +
		"rejected released sanctioned seized shelled shot stabbed stormed struck supported targeted tortured urged warned wounded "
	return strings.Contains(words, " "+strings.ToLower(trigger)+" ")
}

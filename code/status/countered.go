package status

import "github.com/sitrep-news/sitrep/data/lists"

// repelling are verbs of doing away with what is there; ending those that make an end of it.
var (
	repelling = lists.Set(`avenge beat_back beat_off break_up contain counter crush disperse drive_back fend_off fight_off put_down push_back quash quell repel
		repulse smother stamp_out stem subdue suppress`)
	ending = lists.Set("curb end halt stop")
)

// countered reports whether violence or unrest i is the object of verb h that tells what somebody
// sets out to do about it, and so is there already: "sent troops to repel attacks".
func (c *climb) countered(i, h int) bool {
	if !c.hostile && c.typ != "PROTEST" || i != c.p || c.t.Rel(i) != "obj" || c.t.Case(h) != "to" {
		return false
	}
	v := c.t.Lemma(h)
	for _, k := range c.t.Kids(h) {
		if f := c.t.Form(k); k > h && k < i && len(f) < 5 && repelling[v+"_"+f] {
			return true
		}
	}
	return repelling[v] || ending[v] && c.t.Rel(h) == "advcl" && c.t.Child(i, "det") < 0
}

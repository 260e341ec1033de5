package cast

import (
	"testing"
)

// TestRoll: a list takes the trade told of all before it, even those with an army's rank;
// beside fighters the named are private, but for those whom the words leave open; an office
// counts before one that was left.
func TestRoll(t *testing.T) {
	_, c := built(t, "roll.conllu")
	told := firstSectors(c)
	for name, sector := range map[string]string{"Ivo Marran": "COP", "Teo Lasker": "COP", "Pim Osgood": "COP", "Ada Quill": "CVL", "Bo Larch": "CVL", "Rex Tarn": "", "Lars Omen": "GOV"} {
		if told[name] != sector {
			t.Errorf("%s is %q, want %q", name, told[name], sector)
		}
	}
}

package cast

import (
	"testing"
)

// TestFallen: those killed are what as many were who were told of before, not what another
// number was; bodies are what the nouns beside their names say.
func TestFallen(t *testing.T) {
	_, c := built(t, "fallen.conllu")
	told := firstSectors(c)
	for name, want := range map[string]string{"Ngozi Eze": "EDU", "Bola Ojo": "EDU", "John Audu": "MIL", "Musa Sule": "MIL", "Peter Ekong": "MIL",
		"Carlos Rojas": "LAB", "Ruben Diaz": "LAB", "Ada Obi": "CVL", "Tunde Bako": "CVL",
		"Hope Trail": "NGO", "Community of Saint Bruno": "REL", "Goldridge": "BUS", "Hanfeng": "BUS", "Open Door": "HRI"} {
		if told[name] != want {
			t.Errorf("%s is %q, want %q", name, told[name], want)
		}
	}
}

// TestSeatBefore: the words before a body's name tell where it is.
func TestSeatBefore(t *testing.T) {
	_, c := built(t, "fallen.conllu")
	for i := range c.Actors {
		if a := &c.Actors[i]; a.Name == "Hanfeng" && a.Country != "CHN" || a.Name == "Open Door" && a.Country != "KEN" {
			t.Errorf("%s is of %s", a.Name, a.Country)
		}
	}
}

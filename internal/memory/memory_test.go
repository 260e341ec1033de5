package memory

import "testing"

func TestHeldMemory(t *testing.T) {
	held := make([]byte, 64<<20)
	for i := range held {
		held[i] = 1 // or the pages are not there
	}
	if now := Resident(); now < len(held) {
		t.Errorf("%d bytes resident with %d in use", now, len(held))
	}
	if now, most := Resident(), Peak(); most < now {
		t.Errorf("%d bytes at most, %d now", most, now)
	}
	if held[0] != 1 {
		t.Fatal("what was held is gone")
	}
}

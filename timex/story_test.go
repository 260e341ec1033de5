package timex

import (
	"strings"
	"testing"
)

// TestStory reads texts of long ago, where a day without a year is of the year last told,
// and news with a look back, where it is of the report's own.
func TestStory(t *testing.T) {
	f := finder(t)
	for _, c := range []struct{ text, want string }{
		{"On 3 May 1974 a mill burned. On 15 May its owner fled. In January he was found.", "1974-05-03; 1974-05-15; 1975-01"},
		{"On 3 May 1974 a mill burned, as two had in 1971. On 15 May its owner fled.", "1974-05-03; 1971; 1974-05-15"},
		{"The mill burned in 1974. On Monday police named a clerk. On 6 May he fled.", "1974; 2024-05-13; 2024-05-06"},
		{"They took the mill in October 2021. The owner fled in 2020. On Monday he wept. On 4 May the guards burned it.", "2021-10; 2020; 2024-05-13; 2024-05-04"},
		{"The war began in April 2019. In January a court fined two. On Monday one fled.", "2019-04; 2024-01; 2024-05-13"},
		{"It was founded in May 2009. The following year it had ten members. That year two left.", "2009-05; 2010; 2010"},
		{"It was Tuesday, 4 July 1978, since called Bloody Tuesday. As night fell seven were dead.", "1978-07-04"},
	} {
		var got []string
		for _, e := range find(t, f, c.text, "2024-05-15") {
			got = append(got, e.Value)
		}
		if s := strings.Join(got, "; "); s != c.want {
			t.Errorf("%q\n got %s\nwant %s", c.text, s, c.want)
		}
	}
}

package fuse

import "strings"

// common are words that any report may hold: they say nothing of which happening it is.
var common = words(`the and for that with from were was been has have had his her its their they them this those these
who whom which what when where while after before during into onto over under about against among between through than then
there here also but not nor are will would could should may might must can said says say told according added monday tuesday
wednesday thursday friday saturday sunday january february march april may june july august september october november
december late early night morning evening afternoon today yesterday tomorrow week month year day hour statement official
officials spokesman spokeswoman report reports reported reporter reporters people least more most some any all one two both
other another near northern southern eastern western north south east west country city town area`)

// counting are words that a description of people may begin with and be the same
// without.
var counting = words(`a an the at least about around some several many few more less fewer than up to over under nearly almost only
dozens dozen scores hundreds thousands hundred thousand of other others another its their his her our these those number
one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen
nineteen twenty thirty forty fifty sixty seventy eighty ninety all both`)

func words(list string) map[string]bool {
	m := map[string]bool{}
	for _, w := range strings.Fields(list) {
		m[w] = true
	}
	return m
}

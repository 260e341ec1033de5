package code

import (
	"github.com/sitrep-news/sitrep/code/mend"
	"github.com/sitrep-news/sitrep/code/statement"
	"github.com/sitrep-news/sitrep/nlp"
)

// Attributions lists who said, thought or wanted what in an analysed text:
// the record's statements and the attitudes that it leaves out.
func (c *Coder) Attributions(doc *nlp.Doc) []statement.Attribution {
	mend.Doc(doc)
	return c.statements.Find(doc)
}

// Package schemes holds the crosswalks between coding schemes as text that people
// edit: PLOVER, CAMEO, ACLED, the Goldstein scale, FIPS and ISO countries.
package schemes

import "embed"

// FS is the folder's text files.
//
//go:embed *.txt
var FS embed.FS

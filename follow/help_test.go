package follow

import (
	"context"
	"net/http"
	"time"

	"github.com/sitrep-news/sitrep/fetch"
)

func contextWithin(r *http.Request, d time.Duration) (context.Context, context.CancelFunc) {
	return context.WithTimeout(r.Context(), d)
}

// fetchSafe is the transport as it is where the operator allows nothing private.
func fetchSafe() http.RoundTripper { return fetch.SafeTransport(fetch.Options{}) }

//go:build !amd64

package kernel

// attention16 is AVX-512's room for the attention.
type attention16 struct{}

// attend16 is never reached: there is no AVX-512 here.
func attend16(dst, q, kv Matrix, s *attention16) { panic("kernel: no AVX-512 on this architecture") }

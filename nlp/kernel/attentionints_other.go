//go:build !amd64

package kernel

// attentionInts is AVX-512's room for the attention.
type attentionInts struct{}

// attendInts is never reached: there is no AVX-512 here.
func attendInts(dst, q, kv Matrix, s *attentionInts) {
	panic("kernel: no AVX-512 on this architecture")
}

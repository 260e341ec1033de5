//go:build !amd64

package kernel

// Elsewhere there is only plain Go; the rest is never reached, since New gives
// no other tier.

func detect() Tier { return Plain }

func (k Kernels) gemmInt8(a *gemmArgs, rows, width int)   { panic(noAssembly) }
func gemmInt16(a *gemmArgs, rows, width int)              { panic(noAssembly) }
func (k Kernels) gemmFloat32(a gemmArgs, rows, width int) { panic(noAssembly) }
func (k Kernels) quantRows(a *rowArgs)                    { panic(noAssembly) }
func (k Kernels) geluQuantRows(a *rowArgs)                { panic(noAssembly) }
func (k Kernels) normRows(a *rowArgs)                     { panic(noAssembly) }
func (k Kernels) softmaxRows(a *rowArgs)                  { panic(noAssembly) }
func (k Kernels) dotRows(a *rowArgs)                      { panic(noAssembly) }

type attention16 struct{}

func attend16(dst, q, kv Matrix, s *attention16) { panic(noAssembly) }

const noAssembly = "kernel: no assembly for this architecture"

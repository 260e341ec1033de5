//go:build !amd64 && !arm64

package kernel

// Elsewhere there is only plain Go; the rest is never reached, since New gives
// no other tier.

func available() []Tier { return []Tier{Plain} }

func (k Kernels) gemmInt8(a gemmArgs, rows, width int)    { panic(noAssembly) }
func (k Kernels) gemmFloat32(a gemmArgs, rows, width int) { panic(noAssembly) }
func (k Kernels) quantRows(a *rowArgs)                    { panic(noAssembly) }
func (k Kernels) geluQuantRows(a *rowArgs)                { panic(noAssembly) }
func (k Kernels) normRows(a *rowArgs)                     { panic(noAssembly) }
func (k Kernels) softmaxRows(a *rowArgs)                  { panic(noAssembly) }
func (k Kernels) reluRows(a *rowArgs)                     { panic(noAssembly) }
func (k Kernels) dotRows(a *rowArgs)                      { panic(noAssembly) }
func (k Kernels) embedRow(a *rowArgs)                     { panic(noAssembly) }

const noAssembly = "kernel: no assembly for this architecture"

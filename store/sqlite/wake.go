package sqlite

import "sync"

// waker rings the workers of this process when jobs of their kind were committed.
type waker struct {
	mu    sync.Mutex
	bells map[string]map[chan struct{}]bool
}

func newWaker() *waker { return &waker{bells: map[string]map[chan struct{}]bool{}} }

func (w *waker) listen(kind string) chan struct{} {
	w.mu.Lock()
	defer w.mu.Unlock()
	bell := make(chan struct{}, 1)
	if w.bells[kind] == nil {
		w.bells[kind] = map[chan struct{}]bool{}
	}
	w.bells[kind][bell] = true
	return bell
}

func (w *waker) leave(kind string, bell chan struct{}) {
	w.mu.Lock()
	defer w.mu.Unlock()
	delete(w.bells[kind], bell)
}

func (w *waker) ring(kinds map[string]bool) {
	w.mu.Lock()
	defer w.mu.Unlock()
	for kind := range kinds {
		for bell := range w.bells[kind] {
			select {
			case bell <- struct{}{}:
			default:
			}
		}
	}
}

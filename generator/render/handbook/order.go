package handbook

import (
	"runtime"
	"sync"
)

// inOrder makes n things side by side and hands them over in order. No more are
// held than a few for each processor. The first error ends it.
func inOrder[T any](n int, produce func(int) (T, error), take func(int, T) error) error {
	type made struct {
		value T
		err   error
	}
	ahead := 4 * runtime.GOMAXPROCS(0)
	slots := make([]chan made, n)
	for i := range slots {
		slots[i] = make(chan made, 1)
	}
	next, room, stop := make(chan int), make(chan struct{}, ahead), make(chan struct{})
	var group sync.WaitGroup
	defer group.Wait()
	defer close(stop)
	group.Go(func() {
		defer close(next)
		for i := range n {
			select {
			case room <- struct{}{}:
			case <-stop:
				return
			}
			select {
			case next <- i:
			case <-stop:
				return
			}
		}
	})
	for range runtime.GOMAXPROCS(0) {
		group.Go(func() {
			for i := range next {
				value, err := produce(i)
				slots[i] <- made{value, err}
			}
		})
	}
	for i := range n {
		m := <-slots[i]
		<-room
		if m.err != nil {
			return m.err
		}
		if err := take(i, m.value); err != nil {
			return err
		}
	}
	return nil
}

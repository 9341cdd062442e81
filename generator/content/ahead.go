package content

import (
	"iter"
	"runtime"
	"sync"
)

// windowPerWorker is how many results may wait for each worker: enough that no
// worker idles while the consumer is busy with a large record.
const windowPerWorker = 8

// ahead yields do(in) for each input in order, and computes those to come on
// every processor, a bounded window ahead. When the consumer stops, nothing
// further is begun, and no goroutine outlives the loop.
func ahead[In, Out any](inputs []In, do func(In) Out) iter.Seq[Out] {
	return func(yield func(Out) bool) {
		workers := runtime.GOMAXPROCS(0)
		q := &queue[In, Out]{
			todo:  make(chan task[In, Out]),
			order: make(chan chan Out, workers*windowPerWorker),
			stop:  make(chan struct{}),
		}
		var running sync.WaitGroup
		defer running.Wait()
		defer close(q.stop)
		running.Go(func() { q.feed(inputs) })
		for range workers {
			running.Go(func() { q.work(do) })
		}
		for out := range q.order {
			if !yield(<-out) {
				return
			}
		}
	}
}

// A queue hands tasks to workers and their results on in order.
type queue[In, Out any] struct {
	todo  chan task[In, Out]
	order chan chan Out // one for each task, in order of inputs
	stop  chan struct{}
}

type task[In, Out any] struct {
	in  In
	out chan Out
}

// feed puts every input in both lines; the bounded one holds it back.
func (q *queue[In, Out]) feed(inputs []In) {
	defer close(q.todo)
	defer close(q.order)
	for _, in := range inputs {
		t := task[In, Out]{in, make(chan Out, 1)}
		select {
		case q.order <- t.out:
		case <-q.stop:
			return
		}
		select {
		case q.todo <- t:
		case <-q.stop:
			return
		}
	}
}

// work does tasks until there are no more. A result never waits for its
// reader, since each has a channel with room for it.
func (q *queue[In, Out]) work(do func(In) Out) {
	for t := range q.todo {
		t.out <- do(t.in)
	}
}

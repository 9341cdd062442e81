package preview

import "sync"

// mostKept bounds the pages that are kept as they last were: as many as an
// editor looks at in a day.
const mostKept = 256

// kept holds pages as they last were, the latest asked for.
type kept struct {
	mu    sync.Mutex
	pages map[string]good
	order []string // of asking, the oldest first
}

// A good page could be shown.
type good struct {
	html   []byte
	record string
}

func newKept() *kept { return &kept{pages: map[string]good{}} }

func (k *kept) put(at string, page good) {
	k.mu.Lock()
	defer k.mu.Unlock()
	if _, known := k.pages[at]; !known {
		if k.order = append(k.order, at); len(k.order) > mostKept {
			delete(k.pages, k.order[0])
			k.order = k.order[1:]
		}
	}
	k.pages[at] = page
}

func (k *kept) get(at string) (good, bool) {
	k.mu.Lock()
	defer k.mu.Unlock()
	page, ok := k.pages[at]
	return page, ok
}

package build

import (
	"context"
	"fmt"
	"path"
	"runtime"
	"strconv"
	"strings"
	"sync"

	"golang.org/x/sync/errgroup"
	"golang.org/x/sync/semaphore"

	"prospectus/generator/markup"
	"prospectus/generator/memo"
	"prospectus/generator/output"
	"prospectus/generator/photo"
	"prospectus/generator/route"
)

// pageWidths are the widths of a photograph's copies: a telephone's column at
// one and two pixels a point, and a column of text on a screen likewise.
var pageWidths = []int{480, 800, 1200, 1600}

// maxDecoded bounds the pixels of all photographs that are decoded at one time:
// four from a telephone. A larger one is decoded alone.
const maxDecoded = 50_000_000

// inPage is the least width, in pixels, of the copy that is named for programs
// which do not choose.
const inPage = 800

// A copied is a copy of a picture that is published.
type copied struct {
	to    route.Path
	width int
}

// publishCopies makes the copies of all photographs, side by side.
func (m *media) publishCopies(ctx context.Context, sink output.Sink) error {
	if len(m.shots) == 0 {
		return nil
	}
	step := m.work.counted(Resizing, len(m.shots))
	room := semaphore.NewWeighted(maxDecoded)
	group, ctx := errgroup.WithContext(ctx)
	group.SetLimit(runtime.GOMAXPROCS(0))
	for _, p := range m.shots {
		group.Go(guarded(func() error {
			defer step()
			if err := ctx.Err(); err != nil {
				return err
			}
			copies, err := m.copies(ctx, p, room)
			if err != nil {
				return m.fault(p, err)
			}
			return m.place(p, copies, sink)
		}))
	}
	return group.Wait()
}

// counted returns a function that counts one more of a step's parts done, from
// any goroutine.
func (w *work) counted(s Step, total int) func() {
	var mu sync.Mutex
	done := 0
	w.progress(s, 0, total)
	return func() {
		mu.Lock()
		defer mu.Unlock()
		done++
		w.progress(s, done, total)
	}
}

// copies returns the copies of a photograph: those of an earlier build, or new
// ones, once there is room to decode it. Where nothing will be published it is
// decoded to see whether it can be, and there are none.
func (m *media) copies(ctx context.Context, p *picture, room *semaphore.Weighted) ([]photo.Copy, error) {
	data, err := m.read(p.from)
	if err != nil {
		return nil, err
	}
	key := memo.KeyOf(copiesPurpose(p.widths), data)
	if packed, ok := m.work.in.Memo.Get(key); ok {
		if copies, err := photo.Unpack(packed); err == nil {
			return copies, nil
		}
	}
	pixels := min(int64(p.info.Width)*int64(p.info.Height), maxDecoded)
	if err := room.Acquire(ctx, pixels); err != nil {
		return nil, err
	}
	defer room.Release(pixels)
	if m.work.dry {
		_, err := photo.Decode(data)
		return nil, err
	}
	copies, err := photo.Resize(p.info, data, p.widths)
	if err == nil {
		m.work.in.Memo.Put(key, photo.Pack(copies))
	}
	return copies, err
}

// copiesPurpose names all that decides on a photograph's copies besides the
// photograph: another release of Go may encode otherwise.
func copiesPurpose(widths []int) string {
	return fmt.Sprintf("copies of photographs; %s; %v; %s", photo.Method, widths, runtime.Version())
}

// place publishes the copies of a picture.
func (m *media) place(p *picture, copies []photo.Copy, sink output.Sink) error {
	for _, c := range copies {
		to := m.work.plan.Copy(p.kind, p.id, p.file, c.Width, c.Format)
		if err := sink.Write(string(to), c.Data); err != nil {
			return err
		}
		p.copies = append(p.copies, copied{to, c.Width})
	}
	return nil
}

// image answers a page that shows a picture of its record or of the site.
func (m *media) image(kind, id, file string) (markup.Image, bool) {
	p, ok := m.pictures[path.Join(kind, id, file)]
	if !ok {
		return markup.Image{}, false
	}
	image := markup.Image{Src: p.to.URL(), Data: p.embedded, Width: p.info.Width, Height: p.info.Height}
	for i, c := range p.copies {
		if i == 0 || p.copies[i-1].width < p.least {
			image.Src = c.to.URL()
		}
	}
	if len(p.copies) > 1 {
		image.SrcSet = p.srcSet()
	}
	return image, true
}

// srcSet lists a picture's copies as HTML wants them.
func (p *picture) srcSet() string {
	var all []string
	for _, c := range p.copies {
		all = append(all, c.to.URL()+" "+strconv.Itoa(c.width)+"w")
	}
	return strings.Join(all, ", ")
}

package build

import (
	"context"
	"errors"
	"io"
	"io/fs"
	"path"

	"prospectus/generator/diag"
	"prospectus/generator/i18n"
	"prospectus/generator/markup"
	"prospectus/generator/model"
	"prospectus/generator/output"
	"prospectus/generator/photo"
	"prospectus/generator/route"
	"prospectus/generator/source"
)

// A media finds, measures and publishes the pictures and attachments of the
// visible records.
type media struct {
	work *work
	sink output.Sink
	seen map[string]picture // by kind/id/file
}

// A picture is a file of a record that is published.
type picture struct {
	info photo.Info
	to   route.Path
}

var badPicture = &diag.Rule{
	Code: "bad-picture", Severity: diag.Error,
	Says: i18n.Text{"zh": "图片“%[1]s”不能发布：%[2]s", "en": "the picture %[1]q cannot be published: %[2]s"},
}

var pictureFaults = map[photo.Fault]i18n.Text{
	photo.Unknown:  {"zh": "不是浏览器能显示的图片，请存为 JPEG、PNG、WebP 或 SVG", "en": "browsers cannot show it; save it as JPEG, PNG, WebP or SVG"},
	photo.Broken:   {"zh": "文件已损坏，请重新导出", "en": "the file is damaged; export it again"},
	photo.Active:   {"zh": "图形文件里有脚本或外部内容，请另存为普通 SVG", "en": "the drawing runs scripts or loads from elsewhere; save it as plain SVG"},
	photo.Sizeless: {"zh": "图形文件没有 viewBox，请在导出时保留尺寸", "en": "the drawing has no view box; keep its size when exporting"},
}

// publish copies every picture and attachment that a visible record names.
// Records are read before pages are made, so that a page knows the size of
// its pictures.
func (m *media) publish(ctx context.Context) error {
	for kind, r := range m.work.visible.Records() {
		if err := ctx.Err(); err != nil {
			return err
		}
		full := m.work.full.Find(kind.Name, r.Ident())
		for _, p := range r.Head().Photos {
			if err := m.picture(kind.Name, r.Head(), p.File, full.At("photo."+p.ID+".file")); err != nil {
				return err
			}
		}
		for _, f := range r.Head().Files {
			to := m.work.plan.Media(kind.Name, r.Ident(), f.File)
			if err := m.copy(r.Head().Dir, f.File, to); err != nil {
				return err
			}
		}
	}
	return nil
}

// picture measures and copies one picture; one that cannot be published is a
// fault at span.
func (m *media) picture(kind string, h *model.Header, file string, span source.Span) error {
	key := path.Join(kind, h.ID, file)
	if _, done := m.seen[key]; done {
		return nil
	}
	info, err := m.inspect(path.Join(h.Dir, file))
	var fault *photo.Error
	if errors.As(err, &fault) {
		m.work.faults.Add(badPicture.At(span, file, pictureFaults[fault.Fault]))
		return nil
	}
	if err != nil {
		return err
	}
	to := m.work.plan.Media(kind, h.ID, file)
	m.seen[key] = picture{info, to}
	return m.copy(h.Dir, file, to)
}

// open finds a record's file in the site's folder, else in the second one.
func (m *media) open(name string) (fs.File, error) {
	f, err := m.work.in.Site.Open(name)
	if errors.Is(err, fs.ErrNotExist) && m.work.in.Internal != nil {
		return m.work.in.Internal.Open(name)
	}
	return f, err
}

func (m *media) inspect(name string) (photo.Info, error) {
	f, err := m.open(name)
	if err != nil {
		return photo.Info{}, err
	}
	defer f.Close()
	return photo.Inspect(name, f)
}

func (m *media) copy(dir, file string, to route.Path) error {
	from, err := m.open(path.Join(dir, file))
	if err != nil {
		return err
	}
	defer from.Close()
	out, err := m.sink.Create(string(to))
	if err != nil {
		return err
	}
	defer out.Abort()
	if _, err := io.Copy(out, from); err != nil {
		return err
	}
	return out.Close()
}

// image answers a page that shows a picture of its record.
func (m *media) image(kind, id, file string) (markup.Image, bool) {
	p, ok := m.seen[path.Join(kind, id, file)]
	return markup.Image{Src: string(p.to), Width: p.info.Width, Height: p.info.Height}, ok
}

// nowhere is a sink that keeps nothing.
type nowhere struct{}

func (nowhere) Write(string, []byte) error         { return nil }
func (nowhere) Create(string) (output.File, error) { return nothing{}, nil }

type nothing struct{}

func (nothing) Write(p []byte) (int, error) { return len(p), nil }
func (nothing) Close() error                { return nil }
func (nothing) Abort()                      {}

// An overlay is two file systems of which the first wins, file by file.
type overlay struct{ over, under fs.FS }

// Open implements fs.FS.
func (o overlay) Open(name string) (fs.File, error) {
	f, err := o.over.Open(name)
	if errors.Is(err, fs.ErrNotExist) {
		return o.under.Open(name)
	}
	return f, err
}

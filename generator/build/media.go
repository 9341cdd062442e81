package build

import (
	"bytes"
	"context"
	"errors"
	"io"
	"io/fs"
	"path"
	"strings"

	"prospectus/generator/diag"
	"prospectus/generator/i18n"
	"prospectus/generator/model"
	"prospectus/generator/output"
	"prospectus/generator/photo"
	"prospectus/generator/route"
	"prospectus/generator/source"
)

// A media is the pictures and attachments of the visible records, and the
// pictures of the site itself.
type media struct {
	work     *work
	pictures map[string]*picture // by kind/id/file
	files    []published         // in catalogue order
	named    map[route.Path]bool // where those files go
	spelt    map[string]string   // by address without case, how it was first written
	shots    []*picture          // photographs of which copies are made, in catalogue order
}

// A picture is a picture that is published, itself or as copies of several
// sizes.
type picture struct {
	kind, id, file string
	from           string // in the site's folder, else in the second one
	span           source.Span
	info           photo.Info
	to             route.Path // where it is published itself, if it is
	widths         []int      // of its copies
	least          int        // width of the copy for programs that do not choose
	embedded       string     // the picture as a data address; empty where it is not to be had
	sized          bool       // it is one of the shots
	copies         []copied   // by rising width; none before they are published
}

// A published file is copied as it is.
type published struct {
	from   string // in the site's folder, else in the second one
	to     route.Path
	format string // of a picture; empty for a file that is copied as it is
	span   source.Span
}

var badPicture = &diag.Rule{
	Code: "bad-picture", Severity: diag.Error,
	Says: i18n.Text{"zh": "图片“%[1]s”不能发布：%[2]s", "en": "the picture %[1]q cannot be published: %[2]s"},
}

var activeAttachment = &diag.Rule{
	Code: "active-attachment", Severity: diag.Error,
	Says: i18n.Text{"zh": "附件“%[1]s”会被浏览器当作本站网页打开，不能发布", "en": "browsers would open the attachment %[1]q as a page of this site, so it cannot be published"},
	Hint: i18n.Text{"zh": "另存为 PDF 再作为附件", "en": "attach it as PDF"},
}

var unfitName = &diag.Rule{
	Code: "unfit-file-name", Severity: diag.Error,
	Says: i18n.Text{"zh": "文件名“%[1]s”不能用于网站：在 Windows 或 U 盘上存不下", "en": "the file name %[1]q is not fit for the site: Windows or a memory stick could not hold it"},
	Hint: i18n.Text{"zh": "改名：用文字、数字和 - _，不超过三十个字，不用 < > : \" | ? * 和 con、aux 一类的设备名", "en": "rename it: letters, digits, - and _, at most thirty of them; none of < > : \" | ? * and no name of a device, such as con or aux"},
}

var spelledAlike = &diag.Rule{
	Code: "file-names-alike", Severity: diag.Error,
	Says: i18n.Text{"zh": "文件名“%[1]s”与“%[2]s”只有大小写不同，在 Windows 上是同一个文件", "en": "the file names %[1]q and %[2]q differ only in case, and are one file on Windows"},
	Hint: i18n.Text{"zh": "给其中一个改名", "en": "rename one of them"},
}

var pictureFaults = map[photo.Fault]i18n.Text{
	photo.Unknown:  {"zh": "不是浏览器能显示的图片，请存为 JPEG、PNG、WebP 或 SVG", "en": "browsers cannot show it; save it as JPEG, PNG, WebP or SVG"},
	photo.Broken:   {"zh": "文件已损坏，请重新导出", "en": "the file is damaged; export it again"},
	photo.Active:   {"zh": "图形文件里有脚本或外部内容，请另存为普通 SVG", "en": "the drawing runs scripts or loads from elsewhere; save it as plain SVG"},
	photo.Sizeless: {"zh": "图形文件没有 viewBox，请在导出时保留尺寸", "en": "the drawing has no view box; keep its size when exporting"},
	photo.Huge:     {"zh": "像素超过一亿，请缩小后再放进来", "en": "it has more than 100 million pixels; save it smaller"},
	photo.Heavy:    {"zh": "文件超过 64 MB，请缩小后再放进来", "en": "its file is larger than 64 MB; save it smaller"},
}

// findMedia measures every picture that a visible record or the site names, so
// that a page knows the size of its pictures, and reports those that cannot be
// published at their places in the full catalogue.
func (w *work) findMedia(full *model.Catalog) (*media, error) {
	m := &media{work: w, pictures: map[string]*picture{}, named: map[route.Path]bool{}, spelt: map[string]string{}}
	if err := m.siteFiles(full.Site); err != nil {
		return nil, err
	}
	for kind, r := range w.visible.Records() {
		known := full.Find(kind.Name, r.Ident())
		for _, p := range r.Head().Photos {
			if err := m.photo(kind.Name, r.Head(), p.File, known.At("photo."+p.ID+".file")); err != nil {
				return nil, err
			}
		}
		for _, f := range r.Head().Files {
			if err := m.attachment(kind.Name, r.Head(), f.File, known.At("attachment."+f.ID+".file")); err != nil {
				return nil, err
			}
		}
		if w.staff() {
			m.papers(kind.Name, r.Head(), known.At(""))
		}
	}
	return m, nil
}

// papers notes a record's internal attachments, of which a public edition knows
// nothing: staff get them as they are.
func (m *media) papers(kind string, h *model.Header, span source.Span) {
	for _, p := range h.Papers {
		to := m.work.plan.Paper(kind, h.ID, p.File)
		m.spell(to, span)
		m.add(published{path.Join(h.Dir, p.File), to, "", span})
	}
}

// photo notes a picture that pages show.
func (m *media) photo(kind string, h *model.Header, file string, span source.Span) error {
	p, err := m.picture(kind, h.ID, h.Dir, file, span)
	if p != nil {
		m.show(p)
	}
	return err
}

// show has a picture published as pages need it: a photograph as copies, and
// what needs none as it is.
func (m *media) show(p *picture) {
	switch {
	case p.info.Passes(pageWidths):
		m.add(published{p.from, p.to, p.info.Format, p.span})
	case !p.sized:
		p.sized = true
		m.shots = append(m.shots, p)
	}
}

// attachment notes a file that is handed to visitors as it is, a photograph in
// its full size. One that a browser would open as a page of the site itself,
// scripts and all, is a fault at span; a drawing is held to what pictures are.
func (m *media) attachment(kind string, h *model.Header, file string, span source.Span) error {
	switch strings.ToLower(path.Ext(file)) {
	case ".svg", ".jpg", ".jpeg", ".jpe", ".jfif", ".png", ".apng", ".webp":
		p, err := m.picture(kind, h.ID, h.Dir, file, span)
		if p != nil {
			m.add(published{p.from, p.to, p.info.Format, p.span})
		}
		return err
	case ".html", ".htm", ".xhtml", ".xht", ".xml", ".js", ".mjs":
		m.work.faults.Add(activeAttachment.At(span, file))
		return nil
	}
	to := m.work.plan.Media(kind, h.ID, file)
	m.spell(to, span)
	m.add(published{path.Join(h.Dir, file), to, "", span})
	return nil
}

// add notes a file to be copied, once however often it is named. A name that
// the output would refuse is reported here, with its place.
func (m *media) add(f published) {
	if m.named[f.to] {
		return
	}
	m.named[f.to] = true
	if output.CheckPath(string(f.to)) != nil {
		m.work.faults.Add(unfitName.At(f.span, path.Base(f.from)))
		return
	}
	m.files = append(m.files, f)
}

// spell reports an address that another file has but for its case.
func (m *media) spell(to route.Path, span source.Span) {
	key := strings.ToLower(string(to))
	switch first, ok := m.spelt[key]; {
	case !ok:
		m.spelt[key] = string(to)
	case first != string(to):
		m.work.faults.Add(spelledAlike.At(span, path.Base(string(to)), path.Base(first)))
	}
}

// picture measures one picture, once however often it is named. One that cannot
// be published is nil, and a fault at span; so is one that is not there, which
// was reported where it is named.
func (m *media) picture(kind, id, dir, file string, span source.Span) (*picture, error) {
	key := path.Join(kind, id, file)
	if p := m.pictures[key]; p != nil {
		return p, nil
	}
	p := &picture{kind: kind, id: id, file: file, from: path.Join(dir, file), span: span, widths: pageWidths, least: inPage}
	var err error
	if p.info, err = m.inspect(p.from); err != nil {
		if errors.Is(err, fs.ErrNotExist) {
			return nil, nil
		}
		return nil, m.fault(p, err)
	}
	p.to = m.work.plan.Media(kind, id, file)
	m.spell(p.to, span)
	m.pictures[key] = p
	return p, nil
}

// fault reports what package photo says of a picture, and passes on any other
// error.
func (m *media) fault(p *picture, err error) error {
	var fault *photo.Error
	if !errors.As(err, &fault) {
		return err
	}
	m.work.faults.Add(badPicture.At(p.span, p.file, pictureFaults[fault.Fault]))
	return nil
}

// publish copies the files and makes the copies of the photographs, after which
// image knows them.
func (m *media) publish(ctx context.Context, sink output.Sink) error {
	for _, f := range m.files {
		if err := ctx.Err(); err != nil {
			return err
		}
		if err := m.copy(f, sink); err != nil {
			return err
		}
	}
	return m.publishCopies(ctx, sink)
}

// open finds a record's file in the site's folder, else in the second one.
func (m *media) open(name string) (fs.File, error) {
	f, err := m.work.in.Site.Open(name)
	if errors.Is(err, fs.ErrNotExist) && m.work.in.Internal != nil {
		return m.work.in.Internal.Open(name)
	}
	return f, err
}

// read reads a whole picture.
func (m *media) read(name string) ([]byte, error) {
	f, err := m.open(name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	return photo.Read(f)
}

func (m *media) inspect(name string) (photo.Info, error) {
	data, err := m.read(name)
	if err != nil {
		return photo.Info{}, err
	}
	info, err := photo.Inspect(name, bytes.NewReader(data))
	if err == nil {
		_, err = photo.Clean(info.Format, data) // what cannot be cleaned is found here, with its place
	}
	return info, err
}

func (m *media) copy(f published, sink output.Sink) error {
	from, err := m.open(f.from)
	if err != nil {
		return err
	}
	defer from.Close()
	if f.format != "" {
		return m.clean(from, f, sink)
	}
	out, err := sink.Create(string(f.to))
	if err != nil {
		return err
	}
	defer out.Abort()
	if _, err := io.Copy(out, from); err != nil {
		return err
	}
	return out.Close()
}

// clean publishes a picture without what it says of camera, place and time.
func (m *media) clean(from io.Reader, f published, sink output.Sink) error {
	data, err := photo.Read(from)
	if err != nil {
		return err
	}
	if data, err = photo.Clean(f.format, data); err != nil {
		return err
	}
	return sink.Write(string(f.to), data)
}

// nowhere is a sink that keeps nothing.
type nowhere struct{}

func (nowhere) Write(string, []byte) error         { return nil }
func (nowhere) Create(string) (output.File, error) { return nothing{}, nil }

type nothing struct{}

func (nothing) Write(p []byte) (int, error) { return len(p), nil }
func (nothing) Close() error                { return nil }
func (nothing) Abort()                      {}

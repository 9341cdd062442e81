package sheet

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"path"
	"strings"
)

// The bounds of a package. 5,000 rows of 30 columns unpack to some 10 MB.
const (
	maxUnpacked = 256 << 20 // bytes of all files together
	maxMembers  = 20_000
	maxCells    = 4_000_000
)

// measure refuses a package that unpacks to more than any table needs. What a
// package says of its sizes may be a lie, so it is unpacked once to nowhere.
func measure(z *zip.Reader, limit int64) error {
	if len(z.File) > maxMembers {
		return refuse(bomb, limit>>20)
	}
	left := limit
	for _, f := range z.File {
		if f.UncompressedSize64 > uint64(limit) {
			return refuse(bomb, limit>>20)
		}
	}
	for _, f := range z.File {
		r, err := f.Open()
		if err != nil {
			return refuse(damaged, f.Name)
		}
		n, err := io.Copy(io.Discard, io.LimitReader(r, left+1))
		r.Close()
		if left -= n; left < 0 {
			return refuse(bomb, limit>>20)
		}
		if err != nil {
			return refuse(damaged, f.Name)
		}
	}
	return nil
}

// A pack is an open package of Office: files by their path, without regard to
// the case of letters, as Office itself looks them up.
type pack struct{ files map[string]*zip.File }

func openPack(data []byte) (*pack, error) {
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return nil, refuse(damaged, zipWords)
	}
	p := &pack{map[string]*zip.File{}}
	for _, f := range z.File {
		p.files[strings.ToLower(strings.TrimPrefix(strings.ReplaceAll(f.Name, `\`, "/"), "/"))] = f
	}
	return p, nil
}

func (p *pack) has(name string) bool { return p.files[strings.ToLower(name)] != nil }

// open opens a file of the package for reading as XML.
func (p *pack) open(name string) (*xml.Decoder, io.Closer, error) {
	f := p.files[strings.ToLower(name)]
	if f == nil {
		return nil, nil, refuse(damaged, name)
	}
	r, err := f.Open()
	if err != nil {
		return nil, nil, refuse(damaged, name)
	}
	return xml.NewDecoder(r), r, nil
}

// decode reads one file into a struct. One that is not there is empty.
func (p *pack) decode(name string, into any) error {
	if !p.has(name) {
		return nil
	}
	d, c, err := p.open(name)
	if err != nil {
		return err
	}
	defer c.Close()
	if err := d.Decode(into); err != nil && !errors.Is(err, io.EOF) {
		return refuse(damaged, name)
	}
	return nil
}

func (p *pack) read(name string) []byte {
	f := p.files[strings.ToLower(name)]
	if f == nil {
		return nil
	}
	return start(f, maxUnpacked)
}

// A relation leads from one file of a package to another.
type relation struct {
	ID     string `xml:"Id,attr"`
	Type   string `xml:"Type,attr"`
	Target string `xml:"Target,attr"`
	Mode   string `xml:"TargetMode,attr"`
}

// relations returns where a file's relations lead, by their ids, as paths from
// the package's root. Those that lead out of it are left out.
func (p *pack) relations(of string) (map[string]relation, error) {
	var list struct {
		Relations []relation `xml:"Relationship"`
	}
	name := "_rels/.rels"
	if of != "" {
		name = path.Join(path.Dir(of), "_rels", path.Base(of)+".rels")
	}
	if err := p.decode(name, &list); err != nil {
		return nil, err
	}
	byID := map[string]relation{}
	for _, r := range list.Relations {
		if r.Mode == "External" {
			continue
		}
		if !strings.HasPrefix(r.Target, "/") {
			r.Target = path.Join(path.Dir(of), r.Target)
		}
		r.Target = strings.TrimPrefix(path.Clean(r.Target), "/")
		byID[r.ID] = r
	}
	return byID, nil
}

// main returns the path of the package's main part.
func (p *pack) main(otherwise string) string {
	relations, err := p.relations("")
	if err != nil {
		return otherwise
	}
	for _, r := range relations {
		if strings.HasSuffix(r.Type, "/officeDocument") {
			return r.Target
		}
	}
	return otherwise
}

// attribute returns an attribute of an element by its local name.
func attribute(e xml.StartElement, name string) string {
	for _, a := range e.Attr {
		if a.Name.Local == name {
			return a.Value
		}
	}
	return ""
}

func isTrue(s string) bool { return s == "1" || s == "true" || s == "on" }

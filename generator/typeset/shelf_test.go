package typeset_test

import (
	"bytes"
	"fmt"
	"sync"
	"testing"

	"prospectus/generator/pdf"
	"prospectus/generator/source"
	"prospectus/generator/typeset"
)

// A shelf that tells sections apart by their text.
type shelf struct {
	mu    sync.Mutex
	kept  map[string][]byte
	found int
}

func (s *shelf) Find(section *typeset.Section) []byte {
	s.mu.Lock()
	defer s.mu.Unlock()
	data := s.kept[section.Source.Text]
	if data != nil {
		s.found++
	}
	return data
}

func (s *shelf) Put(section *typeset.Section, data []byte) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.kept[section.Source.Text] = data
}

// TestShelf: a book of sections that were kept is the same file, with the running
// heads of its own edition, and says the same of its faults; what is damaged is set
// anew.
func TestShelf(t *testing.T) {
	kept := &shelf{kept: map[string][]byte{}}
	print := func(edition string, on typeset.Shelf) ([]byte, string) {
		s, report := setter(t, ".wide { width: 100% } @page { @bottom-left { content: string(edition) } @bottom-right { content: string(own) } } h2 { string-set: own content() } body { copy-fit: 4 92% 60% 9pt }")
		s.Pictures = pictures
		sections := []*typeset.Section{{Name: "contents", Lang: "zh", Source: source.NewFile("c", `<h1>目录</h1><p><a href="#d3">三</a><span class="leader"></span><span data-page="d3"></span></p>`)}}
		for i := range 6 {
			sections = append(sections, &typeset.Section{
				Name: fmt.Sprint(i), Lang: "zh", Start: "left", Strings: map[string]string{"edition": edition},
				Source: source.NewFile("x", fmt.Sprintf(`<h1 id="d%d">项目%d</h1><h2>小标题</h2><p>见<a href="#d0">一</a></p><figure><img src="photo" alt="厂房"></figure>%s`, i, i, filled(40+i))),
			})
		}
		var b bytes.Buffer
		if _, err := (&typeset.Painter{}).Print(&b, &typeset.Book{Setter: s, Sections: sections, Shelf: on}, pdf.Info{Title: "书", Lang: "zh"}); err != nil {
			t.Fatal(err)
		}
		return b.Bytes(), fmt.Sprint(codes(report))
	}
	first, said := print("甲", kept)
	if len(kept.kept) != 6 || kept.found != 0 {
		t.Fatalf("%d sections were kept, %d found", len(kept.kept), kept.found)
	}
	again, saidAgain := print("甲", kept)
	if kept.found != 6 || !bytes.Equal(first, again) || said != saidAgain {
		t.Errorf("%d sections were found; %s and %s were reported; the same file: %v", kept.found, said, saidAgain, bytes.Equal(first, again))
	}
	want, _ := print("乙", nil)
	if got, _ := print("乙", kept); !bytes.Equal(got, want) {
		t.Error("another edition's running heads differ from those of a book set anew")
	}
	for text, data := range kept.kept {
		kept.kept[text] = data[:len(data)/2]
	}
	if got, _ := print("甲", kept); !bytes.Equal(got, first) {
		t.Error("what was damaged is not set anew")
	}
}

package source

import (
	"errors"
	"io/fs"
	"testing"
)

func TestPassage(t *testing.T) {
	file := NewFile("zh.md", "+++\n+++\n正文在此\n")
	body := file.Span(8, len(file.Text))
	now, failure := file, error(nil)
	p := NewPassage(body, func() (*File, error) { return now, failure })
	if s, err := p.Load(); err != nil || s.Text() != "正文在此\n" || p.Text() != s.Text() || s.Position().Line != 3 {
		t.Errorf("read again: %q, %v", s.Text(), err)
	}
	now = NewFile("zh.md", "+++\n+++\n正文改了\n")
	if s, err := p.Load(); !errors.Is(err, ErrChanged) || s.Position().File != "zh.md" || p.Text() != "" {
		t.Errorf("a changed text passes: %q, %v", s.Text(), err)
	}
	now = NewFile("zh.md", "+++")
	if _, err := p.Load(); !errors.Is(err, ErrChanged) {
		t.Errorf("a shortened file passes: %v", err)
	}
	failure = fs.ErrNotExist
	if _, err := p.Load(); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("the cause is lost: %v", err)
	}
	var none Passage
	if s, err := none.Load(); !none.IsZero() || err != nil || s.Text() != "" || none.Text() != "" {
		t.Error("the zero passage is not empty")
	}
	if !NewPassage(file.Span(3, 3), nil).IsZero() {
		t.Error("a passage of no text is not the zero one")
	}
	if Held(body).Sum() != p.Sum() || Held(body).Text() == "" {
		t.Error("a held passage differs")
	}
}

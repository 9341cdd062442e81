package output

import (
	"context"
	"errors"
	"io"
	"strings"
	"testing"
)

func TestStream(t *testing.T) {
	root, name := newFolder(t)
	big := strings.Repeat("0123456789", 50_000)
	mustBuild(t, root, pages{"a": big, "b": big, "c": big, "d": big})
	for _, text := range []string{big, big[:len(big)-1], big + "more", big[:300_000] + "x" + big[300_001:], ""} {
		want := pages{"a": text, "b": big, "c": big, "d": text}
		mustBuild(t, root, want)
		wantHeld(t, name, want)
	}
}

func TestStreamEnds(t *testing.T) {
	root, name := newFolder(t)
	s, err := Open(Dir(root), Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer s.Discard()
	f, err := s.Create("tree/one.html")
	if err != nil {
		t.Fatal(err)
	}
	io.WriteString(f, "half")
	if _, err := s.Commit(context.Background()); !errors.Is(err, Misuse) {
		t.Errorf("Commit with an open file: %v", err)
	}
	f.Abort()
	f.Abort()
	if _, err := f.Write(nil); !errors.Is(err, Misuse) {
		t.Errorf("Write after Abort: %v", err)
	}
	if err := stream3(s, "tree/sub/two.html", "two"); err != nil {
		t.Fatal(err)
	}
	if err := s.Write("tree/one.html", []byte("again")); err != nil {
		t.Errorf("the path of an aborted file: %v", err)
	}
	if _, err := s.Commit(context.Background()); err != nil {
		t.Fatal(err)
	}
	wantHeld(t, name, pages{"tree/sub/two.html": "two", "tree/one.html": "again"})
}

package main

import (
	"os"

	"prospectus/generator/render/search"
)

// A scratch is a temporary file, which its closing removes.
type scratch struct{ *os.File }

// newScratch makes a temporary file where the system keeps them.
func newScratch() (search.Scratch, error) {
	f, err := os.CreateTemp("", "prospectus-*")
	if err != nil {
		return nil, err
	}
	return scratch{f}, nil
}

// Close implements [search.Scratch].
func (s scratch) Close() error {
	err := s.File.Close()
	if gone := os.Remove(s.Name()); err == nil {
		err = gone
	}
	return err
}

package changes

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"path"
	"strings"

	"prospectus/generator/i18n"
	"prospectus/generator/output"
)

// ErrNoEdition is the error of a folder in which no open data of an edition lie.
var ErrNoEdition = errors.New("no open data of an edition")

// ErrInternal is the error of a folder that holds the office's own edition.
var ErrInternal = errors.New("an internal edition")

// Read reads an edition from a folder that was built, or a copy of one, or from
// a folder that holds its data files alone. Where there is no manifest, the
// date and the hash are not known, nor which records that are gone still have a
// page. Whether the files are those that the manifest lists is not checked:
// that is what package inspect is for.
func Read(dir fs.FS) (*Edition, error) {
	e := &Edition{kinds: map[string][]*record{}}
	m, err := output.ReadManifest(dir)
	switch {
	case err == nil && m.Header["audience"] != "":
		return nil, ErrInternal
	case err == nil:
		e.claim(m)
		if dir, err = fs.Sub(dir, "data"); err != nil {
			return nil, err
		}
	case !errors.Is(err, fs.ErrNotExist):
		return nil, err
	case isFolder(dir, "data"):
		if dir, err = fs.Sub(dir, "data"); err != nil {
			return nil, err
		}
	}
	return e, e.readData(dir)
}

func isFolder(dir fs.FS, name string) bool {
	info, err := fs.Stat(dir, name)
	return err == nil && info.IsDir()
}

// claim takes what the manifest says.
func (e *Edition) claim(m *output.Manifest) {
	e.Number, e.Hash = m.Header["edition"], m.Header["hash"]
	if d, err := i18n.ParseDate(m.Header["date"]); err == nil {
		e.Date = d
	}
	e.pages = map[string]bool{}
	for name := range m.Files {
		if dir, file := path.Split(name); path.Ext(file) == ".html" && dir != "" {
			id := strings.ReplaceAll(strings.TrimSuffix(file, ".html"), ".", "/") // as package route writes ids with parts
			e.pages[path.Base(dir)+"/"+id] = true
		}
	}
}

// dataFile is what a kind's data file says.
type dataFile struct {
	Edition string            `json:"edition"`
	Records []json.RawMessage `json:"records"`
}

// readData reads the data file of every kind that the edition has.
func (e *Edition) readData(dir fs.FS) error {
	found := false
	for _, kind := range Kinds() {
		data, err := fs.ReadFile(dir, kind+".json")
		if errors.Is(err, fs.ErrNotExist) {
			continue
		}
		if err != nil {
			return err
		}
		var file dataFile
		if err := decode(data, &file); err != nil {
			return fmt.Errorf("%s.json: %w", kind, err)
		}
		found = true
		if e.Number == "" {
			e.Number = file.Edition
		}
		if file.Edition != e.Number {
			return fmt.Errorf("%s.json: edition %q among files of edition %q", kind, file.Edition, e.Number)
		}
		if e.kinds[kind], err = recordsOf(file.Records, func(table) {}); err != nil {
			return fmt.Errorf("%s.json: %w", kind, err)
		}
	}
	if !found {
		return ErrNoEdition
	}
	return nil
}

// decode reads JSON, numbers as they are written.
func decode(data []byte, into any) error {
	d := json.NewDecoder(bytes.NewReader(bytes.TrimPrefix(data, []byte("\ufeff"))))
	d.UseNumber()
	return d.Decode(into)
}

// recordsOf returns records of JSON. Each must have an id of its own. Prepare is
// given what one says before anybody else is.
func recordsOf(texts []json.RawMessage, prepare func(table)) ([]*record, error) {
	list, seen := make([]*record, len(texts)), map[string]bool{}
	for i, text := range texts {
		var head struct {
			ID string `json:"id"`
		}
		if err := json.Unmarshal(text, &head); err != nil || head.ID == "" || seen[head.ID] {
			return nil, fmt.Errorf("record %d has no id of its own", i+1)
		}
		seen[head.ID] = true
		list[i] = &record{head.ID, func() table {
			var t table
			_ = decode(text, &t) // it was read once, and is an object
			t, _ = plain(t).(table)
			prepare(t)
			return t
		}}
	}
	return list, nil
}

package seek

import (
	"bytes"
	"compress/gzip"
	"net/http"
	"net/http/httptest"
	"os"
	"path"
	"path/filepath"
	"strings"
	"sync"
	"time"
)

// A server serves folders to a browser on this machine, text compressed by
// gzip, and notes every request. Files may be kept by the browser.
type server struct {
	*httptest.Server
	roots map[string]string // prefix of a path, which ends in a slash → folder
	pages map[string]string // further pages by path

	mu     sync.Mutex
	packed map[string][]byte
	log    []request
}

// A request is one file that a browser asked for.
type request struct {
	path  string
	bytes int // of the body as it was sent
	at    time.Time
}

// newServer starts a server.
func newServer(roots, pages map[string]string) *server {
	s := &server{roots: roots, pages: pages, packed: map[string][]byte{}}
	s.Server = httptest.NewServer(s)
	return s
}

// types are those of files that are sent compressed.
var types = map[string]string{
	".html": "text/html; charset=utf-8", ".css": "text/css; charset=utf-8", ".js": "text/javascript; charset=utf-8",
	".svg": "image/svg+xml", ".json": "application/json",
}

// ServeHTTP implements [http.Handler].
func (s *server) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	at := time.Now()
	body, err := s.body(path.Clean(r.URL.Path))
	s.mu.Lock()
	s.log = append(s.log, request{r.URL.Path, len(body), at})
	s.mu.Unlock()
	if err != nil {
		http.NotFound(w, r)
		return
	}
	typ, ok := types[path.Ext(r.URL.Path)]
	switch {
	case ok:
		w.Header().Set("Content-Encoding", "gzip")
	case strings.HasSuffix(r.URL.Path, ".wasm"):
		typ = "application/wasm"
	default:
		typ = "application/octet-stream"
	}
	w.Header().Set("Content-Type", typ)
	w.Header().Set("Cache-Control", "max-age=600")
	_, _ = w.Write(body) // a browser that has gone away misses nothing
}

// body returns what is sent for a path.
func (s *server) body(at string) ([]byte, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if body := s.packed[at]; body != nil {
		return body, nil
	}
	data, err := s.read(at)
	if err != nil || types[path.Ext(at)] == "" {
		return data, err
	}
	var b bytes.Buffer
	z, err := gzip.NewWriterLevel(&b, gzip.BestCompression)
	if err != nil {
		return nil, err
	}
	_, _ = z.Write(data) // a buffer takes everything
	_ = z.Close()
	s.packed[at] = b.Bytes()
	return b.Bytes(), nil
}

// read reads a file of the longest prefix that fits.
func (s *server) read(at string) ([]byte, error) {
	if text, ok := s.pages[at]; ok {
		return []byte(text), nil
	}
	best := ""
	for prefix := range s.roots {
		if strings.HasPrefix(at, prefix) && len(prefix) > len(best) {
			best = prefix
		}
	}
	if best == "" {
		return nil, os.ErrNotExist
	}
	return os.ReadFile(filepath.Join(s.roots[best], filepath.FromSlash(strings.TrimPrefix(at, best))))
}

// warm packs the files below a path beforehand, so that no browser waits for it.
func (s *server) warm(prefix string) error {
	dir := ""
	for root, folder := range s.roots {
		if rest, ok := strings.CutPrefix(prefix, root); ok {
			dir = filepath.Join(folder, filepath.FromSlash(rest))
		}
	}
	return filepath.WalkDir(dir, func(name string, d os.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		rel, err := filepath.Rel(dir, name)
		if err == nil {
			_, err = s.body(path.Join(prefix, filepath.ToSlash(rel)))
		}
		return err
	})
}

// take returns what was asked for since the last call.
func (s *server) take() []request {
	s.mu.Lock()
	defer s.mu.Unlock()
	taken := s.log
	s.log = nil
	return taken
}

// A cost is what was sent: to the ranked list, and altogether.
type cost struct{ listRequests, listBytes, requests, bytes int }

// costOf adds up requests, but those for paths that are left out. What was
// asked for after a moment came too late for the list.
func costOf(log []request, ready time.Time, leave func(path string) bool) (c cost) {
	for _, r := range log {
		if leave != nil && leave(r.path) {
			continue
		}
		c.requests++
		c.bytes += r.bytes
		if !r.at.After(ready) {
			c.listRequests++
			c.listBytes += r.bytes
		}
	}
	return c
}

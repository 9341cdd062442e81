package fonts

import (
	"archive/tar"
	"bytes"
	"compress/gzip"
	"context"
	"crypto/sha512"
	"encoding/base64"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
)

// npm has npm fetch the archive of a package from the registry that it is set
// up with. Nothing is installed and no script of the package runs.
func npm(ctx context.Context, name string) ([]byte, error) {
	dir, err := os.MkdirTemp("", "fonts-")
	if err != nil {
		return nil, err
	}
	defer os.RemoveAll(dir)
	cmd := exec.CommandContext(ctx, "npm", "pack", "--silent", "--pack-destination", dir, name)
	cmd.Dir = dir
	if out, err := cmd.CombinedOutput(); err != nil {
		return nil, fmt.Errorf("npm pack (from Node.js) failed: %w\n%s", err, out)
	}
	list, err := filepath.Glob(filepath.Join(dir, "*.tgz"))
	if err != nil {
		return nil, err
	}
	if len(list) != 1 {
		return nil, fmt.Errorf("npm pack wrote %d archives instead of one", len(list))
	}
	return os.ReadFile(list[0])
}

// open fetches a package, compares its checksum, and returns the members that
// fonts are made from.
func (p pack) open(ctx context.Context, fetch fetcher) (map[string][]byte, error) {
	archive, err := fetch(ctx, p.name)
	if err != nil {
		return nil, err
	}
	if got := integrity(archive); got != p.integrity {
		return nil, fmt.Errorf("the archive has the checksum %s, not %s", got, p.integrity)
	}
	wanted := []string{packLicence}
	for _, f := range p.faces {
		wanted = append(wanted, f.from)
	}
	return members(archive, wanted)
}

// integrity returns the checksum of an archive as npm writes it.
func integrity(archive []byte) string {
	sum := sha512.Sum512(archive)
	return "sha512-" + base64.StdEncoding.EncodeToString(sum[:])
}

// members returns the named members of a compressed archive, all of which must
// be there.
func members(archive []byte, wanted []string) (map[string][]byte, error) {
	z, err := gzip.NewReader(bytes.NewReader(archive))
	if err != nil {
		return nil, err
	}
	found := map[string][]byte{}
	for t := tar.NewReader(z); ; {
		h, err := t.Next()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return nil, err
		}
		if !slices.Contains(wanted, h.Name) {
			continue
		}
		if found[h.Name], err = io.ReadAll(t); err != nil {
			return nil, err
		}
	}
	for _, name := range wanted {
		if found[name] == nil {
			return nil, fmt.Errorf("the archive has no %s", name)
		}
	}
	return found, nil
}

package main

import (
	"os"
	"path/filepath"

	"prospectus/generator/build"
	"prospectus/generator/output"
)

// usualFolder returns where an edition is written where nobody says otherwise.
func usualFolder(site string, internal bool) string {
	if internal {
		return filepath.Join(site, ".prospectus", "internal")
	}
	return filepath.Join(site, "public")
}

// apart refuses a folder in which an internal and a public edition would come
// together: the usual folder of the other, or any folder that bears the other's
// manifest, or lies within one that does. A public edition must not hold the
// usual folder of the internal one either, since whoever takes it away would
// take both.
func (c *buildCommand) apart(env environment, g global, out, full string) error {
	message := "public-in-internal"
	if c.internal() {
		message = "internal-in-public"
	}
	other, err := real(usualFolder(g.Site, !c.internal()))
	if err != nil {
		return err
	}
	if inside(full, other) || inside(other, full) {
		return errUsage{say(env.lang, message, out, other)}
	}
	for at := full; ; at = filepath.Dir(at) {
		internal, found := editionIn(at)
		if found && internal != c.internal() {
			return errUsage{say(env.lang, message, out, at)}
		}
		if at == filepath.Dir(at) {
			return nil
		}
	}
}

// editionIn reports whether an edition lies in a folder, and whether that is an
// internal one. A manifest that cannot be read is left to the build, which
// refuses to write beside it.
func editionIn(dir string) (internal, found bool) {
	m, err := output.ReadManifest(os.DirFS(dir))
	if err != nil {
		return false, false
	}
	return m.Header[build.AudienceKey] == build.InternalAudience, true
}

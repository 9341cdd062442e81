package preview

import (
	"io/fs"
	"os"
	"testing"

	"prospectus/generator/build"
	"prospectus/generator/i18n"
	"prospectus/generator/output"
	"prospectus/themes"
)

// buildOf builds a site as the build command does.
func buildOf(t *testing.T, dir string) (fs.FS, error) {
	t.Helper()
	out, err := os.OpenRoot(t.TempDir())
	if err != nil {
		return nil, err
	}
	t.Cleanup(func() { out.Close() })
	_, err = build.Run(t.Context(), build.Input{
		Site: os.DirFS(dir), Themes: themes.FS,
		Today: func(string) (i18n.Date, error) { return i18n.ParseDate("2026-06-30") },
	}, output.Dir(out))
	return out.FS(), err
}

package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"time"

	"prospectus/generator/build"
	"prospectus/generator/i18n"
	"prospectus/generator/journal"
	"prospectus/generator/memo"
	"prospectus/generator/source"
	"prospectus/themes"
)

// input opens the folders and settles the day. The caller closes them with
// done.
func (g global) input(env environment) (in build.Input, done func(), err error) {
	var roots []*os.Root
	var folders []*source.Folder
	done = func() {
		for i, r := range roots {
			folders[i].Close()
			r.Close()
		}
	}
	open := func(dir string) fs.FS {
		root, e := openFolder(dir, env.lang)
		if e != nil {
			err = errors.Join(err, e)
			return nil
		}
		folder := source.NewFolder(root)
		roots, folders = append(roots, root), append(folders, folder)
		return folder
	}
	if err := finishWriting(env, g); err != nil {
		return in, done, err
	}
	in = build.Input{Site: open(g.Site), Themes: themes.FS, Strict: g.Strict, Today: env.today, Temp: newScratch}
	if len(roots) > 0 {
		in.Memo = memo.New(cacheFolder{roots[0]}, cacheLimit)
	}
	if g.Internal != "" {
		in.Internal, in.InternalLabel = open(g.Internal), filepath.ToSlash(g.Internal)
	}
	if g.Now != "" {
		day, e := i18n.ParseDate(g.Now)
		if e != nil || !day.IsDay() {
			err = errors.Join(err, errUsage{say(env.lang, "bad-now", g.Now)})
		}
		in.Day = day
	}
	return in, done, err
}

// finishWriting completes what an interrupted command began to write into the
// sources, in both folders.
func finishWriting(env environment, g global) error {
	for _, dir := range []string{g.Site, g.Internal} {
		if dir == "" {
			continue
		}
		root, err := openFolder(dir, env.lang)
		if err != nil {
			return err
		}
		passed, begun, err := journal.Finish(root)
		root.Close()
		if err != nil {
			return err
		}
		if begun {
			fmt.Fprintln(env.stderr, say(env.lang, "writing-finished"))
		}
		leftAlone(env, passed)
	}
	return nil
}

// leftAlone names files that somebody changed while they were to be written.
func leftAlone(env environment, passed []string) {
	if len(passed) > 0 {
		fmt.Fprintln(env.stderr, say(env.lang, "writing-passed", i18n.For(env.lang).List(passed)))
	}
}

func openFolder(dir string, lang i18n.Tag) (*os.Root, error) {
	info, err := os.Stat(dir)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil, errUsage{say(lang, "no-folder", dir)}
	case err != nil:
		return nil, err
	case !info.IsDir():
		return nil, errUsage{say(lang, "not-a-folder", dir)}
	}
	return os.OpenRoot(dir)
}

// today is the day in a zone, by the machine's clock.
func (env environment) today(zone string) (i18n.Date, error) {
	place, err := time.LoadLocation(zone)
	if err != nil {
		return i18n.Date{}, err // reported where the site names it
	}
	return i18n.ParseDate(env.now().In(place).Format(time.DateOnly))
}

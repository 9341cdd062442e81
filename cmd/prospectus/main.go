// Command prospectus turns an investment promotion office's project library,
// chain maps, policies and briefings into one edition: a bilingual static site
// with feeds, calendars and open data.
//
// Usage:
//
//	prospectus build [--site DIR] [--internal DIR] [--audience public|internal] [--out DIR] [--now DATE]
//	prospectus serve [--site DIR] [--internal DIR] [--addr HOST:PORT] [--audience public|internal] [--open]
//	prospectus check [--site DIR] [--internal DIR]
//	prospectus release [--out FILE | --approve --by POST [ID…]]
//	prospectus withdraw ID --reason TEXT
//	prospectus handbook [ID…] [--out DIR] [--projects ID,…] [--from FILE] [--sheet ID [--insert]] [--register]
//	prospectus import FILE… [--map ID] [--write | --dry-run] [--report FILE] [--propose ID]
//	prospectus export --out FILE.xlsx|csv [--form] [--audience public|internal]
//	prospectus translation [ID…] [--to LANGUAGE] [--all] [--checked [--by POST] | --export FILE.xlsx|docx | --import FILE [--write]]
//	prospectus score [NAME…]
//	prospectus audit [--site DIR] [--internal DIR] [--all]
//	prospectus verify DIR
//	prospectus diff OLD NEW [--all] [--json]
//	prospectus roll NUMBER [--from DIR]
//	prospectus new DIR
//	prospectus version
//
// Without arguments the site of the working folder, or else one that lies where
// the program does, is shown in the browser; started by a double click where there
// is none, the program offers to make one.
//
// Results go to standard output, progress and diagnostics to standard error.
// Exit codes: 0 done, 1 faults in the content, 2 wrong usage, 3 the machine
// failed (disk, permission).
package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/signal"
	"runtime/debug"
	"time"
	_ "time/tzdata" // an office PC under Windows has no zone files

	"prospectus/generator/i18n"
)

// collectAt is how much the heap may grow, in per cent of what is live, before
// it is collected. An office PC has little memory and other programs open; a
// little more work for the processor saves a quarter of what a large library takes.
const collectAt = 75

func main() {
	if os.Getenv("GOGC") == "" {
		debug.SetGCPercent(collectAt)
	}
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	os.Exit(run(ctx, os.Args[1:], system()))
}

// An environment is what the program takes from its surroundings.
type environment struct {
	stdout, stderr io.Writer
	terminal       bool // stderr is a terminal: draw a progress bar
	clicked        bool // started from a desktop, without a console of anybody's
	lang           i18n.Tag
	now            func() time.Time
}

func system() environment {
	return environment{
		stdout:   os.Stdout,
		stderr:   os.Stderr,
		terminal: isTerminal(os.Stderr),
		clicked:  clicked(),
		lang:     systemLanguage(os.Getenv),
		now:      time.Now,
	}
}

// The exit codes.
const (
	exitDone    = 0
	exitFaults  = 1
	exitUsage   = 2
	exitMachine = 3
)

// run is the program, told everything it depends on.
func run(ctx context.Context, args []string, env environment) (code int) {
	env.lang = languageFlag(args, env.lang)
	c, err := open(args, env)
	if err != nil {
		fmt.Fprintln(env.stderr, usageError(err, env.lang))
		return exitUsage
	}
	if c == nil { // help was asked for and given
		return exitDone
	}
	// A fault of the program must not meet its user as a stack of calls.
	defer func() {
		if r := recover(); r != nil {
			fmt.Fprintln(env.stderr, say(env.lang, "internal-fault", r))
			code = exitMachine
		}
	}()
	return exitCode(c.run(ctx, env), env)
}

// open returns the command to run: that of the arguments, or without any what the
// place suggests.
func open(args []string, env environment) (*parsed, error) {
	switch how, dir := begin(surroundings(args, env.clicked)); how {
	case showSite:
		fmt.Fprintln(env.stderr, say(env.lang, "opened", dir))
		return &parsed{global{Site: dir}, &serveCommand{Addr: defaultAddr, Audience: "public", Open: true}}, nil
	case offerSite:
		return &parsed{global{}, &offerCommand{dir}}, nil
	}
	return parse(args, env)
}

// errFaults is returned by a command that found faults and has printed them.
var errFaults = errors.New("faults in the content")

// errUsage wraps what was wrong with a command's arguments.
type errUsage struct{ message string }

func (e errUsage) Error() string { return e.message }

func exitCode(err error, env environment) int {
	var usage errUsage
	switch {
	case err == nil:
		return exitDone
	case errors.Is(err, errFaults):
		return exitFaults
	case errors.As(err, &usage):
		fmt.Fprintln(env.stderr, usage.message)
		return exitUsage
	case errors.Is(err, context.Canceled):
		fmt.Fprintln(env.stderr, say(env.lang, "interrupted"))
		return exitMachine
	}
	fmt.Fprintln(env.stderr, explain(err, env.lang))
	return exitMachine
}

package main

import (
	"context"
	"fmt"
	"strings"

	"github.com/alecthomas/kong"

	"prospectus/generator/i18n"
)

// global are the flags that every command takes.
type global struct {
	Site     string `name:"site" default:"." placeholder:"DIR" help:"${site}"`
	Internal string `name:"internal" placeholder:"DIR" help:"${internal}"`
	Now      string `name:"now" placeholder:"DATE" help:"${now}"`
	Lang     string `name:"lang" placeholder:"zh|en" help:"${lang}"`
	JSON     bool   `name:"json" help:"${json}"`
	Strict   bool   `name:"strict" help:"${strict}"`
}

// commandLine is everything that the program can be asked.
type commandLine struct {
	global
	Build       buildCommand       `cmd:"" help:"${build}"`
	Serve       serveCommand       `cmd:"" help:"${serve}"`
	Check       checkCommand       `cmd:"" help:"${check}"`
	Release     releaseCommand     `cmd:"" help:"${release}"`
	Withdraw    withdrawCommand    `cmd:"" help:"${withdraw}"`
	Handbook    handbookCommand    `cmd:"" help:"${handbook}"`
	Import      importCommand      `cmd:"" help:"${import}"`
	Export      exportCommand      `cmd:"" help:"${export}"`
	Translation translationCommand `cmd:"" help:"${translation}"`
	Score       scoreCommand       `cmd:"" help:"${score}"`
	Audit       auditCommand       `cmd:"" help:"${audit}"`
	Verify      verifyCommand      `cmd:"" help:"${verify}"`
	Diff        diffCommand        `cmd:"" help:"${diff}"`
	Roll        rollCommand        `cmd:"" help:"${roll}"`
	New         newCommand         `cmd:"" help:"${new}"`
	Version     versionCommand     `cmd:"" help:"${version}"`
}

// A runner is a command that has been parsed.
type runner interface {
	Run(ctx context.Context, env environment, g global) error
}

// A parsed is one command with its global flags.
type parsed struct {
	global
	command runner
}

func (p *parsed) run(ctx context.Context, env environment) error {
	return p.command.Run(ctx, env, p.global)
}

// helpGiven stops the parser after it has printed help.
type helpGiven struct{}

// parse reads the arguments. It returns nil and no error where help was asked
// for, which it has then printed.
func parse(args []string, env environment) (p *parsed, err error) {
	defer func() {
		if r := recover(); r != nil {
			if _, ok := r.(helpGiven); !ok {
				panic(r)
			}
			p, err = nil, nil
		}
	}()
	var line commandLine
	parser, err := kong.New(&line,
		kong.Name("prospectus"),
		kong.Description(say(env.lang, "description")),
		kong.Writers(env.stdout, env.stderr),
		kong.Exit(func(int) { panic(helpGiven{}) }),
		kong.ConfigureHelp(kong.HelpOptions{Compact: true}),
		kong.Help(helpIn(env.lang)),
		helpVariables(env.lang),
	)
	if err != nil {
		return nil, err
	}
	if len(args) == 0 {
		args = []string{"--help"}
	}
	k, err := parser.Parse(args)
	if err != nil {
		return nil, err
	}
	if line.Lang != "" && line.Lang != "zh" && line.Lang != "en" {
		return nil, fmt.Errorf("--lang=%s", line.Lang)
	}
	return &parsed{line.global, k.Selected().Target.Addr().Interface().(runner)}, nil
}

// helpIn prints help whose headings, too, are in the language asked for. Words
// of [helpTexts] never equal them.
func helpIn(lang i18n.Tag) kong.HelpPrinter {
	var pairs []string
	for _, heading := range []string{"Usage: ", "<command> [flags]", "[flags]", "Arguments:", "Flags:", "Commands:", "Show context-sensitive help.", `Run "prospectus <command> --help" for more information on a command.`} {
		pairs = append(pairs, heading, say(lang, heading))
	}
	words := strings.NewReplacer(pairs...)
	return func(options kong.HelpOptions, ctx *kong.Context) error {
		out := ctx.Stdout
		var text strings.Builder
		ctx.Stdout = &text
		defer func() { ctx.Stdout = out }()
		if err := kong.DefaultHelpPrinter(options, ctx); err != nil {
			return err
		}
		_, err := words.WriteString(out, text.String())
		return err
	}
}

func helpVariables(lang i18n.Tag) kong.Vars {
	v := kong.Vars{}
	for key, text := range helpTexts {
		v[key], _ = text.Best(lang, "en")
	}
	return v
}

// languageFlag finds --lang before the arguments are parsed, so that a
// complaint about them is in the language asked for.
func languageFlag(args []string, otherwise i18n.Tag) i18n.Tag {
	for i, a := range args {
		value, ok := strings.CutPrefix(a, "--lang=")
		if a == "--lang" && i+1 < len(args) {
			value, ok = args[i+1], true
		}
		if ok && (value == "zh" || value == "en") {
			return i18n.Tag(value)
		}
	}
	return otherwise
}

// systemLanguage reads the language of the program's own messages from the
// environment, as POSIX orders its variables.
func systemLanguage(getenv func(string) string) i18n.Tag {
	for _, name := range []string{"LC_ALL", "LC_MESSAGES", "LANG"} {
		if v := getenv(name); v != "" {
			if strings.HasPrefix(v, "zh") {
				return "zh"
			}
			return "en"
		}
	}
	return displayLanguage()
}

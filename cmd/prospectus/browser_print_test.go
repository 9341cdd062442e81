//go:build browser

package main

import (
	"bytes"
	"context"
	"fmt"
	"os/exec"
	"slices"
	"strings"
	"unicode"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"
	"golang.org/x/text/unicode/norm"
)

// media emulates a medium; an empty one stands for the screen.
func media(name string) chromedp.Action[chromedp.Void] {
	return chromedp.Func(func(ctx context.Context, t *chromedp.Target) error {
		_, err := cdp.Call(ctx, t, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{Media: name})
		return err
	})
}

// printCheck prints a page on A4: there is something on every sheet, and no
// navigation on any.
func printCheck() check {
	return check{name: "print", of: few, look: func(p *tab, at string) ([]string, error) {
		if err := p.navigate(at); err != nil {
			return nil, err
		}
		lists, err := ask[[][]string](p, `navigation()`)
		if err != nil {
			return nil, err
		}
		content, err := ask[string](p, `(document.querySelector('main') || document.body).textContent`)
		if err != nil {
			return nil, err
		}
		faults, err := p.onPaper()
		if err != nil {
			return nil, err
		}
		sheets, err := p.printed()
		if err != nil {
			return nil, err
		}
		return append(faults, judgeSheets(sheets, dense(content), lists)...), nil
	}}
}

// onPaper asks the page what of its navigation shows in print.
func (p *tab) onPaper() (faults []string, err error) {
	if err := p.do(media("print")); err != nil {
		return nil, err
	}
	if faults, err = ask[[]string](p, `printed()`); err != nil {
		return nil, err
	}
	return faults, p.do(media(""))
}

// printed returns the text of each sheet.
func (p *tab) printed() ([]string, error) {
	ctx, stop := context.WithTimeout(p.ctx, 2*patience)
	defer stop()
	file, err := chromedp.Run(ctx, chromedp.PrintToPDF(chromedp.PDFPaper(chromedp.PaperA4), chromedp.PDFPreferCSSPageSize()))
	if err != nil {
		return nil, err
	}
	cmd := exec.CommandContext(ctx, "pdftotext", "-enc", "UTF-8", "-", "-")
	cmd.Stdin = bytes.NewReader(file)
	text, err := cmd.Output()
	if err != nil {
		return nil, fmt.Errorf("pdftotext: %w", err)
	}
	// A form feed ends each sheet.
	return strings.Split(strings.TrimSuffix(string(text), "\f"), "\f"), nil
}

// judgeSheets finds blank sheets, and labels that follow one another on paper
// as they do in a list of links and more often than the content has them so.
// Three in a row are no accident, as two are.
func judgeSheets(sheets []string, content string, lists [][]string) (faults []string) {
	var all strings.Builder
	for i, s := range sheets {
		if dense(s) == "" {
			faults = append(faults, fmt.Sprintf("sheet %d of %d is blank", i+1, len(sheets)))
		}
		all.WriteString(dense(s))
	}
	for _, labels := range lists {
		row := min(3, len(labels))
		for i := range len(labels) - row + 1 {
			run := dense(strings.Join(labels[i:i+row], ""))
			on, in := strings.Count(all.String(), run), strings.Count(content, run)
			if fault := fmt.Sprintf("navigation is on paper: %q stands there %d times, in the content %d times", run, on, in); on > in && !slices.Contains(faults, fault) {
				faults = append(faults, fault)
			}
		}
	}
	return faults
}

// dense drops white space, and forms of characters that are for the eye: where
// a font draws two characters alike, a PDF may name either.
func dense(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) || r == '\u00ad' {
			return -1
		}
		return r
	}, norm.NFKC.String(s))
}

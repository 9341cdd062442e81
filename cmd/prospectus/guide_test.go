package main

import (
	"bufio"
	"bytes"
	"io"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"
)

// fence is a fenced block of a guide: its info string and its lines.
var fence = regexp.MustCompile("(?ms)^```(sh|diff|text)([^\n]*)\n(.*?)^```$")

// TestTheFirstHour walks the guides through as they are written: commands are run,
// edits are made, and what they say that the program answers, it answers. A
// command may fail only where the guide says that there is an error.
func TestTheFirstHour(t *testing.T) {
	for lang, env := range map[string]string{"zh": "zh_CN.UTF-8", "en": "en_GB.UTF-8"} {
		t.Run(lang, func(t *testing.T) {
			t.Parallel()
			text, err := os.ReadFile(filepath.Join("../../.github/first-hour", lang+".md"))
			if err != nil {
				t.Fatal(err)
			}
			w := &walk{t: t, dir: t.TempDir(), env: env}
			blocks := fence.FindAllSubmatch(text, -1)
			if len(blocks) < 20 {
				t.Fatalf("only %d blocks", len(blocks))
			}
			for _, b := range blocks {
				w.block(string(b[1]), strings.TrimSpace(string(b[2])), string(b[3]))
			}
			w.fail()
		})
	}
}

// A walk is a newcomer who follows a guide.
type walk struct {
	t        *testing.T
	dir, env string
	said     string // by the last commands
	err      error  // of them, that no block has explained yet
	served   bool   // the last command was the preview, which chooses its own port here
}

func (w *walk) block(kind, info, text string) {
	w.t.Helper()
	switch kind {
	case "sh":
		w.fail()
		w.said, w.served = "", false
		for line := range strings.Lines(text) {
			w.run(strings.Fields(line))
		}
	case "diff":
		w.edit(filepath.Join(w.dir, info), text)
	case "text":
		for line := range strings.Lines(text) {
			want := strings.TrimSpace(line)
			if w.served { // another program may have the port that the guide names
				want = regexp.MustCompile(`:\d+/$`).ReplaceAllString(want, ":")
			}
			if !strings.Contains(w.said, want) {
				w.t.Errorf("the guide says %q, the program\n%s", want, w.said)
			}
			if strings.Contains(want, "错误") || strings.Contains(want, "error") {
				w.err = nil
			}
		}
	}
}

// fail reports a command that failed and of which the guide says nothing.
func (w *walk) fail() {
	w.t.Helper()
	if w.err != nil {
		w.t.Fatalf("%v\n%s", w.err, w.said)
	}
}

func (w *walk) run(args []string) {
	w.t.Helper()
	cmd := exec.Command(args[0], args[1:]...)
	cmd.Dir, cmd.Env = w.dir, append(os.Environ(), "LANG="+w.env)
	if args[1] == "serve" {
		w.serve(cmd)
		return
	}
	out, err := cmd.CombinedOutput()
	w.said, w.err = w.said+string(out), err
}

// serve starts the preview, opens its first page, and ends it.
func (w *walk) serve(cmd *exec.Cmd) {
	w.t.Helper()
	cmd.Args = append(cmd.Args, "--addr", "127.0.0.1:0")
	out, err := cmd.StdoutPipe()
	if err == nil {
		err = cmd.Start()
	}
	if err != nil {
		w.t.Fatal(err)
	}
	defer cmd.Wait()
	defer cmd.Process.Kill()
	w.said, _ = bufio.NewReader(out).ReadString('\n')
	w.served = true
	address := regexp.MustCompile(`http://[^\s（(]+`).FindString(w.said)
	client := http.Client{Timeout: time.Minute}
	answer, err := client.Get(address)
	if err != nil {
		w.t.Fatal(err)
	}
	defer answer.Body.Close()
	if page, _ := io.ReadAll(answer.Body); answer.StatusCode != http.StatusOK || !bytes.Contains(page, []byte("<html")) {
		w.t.Errorf("%s answers %s", address, answer.Status)
	}
}

// edit makes one edit: a line that is there once becomes another.
func (w *walk) edit(name, text string) {
	w.t.Helper()
	before, after, ok := strings.Cut(strings.TrimSuffix(text, "\n"), "\n")
	if !ok || before[0] != '-' || after[0] != '+' {
		w.t.Fatalf("no edit of one line: %s", text)
	}
	data, err := os.ReadFile(name)
	if err != nil {
		w.t.Fatal(err)
	}
	if n := strings.Count(string(data), "\n"+before[1:]+"\n"); n != 1 {
		w.t.Fatalf("%s has %d lines %s", name, n, before[1:])
	}
	edited := strings.Replace(string(data), "\n"+before[1:]+"\n", "\n"+after[1:]+"\n", 1)
	if err := os.WriteFile(name, []byte(edited), 0o666); err != nil {
		w.t.Fatal(err)
	}
}

package bench

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"os"
	"os/exec"
	"strings"
	"time"
)

// A viewer is a preview that runs, and the browser before it.
type viewer struct {
	cmd     *exec.Cmd
	address string
	began   time.Time
	first   time.Duration
	stream  io.ReadCloser
	events  chan [2]int // numbers of states: the latest, and that which the search was last made of
	number  int         // of the state that was last told
	filled  int         // of the state that the search was last made of
	said    strings.Builder
}

// open starts the program and asks for the home page as soon as it says where it
// is.
func open(ctx context.Context, program, site string) (*viewer, error) {
	v := &viewer{cmd: exec.CommandContext(ctx, program, "serve", "--site", site, "--addr", "127.0.0.1:0", "--lang", "en"), began: time.Now()}
	v.cmd.Stderr = &v.said
	v.cmd.Cancel = func() error { return v.cmd.Process.Signal(os.Interrupt) }
	out, err := v.cmd.StdoutPipe()
	if err != nil {
		return nil, err
	}
	if err := v.cmd.Start(); err != nil {
		return nil, err
	}
	if err := v.begin(out); err != nil {
		_, closed := v.close()
		return nil, errors.Join(err, closed)
	}
	return v, nil
}

// begin asks for the first page and for events.
func (v *viewer) begin(out io.Reader) error {
	line, err := bufio.NewReader(out).ReadString('\n')
	at := strings.Index(line, "http://")
	if at < 0 {
		return fmt.Errorf("the preview does not say where it is, but %q: %w", line, cmpError(err))
	}
	v.address = strings.Fields(line[at:])[0]
	if _, err := v.get("zh/index.html"); err != nil {
		return err
	}
	v.first = time.Since(v.began)
	answer, err := http.Get(v.address + "_preview/events")
	if err != nil {
		return err
	}
	v.stream, v.events = answer.Body, make(chan [2]int, 64)
	go v.listen()
	return v.next()
}

// listen hands events on until the stream ends.
func (v *viewer) listen() {
	defer close(v.events)
	lines := bufio.NewScanner(v.stream)
	for lines.Scan() {
		var number, faults, revision, filled int
		if _, err := fmt.Sscanf(lines.Text(), "data: %d %d %d %d", &number, &faults, &revision, &filled); err == nil {
			v.events <- [2]int{number, filled}
		}
	}
}

// cmpError is an error that is there.
func cmpError(err error) error {
	if err == nil {
		return io.ErrUnexpectedEOF
	}
	return err
}

// patience is how long nothing may happen before a measurement is given up.
const patience = 5 * time.Minute

// next waits for an event.
func (v *viewer) next() error {
	select {
	case e, open := <-v.events:
		if !open {
			return io.ErrUnexpectedEOF
		}
		v.number, v.filled = e[0], e[1]
		return nil
	case <-time.After(patience):
		return fmt.Errorf("nothing happened for %v after state %d", patience, v.number)
	}
}

// made waits until the search is of a state, or a later one.
func (v *viewer) made(number int) error {
	for v.filled < number {
		if err := v.next(); err != nil {
			return err
		}
	}
	return nil
}

// get returns an answer, which must be a good one.
func (v *viewer) get(at string) (string, error) {
	answer, err := http.Get(v.address + at)
	if err != nil {
		return "", err
	}
	defer answer.Body.Close()
	body, err := io.ReadAll(answer.Body)
	if err == nil && answer.StatusCode != http.StatusOK {
		err = fmt.Errorf("%s answers %s", at, answer.Status)
	}
	return string(body), err
}

// pause lies between two saves: editors are no faster, and the preview uses it for
// what it does behind the page, so that saves find it at work.
const pause = 500 * time.Millisecond

// save makes an edit and returns how long it took to stand in the browser.
func (v *viewer) save(e edit, i int) (time.Duration, error) {
	time.Sleep(pause)
	before := v.number
	text, mark := e.change(i)
	began := time.Now()
	if err := os.WriteFile(e.file, []byte(text), 0o666); err != nil {
		return 0, err
	}
	for {
		if err := v.next(); err != nil {
			return 0, err
		}
		if v.number == before {
			continue
		}
		shown, err := e.shown(v)
		if err != nil {
			return 0, err
		}
		if strings.Contains(shown, mark) {
			return time.Since(began), nil
		}
		if time.Since(began) > time.Minute {
			return 0, fmt.Errorf("%q does not come to stand in %s", mark, e.page)
		}
	}
}

// close ends the program as an interrupt does, and returns the most memory it held.
func (v *viewer) close() (int64, error) {
	if v.stream != nil {
		v.stream.Close()
	}
	// Where there are no interrupts it is killed, which ends it as well.
	if err := v.cmd.Process.Signal(os.Interrupt); err != nil {
		_ = v.cmd.Process.Kill()
	}
	err := v.cmd.Wait()
	var exit *exec.ExitError
	if errors.As(err, &exit) {
		err = nil
		if v.stream == nil {
			err = fmt.Errorf("the preview ended: %s", tail(v.said.String()))
		}
	}
	return peak(v.cmd.ProcessState), err
}

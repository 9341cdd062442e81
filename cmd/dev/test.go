package main

import (
	"context"
	"errors"
	"os"

	"prospectus/cmd/dev/internal/suite"
)

// A testCommand is `dev test`.
type testCommand struct {
	All     bool   `help:"Also run the tests on large generated sites (build tag corpus)."`
	Pattern string `name:"run" help:"Run only the tests that match, as for go test -run." placeholder:"REGEXP"`
}

// Run checks the code and runs the tests.
func (c testCommand) Run(ctx context.Context) error {
	return runTests(ctx, suite.Options{All: c.All, Pattern: c.Pattern})
}

// A goldensCommand is `dev goldens`.
type goldensCommand struct {
	Pattern string `name:"run" help:"Run only the tests that match, as for go test -run." placeholder:"REGEXP"`
}

// Run runs the tests with the variable set at which they write what they
// would otherwise compare. What they wrote is for version control to show.
func (c goldensCommand) Run(ctx context.Context) error {
	return runTests(ctx, suite.Options{Pattern: c.Pattern, Env: []string{"UPDATE_GOLDENS=1"}})
}

// runTests runs the suite on the repository, printing to standard output.
func runTests(ctx context.Context, o suite.Options) (err error) {
	if o.Root, err = root(ctx); err != nil {
		return err
	}
	o.Out = os.Stdout
	err = suite.Run(ctx, o)
	if errors.Is(err, suite.ErrFailed) {
		// What failed has been printed, and the line of counts is the last one.
		os.Exit(1)
	}
	return err
}

package main

import (
	"os"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"
)

func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){"dev": main})
}

// TestScripts runs the program as a developer would; see testdata/script.
func TestScripts(t *testing.T) {
	testscript.Run(t, testscript.Params{
		Dir: "testdata/script",
		Setup: func(env *testscript.Env) error {
			// The go command keeps its cache where it always does, so that no
			// script compiles the standard library again.
			for _, name := range []string{"HOME", "GOCACHE", "GOMODCACHE", "GOFLAGS", "LocalAppData"} {
				if value, ok := os.LookupEnv(name); ok {
					env.Setenv(name, value)
				}
			}
			return nil
		},
	})
}

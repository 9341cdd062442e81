package i18n

import "fmt"

// ParseError says why a text is not a value of the kind asked for.
type ParseError struct {
	Input    string  // the whole text given
	Offset   int     // where in Input reading stopped, in bytes
	Expected Message // what should have stood there and what to write
}

// Error says it in English, for logs and tests; a diagnostic says Expected in
// the language of its reader.
func (e *ParseError) Error() string {
	return fmt.Sprintf("%q, byte %d: expected %s", e.Input, e.Offset, e.Expected.In("en"))
}

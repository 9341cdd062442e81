package search

// Page returns the address of a document's page, below the folder of its
// language's home; answers hold the addresses of their best only.
func (e *Engine) Page(doc int) (string, error) {
	row, err := e.meta(doc)
	return row.At, err
}

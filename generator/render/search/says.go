package search

// placeholder
func Says(text string) (said []string, ok bool) { return nil, false }

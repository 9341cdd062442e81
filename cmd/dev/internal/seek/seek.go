// Package seek measures a site's search: what its index costs to make, what a
// question costs over the wire and in the browser, and how good the answers
// are by the judgement of package query; beside Pagefind, where that is asked.
//
// The index is measured by building a site twice, with it and without. The
// browser is a Chromium that asks on the site's own page of results, by its
// address. A server on this machine sends text compressed by gzip and counts
// requests and the bytes of bodies. Three visitors ask:
//
//   - one who comes from another page and asks for the first time (cold): what
//     is counted is all that this page had not loaded, but the page of results
//     itself;
//   - one who goes on asking on that page (later);
//   - one whose processor runs at a quarter of its speed.
//
// Figures are those of this machine, and never a test.
package seek

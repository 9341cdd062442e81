// Package typeset sets HTML in lines and pages, for books.
package typeset

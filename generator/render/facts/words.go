package facts

// words are the words of the theme that the script says, all under "kept.".
var words = []string{
	"failed", "title", "count", "empty", "how", "note", "up", "down", "remove", "moved", "removed", "cleared",
	"undo", "gone", "state-changed", "amount-changed", "since", "changed", "noted", "noted-said", "offered",
	"add-offered", "take-offered", "leave-offered", "opened", "no-list", "name-it", "take", "print", "print-what",
	"mail", "save", "open", "clear", "link", "copy-link", "copy-letter", "copied", "letter-show", "letter-label",
	"letter-link", "letter-paste", "subject", "letter", "edition", "printed", "entries", "contents", "contacts",
	"for-sheets", "book-note", "semicolon", "fact", "differs", "unlike", "only-unlike", "leave-out", "table",
	"print-table", "compare-link", "compared-note", "too-few", "not-found", "stand", "stand-what", "stand-on",
	"stand-off", "start-over", "still-there", "idle", "go-on", "seconds",
}

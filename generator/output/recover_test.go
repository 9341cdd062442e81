package output

import (
	"os"
	"reflect"
	"testing"
)

func TestRecoverLeavesAQuietFolderAlone(t *testing.T) {
	root, name := newFolder(t)
	mustBuild(t, root, pages{"one.html": "1"})
	before, err := os.Stat(name)
	if err != nil {
		t.Fatal(err)
	}
	got, err := Recover(Dir(root))
	if err != nil || !reflect.DeepEqual(got, Recovery{}) {
		t.Errorf("%+v, %v", got, err)
	}
	if after, err := os.Stat(name); err != nil || !after.ModTime().Equal(before.ModTime()) {
		t.Errorf("Recover touched the folder, %v", err)
	}
}

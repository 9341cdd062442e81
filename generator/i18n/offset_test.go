package i18n

import (
	"errors"
	"testing"
)

func TestParseOffset(t *testing.T) {
	for in, want := range map[string]string{
		"12.5 E, 8 N": "12.5 E, 8 N", "8N 12.5E": "12.5 E, 8 N", "东12.5公里，北8公里": "12.5 E, 8 N", "西3、南0.25": "3 W, 0.25 S",
		"0 E, 0 N": "0 E, 0 N", "12 km W, 3 km S": "12 W, 3 S", "１２ Ｅ，８ Ｎ": "12 E, 8 N",
	} {
		o, err := ParseOffset(in)
		if err != nil || o.String() != want {
			t.Errorf("%q: %q, %v; want %q", in, o, err, want)
		}
		if again, err := ParseOffset(o.String()); err != nil || again != o {
			t.Errorf("%q does not come back: %v, %v", o, again, err)
		}
	}
	for in, at := range map[string]int{
		"": 0, "12, 8": 2, "12 E": 4, "12 E, 8 E": 0, "12 E, -8 N": 6, "12 E, 8 N north": 10, "9999 E, 8 N": 0,
	} {
		var pe *ParseError
		if _, err := ParseOffset(in); !errors.As(err, &pe) || pe.Offset != at {
			t.Errorf("%q: %v; want a fault at %d", in, err, at)
		}
	}
	a, _ := NewOffset(3, 0)
	if b, _ := NewOffset(0, -4); a.From(b) != 5 || a.IsZero() || !(Offset{}).IsZero() {
		t.Error("3 east is 5 from 4 south")
	}
}

func TestParseCourse(t *testing.T) {
	c, err := ParseCourse("40 W, 8 N; 12 W, 3 N；0 E, 2 N;")
	if err != nil || c.String() != "40 W, 8 N; 12 W, 3 N; 0 E, 2 N" || len(c.Points()) != 3 {
		t.Errorf("%q, %v", c, err)
	}
	for in, at := range map[string]int{"40 W, 8 N": 9, "": 0, "40 W, 8 N; 12 X, 3 N": 14, "40 W, 8 N / 12 W, 3 N": 10} {
		var pe *ParseError
		if _, err := ParseCourse(in); !errors.As(err, &pe) || pe.Offset != at {
			t.Errorf("%q: %v; want a fault at %d", in, err, at)
		}
	}
}

func FuzzParseCourse(f *testing.F) {
	f.Add("40 W, 8 N; 12 W, 3 N")
	f.Add("东1,北2；西3,南4")
	f.Fuzz(func(t *testing.T, s string) {
		c, err := ParseCourse(s)
		if err != nil {
			return
		}
		if again, err := ParseCourse(c.String()); err != nil || again.String() != c.String() {
			t.Errorf("%q gives %q, which gives %q, %v", s, c, again, err)
		}
	})
}

package i18n

import "testing"

func TestZone(t *testing.T) {
	for _, name := range []string{"Asia/Shanghai", "Europe/Berlin", "UTC"} {
		if z := Zone(name); z == nil || z.String() != name {
			t.Errorf("%s: %v", name, z)
		}
	}
	for _, name := range []string{"", "Local", "Mars/Olympus", "../etc/passwd", "+08:00"} {
		if z := Zone(name); z != nil {
			t.Errorf("%q: %v", name, z)
		}
	}
}

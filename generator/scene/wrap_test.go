package scene_test

import (
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"prospectus/generator/scene"
)

// square is a face in which every character is an em wide.
type square struct{}

func (square) Width(text string, size float64, _ bool) float64 {
	return float64(utf8.RuneCountInString(text)) * size
}

func TestWrap(t *testing.T) {
	for _, test := range []struct {
		name, text string
		width      float64
		want       []string
	}{
		{"empty", "", 5, nil},
		{"blank", "  \n ", 5, nil},
		{"one line", "石灰岩", 3, []string{"石灰岩"}},
		{"Chinese breaks anywhere", "石灰岩开采", 3, []string{"石灰岩", "开采"}},
		{"not before a comma", "石灰岩，开采", 3, []string{"石灰", "岩，开", "采"}},
		{"not after an opening bracket", "粉体（细）", 3, []string{"粉体", "（细）"}},
		{"words", "lime and gas", 8, []string{"lime and", "gas"}},
		{"blank at the end", "lime and gas", 9, []string{"lime and", "gas"}},
		{"after a hyphen", "twin-shaft", 7, []string{"twin-", "shaft"}},
		{"a word too long", "superphosphate", 6, []string{"super-", "phosp-", "hate"}},
		{"a figure and its unit", "长石（20 万吨", 5, []string{"长石", "（20 万", "吨"}},
		{"mixed", "用CO2制冰", 4, []string{"用CO2", "制冰"}},
		{"nothing fits", "石灰", 0.5, []string{"石", "灰"}},
	} {
		t.Run(test.name, func(t *testing.T) {
			if got := scene.Wrap(square{}, test.text, 1, false, test.width); !slices.Equal(got, test.want) {
				t.Errorf("got %q, want %q", got, test.want)
			}
		})
	}
}

func TestBalance(t *testing.T) {
	for text, want := range map[string]string{
		"lime and gas of a kiln": "lime and gas|of a kiln",
		"carbonate of a":         "carbonate|of a",
		"短":                      "短",
	} {
		if got := strings.Join(scene.Balance(square{}, text, 1, false, 12.5), "|"); got != want {
			t.Errorf("%s: got %s, want %s", text, got, want)
		}
	}
	if got := strings.Join(scene.Balance(square{}, "石灰岩开采与加", 1, false, 6), "|"); got != "石灰岩开|采与加" {
		t.Errorf("got %s", got)
	}
}

func TestCut(t *testing.T) {
	for _, test := range []struct {
		text string
		n    int
		want string
	}{
		{"石灰岩", 1, "石灰岩"},
		{"石灰岩开采", 1, "石灰岩…"},
		{"石灰岩，开采", 1, "石灰岩…"},
		{"石灰岩开采与加工厂", 2, "石灰岩开|采与加…"},
	} {
		if got := strings.Join(scene.Cut(square{}, test.text, 1, false, 4, test.n), "|"); got != test.want {
			t.Errorf("%s: got %s, want %s", test.text, got, test.want)
		}
	}
}

// What Screen measures is never less than a face a tenth wider than those that
// the table was made of needs.
func TestScreen(t *testing.T) {
	m := scene.Screen{}
	for _, test := range []struct {
		text string
		bold bool
		want float64
	}{
		{"石灰岩", false, 3 * 1.1}, {"，", false, 1.1}, {"0", false, .572 * 1.1}, {"W", true, .967 * 1.1},
		{"é", false, .68 * 1.1}, {"é", false, .68 * 1.1}, {"", false, 0},
	} {
		if got := m.Width(test.text, 10, test.bold) / 10; got < test.want-1e-9 || got > test.want+.02 {
			t.Errorf("%q is %.3f em wide, want %.3f", test.text, got, test.want)
		}
	}
}

// The two ends of a span stay together where that takes no line more.
func TestBalanceKeepsSpans(t *testing.T) {
	for _, c := range []struct {
		width float64
		want  string
	}{{190, "September–October|2024"}, {130, "September–|October 2024"}, {400, "September–October 2024"}} {
		if got := strings.Join(scene.Balance(scene.Screen{}, "September–October 2024", 16, false, c.width), "|"); got != c.want {
			t.Errorf("%g wide: %q, want %q", c.width, got, c.want)
		}
	}
}

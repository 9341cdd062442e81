package pdf

import (
	"bytes"
	"testing"

	"github.com/pdfcpu/pdfcpu/pkg/api"
	cpu "github.com/pdfcpu/pdfcpu/pkg/pdfcpu/model"
)

// pdfcpu holds documents to the letter of ISO 32000-1. The specimen is tried for
// screens and for a press.
func TestStrict(t *testing.T) {
	api.DisableConfigDir()
	press := specimenInfo()
	press.Intent = &Intent{Condition: "FOGRA39", Info: "Coated FOGRA39"}
	for name, data := range map[string][]byte{
		"screen": specimen(t, specimenInfo(), nil),
		"press":  specimen(t, press, Inks{RGB(0, 0, 0): CMYK(0, 0, 0, 1), RGB(0x1f, 0x56, 0x73): CMYK(0.9, 0.5, 0.3, 0.2)}),
	} {
		t.Run(name, func(t *testing.T) {
			conf := cpu.NewDefaultConfiguration()
			conf.ValidationMode = cpu.ValidationStrict
			if err := api.Validate(bytes.NewReader(data), conf); err != nil {
				t.Error(err)
			}
			open(t, data)
		})
	}
}

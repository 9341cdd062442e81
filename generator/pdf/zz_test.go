package pdf
import ("testing";"os")
func TestZZ(t *testing.T){ os.WriteFile("/tmp/hpdf-t/spec.pdf", specimen(t, specimenInfo(), nil), 0o644) }

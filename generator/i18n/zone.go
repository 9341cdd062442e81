package i18n

import "time"

// Zone returns the time zone of a name in the IANA list (Asia/Shanghai), nil
// for any other name: an hour in a wrong zone is worse than none. Go's names for
// the machine's own zone and for UTC ("Local", "") are not on that list. The
// zones are the system's, else those that the program carries.
func Zone(name string) *time.Location {
	zone, err := time.LoadLocation(name)
	if err != nil || name == "" || name == "Local" {
		return nil
	}
	return zone
}

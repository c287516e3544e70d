package payload

import (
	"net/url"
	"slices"
	"strings"
)

// classifyLink tells apart the web addresses that people scan by mistake.
func classifyLink(text string) Kind {
	u, err := url.Parse(text)
	if err != nil {
		return Link
	}
	host := strings.ToLower(u.Hostname())
	switch {
	case slices.Contains(appStores(), host):
		return AppStore
	case host == dapHost || strings.HasSuffix(host, "."+dapHost):
		return DAP
	}
	return Link
}

func appStores() []string {
	return []string{
		"play.google.com", "apps.apple.com", "itunes.apple.com", "appgallery.huawei.com", "appgallery.cloud.huawei.com",
		"apps.microsoft.com", "galaxystore.samsung.com", "f-droid.org",
	}
}

// dapHost is the site of the state's mobile application.
const dapHost = "dap.gov.hu"

// isPayment tells whether a text asks a bank for money, by how such texts
// begin: the Hungarian instant payment's HCT and RTP, the European BCD, the
// Swiss SPC, each on a line of its own, and the Czech and Slovak SPD.
func isPayment(text string) bool {
	first, _, more := strings.Cut(text, "\n")
	switch strings.ToUpper(strings.TrimSpace(first)) {
	case "HCT", "RTP", "BCD", "SPC":
		return more
	}
	return len(text) > 4 && strings.EqualFold(text[:4], "SPD*")
}

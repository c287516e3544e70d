// Package recovery owns the pages of the recovery sheet: bringing a new one to
// paper and proving that it is there, what stands about it in the settings,
// and the way back into the vault with it after the passphrase is forgotten.
//
// It makes no sheet and opens no vault itself, and shows the secret of a sheet
// on one page alone, while the user asks for it.
package recovery

import (
	"kapukod/app/widgets"
	"kapukod/internal/text"
)

// frame is what the screens of this package share.
type frame struct {
	widgets.Pages
	words *text.Catalog
}

func newFrame(words *text.Catalog) frame {
	return frame{widgets.NewPages(words.T("common.back"), words.T("common.working")), words}
}

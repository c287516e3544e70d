package main

import (
	"bytes"
	"fmt"
	"strings"
	"text/template"

	"fyne.io/fyne/v2"
)

// manifest tells Windows that the program needs no administrator, scales itself on
// each monitor, means UTF-8 by its strings, and can take paths over 260 characters.
const manifest = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<assembly xmlns="urn:schemas-microsoft-com:asm.v1" manifestVersion="1.0">
  <assemblyIdentity type="win32" name="hu.kapukod.desktop" version="1.0.0.0"/>
  <trustInfo xmlns="urn:schemas-microsoft-com:asm.v3">
    <security>
      <requestedPrivileges>
        <requestedExecutionLevel level="asInvoker" uiAccess="false"/>
      </requestedPrivileges>
    </security>
  </trustInfo>
  <compatibility xmlns="urn:schemas-microsoft-com:compatibility.v1">
    <application>
      <supportedOS Id="{8e0f7a12-bfb3-4fe8-b9a5-48fd50a15a9a}"/>
    </application>
  </compatibility>
  <application xmlns="urn:schemas-microsoft-com:asm.v3">
    <windowsSettings>
      <dpiAware xmlns="http://schemas.microsoft.com/SMI/2005/WindowsSettings">true/pm</dpiAware>
      <dpiAwareness xmlns="http://schemas.microsoft.com/SMI/2016/WindowsSettings">PerMonitorV2</dpiAwareness>
      <longPathAware xmlns="http://schemas.microsoft.com/SMI/2016/WindowsSettings">true</longPathAware>
      <activeCodePage xmlns="http://schemas.microsoft.com/SMI/2019/WindowsSettings">UTF-8</activeCodePage>
    </windowsSettings>
  </application>
</assembly>
`

// script is what windres reads. GLFW_ICON is the name under which GLFW looks for its
// windows' icon, and Explorer takes the only one there is. 24 is RT_MANIFEST and 1 the
// id that Windows knows an executable's own manifest by.
const script = `#pragma code_page(65001)
GLFW_ICON ICON "kapukod.ico"
1 24 "kapukod.manifest"
1 VERSIONINFO
FILEVERSION {{.Numbers}}
PRODUCTVERSION {{.Numbers}}
FILEOS 0x40004
FILETYPE 1
BEGIN
  BLOCK "StringFileInfo"
  BEGIN
    BLOCK "040E04B0"
    BEGIN
      VALUE "FileDescription", "{{.Name}}"
      VALUE "FileVersion", "{{.Version}}"
      VALUE "InternalName", "{{.ID}}"
      VALUE "OriginalFilename", "kapukod.exe"
      VALUE "ProductName", "{{.Name}}"
      VALUE "ProductVersion", "{{.Version}}"
    END
  END
  BLOCK "VarFileInfo"
  BEGIN
    VALUE "Translation", 0x040E, 1200
  END
END
`

// versionScript writes the script for windres. A version has three numbers; the
// fourth is the build's.
func versionScript(app fyne.AppMetadata) ([]byte, error) {
	parts := strings.Split(app.Version, ".")
	if len(parts) != 3 {
		return nil, fmt.Errorf("version %q is not three numbers", app.Version)
	}
	tmpl, err := template.New("kapukod.rc").Parse(script)
	if err != nil {
		return nil, err
	}
	var out bytes.Buffer
	err = tmpl.Execute(&out, map[string]string{
		"ID":      app.ID,
		"Name":    app.Name,
		"Version": app.Version,
		"Numbers": fmt.Sprintf("%s,%d", strings.Join(parts, ","), app.Build),
	})
	return out.Bytes(), err
}

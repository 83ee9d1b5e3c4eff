; Offers Midad under "Open with" for web pages, and opens midad: links. The browser stays what opens a web page:
; the default of .html and .htm is never written. SHCTX is the user's own part of the registry, or the machine's when
; Midad is installed for everybody.

!macro midadOpensWith EXTENSION
  WriteRegNone SHCTX "Software\Classes\${EXTENSION}\OpenWithProgids" "Midad.Article"
!macroend

!macro midadOpensWithNoMore EXTENSION
  DeleteRegValue SHCTX "Software\Classes\${EXTENSION}\OpenWithProgids" "Midad.Article"
!macroend

!macro customInstall
  WriteRegStr SHCTX "Software\Classes\Midad.Article" "" "Midad article"
  WriteRegStr SHCTX "Software\Classes\Midad.Article\DefaultIcon" "" "$INSTDIR\${APP_EXECUTABLE_FILENAME},0"
  WriteRegStr SHCTX "Software\Classes\Midad.Article\shell\open\command" "" '"$INSTDIR\${APP_EXECUTABLE_FILENAME}" "%1"'
  !insertmacro midadOpensWith ".html"
  !insertmacro midadOpensWith ".htm"
  WriteRegStr SHCTX "Software\Classes\midad" "" "URL:Midad"
  WriteRegStr SHCTX "Software\Classes\midad" "URL Protocol" ""
  WriteRegStr SHCTX "Software\Classes\midad\shell\open\command" "" '"$INSTDIR\${APP_EXECUTABLE_FILENAME}" "%1"'
  !insertmacro UPDATEFILEASSOC
!macroend

!macro customUnInstall
  !insertmacro midadOpensWithNoMore ".html"
  !insertmacro midadOpensWithNoMore ".htm"
  DeleteRegKey SHCTX "Software\Classes\Midad.Article"
  DeleteRegKey SHCTX "Software\Classes\midad"
  !insertmacro UPDATEFILEASSOC
!macroend

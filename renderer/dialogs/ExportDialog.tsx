/** Asks for the format of an export; the system's dialog asks for the file. */
import { exportFormats } from "../../main/contract/export.ts"
import { useSession } from "../session/context.ts"
import { fitting } from "../session/library/words-in-text.ts"
import { Chooser } from "./Chooser.tsx"
import { Modal } from "./Modal.tsx"

/** Exports the open article in the format that is chosen. */
export function ExportDialog() {
  const session = useSession()
  const { exporting, palette } = session.words.value.window
  return (
    <Modal name={exporting.name} kind="chooser" cancel={session.dismiss}>
      <Chooser
        label={exporting.choose}
        hint={exporting.choose}
        nothing={palette.nothing}
        choices={(query) =>
          fitting(
            query,
            exportFormats,
            (format) => exporting.formats[format],
            (format) => format,
          ).map((format) => ({
            key: format,
            draw: <span class="choice-name">{exporting.formats[format]}</span>,
            take() {
              session.dismiss()
              void session.exportAs(format)
            },
          }))
        }
      />
    </Modal>
  )
}

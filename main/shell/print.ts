/** Printing what a window shows, by the system's own dialog. */
import type { WebContents } from "electron"
import { DeskError } from "../contract/problem.ts"

/** What Electron says when the user closes the dialog. */
const cancelled = /cancel/i

/** Shows the dialog, and resolves when it was printed or cancelled. Throws `DeskError` not-printed. */
export function printed(contents: WebContents): Promise<void> {
  return new Promise((resolve, reject) => {
    contents.print({ printBackground: false }, (success, why) => {
      if (success || cancelled.test(why)) resolve()
      else reject(new DeskError("not-printed", { message: why }))
    })
  })
}

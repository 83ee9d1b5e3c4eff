import { plural } from "../plural.ts"

const files = (n: number) => plural("en", n, { one: "one file", other: "{n} files" })

export const name = "Import a folder"
export const counting = "Counting the files…"
export const progress = (done: number, total: number) => `${done} of ${files(total)}`
export const made = "Made an article"
export const known = "There already"
export const failed = "Could not be imported"
export const guessed = "Its encoding is a guess: look at it"
export const others = (n: number) => `Passed over as no text: ${files(n)}.`
export const phases = {
  running: "Importing goes on when this window is closed.",
  done: "The import is done.",
  stopped: "Stopped before the end. Import the same folder again to go on from here.",
}
export const stop = "Stop"
export const close = "Close"
export const copy = "Copy the whole report"
export const copied = "The report was copied."
export const report = "What needs your eyes"
export const allWell = "Nothing needs your eyes."
export const soFar = "Nothing so far."
export const more = (n: number) => `And ${files(n)} more, all of them in the report.`
export const over = (n: number) => `Import done, new: ${files(n)}`
export const overWith = (n: number, bad: number) =>
  `Import done, new: ${files(n)}; not imported: ${files(bad)}`
export const show = "Show the report"

import type { Status } from "../../../../article/dossier.ts"

export { beside } from "./beside.ts"
export { board } from "./board.ts"
export { checking } from "./checking.ts"
export {
  about,
  away,
  bin,
  changes,
  conflict,
  copyConflict,
  dialogs,
  difference,
  exporting,
  help,
  link,
  linkers,
  outline,
  palette,
  preview,
  review,
} from "./dialogs.ts"
export { dossier } from "./dossier.ts"
export { finding, replacing } from "./finding.ts"
export { library } from "./library.ts"
export { notices } from "./notices.ts"
export { lock, page, status, welcome } from "./page.ts"
export { settings } from "./settings.ts"
export { updates } from "./updates.ts"

export const name = "Midad"

export const statuses: Record<Status, string> = {
  draft: "Draft",
  editing: "Editing",
  ready: "Ready",
  published: "Published",
  spiked: "Spiked",
}

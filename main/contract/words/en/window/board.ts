import type { Status } from "../../../../article/dossier.ts"
import { isolate } from "../../isolate.ts"

export const board = {
  name: "Status board",
  filter: "Search the board",
  column: (status: string, n: string) => `${status}, ${n}`,
  empty: "Nothing here",
  open: "open",
  choose: "choose",
  move: "move",
  undo: "undo",
  leave: "close",
  moved: (headline: string, status: string) => `“${isolate(headline)}”: ${status}`,
  columns: {
    draft: "Drafts",
    editing: "Editing",
    ready: "Ready",
    published: "Published",
    spiked: "Spiked",
  } satisfies Record<Status, string>,
}

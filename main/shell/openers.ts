/** What opening does in the running app: the open newsroom's desk, and the window behind the outbox. */
import { resolve } from "node:path"
import type { MemoryStore } from "./memory.ts"
import { firstArticleOf, type Openers } from "./open.ts"
import type { OpenNewsroom } from "./open-newsroom.ts"
import type { Outbox } from "./outbox.ts"

/** The openers of `newsroom`, whose window hears of everything by `outbox`. */
export function createOpeners(
  { desk, keyOf, open }: OpenNewsroom,
  memory: Pick<MemoryStore, "get">,
  outbox: Pick<Outbox, "send">,
): Openers {
  return {
    openNewsroom: (next, thing) =>
      open(resolve(next), (there) => firstArticleOf(thing ? [thing] : [], there.lineAt)),
    root: () => desk().root,
    known: () => memory.get().recent,
    lineAt: (file) => desk().lineAt(file),
    hasArticle: async (id) => (await desk().firstArticle(id)) === id,
    importFile: (file) => desk().importFile(file),
    showArticle: (id) => outbox.send("open", { id }, keyOf(desk())),
    showImports: (drafts) => outbox.send("imports", drafts, keyOf(desk())),
    showProblem: (problem) => outbox.send("problem", problem),
  }
}

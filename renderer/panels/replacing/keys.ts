/** What the keys of find and replace do. */
import { findKeys } from "../../../main/contract/commands.ts"
import type { Scope } from "../../session/replacing/asking.ts"
import type { Session } from "../../session/session.ts"
import type { Chosen } from "./chosen.ts"

/** Where it can be looked for, in the order in which a key goes through them. */
export const scopes: readonly Scope[] = ["article", "listed", "newsroom"]

/** The view, while it is drawn. */
export const view = () => document.querySelector<HTMLElement>('[data-pane="replacing"]')

/** The fields of what is looked for and what is put there. */
export const fields = () => [...(view()?.querySelectorAll<HTMLInputElement>(".replacing-field") ?? [])]

/** Opens the article `id`, and looks for the same words in it. */
async function openThere(session: Session, id: string) {
  const query = session.replacing.query.peek()
  session.replacing.close()
  await session.open(id)
  session.finding.change(query)
  session.finding.go(1)
}

/** The switches of the search and of the replacement. */
export const switchesOf = ({ replacing, current }: Session) => ({
  [findKeys.whole]: () => replacing.change({ whole: !replacing.query.peek().whole }),
  [findKeys.tashkeel]: () => replacing.change({ tashkeel: !replacing.query.peek().tashkeel }),
  [findKeys.expression]: () => replacing.change({ expression: !replacing.query.peek().expression }),
  [findKeys.exact]: () => replacing.change({ exact: !replacing.query.peek().exact }),
  [findKeys.keep]: () => replacing.put({ keep: !replacing.replacement.peek().keep }),
  [findKeys.published]: () => replacing.look(replacing.scope.peek(), !replacing.published.peek()),
  [findKeys.scope]: () => {
    const wanted = scopes.filter((scope) => scope !== "article" || current.peek())
    replacing.look(wanted[(wanted.indexOf(replacing.scope.peek()) + 1) % wanted.length] ?? "newsroom")
  },
})

/** What each key does. `chosen` is the chosen article and hit. */
export function keysOf(session: Session, chosen: Chosen): Record<string, () => void> {
  const { replacing } = session
  const articleId = () => {
    const found = replacing.found.peek()
    return found[Math.min(chosen.at.peek().article, found.length - 1)]?.id
  }
  const withArticle = (act: (id: string) => Promise<void>) => () => {
    const id = articleId()
    if (id !== undefined) void act(id)
  }
  return {
    ...switchesOf(session),
    F3: () => chosen.step(1),
    "Shift-F3": () => chosen.step(-1),
    [session.keys.of("find") ?? "Mod-f"]: () => fields()[0]?.focus(),
    [session.keys.of("replace") ?? "Mod-h"]: () => {
      const [first, second] = fields()
      const next = document.activeElement === first ? second : first
      next?.focus()
      next?.select()
    },
    "Mod-PageDown": () => chosen.choose(chosen.at.peek().article + 1),
    "Mod-PageUp": () => chosen.choose(chosen.at.peek().article - 1),
    "Mod-Shift-Enter": () => void replacing.replace(),
    "Shift-Enter": withArticle((id) => replacing.replace(id)),
    "Mod-Enter": withArticle((id) => openThere(session, id)),
    Escape: () => (replacing.progress.peek() ? replacing.stop() : replacing.close()),
  }
}

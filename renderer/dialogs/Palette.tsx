/** The palette: finds commands and articles by a few words. */
import { type CommandId, commandIds, commands } from "../../main/contract/commands.ts"
import { canRun, run } from "../commands/run.ts"
import { Keys } from "../panels/Keys.tsx"
import { useSession } from "../session/context.ts"
import { fitting } from "../session/library/words-in-text.ts"
import { articleChoices, useArticles } from "./articles.tsx"
import { type Choice, Chooser } from "./Chooser.tsx"
import { Modal } from "./Modal.tsx"

/** Lists the commands that can run now; articles are searched once something is typed. */
export function Palette() {
  const session = useSession()
  const words = session.words.value
  const { palette } = words.window
  const newsroom = useArticles(session)
  const choices = (query: string): Choice[] => {
    // Commands with a role (copy, paste) act on the focused field, which the palette takes the focus from.
    const possible = commandIds.filter(
      (id) => commands[id].role === undefined && id !== "palette" && canRun(session, id),
    )
    const label = (id: CommandId) => words.commands[id].label
    const acts = fitting(query, possible, label, (id) => words.menus[commands[id].menu]).map(
      (id): Choice => ({
        key: id,
        draw: (
          <>
            <span class="choice-name">{words.commands[id].label}</span>
            <span class="choice-fact">{words.menus[commands[id].menu]}</span>
            {commands[id].keys.length > 0 && <Keys of={id} />}
          </>
        ),
        take() {
          session.dismiss()
          // The dialog gives the focus back with the next frame; the command acts on the text after that.
          requestAnimationFrame(() => {
            if (commands[id].when === "text") session.editor()?.focus()
            run(session, id)
          })
        },
      }),
    )
    if (query.trim() === "") return acts
    const articles = articleChoices(session, newsroom.hits(), (article) => {
      session.dismiss()
      void session.open(article.id).then(() => session.editor()?.focus())
    })
    return [...acts, ...articles]
  }
  return (
    <Modal name={palette.name} kind="chooser" cancel={session.dismiss}>
      <Chooser
        label={palette.name}
        hint={palette.hint}
        nothing={palette.nothing}
        choices={choices}
        typed={newsroom.typed}
        ready={newsroom.ready}
      />
    </Modal>
  )
}

/** The palette: finds commands and articles by a few words. */
import { commandIds, commands } from "../../main/contract/commands.ts"
import type { Hit } from "../../main/contract/library.ts"
import { canRun, run, whyNot } from "../commands/run.ts"
import { Keys } from "../panels/Keys.tsx"
import { useSession } from "../session/context.ts"
import type { Session } from "../session/session.ts"
import { articleChoices, useArticles } from "./articles.tsx"
import { type Choice, Chooser } from "./Chooser.tsx"
import { type Fitting, fittingCommands } from "./command-fit.ts"
import { Modal } from "./Modal.tsx"

/** How many recent articles stand before the commands. */
const mostRecent = 5

/** The articles that were open before, the newest first, as far as they are there. Reads signals. */
function recentHits(session: Session): Hit[] {
  return session.trail.recent.value
    .slice(0, mostRecent)
    .map((id) => session.descriptions.of(id))
    .flatMap((described) =>
      described?.summary && !described.binned
        ? [{ ...described.summary, marks: [], snippet: "", snippetMarks: [] }]
        : [],
    )
}

/** Lists the articles that were open last, and the commands that can run now; articles are searched once something is typed. */
export function Palette() {
  const session = useSession()
  const words = session.words.value
  const { palette } = words.window
  const newsroom = useArticles(session)
  const commandChoice = ({ id, fit, ready }: Fitting): Choice => ({
    key: id,
    off: !ready,
    shy: !ready || (commands[id].grave === true && fit !== "name"),
    draw: (
      <>
        <span class="choice-name">{words.commands[id].label}</span>
        <span class="choice-fact">
          {ready ? words.menus[commands[id].menu] : palette.missing[whyNot(session, id)]}
        </span>
        <Keys of={id} />
      </>
    ),
    take() {
      if (!ready) return session.notices.whisper(palette.missing[whyNot(session, id)])
      session.dismiss()
      session.recentCommands.note(id)
      // The dialog gives the focus back with the next frame; the command acts on the text after that.
      requestAnimationFrame(() => {
        if (commands[id].when === "text") session.editor()?.focus()
        run(session, id)
      })
    },
  })
  const choices = (query: string): Choice[] => {
    // Commands with a role (copy, paste) act on the focused field, which the palette takes the focus from.
    const possible = commandIds.filter((id) => commands[id].role === undefined && id !== "palette")
    const found = fittingCommands(query, possible, session.settings.value.language, {
      ready: (id) => canRun(session, id),
      recent: session.recentCommands.list(),
    })
    const acts = found.map(commandChoice)
    const near = found.filter(({ ready, fit }) => ready && fit !== "letters").length
    const take = ({ id }: { id: string }) => {
      session.dismiss()
      void session.enter(id)
    }
    if (query.trim() === "")
      return [...articleChoices(session, recentHits(session), take, palette.recent), ...acts]
    const articles = articleChoices(session, newsroom.hits(), take)
    // An article that has the words comes before what only has their letters, and before what cannot be done now.
    return [...acts.slice(0, near), ...articles, ...acts.slice(near)]
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

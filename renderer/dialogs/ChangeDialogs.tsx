/** Asks for the status or the section of one or several articles. */
import { useEffect } from "preact/hooks"
import { statuses } from "../../main/article/dossier.ts"
import { useSession } from "../session/context.ts"
import type { Dialog } from "../session/dialogs.ts"
import { fitting } from "../session/library/words-in-text.ts"
import { type Choice, Chooser } from "./Chooser.tsx"
import { Modal } from "./Modal.tsx"

type Question = { dialog: Extract<Dialog, { kind: "status" | "section" }> }

function Head({ dialog, name }: Question & { name: string }) {
  const session = useSession()
  const { window: words } = session.words.value
  const [first] = dialog.targets
  return (
    <header class="modal-head">
      <h2>
        {name}
        <small>{words.changes.of(dialog.targets.length, first?.headline || words.library.untitled)}</small>
      </h2>
    </header>
  )
}

/** The value that all have; null if they differ, or if one is not known. */
const common = <Value,>(values: readonly (Value | undefined)[]): Value | null =>
  values[0] !== undefined && values.every((value) => value === values[0]) ? values[0] : null

/** Asks for a status: by a digit, or by its name. */
export function StatusDialog({ dialog }: Question) {
  const session = useSession()
  const { window: words } = session.words.value
  const take = (at: number) => {
    const status = statuses[at]
    if (!status) return
    session.dismiss()
    void session.changing.offer(dialog.targets, { status }).then(() => session.library.clear())
  }
  return (
    <Modal name={words.changes.statusName} kind="chooser small" cancel={session.dismiss}>
      <Head dialog={dialog} name={words.changes.statusName} />
      <Chooser
        label={words.changes.statusName}
        start={common(dialog.targets.map(({ status }) => status))}
        hint={statuses.map((_, at) => at + 1).join(" ")}
        nothing={words.board.empty}
        // A digit, Latin or Arabic, chooses at once.
        typed={(text) => {
          const digit = /^[1-5١-٥]$/.test(text) ? text.charCodeAt(0) & 0xf : 0
          if (digit > 0) take(digit - 1)
        }}
        choices={(query) =>
          fitting(
            query,
            statuses.map((status, at) => ({ status, at })),
            ({ status }) => words.statuses[status],
          ).map(({ status, at }) => ({
            key: status,
            take: () => take(at),
            draw: (
              <>
                <span class="status-dot" data-status={status} />
                <span class="choice-name">{words.statuses[status]}</span>
                <kbd>{at + 1}</kbd>
              </>
            ),
          }))
        }
      />
    </Modal>
  )
}

/** Asks for a section: one that the newsroom has, or a new name. */
export function SectionDialog({ dialog }: Question) {
  const session = useSession()
  const { changes } = session.words.value.window
  useEffect(() => session.facets.want(), [session])
  const take = (section: string) => {
    session.dismiss()
    void session.changing.offer(dialog.targets, { section }).then(() => session.library.clear())
  }
  const choices = (query: string): Choice[] => {
    const known = session.facets.found.value?.sections ?? []
    const typed = query.trim().replace(/\s+/g, " ")
    const found = fitting(typed, known, ({ name }) => name).map(
      ({ name, count }): Choice => ({
        key: name,
        take: () => take(name),
        draw: (
          <>
            <span class="choice-name">{name}</span>
            <span class="choice-fact">{session.words.value.window.library.count(count)}</span>
          </>
        ),
      }),
    )
    const fresh: Choice[] =
      typed === ""
        ? [{ key: "", take: () => take(""), draw: <span class="choice-name">{changes.sectionNone}</span> }]
        : known.some(({ name }) => name === typed)
          ? []
          : [
              {
                key: `new ${typed}`,
                take: () => take(typed),
                draw: <span class="choice-name">{changes.sectionNew(typed)}</span>,
              },
            ]
    return [...found, ...fresh]
  }
  return (
    <Modal name={changes.sectionName} kind="chooser small" cancel={session.dismiss}>
      <Head dialog={dialog} name={changes.sectionName} />
      <Chooser
        label={changes.sectionName}
        start={common(dialog.targets.map(({ section }) => section))}
        hint={changes.sectionHint}
        nothing=""
        choices={choices}
      />
    </Modal>
  )
}

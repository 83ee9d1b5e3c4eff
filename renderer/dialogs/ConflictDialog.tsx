/**
 * Asks which side of a conflict stays: the text here, or the file or conflict copy. Digits choose for each conflict,
 * Enter saves the choices, Escape changes nothing.
 */
import { useSignal } from "@preact/signals"
import { useMemo } from "preact/hooks"
import type { Node } from "prosemirror-model"
import { blockText } from "../../main/article/alignment.ts"
import { type Choice, type Conflict, choicesFor, mergeArticles, resolve } from "../../main/article/merge.ts"
import { articleFromJSON } from "../../main/article/schema.ts"
import { clock } from "../../main/contract/time.ts"
import { Keys } from "../panels/Keys.tsx"
import { useSession } from "../session/context.ts"
import type { Dialog } from "../session/dialogs.ts"
import { factText, labelOf } from "./facts.ts"
import { Lines } from "./Lines.tsx"
import { Modal } from "./Modal.tsx"

/** The key of each choice: digits, because they are the same on every layout. */
const keys: ReadonlyArray<{ key: string; choice: Choice }> = [
  { key: "1", choice: "ours" },
  { key: "2", choice: "theirs" },
  { key: "3", choice: "both" },
]

/** Asks about the conflict of `dialog.opening` with its file, or with `dialog.copy`. Draws nothing once the conflict has passed. */
export function ConflictDialog({ dialog }: { dialog: Extract<Dialog, { kind: "conflict" }> }) {
  const session = useSession()
  const { opening, copy } = dialog
  const state = opening.saver.state.value
  const conflict = state.kind === "conflict" ? state.conflict : null
  const changed = copy?.changed ?? conflict?.changed
  const choices = useSignal<readonly (Choice | null)[]>([])
  const at = useSignal(0)
  /** The text that the question is about, and both sides of it merged. */
  const question = useMemo(() => {
    if (copy) return { ours: copy.ours, merge: mergeArticles(copy.ancestor, copy.ours, copy.theirs) }
    if (!conflict) return null
    const ancestor = conflict.ancestor ? articleFromJSON(conflict.ancestor) : null
    const ours = opening.saver.latest()
    return { ours, merge: mergeArticles(ancestor, ours, articleFromJSON(conflict.theirs)) }
  }, [conflict, copy, opening])
  const { history, window: words } = session.words.value
  const said = copy ? { ...words.conflict, ...words.copyConflict } : words.conflict
  const language = session.settings.value.language
  if (!question || !changed) return null
  const { ours, merge } = question
  const { conflicts } = merge
  const left = conflicts.filter((_, index) => !choices.value[index]).length

  const choose = (index: number, choice: Choice) => {
    const conflict = conflicts[index]
    if (!conflict || !choicesFor(conflict).includes(choice)) return
    choices.value = conflicts.map((_, other) => (other === index ? choice : (choices.value[other] ?? null)))
    at.value = Math.min(index + 1, conflicts.length - 1)
  }
  const save = () => {
    if (left > 0) return
    session.dismiss()
    const settled = resolve(merge, choices.value)
    if (copy) session.copies.settle(opening, copy, settled)
    else session.conflicts.settle(opening, ours, settled)
    session.editor()?.focus()
  }
  const press = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return false
    const digit = /^(?:Digit|Numpad)(\d)$/.exec(event.code)?.[1]
    const choice = keys.find(({ key }) => key === digit)?.choice
    if (choice) choose(at.value, choice)
    else if (event.key === "Enter") save()
    else return false
    return true
  }
  const sides = (
    conflict: Conflict,
  ): { choice: Choice; label: string; text: string; dir?: "rtl" | "ltr" }[] => {
    const label = { ours: said.ours, theirs: said.theirs(clock(changed, language)) }
    return (["ours", "theirs"] as const).map((choice) => {
      if (conflict.part === "dossier")
        return { choice, label: label[choice], text: factText(conflict.field, conflict[choice], words) }
      return {
        choice,
        label: label[choice],
        text: textOf(conflict[choice]),
        dir: conflict[choice][0]?.attrs.dir ?? "rtl",
      }
    })
  }
  return (
    <Modal name={said.name} kind="history fitting" cancel={session.dismiss}>
      <header class="modal-head">
        <h2>
          {said.name}
          <small>{said.text}</small>
        </h2>
      </header>
      <Lines
        label={said.name}
        kind="conflicts"
        lineKind="conflict"
        lines={conflicts}
        keyOf={(_, index) => `${index}`}
        at={at}
        press={press}
        draw={(conflict, index) => {
          const chosen = choices.value[index] ?? null
          return (
            <>
              {conflict.part === "dossier" && (
                <span class="difference-kind">{words.dossier[labelOf(conflict.field)]}</span>
              )}
              <div class="conflict-sides">
                {sides(conflict).map(({ choice, label, text, dir }) => (
                  // biome-ignore lint/a11y/useKeyWithClickEvents: the list's keys are its own.
                  // biome-ignore lint/a11y/noStaticElementInteractions: a click is only another way.
                  <div
                    key={choice}
                    class="conflict-side"
                    data-kept={chosen === choice || chosen === "both"}
                    onClick={() => choose(index, choice)}
                  >
                    <span class="conflict-label">
                      {chosen === choice || chosen === "both" ? "✓ " : ""}
                      <bdi>{label}</bdi> <Keys key_={choice === "ours" ? "1" : "2"} />
                    </span>
                    <p dir={dir}>{text || <small>{history.nothing}</small>}</p>
                  </div>
                ))}
              </div>
            </>
          )
        }}
      />
      <footer class="modal-foot">
        <span class="review-keys">
          {keys.map(({ key, choice }) => (
            <span key={key}>
              <Keys key_={key} />{" "}
              {{ ours: said.keepOurs, theirs: said.keepTheirs, both: said.keepBoth }[choice]}
            </span>
          ))}
        </span>
        <span class="review-counts" role="status">
          {said.left(left)}
        </span>
        <button type="button" onClick={session.dismiss}>
          {said.later} <Keys key_="Escape" />
        </button>
        <button type="button" class="main" disabled={left > 0} onClick={save}>
          {said.save} <Keys key_="Enter" />
        </button>
      </footer>
    </Modal>
  )
}

/** The blocks of one side as they are read, a line each. */
function textOf(blocks: readonly Node[]): string {
  return blocks.map(blockText).join("\n")
}

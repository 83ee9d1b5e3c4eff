/**
 * The review of an import: every line of the source, what it was taken for and
 * why. One key corrects a line; Enter accepts the draft.
 */
import { useSignal } from "@preact/signals"
import { type Corrections, correctLines, encodings, type LineKind } from "../../main/contract/importing.ts"
import { matches } from "../../main/contract/keys.ts"
import { number } from "../../main/contract/words/plural.ts"
import { directionOf } from "../panels/direction.ts"
import { Keys } from "../panels/Keys.tsx"
import { useSession } from "../session/context.ts"
import type { PendingImport } from "../session/imports/imports.ts"
import { Lines } from "./Lines.tsx"
import { Modal } from "./Modal.tsx"

/**
 * The key of each correction: digits, because they are the same on every layout; then two letters, by their place on
 * the keyboard as everywhere.
 */
const correctionKeys: ReadonlyArray<{ key: string; kind: LineKind }> = [
  { key: "1", kind: "headline" },
  { key: "2", kind: "standfirst" },
  { key: "3", kind: "paragraph" },
  { key: "4", kind: "subhead" },
  { key: "5", kind: "quote" },
  { key: "6", kind: "list" },
  { key: "7", kind: "byline" },
  { key: "8", kind: "place" },
  { key: "9", kind: "source" },
  { key: "s", kind: "section" },
  { key: "c", kind: "caption" },
  { key: "0", kind: "dropped" },
]

const aside: readonly LineKind[] = ["boilerplate", "caption", "dropped"]

/** The digit or letter of a key press, on any layout; Delete drops as 0 does. */
function signOf(event: KeyboardEvent): string | null {
  if (event.ctrlKey || event.metaKey || event.altKey) return null
  if (event.key === "Delete") return "0"
  return /^(?:Digit|Numpad|Key)([\dA-Z])$/.exec(event.code)?.[1]?.toLowerCase() ?? null
}

/** Reviews one draft. The corrections live in the dialog until the draft is accepted. */
export function ImportReview({ pending }: { pending: PendingImport }) {
  const session = useSession()
  const corrections = useSignal<Corrections>({})
  const { draft } = pending
  const given = draft.lines.filter((line) => line.kind !== "blank")
  // A correction can change another line, as there is only one headline and one standfirst.
  const lines = correctLines(draft.lines, corrections.value).filter(
    (_, index) => draft.lines[index]?.kind !== "blank",
  )
  const at = useSignal(0)
  const words = session.words.value
  const { review, dialogs } = words.window
  const platform = session.scene.value.platform

  const correct = (kind: LineKind | null) => {
    const line = given[at.value]
    if (!line) return
    // A line that was joined to the one before is separate again when it gets its own kind.
    const nothing = kind === null || (kind === line.kind && line.reason !== "wrapped")
    const { [line.line]: _, ...others } = corrections.value
    corrections.value = nothing ? others : { ...others, [line.line]: kind }
    if (kind !== null) at.value = Math.min(at.value + 1, lines.length - 1)
  }
  const accept = () => void session.imports.accept(corrections.value)
  const press = (event: KeyboardEvent) => {
    const sign = signOf(event)
    const kind = correctionKeys.find((correction) => correction.key === sign)?.kind
    if (kind) correct(kind)
    else if (event.key === "Backspace" || matches(event, "Mod-z", platform)) correct(null)
    else if (event.key === "Enter") accept()
    else return false
    return true
  }
  const away = lines.filter((line) => aside.includes(line.kind)).length
  const more = session.imports.pending.value.length - 1
  const language = session.settings.value.language
  return (
    <Modal name={review.name} kind="review" cancel={session.imports.cancel}>
      <header class="modal-head">
        <h2>
          {review.name}
          <small>
            <bdi>{draft.name ? review.from(draft.name) : review.pasted}</bdi>
            {more > 0 && <> · {review.more(more)}</>}
          </small>
        </h2>
        {draft.encoding && (
          <label class="encoding" data-certainty={draft.certainty}>
            <span>{review.encoding}</span>
            <select
              value={draft.encoding}
              onChange={(event) => {
                const chosen = encodings.find((known) => known === event.currentTarget.value)
                if (chosen) void session.imports.recode(chosen)
              }}
            >
              {encodings.map((encoding) => (
                <option key={encoding} value={encoding}>
                  {words.importing.encodings[encoding]}
                </option>
              ))}
            </select>
          </label>
        )}
      </header>
      {draft.certainty !== "certain" && (
        <p class="review-doubt" role={draft.certainty === "guess" ? "alert" : undefined}>
          {review[draft.certainty]}
        </p>
      )}
      {draft.why && (
        <p class="review-doubt" role="status">
          {review.why[draft.why]}
        </p>
      )}
      {draft.losses.length > 0 && (
        <p class="review-doubt" role="alert">
          {review.losses}{" "}
          {draft.losses
            .map(
              (loss) => `${words.importing.losses[loss.what] ?? loss.what} (${number(language, loss.count)})`,
            )
            .join("، ")}
        </p>
      )}
      <Lines
        label={review.lines}
        kind="review-lines"
        lineKind="review-line"
        lines={lines}
        keyOf={({ line }) => `${line}`}
        data={({ line, kind }) => ({
          "data-kind": kind,
          "data-corrected": corrections.value[line] !== undefined,
        })}
        at={at}
        press={press}
        draw={({ line, kind, text, reason }) => (
          <>
            <span class="review-number">{number(language, line)}</span>
            <span class="review-kind">{words.importing.kinds[kind]}</span>
            <span class="review-text" dir={directionOf(text)}>
              {text}
            </span>
            <span class="review-reason">{words.importing.reasons[reason] ?? reason}</span>
          </>
        )}
      />
      <footer class="modal-foot">
        <span class="review-keys">
          {correctionKeys.map(({ key, kind }) => (
            <span key={key}>
              <Keys key_={key} /> {words.importing.kinds[kind]}
            </span>
          ))}
          <span>
            <Keys key_="Backspace" /> {review.restore}
          </span>
        </span>
        <span class="review-counts" role="status">
          {review.counts(lines.length - away, away)}
        </span>
        <button type="button" onClick={session.imports.cancel} title={review.cancel}>
          {dialogs.cancel} <Keys key_="Escape" />
        </button>
        <button type="button" class="main" onClick={accept}>
          {pending.into === session.current.value?.id ? review.paste : review.accept} <Keys key_="Enter" />
        </button>
      </footer>
    </Modal>
  )
}

/** Two versions as one text: removed words are struck out, added ones underlined, and each block is labelled. */
import { useSignal } from "@preact/signals"
import type { ComponentChildren } from "preact"
import { useLayoutEffect, useRef } from "preact/hooks"
import { blockText } from "../../main/article/alignment.ts"
import type { ArticleDiff, BlockChange, FieldChange, WordChange } from "../../main/article/diff.ts"
import { Keys } from "../panels/Keys.tsx"
import { useSession } from "../session/context.ts"
import { factText, labelOf } from "./facts.ts"

/** A block or a field that differs. */
export type Changed = { block: BlockChange } | { field: FieldChange }

/** The changes of a diff in the order in which they are shown. */
function changesOf(diff: ArticleDiff): Changed[] {
  return [
    ...diff.dossier.map((field) => ({ field })),
    ...diff.blocks.filter(({ kind }) => kind !== "same").map((block) => ({ block })),
  ]
}

/**
 * @param at the index of the chosen change
 * @param choose called with another index; Enter calls `take`
 */
export function Difference(props: {
  name: string
  diff: ArticleDiff
  at: number
  first?: boolean
  choose(at: number): void
  take?(change: Changed): void
}) {
  const session = useSession()
  const list = useRef<HTMLDivElement>(null)
  const { diff } = props
  const changes = changesOf(diff)
  const at = Math.min(props.at, changes.length - 1)
  useLayoutEffect(() => {
    list.current?.querySelector("[data-active=true]")?.scrollIntoView({ block: "nearest" })
  })
  // Where nothing changed is folded away, unless nothing changed at all: then the version is there to be read.
  const whole = useSignal(false)
  const folded = changes.length > 0 && !whole.value
  const onKeyDown = (event: KeyboardEvent) => {
    const steps: Record<string, number> = { ArrowDown: 1, ArrowUp: -1, PageDown: 8, PageUp: -8 }
    const step = steps[event.key]
    const change = changes[at]
    if (step !== undefined) props.choose(Math.max(0, Math.min(at + step, changes.length - 1)))
    else if (event.key === "Enter" && change && props.take) props.take(change)
    else if (event.code === "KeyE" && !event.ctrlKey && !event.metaKey && !event.altKey)
      whole.value = !whole.value
    else return
    event.preventDefault()
  }
  const { history, window: words } = session.words.value
  let change = -1
  const row = (content: ComponentChildren, kind: string, key: string, type: string) => {
    const mine = kind === "same" ? -1 : ++change
    return (
      // biome-ignore lint/a11y/useKeyWithClickEvents: the list's keys are its own.
      <div
        key={key}
        id={mine < 0 ? undefined : `change-${mine}`}
        class="difference-row"
        role="option"
        tabIndex={-1}
        aria-selected={mine >= 0 && mine === at}
        aria-disabled={mine < 0}
        data-active={mine >= 0 && mine === at}
        data-kind={kind}
        data-type={type}
        onClick={mine < 0 ? undefined : () => props.choose(mine)}
      >
        {content}
      </div>
    )
  }
  return (
    <div
      class="difference"
      role="listbox"
      aria-label={props.name}
      aria-activedescendant={changes.length > 0 ? `change-${at}` : undefined}
      tabIndex={0}
      data-first={props.first ? "" : undefined}
      ref={list}
      onKeyDown={onKeyDown}
    >
      {diff.dossier.map(({ field, before, after }) =>
        row(
          <>
            <span class="difference-kind">{words.dossier[labelOf(field)]}</span>
            <span class="difference-text">
              <del>{factText(field, before, words) || history.nothing}</del>{" "}
              <ins>{factText(field, after, words) || history.nothing}</ins>
            </span>
          </>,
          "fact",
          `fact ${field}`,
          "fact",
        ),
      )}
      {diff.blocks.map((block, index) => {
        if (folded && isFolded(diff.blocks, index)) {
          if (index > 0 && isFolded(diff.blocks, index - 1)) return null
          const end = diff.blocks.findIndex((_, at) => at > index && !isFolded(diff.blocks, at))
          const count = (end < 0 ? diff.blocks.length : end) - index
          return (
            <div class="difference-fold" key={`fold ${index}`} aria-hidden="true">
              <button
                type="button"
                class="quiet"
                tabIndex={-1}
                onClick={() => {
                  whole.value = true
                }}
              >
                {history.unchanged(count)} <Keys key_="E" />
              </button>
            </div>
          )
        }
        const node = block.after ?? block.before
        return row(
          <>
            <span class="difference-kind">
              {block.part === "body" && <bdi>{history.blocks(String((block.to ?? block.from) + 1))}</bdi>}
              {kindOf(block, history)}
            </span>
            <span class="difference-text" dir={node.attrs.dir ?? "rtl"}>
              <Words block={block} empty={history.empty} />
            </span>
          </>,
          block.kind,
          `${index}`,
          node.type.name,
        )
      })}
    </div>
  )
}

/** Whether a block is one that can be folded away: nothing of it changed. The headline says what one reads. */
function isFolded(blocks: readonly BlockChange[], index: number): boolean {
  return blocks[index]?.kind === "same" && blocks[index].part !== "headline"
}

function Words({ block, empty }: { block: BlockChange; empty: string }) {
  const text = blockText(block.after ?? block.before)
  if (block.kind === "inserted") return <ins>{text || empty}</ins>
  if (block.kind === "removed") return <del>{text || empty}</del>
  const words: readonly WordChange[] | null = block.kind === "same" ? null : block.words
  if (!words) return <>{text || <small>{empty}</small>}</>
  return (
    <>
      {words.map((word, index) => {
        const key = `${index}`
        if (word.kind === "same") return <span key={key}>{word.text}</span>
        return word.kind === "inserted" ? <ins key={key}>{word.text}</ins> : <del key={key}>{word.text}</del>
      })}
    </>
  )
}

type HistoryWords = ReturnType<typeof useSession>["words"]["value"]["history"]

function kindOf(block: BlockChange, words: HistoryWords): string {
  if (block.kind === "same") return ""
  if (block.kind === "changed")
    return block.words.every(({ kind }) => kind === "same") ? words.form : words.changed
  return words[block.kind]
}

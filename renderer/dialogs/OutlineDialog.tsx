/** The outline of the open article: its subheads, and while something is typed its other blocks too, to jump to. */
import { directionOf } from "../panels/direction.ts"
import { useSession } from "../session/context.ts"
import { fitting } from "../session/library/words-in-text.ts"
import type { Session } from "../session/session.ts"
import { type Choice, Chooser } from "./Chooser.tsx"
import { Modal } from "./Modal.tsx"

/** A block of the article as the outline shows it. */
type Block = ReturnType<NonNullable<ReturnType<Session["editor"]>>["outline"]>[number]

/** How many blocks are offered at once. */
const most = 50

/** Lists the headline and the subheads, with the one that the cursor is under as the current one. */
export function OutlineDialog() {
  const session = useSession()
  const { outline } = session.words.value.window
  const editor = session.editor()
  const blocks = editor?.outline() ?? []
  const heads = blocks.filter(({ level }) => level > 0)
  const under = heads.findLast(({ pos }) => pos < (editor?.view.state.selection.head ?? 0))
  const choiceOf = (block: Block): Choice => ({
    key: String(block.pos),
    draw: (
      <span class="choice-name" dir={directionOf(block.text)} data-level={block.level}>
        {block.text}
      </span>
    ),
    take() {
      session.dismiss()
      // The dialog gives the focus back with the next frame.
      requestAnimationFrame(() => {
        session.trail.mark()
        editor?.goToBlock(block.pos)
      })
    },
  })
  const choices = (query: string) => {
    const nameOf = ({ text }: Block) => text
    const found = query.trim() === "" ? heads : fitting(query, blocks, nameOf)
    return found.slice(0, query.trim() === "" ? heads.length : most).map(choiceOf)
  }
  return (
    <Modal name={outline.name} kind="chooser" cancel={session.dismiss}>
      <Chooser
        label={outline.name}
        hint={outline.hint}
        nothing={outline.nothing}
        start={under ? String(under.pos) : null}
        choices={choices}
      />
    </Modal>
  )
}

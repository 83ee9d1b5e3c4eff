/** The outline of the open article: its subheads, and while something is typed its other blocks too, to jump to. */
import { blocksOf, goToBlock, type OutlineBlock } from "../editor/outline.ts"
import { directionOf } from "../panels/direction.ts"
import { useSession } from "../session/context.ts"
import { fitting } from "../session/library/words-in-text.ts"
import { type Choice, Chooser } from "./Chooser.tsx"
import { Modal } from "./Modal.tsx"

/** How many blocks are offered at once. */
const most = 50

/** Lists the headline and the subheads, with the one that the cursor is under as the current one. */
export function OutlineDialog() {
  const session = useSession()
  const { outline } = session.words.value.window
  const view = session.editor()?.view
  const blocks = view ? blocksOf(view.state.doc) : []
  const heads = blocks.filter(({ level }) => level > 0)
  const under = heads.findLast(({ pos }) => pos < (view?.state.selection.head ?? 0))
  const choiceOf = (block: OutlineBlock): Choice => ({
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
        const editor = session.editor()
        if (!editor) return
        session.trail.mark()
        goToBlock(editor.view, block.pos)
        editor.focus()
      })
    },
  })
  const choices = (query: string) => {
    const nameOf = ({ text }: OutlineBlock) => text
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

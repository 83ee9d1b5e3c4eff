/** Pictures that come in as files, pasted or dropped, and from the dialog: each becomes a figure. */
import { NodeSelection, TextSelection } from "prosemirror-state"
import type { EditorView } from "prosemirror-view"
import { figureOf, insertBlock } from "./blocks.ts"
import type { Context } from "./context.ts"
import { directionAt } from "./parts.ts"
import { describeFigure } from "./views/figure.ts"

/** A picture of the newsroom, with its description. */
export type Picture = { src: string; alt: string }

/** Whether `file` is a picture, of whatever kind, by its type or, where the system knows none, by its name. */
export const isPicture = ({ type, name }: File): boolean =>
  type.startsWith("image/") ||
  (type === "" && /\.(?:jpe?g|png|gif|webp|avif|hei[cf]|tiff?|bmp|svg|jxl|psd)$/i.test(name))

/** Marks of office programs, which put a picture of the copied text beside the text itself. */
const office = /urn:schemas-microsoft-com:office|content="?(?:LibreOffice|OpenOffice|Excel\.Sheet|Microsoft)/i

/** Whether the pictures on a clipboard only show its text, which an office program copied. */
export const isPictureOfText = (html: string, hasText: boolean): boolean => hasText && office.test(html)

/**
 * Puts what `bringing` gives at the selection, or at `at`, as figures in one step, and asks for the first one's
 * description. Changes of the text meanwhile do not move the place; nothing is put in once another article is open.
 */
export async function insertPictures(
  { view, hold, release }: Context,
  bringing: () => Promise<readonly Picture[]>,
  at: number | null = null,
): Promise<void> {
  const { from, to } = at === null ? view.state.selection : { from: at, to: at }
  const held = hold(from, to)
  let pictures: readonly Picture[] = []
  try {
    pictures = await bringing()
  } finally {
    release(held)
  }
  if (pictures.length === 0 || held.gone || view.isDestroyed || !view.editable) {
    if (!view.isDestroyed) view.focus()
    return
  }
  const { tr, doc, selection } = view.state
  const isThere = selection.eq(TextSelection.between(doc.resolve(held.from), doc.resolve(held.to)))
  if (!isThere && !(at === null && selection instanceof NodeSelection))
    tr.setSelection(TextSelection.near(doc.resolve(held.from)))
  const dir = directionAt(tr.selection.$from)
  const [first, ...others] = pictures.map(({ src, alt }) => figureOf(src, alt, dir))
  const pos = insertBlock(tr, first!)
  tr.insert(pos + first!.nodeSize, others)
  view.dispatch(tr.setSelection(NodeSelection.create(tr.doc, pos)).scrollIntoView())
  view.focus()
  describeFigure(view, pos)
}

/** Brings picture files into the newsroom and puts them at the selection, or where they were dropped. */
export async function insertFiles(
  context: Context,
  files: readonly File[],
  dropped: { left: number; top: number } | null,
): Promise<void> {
  const at = dropped && placeAt(context.view, dropped)
  await insertPictures(
    context,
    async () => {
      const pictures: Picture[] = []
      for (const file of files) {
        const src = await context.host.storePicture(file)
        if (src !== null) pictures.push({ src, alt: "" })
      }
      return pictures
    },
    at,
  )
}

const placeAt = (view: EditorView, point: { left: number; top: number }) =>
  view.posAtCoords(point)?.pos ?? null

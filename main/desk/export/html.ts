/**
 * An article as a web page that can be sent: one file with its pictures in it, and nothing of the newsroom: no id, no
 * status, no note for the desk, no link that leads nowhere outside.
 */
import type { Node } from "prosemirror-model"
import type { Article } from "../../article/schema.ts"
import { fileEnd, writeBlockTo, writePublicHead } from "../../article/writer.ts"

/** A picture with its MIME type. */
export type Picture = { mime: string; bytes: Uint8Array }

/** Reads a picture of the newsroom by its name there; null if there is none to read. */
export type PictureReader = (src: string) => Promise<Picture | null>

/** What an export could not take along. */
export type LeftOut = {
  /** Pictures that could not be read. */
  pictures: number
  /** Links to articles of the newsroom, whose titles are plain text now. */
  links: number
}

/** A picture as an address that holds it: a `data:` URL. */
const held = ({ mime, bytes }: Picture) => `data:${mime};base64,${Buffer.from(bytes).toString("base64")}`

const isEmpty = (block: Node) => block.type.name === "paragraph" && block.content.size === 0

/** The blocks that a reader sees: no empty headline or standfirst, no rows without links, no empty line at the end. */
function shownBlocks(article: Article): Node[] {
  const body = article
    .child(2)
    .children.filter(
      (block) =>
        block.type.name !== "related" || block.children.some(({ type }) => type.name === "related_link"),
    )
  const end = body.findLastIndex((block) => !isEmpty(block))
  return [article.child(0), article.child(1)]
    .filter(({ content }) => content.size > 0)
    .concat(body.slice(0, end + 1))
}

/** How many links lead to articles of the newsroom and have no address outside. */
function internalLinks(blocks: readonly Node[]): number {
  let found = 0
  const look = (node: Node) => {
    if (node.type.name === "related_link" && node.attrs.url === "" && node.attrs.article !== null) found++
    // A link with emphasis in it is several pieces of text.
    let before: string | null = null
    for (const child of node.children) {
      const href = child.marks.find(({ type }) => type.name === "link")?.attrs.href ?? null
      if (href !== before && href?.startsWith("article:")) found++
      before = href
      look(child)
    }
  }
  blocks.forEach(look)
  return found
}

/** `article` as the text of such a page, and what is not in it. */
export async function exportHtml(
  article: Article,
  read: PictureReader,
): Promise<{ text: string; left: LeftOut }> {
  const blocks = shownBlocks(article)
  const pictures = new Map<string, string | null>()
  for (const { type, attrs } of blocks) {
    if (type.name !== "figure" || pictures.has(attrs.src)) continue
    const picture = await read(attrs.src)
    pictures.set(attrs.src, picture && held(picture))
  }
  const destination = { picture: (src: string) => pictures.get(src) ?? null, isNewsroom: false }
  const body = blocks.map((block) => writeBlockTo(destination, block))
  return {
    text: [writePublicHead(article), ...body, fileEnd].join(""),
    left: {
      pictures: [...pictures.values()].filter((address) => address === null).length,
      links: internalLinks(blocks),
    },
  }
}

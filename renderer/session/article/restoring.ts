/** Takes back one change between an older version and the text as it is now. */
import { Fragment, type Node } from "prosemirror-model"
import type { ArticleDiff, BlockChange, FieldChange } from "../../../main/article/diff.ts"
import { type Article, schema, withDossier } from "../../../main/article/schema.ts"

/** `now` with the block of `change` as it was before. `change` is one of `diff`, the differences to `now`. */
export function withBlockRestored(now: Article, diff: ArticleDiff, change: BlockChange): Article {
  if (change.kind === "same") return now
  if (change.part !== "body") {
    return change.before ? withChild(now, change.part === "headline" ? 0 : 1, change.before) : now
  }
  const body = now.child(2)
  const blocks: Node[] = [...body.children]
  switch (change.kind) {
    case "changed":
      blocks.splice(change.to, 1, change.before)
      break
    case "inserted":
      blocks.splice(change.to, 1)
      break
    case "removed":
      blocks.splice(blocksBefore(diff, change), 0, change.before)
      break
    case "moved":
      blocks.splice(change.to, 1)
      blocks.splice(Math.min(change.from, blocks.length), 0, change.before)
  }
  if (blocks.length === 0) blocks.push(schema.nodes.paragraph.create())
  return withChild(now, 2, body.copy(Fragment.from(blocks)))
}

/** `now` with the dossier's field of `change` as it was before. */
export function withFieldRestored(now: Article, { field, before }: FieldChange): Article {
  return withDossier(now, { [field]: before })
}

/** How many blocks of the present body are before a block that was removed. */
function blocksBefore(diff: ArticleDiff, removed: BlockChange): number {
  const before = diff.blocks.slice(0, diff.blocks.indexOf(removed))
  return before.filter(({ part, after }) => part === "body" && after !== null).length
}

function withChild(article: Article, index: number, child: Node): Article {
  return article.copy(article.content.replaceChild(index, child))
}

/**
 * Two desks at work on one article: a version, and what each of them made of it. Every word is in the article once, so
 * that a test can say of each what became of it; among these words stand common ones, as in any text.
 */
import fc from "fast-check"
import { Fragment, type Node } from "prosemirror-model"
import { type Article, emptyArticle, schema, withDossier } from "../../main/article/schema.ts"

const { nodes, marks } = schema

/** Words that are in every text. */
const common = ["في", "من", "على", "إلى", "أن", "هذا"]

/** What makes words; each is another, and tells who wrote it. */
type Words = (count: number) => string

function wordsOf(writer: string): Words {
  let made = 0
  return (count) =>
    Array.from({ length: count }, () => {
      made++
      return made % 3 === 0 ? `${common[made % common.length]} ${writer}${made}` : `${writer}${made}`
    }).join(" ")
}

/** The words of `text` that are there but once. */
export function wordsIn(text: string): string[] {
  return text.match(/[قلهم]\d\S*/g) ?? []
}

const textOf = (words: string) => (words === "" ? [] : [schema.text(words)])
const paragraph = (words: string) => nodes.paragraph.create(null, textOf(words))

/** The kinds of blocks, each with what makes one of it. */
const kinds = {
  paragraph: (words: Words) => paragraph(words(6)),
  short: (words: Words) => paragraph(words(2)),
  subhead: (words: Words) => nodes.subhead.create(null, textOf(words(2))),
  quote: (words: Words) => nodes.quote.create(null, [paragraph(words(4)), paragraph(words(3))]),
  list: (words: Words) =>
    nodes.bullet_list.create(
      null,
      [3, 2, 2].map((count) => nodes.list_item.create(null, paragraph(words(count)))),
    ),
  figure: (words: Words) =>
    nodes.figure.create({ src: "pictures/port.jpg" }, [
      nodes.caption.create(null, textOf(words(3))),
      nodes.credit.create(null, textOf(words(1))),
    ]),
  related: (words: Words) =>
    nodes.related.create({ label: words(1) }, [
      nodes.related_link.create({ url: "https://example.org/" }, textOf(words(3))),
    ]),
  divider: () => nodes.divider.create(),
  empty: () => paragraph(""),
} satisfies Record<string, (words: Words) => Node>
type Kind = keyof typeof kinds

const kind = fc.oneof(
  { weight: 6, arbitrary: fc.constant<Kind>("paragraph") },
  { weight: 3, arbitrary: fc.constantFrom(...(Object.keys(kinds) as Kind[])) },
)

const acts = [
  ...["type", "letter", "erase", "correct", "part", "cut", "join", "move", "remove", "insert", "retype"],
  ...["strong", "turn", "wrap", "item", "headline", "standfirst", "carry"],
] as const

/** One thing that a desk does; `at`, `to` and `size` are taken modulo what there is. */
type Act = { act: (typeof acts)[number]; at: number; to: number; size: number; kind: Kind }

/** One act, of all but those that are left out. */
const arbitraryAct = (without: readonly Act["act"][]): fc.Arbitrary<Act> =>
  fc.record({
    act: fc.constantFrom(...acts.filter((act) => !without.includes(act))),
    at: fc.nat({ max: 30 }),
    to: fc.nat({ max: 30 }),
    size: fc.nat({ max: 30 }),
    kind,
  })

/** The content of a textblock with the piece from `from` to `to` replaced. */
function spliced(block: Node, from: number, to: number, words: string): Node {
  const { content } = block
  return block.copy(
    content
      .cut(0, from)
      .append(Fragment.from(textOf(words)))
      .append(content.cut(to)),
  )
}

/** Where the words of a textblock begin and end; common words are part of the one that follows. */
function spansOf(block: Node): [from: number, to: number][] {
  const text = block.textBetween(0, block.content.size, "", "\n")
  return [...text.matchAll(/(?:[^\s\d]+ )?[قلهم]\d+\S*/g)].map((found) => [
    found.index,
    found.index + found[0].length,
  ])
}

/** `block` with its first textblock changed. */
function changed(block: Node, change: (textblock: Node) => Node): Node {
  if (block.isTextblock) return change(block)
  const child = block.firstChild
  return child ? block.copy(block.content.replaceChild(0, changed(child, change))) : block
}

function inTextblock({ act, at, to, size }: Act, words: Words) {
  return (block: Node): Node => {
    const spans = spansOf(block)
    const [from, end] = spans[to % Math.max(1, spans.length)] ?? [0, 0]
    const last = spans[Math.min(spans.length - 1, (to % Math.max(1, spans.length)) + (size % 3))]?.[1] ?? 0
    const plain = block.type.name === "paragraph"
    if (act === "type") return spliced(block, end, end, `${end > 0 ? " " : ""}${words(1 + (size % 4))}`)
    if (act === "letter") return spliced(block, end, end, String.fromCodePoint(0x0627 + (at % 10)))
    if (act === "erase") return spliced(block, from, last, "")
    if (act === "correct") return spliced(block, from, end, words(1))
    if (act === "strong" && plain && end > from) {
      const { content } = block
      const marked = content
        .cut(from, end)
        .content.map((node) => node.mark(marks.strong.create().addToSet(node.marks)))
      return block.copy(content.cut(0, from).append(Fragment.from(marked)).append(content.cut(end)))
    }
    return block
  }
}

/** `blocks` after `one` was done. */
function after(blocks: readonly Node[], one: Act, words: Words): Node[] {
  const at = one.at % blocks.length
  const block = blocks[at]!
  const next = blocks[at + 1]
  const others = blocks.toSpliced(at, 1)
  const isParagraph = block.type === nodes.paragraph
  switch (one.act) {
    case "part":
    case "cut": {
      if (!block.isTextblock) return [...blocks]
      const spans = spansOf(block)
      const [from, end] = spans[one.to % Math.max(1, spans.length)] ?? [0, 0]
      const where = one.act === "part" ? from : Math.min(end, from + 1)
      const parts = [block.copy(block.content.cut(0, where)), paragraph("").copy(block.content.cut(where))]
      return blocks.toSpliced(at, 1, ...parts)
    }
    case "join":
      if (!isParagraph || next?.type !== nodes.paragraph) return [...blocks]
      return blocks.toSpliced(
        at,
        2,
        block.copy(block.content.append(Fragment.from(schema.text(" "))).append(next.content)),
      )
    case "move":
      return others.toSpliced(one.to % blocks.length, 0, block)
    case "carry": {
      // A few words are cut out of one block and pasted into another.
      const other = one.to % blocks.length
      const spans = block.isTextblock ? spansOf(block) : []
      const [from, end] = spans[one.size % Math.max(1, spans.length)] ?? [0, 0]
      if (other === at || end === from || blocks[other]!.type !== nodes.paragraph) return [...blocks]
      const carried = block.textBetween(from, end)
      const size = blocks[other]!.content.size
      return blocks.map((each, index) => {
        if (index === at) return spliced(each, from, end, "")
        return index === other ? spliced(each, size, size, ` ${carried}`) : each
      })
    }
    case "remove":
      return others.length > 0 ? others : [nodes.paragraph.create()]
    case "insert":
      return blocks.toSpliced(at, 0, kinds[one.kind](words))
    case "retype":
      return blocks.toSpliced(at, 1, kinds[one.kind](words))
    case "turn":
      return isParagraph
        ? blocks.toSpliced(at, 1, block.type.create({ dir: "ltr" }, block.content))
        : [...blocks]
    case "wrap":
      return isParagraph
        ? blocks.toSpliced(
            at,
            1,
            one.size % 2
              ? nodes.quote.create(null, block)
              : nodes.bullet_list.create(null, nodes.list_item.create(null, block)),
          )
        : [...blocks]
    case "item":
      return block.type === nodes.bullet_list
        ? blocks.toSpliced(
            at,
            1,
            block.copy(
              block.content.append(Fragment.from(nodes.list_item.create(null, paragraph(words(2))))),
            ),
          )
        : [...blocks]
    default:
      return blocks.toSpliced(at, 1, changed(block, inTextblock(one, words)))
  }
}

/** `article` after all that a desk did, with the words that it wrote. */
function edited(article: Article, acts: readonly Act[], words: Words): Article {
  let [head, first] = [article.child(0), article.child(1)]
  let blocks: readonly Node[] = article.child(2).children
  for (const one of acts) {
    if (one.act === "headline") head = inTextblock({ ...one, act: "type" }, words)(head)
    else if (one.act === "standfirst") first = inTextblock({ ...one, act: "correct" }, words)(first)
    else blocks = after(blocks, one, words)
  }
  const made = article.copy(Fragment.from([head, first, nodes.body.create(null, blocks)]))
  made.check()
  return made
}

/** A version of an article and both sides. */
export type Sides = { base: Article; ours: Article; theirs: Article }

/**
 * A version and what up to `most` acts of each side made of it, none of them in `without`; some are done by both. The words of the version begin
 * with ق, ours with ل, theirs with ه, those that both wrote with م.
 */
export function arbitrarySides({
  most = 4,
  without = [],
}: {
  most?: number
  without?: Act["act"][]
} = {}): fc.Arbitrary<Sides> {
  const act = arbitraryAct(without)
  return fc
    .record({
      blocks: fc.array(kind, { minLength: 1, maxLength: 7 }),
      both: fc.oneof(
        { weight: 3, arbitrary: fc.constant([]) },
        { weight: 1, arbitrary: fc.array(act, { maxLength: 2 }) },
      ),
      ours: fc.array(act, { maxLength: most }),
      theirs: fc.array(act, { maxLength: most }),
    })
    .map(({ blocks, both, ours, theirs }) => {
      const old = wordsOf("ق")
      const empty = withDossier(emptyArticle(), { id: "aden-library-1" })
      const base = empty.copy(
        Fragment.from([
          nodes.headline.create(null, textOf(old(3))),
          nodes.standfirst.create(null, textOf(old(4))),
          nodes.body.create(
            null,
            blocks.map((each) => kinds[each](old)),
          ),
        ]),
      )
      const side = (own: readonly Act[], writer: string) =>
        edited(edited(base, both, wordsOf("م")), own, wordsOf(writer))
      return { base, ours: side(ours, "ل"), theirs: side(theirs, "ه") }
    })
}

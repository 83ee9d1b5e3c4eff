/** Random articles for property tests: every node and mark of the schema, and the characters that break editors. */
import fc from "fast-check"
import { Fragment, type Mark, type Node, type NodeType } from "prosemirror-model"
import { type Dossier, statuses } from "../../main/article/dossier.ts"
import { type Article, schema } from "../../main/article/schema.ts"

const { nodes, marks } = schema

/** Pieces of text that some program has lost or altered before. */
const pieces = [
  ...["مكتبة", "عدن", "عُودَةُ", "كتـــاب", "آأإٱىةؤئ", "ﻻ", "ﷺ", "می‌خواهد", "پگچژ", "٢٠٢٤", "۱۲۳", "3.5%", "٪"],
  ...["Aden", "BBC News", "café", "e\u0301", "Ἀθῆναι", "北京", "नमस्ते", "שלום"],
  ...["😀", "👩‍👩‍👧‍👦", "🇯🇴", "👍🏽", "𐀤𝒜", "\u{10FFFF}", "\u{F0000}"],
  ...[
    "<",
    ">",
    "&",
    '"',
    "'",
    "`",
    "=",
    "/",
    "&amp;",
    "&#x202E;",
    "&nbsp",
    "<b>",
    "</p>",
    "-->",
    "<!--",
    "]]>",
  ],
  ...["</script>", "</title>", "</style>", "<![CDATA[", "<a>", "\\", "\\u003c", "%00"],
  ...[
    " ",
    "  ",
    "   ",
    "\u00a0",
    " \u00a0 ",
    "\t",
    "\n",
    "\r",
    "\r\n",
    "\f",
    "\v",
    "\u0085",
    "\u2028",
    "\u2029",
  ],
  ...["\u3000", "\u2003", "\u200b", "\u2060", "\ufeff", "\u00ad", "\u200c", "\u200d"],
  ...["\u200e", "\u200f", "\u061c", "\u202a", "\u202b", "\u202c", "\u202d", "\u202e"],
  ...["\u2066", "\u2067", "\u2068", "\u2069", "\u206a"],
  ...[
    "\u0001",
    "\u0007",
    "\u001b",
    "\u007f",
    "\u0080",
    "\u0099",
    "\u009f",
    "\ufffd",
    "\ufffe",
    "\uffff",
    "\ufdd0",
  ],
  ...["،", "؛", "؟", "«", "»", "…", "-", "–", "—", ":", "(", ")"],
]

/** A character of any plane, but neither NUL nor half a surrogate pair, which a file cannot hold. */
const character = fc
  .string({ unit: "binary", minLength: 1, maxLength: 1 })
  .filter((text) => text !== "\0" && text.isWellFormed())

const piece = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom(...pieces) },
  { weight: 1, arbitrary: character },
)

/** Text of up to `most` pieces that a file can hold; may be empty. */
export const arbitraryText = (most = 8): fc.Arbitrary<string> =>
  fc.array(piece, { maxLength: most }).map((parts) => parts.join(""))

const filledText = fc.array(piece, { minLength: 1, maxLength: 6 }).map((parts) => parts.join(""))

/** Text on one line. */
const line = arbitraryText(4).map((text) => text.replace(/[\n\r]/g, " "))
const filledLine = filledText.map((text) => text.replace(/[\n\r]/g, " "))

const direction = fc.constantFrom<"rtl" | "ltr">("rtl", "rtl", "ltr")
const articleId = fc.stringMatching(/^[a-z0-9][a-z0-9-]{7,39}$/)

/** An address without its scheme. */
const address = filledText.map((text) => text.replace(/[\s<>"]/gu, "") || "x")
const target = fc.oneof(
  address.map((rest) => `https://${rest}`),
  address.map((rest) => `HTTP://example.org/?a=1&b=${rest}`),
  address.map((rest) => `mailto:${rest}`),
  articleId.map((id) => `article:${id}`),
)

const file = fc
  .array(
    filledText.map((text) => text.replace(/[\\/:*?"<>|\0\n\r]/g, "").replace(/^\.+$/, "") || "ملف"),
    { minLength: 1, maxLength: 3 },
  )
  .map((names) => names.join("/"))

const moment = fc
  .option(fc.date({ min: new Date("1970-01-01"), max: new Date("2999-12-31"), noInvalidDate: true }))
  .map((date) => date?.toISOString() ?? null)

/** A dossier with any valid values. */
export const arbitraryDossier: fc.Arbitrary<Dossier> = fc.record({
  id: articleId,
  slug: fc.constantFrom("", "قمة", "مكتبة-عدن-٢٠٢٤", "aden-library", "नमस्ते"),
  bylines: fc.array(filledLine, { maxLength: 3 }),
  place: line,
  source: line,
  section: line,
  topics: fc.array(filledLine, { maxLength: 3 }),
  status: fc.constantFrom(...statuses),
  language: fc.constantFrom("ar", "ar-JO", "fa", "en-GB", "ckb"),
  created: moment,
  updated: moment,
  published: moment,
  summary: arbitraryText(),
  length: fc.constantFrom("", "550 words", "1 lines", "999999 lines"),
  related: fc.array(articleId, { maxLength: 3 }),
})

const anyMarks: fc.Arbitrary<readonly Mark[]> = fc
  .tuple(
    fc.option(target, { freq: 3 }),
    fc.boolean(),
    fc.boolean(),
    fc.option(fc.tuple(direction, fc.constantFrom(null, "en", "ar-JO")), { freq: 3 }),
  )
  .map(([href, strong, emphasis, isolate]) =>
    [
      ...(href ? [marks.link.create({ href })] : []),
      ...(strong ? [marks.strong.create()] : []),
      ...(emphasis ? [marks.emphasis.create()] : []),
      ...(isolate ? [marks.isolate.create({ dir: isolate[0], lang: isolate[1] })] : []),
    ].reduce((set, mark) => mark.addToSet(set), [] as readonly Mark[]),
  )

/** Marks that neighbours are likely to share, so that they nest and join. */
const someMarks = fc.oneof(
  fc.constant([]),
  fc.constantFrom(
    ...[[marks.strong.create()], [marks.emphasis.create()], [marks.strong.create(), marks.emphasis.create()]],
    ...[[marks.link.create({ href: "https://example.org/" })], [marks.isolate.create()]],
    ...[[marks.link.create({ href: "https://example.org/" }), marks.strong.create()]],
  ),
  anyMarks,
)

const run = fc.tuple(filledText, someMarks, fc.integer({ min: 0, max: 7 }))

/** The content of a textblock of `type`: text and marks that it allows. */
const content = (type: NodeType): fc.Arbitrary<Fragment> =>
  fc.array(run, { maxLength: 4 }).map((runs) =>
    Fragment.fromArray(
      runs.map(([text, set, kind]) => {
        const allowed = type.allowedMarks(set)
        return kind === 0 && type.validContent(Fragment.from(nodes.line_break.create()))
          ? nodes.line_break.create(null, null, allowed)
          : schema.text(text, allowed)
      }),
    ),
  )

const textblock = (
  type: NodeType,
  attributes: fc.Arbitrary<Record<string, unknown>> = fc.constant({}),
): fc.Arbitrary<Node> =>
  fc
    .tuple(direction, attributes, content(type))
    .map(([dir, others, inside]) => type.create({ dir, ...others }, inside))

const paragraph = textblock(nodes.paragraph)
const subhead = textblock(nodes.subhead, fc.record({ level: fc.constantFrom(2, 3) }))

const quote = fc
  .tuple(direction, fc.array(paragraph, { minLength: 1, maxLength: 3 }))
  .map(([dir, inside]) => nodes.quote.create({ dir }, inside))

const { list } = fc.letrec<{ list: Node; item: Node }>((tie) => ({
  item: fc
    .tuple(
      direction,
      paragraph,
      fc.array(fc.oneof({ depthSize: "small" }, paragraph, tie("list")), {
        maxLength: 1,
        depthIdentifier: "list",
      }),
    )
    .map(([dir, first, others]) => nodes.list_item.create({ dir }, [first, ...others])),
  list: fc
    .tuple(
      direction,
      fc.option(fc.integer({ min: -3, max: 12 })),
      fc.array(tie("item"), { minLength: 1, maxLength: 2, depthIdentifier: "list" }),
    )
    .map(([dir, start, items]) =>
      start === null
        ? nodes.bullet_list.create({ dir }, items)
        : nodes.numbered_list.create({ dir, start }, items),
    ),
}))

const figure = fc
  .tuple(direction, file, arbitraryText(), textblock(nodes.caption), textblock(nodes.credit))
  .map(([dir, src, alt, ...words]) => nodes.figure.create({ dir, src, alt }, words))

const divider = direction.map((dir) => nodes.divider.create({ dir }))

const related = fc
  .tuple(
    direction,
    fc.oneof(fc.constant("اقرأ المزيد"), arbitraryText()),
    fc.array(textblock(nodes.related_note), { maxLength: 1 }),
    fc.array(
      textblock(
        nodes.related_link,
        fc.record({
          url: fc.oneof(fc.constant(""), target),
          article: fc.oneof(fc.constant(null), articleId),
        }),
      ),
      { maxLength: 3 },
    ),
  )
  .map(([dir, label, note, links]) => nodes.related.create({ dir, label }, [...note, ...links]))

/** A block of the body. */
export const arbitraryBlock: fc.Arbitrary<Node> = fc.oneof(
  { weight: 4, arbitrary: paragraph },
  ...[subhead, quote, list, figure, divider, related].map((arbitrary) => ({ weight: 1, arbitrary })),
)

/**
 * A valid article that a file can hold: any nodes, marks and attributes of the schema, with
 * text of any characters but NUL and lone surrogates.
 */
export const arbitraryArticle: fc.Arbitrary<Article> = fc
  .tuple(
    arbitraryDossier,
    textblock(nodes.headline),
    textblock(nodes.standfirst),
    fc.array(arbitraryBlock, { minLength: 1, maxLength: 5 }),
  )
  .map(([dossier, headline, standfirst, blocks]) => {
    const article = nodes.doc.create(dossier, [headline, standfirst, nodes.body.create(null, blocks)])
    article.check()
    return article
  })

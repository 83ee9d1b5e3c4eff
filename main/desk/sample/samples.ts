/** The articles of a new newsroom: a story to look at and change, and a welcome that teaches the keys. */
import { Fragment, type Node } from "prosemirror-model"
import type { ArticleId } from "../../article/dossier.ts"
import { type Article, emptyArticle, schema, withDossier } from "../../article/schema.ts"
import { type CommandId, commands } from "../../contract/commands.ts"
import type { ArticleJSON } from "../../contract/desk.ts"
import { keyCaps, type Platform } from "../../contract/keys.ts"
import { createDesk } from "../desk.ts"
import { buildArticle } from "../import/build.ts"
import { ownPatterns } from "../import/patterns.ts"
import { readSource } from "../import/reading.ts"
import { twin } from "./twin.ts"

const { nodes } = schema

/** The ids of the samples: fixed, so that the two can lead to each other. */
export const sampleIds = { story: "midad-sample-story", welcome: "midad-welcome" } as const

export type SampleOptions = {
  id?: ArticleId
  /** The other sample's id, to link to. */
  other?: ArticleId
  now: Date
}

/** The sample story: the twin as the import makes it, with a dossier and related links as a desk would fill them. */
export function sampleStory({
  id = sampleIds.story,
  other = sampleIds.welcome,
  now,
}: SampleOptions): Article {
  const moment = now.toISOString()
  const { lines } = readSource(twin, ownPatterns)
  const built = buildArticle({
    lines,
    patterns: ownPatterns,
    dossier: { id, created: moment, updated: moment },
  })
  const links: Node[][] = [
    [
      nodes.related_link.create({ article: other }, schema.text("أهلاً بك في مداد")),
      nodes.related_link.create(
        { url: "https://example.org/gulf-of-gabes" },
        schema.text("خليج قابس: بحر ضحل وحياة كثيرة"),
      ),
    ],
    [
      nodes.related_link.create(
        { url: "https://example.org/water-prices" },
        schema.text("كم يدفع التونسيون ثمناً للماء؟"),
      ),
    ],
  ]
  const blocks = built.child(2).content.content.map((block) => {
    if (block.type !== nodes.related) return block
    return block.copy(block.content.append(Fragment.from(links.shift() ?? [])))
  })
  const article = built.copy(built.content.replaceChild(2, nodes.body.create(null, blocks)))
  return withDossier(article, {
    slug: "صفاقس-تحلية-بالشمس",
    bylines: ["ليلى المنصوري"],
    place: "صفاقس",
    topics: ["مياه", "طاقة متجددة", "تونس"],
    status: "editing",
    summary: "أول محطة تحلية بالطاقة الشمسية في تونس تبدأ الضخ مطلع الصيف. فأين يذهب الملح؟",
    related: [other],
  })
}

/** A line of the welcome: text, with the id of a command in braces where its key goes. */
type Line = string

const welcome: readonly (readonly ["paragraph" | "subhead" | "bullet", Line])[] = [
  [
    "paragraph",
    "مداد محرر للأخبار العربية. كل مادة فيه صفحة ويب عادية في مجلدك، وكل ما تكتبه يُحفظ من تلقاء نفسه. ولا حاجة إلى الفأرة: لكل أمر مفتاح.",
  ],
  ["subhead", "ابدأ من هنا"],
  ["bullet", "مادة جديدة: {newArticle}. اكتب العنوان ثم اضغط Enter فتنتقل إلى المقدمة، ومن آخرها إلى المتن."],
  ["bullet", "كل الأوامر بأسمائها: {palette}. والمفاتيح كلها: {keyboardHelp}."],
  ["bullet", "إلى العنوان {goHeadline}، وإلى المقدمة {goStandfirst}، وإلى المتن {goBody}."],
  ["bullet", "إلى المكتبة {goLibrary}، وإلى ملف المادة {goDossier}، وبين الأقسام {goNextPane}."],
  ["bullet", "المادة التالية {nextArticle} والسابقة {previousArticle}."],
  ["subhead", "في المتن"],
  ["bullet", "عنوان فرعي {subhead}، واقتباس {quote}، وقائمة {bulletList}، وعودة إلى فقرة {paragraph}."],
  ["bullet", "غليظ {strong}، ومائل {emphasis}، ورابط {link}."],
  ["bullet", "كتلة «اقرأ المزيد» {related}، أو اكتب / في فقرة فارغة واختر."],
  [
    "bullet",
    "نقل الفقرة إلى أعلى {moveBlockBackward} وإلى أسفل {moveBlockForward}، وعكس اتجاهها {flipDirection}.",
  ],
  ["bullet", "تراجع {undo} وإعادة {redo}، في النص وفي ملف المادة معاً."],
  ["subhead", "من الخارج وإليه"],
  [
    "bullet",
    "استورد نص وكالة أو صفحة منسوخة: {importFiles}. ترى كل سطر وما صار إليه، وتصححه بمفتاح واحد. أو الصق الصفحة كلها في مادة فارغة.",
  ],
  ["bullet", "صدّر المادة صفحة أو نصاً أو بيانات: {exportArticle}."],
  [
    "paragraph",
    "وحين تضيق الحروف كبّرها: {zoomIn}. وإن أردت الواجهة بالإنجليزية فهي {interfaceLanguage}. هذه المادة لك أيضاً: غيّرها أو احذف ملفها متى شئت.",
  ],
]

/** The keys of a command as this system's keyboard names them. */
function caps(id: CommandId, platform: Platform): string {
  return keyCaps(commands[id].keys[0] ?? "", platform).join(platform === "mac" ? "" : "+")
}

/** `line` as inline content: keys stand apart from the text around them, left to right. */
function inline(line: Line, platform: Platform): Node[] {
  return line
    .split(/(\{\w+\}|Enter)/)
    .filter((part) => part !== "")
    .map((part) => {
      const id = /^\{(\w+)\}$/.exec(part)?.[1]
      const key = id === undefined ? part : caps(id as CommandId, platform)
      const apart = id !== undefined || part === "Enter"
      return schema.text(
        key,
        apart ? [schema.marks.isolate.create({ dir: "ltr" }), schema.marks.strong.create()] : [],
      )
    })
}

/** The welcome, with the keys of `platform`. */
export function welcomeArticle({
  id = sampleIds.welcome,
  other = sampleIds.story,
  now,
  platform,
}: SampleOptions & { platform: Platform }): Article {
  const blocks: Node[] = []
  let items: Node[] = []
  const closeList = () => {
    if (items.length > 0) blocks.push(nodes.bullet_list.create(null, items))
    items = []
  }
  for (const [kind, line] of welcome) {
    if (kind === "bullet") {
      items.push(nodes.list_item.create(null, nodes.paragraph.create(null, inline(line, platform))))
      continue
    }
    closeList()
    blocks.push(
      kind === "subhead"
        ? nodes.subhead.create(null, schema.text(line))
        : nodes.paragraph.create(null, inline(line, platform)),
    )
  }
  closeList()
  blocks.push(
    nodes.related.create(
      { label: "جرّب على هذه" },
      nodes.related_link.create({ article: other }, schema.text("خبر كامل لتغيّر فيه ما تشاء")),
    ),
  )
  const moment = now.toISOString()
  const blank = emptyArticle({
    id,
    slug: "أهلا-بك-في-مداد",
    section: "مداد",
    topics: ["مفاتيح"],
    status: "ready",
    created: moment,
    updated: moment,
    related: [other],
  })
  return blank.copy(
    Fragment.from([
      nodes.headline.create(null, schema.text("أهلاً بك في مداد")),
      nodes.standfirst.create(
        null,
        schema.text("دقيقتان تتعلم فيهما ما يكفي لتكتب خبراً كاملاً من دون أن ترفع يدك عن لوحة المفاتيح"),
      ),
      nodes.body.create(null, blocks),
    ]),
  )
}

/** The platform whose keys this process's user has. */
function platformHere(): Platform {
  if (process.platform === "darwin") return "mac"
  return process.platform === "win32" ? "windows" : "linux"
}

/**
 * Writes both samples into the newsroom in the folder `root`, the story last, so that it is the newest.
 * Throws `DeskError` as saving does.
 */
export async function writeSamples(
  root: string,
  clock: () => Date,
  platform: Platform = platformHere(),
): Promise<void> {
  const desk = createDesk({ root, clock })
  try {
    const now = clock()
    for (const article of [welcomeArticle({ now, platform }), sampleStory({ now })]) {
      await desk.saveArticle({
        doc: article.toJSON() as ArticleJSON,
        base: null,
        settle: true,
        journal: null,
      })
    }
  } finally {
    await desk.close()
  }
}

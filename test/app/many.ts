/**
 * Many articles: sentences of our own, put together anew for each, the same at every run. They are written into a
 * newsroom as its articles, or into another folder as the texts that an agency sends.
 */
import { mkdirSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { type Status, statuses } from "../../main/article/dossier.ts"
import { writeArticle } from "../../main/article/html.ts"
import { emptyArticle, schema } from "../../main/article/schema.ts"

export type Written = {
  id: string
  headline: string
  section?: string
  status?: Status
  topics?: string[]
  /** Paragraphs of the body. */
  text?: string[]
  /** Ids of articles that a "read more" block at its end links to. */
  links?: string[]
  updated?: string
}

const places = ["تونس", "عمّان", "الرباط", "بيروت", "مسقط", "الخرطوم", "الدوحة", "نواكشوط", "بغداد", "صنعاء"]
const subjects = [
  { section: "اقتصاد", says: "ترفع مخزون القمح قبل موسم الحصاد", topics: ["قمح", "أسعار"] },
  { section: "ثقافة", says: "تفتح معرضاً لمخطوطات الأندلس", topics: ["مخطوطات", "متاحف"] },
  { section: "رياضة", says: "تستضيف نهائي كأس اليد للناشئين", topics: ["كرة اليد", "ناشئون"] },
  { section: "علوم", says: "ترصد هلالاً نادراً من مرصد الجبل", topics: ["فلك", "مراصد"] },
  { section: "مناخ", says: "تعيد زرع ألف هكتار من السنديان", topics: ["غابات", "تشجير"] },
  { section: "صحة", says: "تبدأ حملة لقاح لا تستثني القرى", topics: ["لقاحات", "أرياف"] },
  { section: "محليات", says: "تجدد عربات الترام على خط الميناء", topics: ["نقل", "ترام"] },
]

/** What the article number `at` is about. */
function storyOf(at: number) {
  const place = places[at % places.length] ?? ""
  const subject = subjects[at % subjects.length] ?? subjects[0]!
  return {
    place,
    subject,
    headline: `${place} ${subject.says} للمرة ${at + 1}`,
    text: [
      `قالت بلدية ${place} إنها ${subject.says}، وإن العمل يمتد حتى نهاية الشهر المقبل.`,
      `ويرى سكان في ${place} أن الخطوة تأخرت، ويطلبون أن تُنشر أرقام المشروع كاملة.`,
    ],
  }
}

/** The page of an article. */
export function pageOf(written: Written): string {
  const {
    id,
    headline,
    section = "",
    status = "draft",
    topics = [],
    text = ["نص المادة."],
    links = [],
  } = written
  const updated = written.updated ?? "2026-11-01T08:00:00.000Z"
  const blank = emptyArticle({ id, section, status, topics, created: updated, updated })
  const { nodes } = schema
  const blocks = text.map((paragraph) => nodes.paragraph.create(null, schema.text(paragraph)))
  const related = links.map((article) =>
    nodes.related.create(null, nodes.related_link.create({ article }, schema.text("رابط إلى مادة"))),
  )
  return writeArticle(
    blank.copy(
      blank.content
        .replaceChild(0, nodes.headline.create(null, headline ? schema.text(headline) : null))
        .replaceChild(2, nodes.body.create(null, [...blocks, ...related])),
    ),
  )
}

/** Writes one article into a newsroom's folder, in a file that is named by its id. */
export function put(folder: string, written: Written): void {
  writeFileSync(join(folder, `${written.id}.html`), pageOf(written))
}

/** Writes `count` articles into a newsroom's folder, an hour between each and the next. */
export function fill(folder: string, count: number): void {
  for (let at = 0; at < count; at++) {
    const { place, subject, headline, text } = storyOf(at)
    put(folder, {
      id: `many-${String(at).padStart(5, "0")}`,
      headline,
      section: subject.section,
      status: statuses[(at * 3) % statuses.length] ?? "draft",
      topics: [...subject.topics, place],
      text,
      updated: new Date(Date.UTC(2026, 10, 20, 12) - at * 3_600_000).toISOString(),
    })
  }
}

/** Writes one source text: its headline, then its paragraphs, a line each. */
export function putSource(folder: string, name: string, headline: string, text: readonly string[]): void {
  mkdirSync(folder, { recursive: true })
  writeFileSync(join(folder, name), `${[headline, ...text].join("\n\n")}\n`)
}

/** Writes `count` source texts into a folder, fifty to a folder of its own in it. */
export function fillSources(folder: string, count: number): void {
  for (let at = 0; at < count; at++) {
    const { headline, text } = storyOf(at)
    putSource(join(folder, `${Math.floor(at / 50) + 1}`), `${at + 1}.txt`, headline, text)
  }
}

/** Newsrooms to search in: articles written in a few words. */
import { writeFile } from "node:fs/promises"
import { join } from "node:path"
import { onTestFinished } from "vitest"
import type { Dossier } from "../../../main/article/dossier.ts"
import { writeArticle } from "../../../main/article/html.ts"
import { type Article, emptyArticle, schema } from "../../../main/article/schema.ts"
import type { Hit, LibraryPage, LibraryQuery } from "../../../main/contract/library.ts"
import { createDesk, type Desk, type DeskOptions } from "../../../main/desk/desk.ts"
import { temporaryFolder } from "../temporary.ts"

const { nodes } = schema
const words = (text: string) => (text === "" ? [] : [schema.text(text)])

/** An article in a few words; each further text is a paragraph. */
export function article(
  dossier: Partial<Dossier>,
  headline: string,
  standfirst = "",
  ...body: string[]
): Article {
  const blank = emptyArticle({ updated: "2026-11-20T12:00:00.000Z", ...dossier })
  const paragraphs = (body.length > 0 ? body : [""]).map((text) => nodes.paragraph.create(null, words(text)))
  return blank.copy(
    blank.content
      .replaceChild(0, nodes.headline.create(null, words(headline)))
      .replaceChild(1, nodes.standfirst.create(null, words(standfirst)))
      .replaceChild(2, nodes.body.create(null, paragraphs)),
  )
}

export const fileOf = (made: Article) => writeArticle(made)

/** Writes articles as files named after their ids. */
export async function write(root: string, ...articles: Article[]): Promise<void> {
  for (const made of articles) await writeFile(join(root, `${made.attrs.id}.html`), writeArticle(made))
}

/** A newsroom of these articles. */
export async function newsroom(...articles: Article[]): Promise<string> {
  const root = await temporaryFolder()
  await write(root, ...articles)
  return root
}

/** A desk on `root`; what it logs is in `logged`. */
export function desk(root: string, options: Partial<DeskOptions> = {}): { at: Desk; logged: string[] } {
  const logged: string[] = []
  const at = createDesk({
    root,
    clock: () => new Date("2026-11-24T12:00:00.000Z"),
    log: (message) => logged.push(message),
    ...options,
  })
  onTestFinished(() => at.close())
  return { at, logged }
}

/** Asks the whole library. */
export function browse(at: Desk, text: string, change: Partial<LibraryQuery> = {}): Promise<LibraryPage> {
  return at.browse({
    text,
    kinds: "all",
    order: "best",
    group: "none",
    from: 0,
    count: 500,
    near: null,
    ...change,
  })
}

/** A text with its marks as brackets. */
function marked(text: string, marks: readonly (readonly [number, number])[]): string {
  let out = ""
  let at = 0
  for (const [from, to] of marks) {
    out += `${text.slice(at, from)}[${text.slice(from, to)}]`
    at = to
  }
  return out + text.slice(at)
}

/** A hit as a picture: headline and snippet with what was found in brackets. */
export const picture = ({ headline, marks, snippet, snippetMarks }: Hit) =>
  `${marked(headline, marks)} | ${marked(snippet, snippetMarks)}`

/** The ids of what a search finds, in its order. */
export async function found(at: Desk, text: string, change: Partial<LibraryQuery> = {}): Promise<string[]> {
  return (await browse(at, text, change)).rows.map(({ id }) => id)
}

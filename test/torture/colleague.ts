/**
 * A desk editor by chance in a newsroom that is not theirs alone: another desk and other programs work on the same
 * files. They write marks, save, leave, take over, delete, restore, import, merge, and change the dossier in the list.
 */
import { Fragment, type Node, Slice } from "prosemirror-model"
import { ReplaceStep, type Step, Transform } from "prosemirror-transform"
import { mergeArticles, resolve } from "../../main/article/merge.ts"
import { type Article, articleFromJSON, dossierOf, schema, withDossier } from "../../main/article/schema.ts"
import type { ArticleJSON, OpenedArticle, Saved } from "../../main/contract/desk.ts"
import { DeskError } from "../../main/contract/problem.ts"
import type { Desk } from "../../main/desk/desk.ts"
import { isWhole } from "../desk/journal/whole.ts"
import { marksOf } from "./marks.ts"

/** What a colleague tells of their work. */
export type Word =
  /** These marks are about to be taken out on purpose. */
  | { what: "out"; marks: string[] }
  /** The desk said that these marks are kept. */
  | { what: "kept"; marks: string[]; ms: number }
  /** What a call did, for whoever looks for the cause of a loss. */
  | { what: "did"; words: string }

export type ColleagueOptions = {
  desk: Desk
  /** Numbers in [0, 1): all that the colleague decides comes from them. */
  random: () => number
  /** Makes a mark that nobody has made before. */
  mark: () => string
  /** Articles whose text new articles begin with. */
  stock: readonly ArticleJSON[]
  /** A folder of pages that are imported, with the marks in them. */
  pages: { path: string; marks: string[] }
  tell: (word: Word) => void
}

/** An article in the colleague's hands. */
type Hand = {
  id: string
  epoch: string
  base: string | null
  doc: Article
  /** How many steps the desk's journal has, the document they lead to, and those that it does not have yet. */
  version: number
  stood: Article
  pending: Step[]
  /** Whether the next call gives the whole document. */
  whole: boolean
  /** The marks of which it was told that they are kept. */
  told: Set<string>
}

/** What may come of any act where others are at work: nothing is lost by it. */
const usual: ReadonlySet<string> = new Set([
  "locked",
  "article-missing",
  "not-an-article",
  "file-busy",
  "version-missing",
  "journal-gap",
])

const words = ["خبر", "عاجل", "«قصة»", "٢٠٢٦", "BBC", "عُودَةُ", "،"]

/** Does one thing at each call, with at most three articles open. */
export function createColleague({
  desk,
  random,
  mark,
  stock,
  pages,
  tell,
}: ColleagueOptions): () => Promise<void> {
  const hands = new Map<string, Hand>()
  const below = (limit: number) => Math.floor(random() * limit)
  const pick = <Value>(values: readonly Value[]): Value | undefined => values[below(values.length)]
  const did = (words: string) => tell({ what: "did", words })

  /** Makes `doc` the text of a hand. Marks that are missing in it are taken out, unless `kept` has them. */
  function replace(hand: Hand, doc: Article, kept: ReadonlySet<string>): void {
    const left = new Set(marksOf(doc))
    const out = marksOf(hand.doc).filter((one) => !left.has(one) && !kept.has(one))
    if (out.length > 0) tell({ what: "out", marks: out })
    const before = new Set(marksOf(hand.doc))
    did(`writes in ${hand.id}: ${[...left].filter((one) => !before.has(one)).join(" ")}`)
    hand.doc = doc
  }

  /** Makes a document that steps do not lead to the text, such as one of a merge. */
  function rebase(hand: Hand, doc: Article, kept: ReadonlySet<string>): void {
    replace(hand, doc, kept)
    hand.version += hand.pending.length + 1
    hand.pending = []
    hand.whole = true
    hand.stood = doc
  }

  function take(hand: Hand, change: Transform, kept: ReadonlySet<string> = new Set()): void {
    if (change.steps.length === 0 || !isWhole(change.doc)) return
    replace(hand, change.doc, kept)
    hand.pending.push(...change.steps)
  }

  /** One change by chance: mostly a mark is written, sometimes text is taken out, parted or joined. */
  function write(hand: Hand): void {
    for (let left = 1 + below(3); left > 0; left--) {
      const blocks: { from: number; node: Node }[] = []
      hand.doc.descendants((node, position) => {
        if (!node.isTextblock) return true
        blocks.push({ from: position + 1, node })
        return false
      })
      const block = pick(blocks)
      if (!block) return
      const { from, node } = block
      const change = new Transform(hand.doc)
      const at = from + below(node.content.size + 1)
      const kind = random()
      if (kind < 0.7)
        change.insert(
          random() < 0.8 ? from + node.content.size : at,
          schema.text(` ${mark()} ${pick(words)}`),
        )
      else if (kind < 0.78) change.delete(at, Math.min(from + node.content.size, at + below(10)))
      else if (kind < 0.86 && node.type === schema.nodes.paragraph) change.split(at)
      else if (kind < 0.9) change.setDocAttribute("status", pick(["draft", "editing", "ready"]) ?? "draft")
      else if (kind < 0.94) change.setDocAttribute("summary", `${pick(words)} ${below(100)}`)
      else {
        const end = hand.doc.content.size - 1
        change.insert(end, schema.nodes.paragraph.create(null, schema.text(mark())))
      }
      take(hand, change)
    }
  }

  function tellKept(hand: Hand, doc: Article, ms: number, how: string): void {
    const marks = marksOf(doc).filter((one) => !hand.told.has(one))
    for (const one of marks) hand.told.add(one)
    did(`${how} ${hand.id} (${hand.epoch}, ${hand.version}): ${marks.join(" ")}`)
    if (marks.length > 0) tell({ what: "kept", marks, ms })
  }

  /** Another desk has the article now: the hand is laid down. */
  async function layDown(hand: Hand): Promise<void> {
    did(`lays ${hand.id} down`)
    hands.delete(hand.id)
    await desk.leaveArticle({ id: hand.id, epoch: hand.epoch })
  }

  /** Sends what the journal does not have. Returns false if another desk has the article; then its text is kept all the same. */
  async function journal(hand: Hand): Promise<boolean> {
    for (let tries = 0; ; tries++) {
      if (hand.pending.length === 0 && !hand.whole) return true
      const { doc, pending } = hand
      const whole = hand.whole
      const version = whole ? hand.version + pending.length : hand.version
      const began = performance.now()
      const kept = (how: string) => {
        hand.pending = hand.pending.slice(pending.length)
        hand.version = whole ? version : version + pending.length
        hand.stood = doc
        hand.whole = false
        tellKept(hand, doc, performance.now() - began, how)
      }
      try {
        await desk.journal({
          id: hand.id,
          epoch: hand.epoch,
          from: version,
          doc: whole ? (doc.toJSON() as ArticleJSON) : null,
          steps: whole ? [] : pending.map((step) => step.toJSON()),
          place: { anchor: below(10), head: below(10), scroll: below(1000) },
        })
        kept("journaled")
        return true
      } catch (error) {
        if (!(error instanceof DeskError)) throw error
        const { code } = error.problem
        if (code === "journal-gap" && tries === 0) hand.whole = true
        else if (code === "locked" || code === "journal-gap") {
          kept(`journaled though ${code}`)
          await layDown(hand)
          return false
        } else throw error
      }
    }
  }

  /** Saves what the journal has. Returns whether the hand still has the article. */
  async function save(hand: Hand, settle: boolean): Promise<boolean> {
    for (let tries = 0; tries < 4; tries++) {
      const sent = hand.stood
      const call = { base: hand.base, settle, journal: { epoch: hand.epoch, version: hand.version } }
      const began = performance.now()
      let saved: Saved
      try {
        saved = await desk
          .saveArticle({ ...call, doc: { type: "journaled", journaled: hand.id } })
          .catch((error: unknown) => {
            if (!(error instanceof DeskError) || error.problem.code !== "journal-gap") throw error
            return desk.saveArticle({ ...call, doc: sent.toJSON() as ArticleJSON })
          })
      } catch (error) {
        if (!(error instanceof DeskError) || error.problem.code !== "locked") throw error
        tellKept(hand, sent, performance.now() - began, "save refused (locked)")
        await layDown(hand)
        return false
      }
      hand.base = saved.base
      // Both sides are in the history now, whatever becomes of the text.
      const kept = new Set(marksOf(sent))
      if (saved.kind === "saved") {
        tellKept(hand, sent, performance.now() - began, `saved in ${saved.name}`)
        if (!saved.merged) return true
        const together = mergeArticles(sent, hand.doc, articleFromJSON(saved.merged)).article
        rebase(hand, together, kept)
        return journal(hand)
      }
      const merge = mergeArticles(
        saved.ancestor && articleFromJSON(saved.ancestor),
        hand.doc,
        articleFromJSON(saved.theirs),
      )
      const chosen = resolve(
        merge,
        merge.conflicts.map(() => pick(["ours", "theirs"] as const)),
      )
      rebase(hand, chosen, kept)
      if (!(await journal(hand))) return false
    }
    return true
  }

  function hold(id: string, { doc, base, epoch }: OpenedArticle): Hand {
    const article = articleFromJSON(doc)
    did(`has ${id} (${epoch}): ${marksOf(article).join(" ")}`)
    const start = { version: 0, doc: article, stood: article, pending: [], whole: true }
    const hand: Hand = { id, base, epoch, ...start, told: new Set() }
    hands.set(id, hand)
    return hand
  }

  /** Opens an article, or takes it over from the other desk. */
  async function open(id: string, force: boolean): Promise<void> {
    if (hands.has(id)) return
    let opened = await desk.openArticle({ id })
    if (opened.kind === "article" && opened.lock && force) opened = await desk.takeOver({ id })
    if (opened.kind !== "article") return
    if (opened.lock) return void (await desk.leaveArticle({ id, epoch: opened.epoch }))
    hold(id, opened)
  }

  async function begin(): Promise<void> {
    const opened = await desk.newArticle()
    const hand = hold(dossierOf(articleFromJSON(opened.doc)).id, opened)
    const text = pick(stock)
    if (text && random() < 0.3)
      take(hand, new Transform(hand.doc).replaceWith(0, hand.doc.content.size, articleFromJSON(text).content))
    take(hand, new Transform(hand.doc).insert(1, schema.text(mark())))
  }

  async function leave(hand: Hand): Promise<void> {
    if (!(await journal(hand)) || !(await save(hand, true))) return
    did(`leaves ${hand.id}`)
    hands.delete(hand.id)
    await desk.leaveArticle({ id: hand.id, epoch: hand.epoch })
  }

  /** Makes an older document the text, as one change. What was there is saved before, and so in the history. */
  async function bring(hand: Hand, article: Article): Promise<void> {
    const { id, created, updated } = dossierOf(hand.doc)
    const wanted = withDossier(article, { id, created, updated })
    const change = new Transform(hand.doc)
    change.step(new ReplaceStep(0, hand.doc.content.size, new Slice(Fragment.from(wanted.content), 0, 0)))
    take(hand, change, new Set(marksOf(hand.doc)))
  }

  async function restoreVersion(hand: Hand): Promise<void> {
    if (!(await journal(hand)) || !(await save(hand, false)) || hand.pending.length > 0) return
    const version = pick(await desk.listVersions({ id: hand.id }))
    if (!version) return
    const { doc } = await desk.readVersion({ id: hand.id, hash: version.hash })
    await bring(hand, articleFromJSON(doc))
    if (await journal(hand)) await save(hand, false)
  }

  async function mergeCopy(hand: Hand): Promise<void> {
    const line = pick(await desk.listCopies({ id: hand.id }))
    if (!line || !(await journal(hand)) || !(await save(hand, false)) || hand.pending.length > 0) return
    const copy = await desk.readCopy({ id: hand.id, copy: line.id })
    const ancestor = copy.ancestor && articleFromJSON(copy.ancestor)
    const merge = mergeArticles(ancestor, hand.doc, articleFromJSON(copy.doc))
    await bring(
      hand,
      resolve(
        merge,
        merge.conflicts.map(() => pick(["ours", "theirs"] as const)),
      ),
    )
    if (!(await journal(hand)) || !(await save(hand, false))) return
    did(`bins copy ${line.id} of ${hand.id}`)
    await desk.binCopy({ id: hand.id, copy: line.id, hash: copy.hash })
  }

  async function importText(): Promise<void> {
    const own = mark()
    const draft = await desk.readImport({
      from: "text",
      text: `عنوان الخبر ${own}\n\nعدن - وكالات\n\nقال مدير المكتبة إن الأعمال تنتهي قريبا، وإن الأبواب تفتح بعد ذلك.`,
    })
    const made = await desk.acceptImport({ id: draft.id, corrections: {} })
    did(`imports ${made.name}: ${own}`)
    tell({ what: "kept", marks: [own], ms: 0 })
  }

  async function importPages(): Promise<void> {
    let made = 0
    await desk.importArchive([{ path: pages.path, name: "pages" }], {
      each(outcome) {
        if (outcome.kind !== "failed") made++
      },
    })
    if (made === pages.marks.length) tell({ what: "kept", marks: pages.marks, ms: 0 })
  }

  async function restoreBinned(): Promise<void> {
    const item = pick(await desk.listBin())
    if (!item) return
    did(`restores ${item.id}`)
    await desk.restoreArticle({ bin: item.bin })
  }

  async function remove(hand: Hand): Promise<void> {
    await leave(hand)
    if (hands.has(hand.id)) return
    did(`deletes ${hand.id}`)
    await desk.deleteArticle({ id: hand.id })
  }

  async function withHand(hand: Hand): Promise<unknown> {
    const kind = random()
    write(hand)
    if (kind < 0.45) return journal(hand)
    if (kind < 0.7) return (await journal(hand)) && save(hand, random() < 0.4)
    if (kind < 0.8) {
      // The save sets out while newer text is on its way to the journal.
      if (!(await journal(hand))) return false
      const saving = save(hand, false)
      write(hand)
      return saving
    }
    if (kind < 0.87) return leave(hand)
    if (kind < 0.92) return restoreVersion(hand)
    if (kind < 0.95) return remove(hand)
    return mergeCopy(hand)
  }

  async function elsewhere(): Promise<unknown> {
    const kind = random()
    const list = (await desk.listArticles()).filter((line) => line.copyOf === null && line.kind !== "foreign")
    const lost = kind > 0.8 ? pick(await desk.listLost()) : undefined
    const id = (lost ?? pick(list))?.id
    if (list.length < 2 || (list.length < 5 && kind < 0.04)) return begin()
    if (id === undefined || kind < 0.07) return importPages()
    if (kind < 0.1) return importText()
    if (kind < 0.18) return restoreBinned()
    if (kind < 0.3) {
      const change =
        random() < 0.5 ? { status: pick(["draft", "ready"] as const)! } : { section: `قسم ${below(9)}` }
      did(`sets ${JSON.stringify(change)} of ${id}`)
      return desk.changeArticles({ ids: [id], change })
    }
    if (kind < 0.36 && !hands.has(id)) {
      did(`deletes ${id} unopened`)
      return desk.deleteArticle({ id })
    }
    return open(id, random() < 0.8)
  }

  async function one(of: Hand | undefined): Promise<void> {
    try {
      await (of ? withHand(of) : elsewhere())
    } catch (error) {
      if (!(error instanceof DeskError) || !usual.has(error.problem.code)) throw error
      did(`is refused: ${error.problem.code}${of ? ` in ${of.id}` : ""}`)
      // What is not known any more is laid down, and opened anew another time.
      if (of && hands.get(of.id) === of) await layDown(of)
    }
  }

  return async () => {
    const hand = pick([...hands.values()])
    if (!hand || (hands.size < 2 && random() < 0.3)) return one(undefined)
    const other = pick([...hands.values()])
    await Promise.all([one(hand), ...(other && other !== hand && random() < 0.3 ? [one(other)] : [])])
  }
}

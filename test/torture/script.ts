/** A writer by chance: opens, writes, cuts, saves, renames, deletes and restores articles on a desk, as the window does. */
import type { Node } from "prosemirror-model"
import { type Step, Transform } from "prosemirror-transform"
import { type Article, articleFromJSON, dossierOf, schema } from "../../main/article/schema.ts"
import type { ArticleJSON, Opened, Saved } from "../../main/contract/desk.ts"
import { DeskError } from "../../main/contract/problem.ts"
import type { Desk } from "../../main/desk/desk.ts"
import { isWhole } from "../desk/journal/whole.ts"
import { documentHash, type Told } from "./ledger.ts"

export type ScriptOptions = {
  desk: Desk
  /** Numbers in [0, 1): all that the writer decides comes from them. */
  random: () => number
  /** Articles whose text new articles begin with. */
  stock: readonly ArticleJSON[]
  tell: (told: Told) => void
  /** Is told of every document that an opening gave. */
  found: (id: string, hash: string) => void
  /** How many articles there are at most. */
  most?: number
  /** Articles that are there already and not open. */
  shut?: readonly string[]
  /** Whether two articles may be worked on at the same time; then the order of operations is left to chance. */
  together?: boolean
}

export type Script = {
  /** Opens an article that is there already. */
  open(id: string): Promise<void>
  /** Does one thing. Rejects with the desk's `DeskError`; what was written meanwhile is then kept for another try. */
  act(): Promise<void>
  /** Sends and saves everything that is not sent or saved yet. */
  settle(): Promise<void>
  /** Everything that is written, by article: what the window shows. */
  shown(): Map<string, Article>
}

/** An article in the writer's hands. */
type Hand = {
  id: string
  doc: Article
  base: string | null
  epoch: string
  /** How many steps the desk's journal has, the document they lead to, and those that it does not have yet. */
  version: number
  stood: Article
  pending: Step[]
  /** Whether the next call gives the whole document. */
  whole: boolean
}

const words = [
  "خبر",
  "عاجل",
  "المدينة",
  "قال",
  "٢٠٢٦",
  "BBC",
  "عُودَةُ",
  "«قصة»",
  "،",
  "👩‍👩‍👧",
  "مكتبة عدن",
  "\u200f",
  " ",
]
const fields = ["section", "place", "summary"] as const

/** Where text can stand, as the inside of each textblock. */
function textblocks(article: Article): { from: number; to: number; node: Node; inBody: boolean }[] {
  const found: { from: number; to: number; node: Node; inBody: boolean }[] = []
  article.descendants((node, position, parent) => {
    if (!node.isTextblock) return true
    const from = position + 1
    found.push({ from, to: from + node.content.size, node, inBody: parent?.type === schema.nodes.body })
    return false
  })
  return found
}

export function createScript({
  desk,
  random,
  stock,
  tell,
  found,
  most = 5,
  shut: there = [],
  together = true,
}: ScriptOptions): Script {
  const hands = new Map<string, Hand>()
  /** Articles that were left. */
  const shut = new Set(there)
  const below = (limit: number) => Math.floor(random() * limit)
  const pick = <Value>(values: readonly Value[]): Value | undefined => values[below(values.length)]

  /** The next document: one change by chance, none if the change that came up does not fit. */
  function changed(doc: Article): Transform {
    const change = new Transform(doc)
    const block = pick(textblocks(doc))
    if (!block) return change
    const position = block.from + below(block.to - block.from + 1)
    const kind = random()
    if (kind < 0.6) change.insert(position, schema.text(`${pick(words)} `))
    else if (kind < 0.75 || doc.content.size > 4000) {
      if (position < block.to) change.delete(position, Math.min(block.to, position + 1 + below(12)))
    } else if (kind < 0.83) {
      if (block.inBody && block.node.type === schema.nodes.paragraph) change.split(position)
    } else if (kind < 0.9) change.setDocAttribute(pick(fields) ?? "section", `${pick(words)} ${below(100)}`)
    else if (kind < 0.94) change.setDocAttribute("status", pick(["draft", "editing", "ready"]) ?? "draft")
    else if (block.inBody && position < block.to)
      change.addMark(block.from, position, schema.marks.strong.create())
    return change
  }

  function write(hand: Hand, steps = 1 + below(4)): void {
    for (let at = 0; at < steps; at++) {
      const change = changed(hand.doc)
      if (change.steps.length === 0 || !isWhole(change.doc)) continue
      take(hand, change)
    }
  }

  function take(hand: Hand, change: Transform): void {
    change.steps.forEach((step, at) => {
      hand.pending.push(step)
      tell({ what: "sent", id: hand.id, hash: documentHash(change.docs[at + 1] ?? change.doc) })
    })
    hand.doc = change.doc
  }

  async function journal(hand: Hand): Promise<void> {
    if (hand.pending.length === 0 && !hand.whole) return
    const { pending, doc, version, stood } = hand
    const began = performance.now()
    try {
      await desk.journal({
        id: hand.id,
        epoch: hand.epoch,
        from: version,
        doc: hand.whole ? (stood.toJSON() as ArticleJSON) : null,
        steps: pending.map((step) => step.toJSON()),
        place: { anchor: below(10), head: below(10), scroll: below(1000) },
      })
    } catch (error) {
      // What became of the call is not known: the next one gives the whole document.
      hand.whole = true
      throw error
    }
    hand.pending = hand.pending.slice(pending.length)
    hand.version = version + pending.length
    hand.stood = doc
    hand.whole = false
    tell({ what: "acked", id: hand.id, hash: documentHash(doc), ms: performance.now() - began })
  }

  async function save(hand: Hand, settle: boolean): Promise<void> {
    const doc = hand.stood
    const began = performance.now()
    const send = async (): Promise<Saved> => {
      const journal = { epoch: hand.epoch, version: hand.version }
      const call = { base: hand.base, settle, journal }
      if (!settle) {
        try {
          return await desk.saveArticle({ ...call, doc: { type: "journaled", journaled: hand.id } })
        } catch (error) {
          if (!(error instanceof DeskError) || error.problem.code !== "journal-gap") throw error
        }
      }
      return desk.saveArticle({ ...call, doc: doc.toJSON() as ArticleJSON })
    }
    let saved = await send()
    if (saved.kind === "conflict") {
      hand.base = saved.base
      saved = await send()
    }
    if (saved.kind === "conflict") throw new Error(`${hand.id}: a conflict with nobody`)
    hand.base = saved.base
    const merged = saved.merged && articleFromJSON(saved.merged)
    if (merged && documentHash(merged) !== documentHash(doc))
      throw new Error(`${hand.id}: a save changed the text`)
    tell({ what: "acked", id: hand.id, hash: documentHash(doc), ms: performance.now() - began })
  }

  function taken(id: string, opened: Opened): Hand {
    if (opened.kind !== "article") throw new Error(`${id} opened as an import`)
    const doc = articleFromJSON(opened.doc)
    const { base, epoch } = opened
    const whole = { version: 0, stood: doc, pending: [], whole: true }
    const hand: Hand = { id, doc, base, epoch, ...whole }
    hands.set(id, hand)
    shut.delete(id)
    return hand
  }

  async function open(id: string): Promise<void> {
    const hand = taken(id, await openAnywhere(desk, id))
    found(id, documentHash(hand.doc))
  }

  async function begin(): Promise<void> {
    const opened = await desk.newArticle()
    const id = dossierOf(articleFromJSON(opened.doc)).id
    const hand = taken(id, opened)
    tell({ what: "sent", id, hash: documentHash(hand.doc) })
    const text = pick(stock)
    if (!text) return
    const { content } = articleFromJSON(text)
    take(hand, new Transform(hand.doc).replaceWith(0, hand.doc.content.size, content))
  }

  async function leave(hand: Hand): Promise<void> {
    await journal(hand)
    await save(hand, true)
    await desk.leaveArticle({ id: hand.id, epoch: hand.epoch })
    hands.delete(hand.id)
    shut.add(hand.id)
  }

  async function binAndBack(hand: Hand): Promise<void> {
    await leave(hand)
    const { bin } = await desk.deleteArticle({ id: hand.id })
    await desk.restoreArticle({ bin })
    await open(hand.id)
  }

  async function work(hand: Hand): Promise<void> {
    const kind = random()
    write(hand)
    if (kind < 0.6) return journal(hand)
    if (kind < 0.85) {
      await journal(hand)
      return save(hand, random() < 0.4)
    }
    if (kind < 0.92) {
      // The save sets out while newer text is on its way to the journal.
      await journal(hand)
      const saving = save(hand, false)
      write(hand)
      const [saved, journaled] = await Promise.allSettled([saving, journal(hand)])
      if (saved.status === "rejected") throw saved.reason
      if (journaled.status === "rejected") throw journaled.reason
      return
    }
    return kind < 0.97 ? leave(hand) : binAndBack(hand)
  }

  async function act(): Promise<void> {
    const hand = pick([...hands.values()])
    const others = [...shut]
    const first = hand ? undefined : pick(others)
    if (first !== undefined) return open(first)
    if (!hand || (hands.size + shut.size < most && random() < 0.1)) return begin()
    if (others.length > 0 && random() < 0.2) return open(pick(others) ?? hand.id)
    const other = pick([...hands.values()])
    if (!other || other === hand || !together || random() < 0.7) return work(hand)
    // Two windows of one desk at the same time.
    const ends = await Promise.allSettled([work(hand), work(other)])
    for (const end of ends) if (end.status === "rejected") throw end.reason
  }

  return {
    open,
    act,
    async settle() {
      for (const hand of [...hands.values()]) {
        await journal(hand)
        await save(hand, true)
      }
      for (const id of shut) await open(id)
    },
    shown: () => new Map([...hands].map(([id, { doc }]) => [id, doc])),
  }
}

/** Opens an article, and fetches it out of the bin if it is there. */
export async function openAnywhere(desk: Desk, id: string): Promise<Opened> {
  try {
    return await desk.openArticle({ id })
  } catch (error) {
    if (!(error instanceof DeskError) || error.problem.code !== "article-missing") throw error
    const item = (await desk.listBin()).find((binned) => binned.id === id)
    if (!item) throw error
    await desk.restoreArticle({ bin: item.bin })
    return desk.openArticle({ id })
  }
}

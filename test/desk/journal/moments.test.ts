/**
 * Another desk takes an article over at every single moment of what this one does with its journal: both end right after
 * that, and each text that was said to be on the disk is found.
 */
import { describe, expect, test } from "vitest"
import { type Article, dossierOf, schema } from "../../../main/article/schema.ts"
import type { ArticleJSON } from "../../../main/contract/desk.ts"
import { DeskError } from "../../../main/contract/problem.ts"
import { type Disk, realDisk } from "../../../main/desk/disk/disk.ts"
import { createJournals, type Journals } from "../../../main/desk/journal/journal.ts"
import { tapped } from "../../torture/tap.ts"
import { temporaryFolder } from "../temporary.ts"
import { headlined } from "./writer.ts"

const article = headlined("عنوان")
const { id } = dossierOf(article)

const headed = (headline: string): Article =>
  article.copy(
    article.content.replaceChild(0, schema.nodes.headline.create(null, schema.text(`عنوان${headline}`))),
  )

const journalsOf = (root: string, disk: Disk = realDisk): Journals =>
  createJournals({
    root,
    disk,
    clock: () => new Date("2026-11-23T12:00:00.000Z"),
    log: () => undefined,
    onProblem: () => undefined,
  })

/** Opens the article as `epoch`, as a desk does that has its lock; returns the text that it takes from the journal. */
async function open(journals: Journals, epoch: string): Promise<string | undefined> {
  const read = await journals.read(id, true)
  await journals.open(id, { epoch, hash: null, name: "", doc: article, unsaved: 0 })
  return read?.doc.textContent
}

/** A call of the window: the whole text, after `from` steps. */
const typed = (epoch: string, doc: Article, from = 1) => ({
  id,
  epoch,
  from,
  doc: doc.toJSON() as ArticleJSON,
  steps: [],
  place: { anchor: 1, head: 1, scroll: 0 },
})

/** All that a desk that starts now finds: the journal's text, and the texts beside it. */
async function found(root: string): Promise<(string | undefined)[]> {
  const later = journalsOf(root)
  const journaled = await later.read(id, true)
  const beside = await later.aparts(id)
  return [journaled?.doc, ...beside.map((apart) => apart.journaled.doc)].map((doc) => doc?.textContent)
}

/** What a desk does with its journal. */
type Act = {
  name: string
  /** What is there before. */
  before?(root: string, desk: Journals): Promise<unknown>
  does(desk: Journals): Promise<unknown>
  /** What it says to have on the disk afterwards, in the file or in the journal; null if its file has all of it. */
  text: string | null
}

const acts: Act[] = [
  { name: "its first key", does: (desk) => desk.append(typed("first", headed("!"))), text: "عنوان!" },
  {
    name: "its first key over a journal from before a crash",
    async before(root) {
      const crashed = journalsOf(root)
      await open(crashed, "crashed")
      await crashed.append(typed("crashed", article))
    },
    does: (desk) => desk.append(typed("first", headed("!"))),
    text: "عنوان!",
  },
  {
    name: "a later key",
    before: (_, desk) => desk.append(typed("first", article)),
    does: (desk) => desk.append(typed("first", headed("!"), 2)),
    text: "عنوان!",
  },
  {
    name: "a journal that begins anew behind a save",
    before: (_, desk) => desk.append(typed("first", article)),
    does: (desk) =>
      desk.cut(id, "first", { version: 3, hash: "a".repeat(64), name: "a.html", article: headed("!") }),
    text: null,
  },
  {
    name: "leaving",
    before: (_, desk) => desk.append(typed("first", article)),
    does: (desk) => desk.leave(id, "first", null, () => true),
    text: null,
  },
  {
    name: "deleting",
    before: (_, desk) => desk.append(typed("first", article)),
    does: (desk) => desk.discard(id),
    text: null,
  },
]

/**
 * Has one desk do `act`, and another take over right before the `moment`-th thing that this asks of the disk. With
 * `early` that one has opened the article before, and only types then. Returns whether it came to that moment, and what the other one has and a later one finds.
 */
async function takenOver(act: Act, moment: number, early: boolean) {
  const root = await temporaryFolder()
  let asked = -1
  const second = journalsOf(root)
  const texts: (string | undefined)[] = []
  let came = false
  const disk = tapped(realDisk, async (_, run) => {
    if (asked >= 0 && ++asked === moment) {
      came = true
      if (!early) texts.push(await open(second, "second"))
      await second.append(typed("second", headed("?")))
    }
    return run()
  })
  const desk = journalsOf(root, disk)
  if (act.name.includes("crash")) await act.before?.(root, desk)
  await open(desk, "first")
  if (!act.name.includes("crash")) await act.before?.(root, desk)
  if (early) texts.push(await open(second, "second"))
  asked = 0
  try {
    await act.does(desk)
  } catch (error) {
    // It heard that it was taken over, and has written its text apart.
    if (!(error instanceof DeskError) || error.problem.code !== "journal-gap") throw error
  }
  return { came, texts: [...texts, ...(await found(root))] }
}

describe.each(acts)("an article that another desk takes over at any moment of $name", (act) => {
  test.each([
    ["when it is opened there", false],
    ["which has it open by then", true],
  ])("%s, has both texts", async (_, early) => {
    let moments = 0
    for (;;) {
      const { came, texts } = await takenOver(act, moments + 1, early)
      if (!came) break
      moments++
      const where = `taken over before operation ${moments}`
      expect(texts, where).toContain("عنوان?")
      if (act.text !== null) expect(texts, where).toContain(act.text)
    }
    expect(moments).toBeGreaterThan(3)
  })
})

/** A window's list that follows a real desk's news says what the desk says, after whatever happens in the folder. */
import { rename, rm, writeFile } from "node:fs/promises"
import { join } from "node:path"
import fc from "fast-check"
import { expect, test } from "vitest"
import { statuses } from "../../../main/article/dossier.ts"
import { groupings } from "../../../main/contract/library.ts"
import { rowAt } from "../../../renderer/session/library/answer.ts"
import { createListing } from "../../../renderer/session/library/listing.ts"
import { article, desk, fileOf, newsroom } from "../search/newsroom.ts"

const count = 70
const minute = 60_000
const noon = Date.parse("2026-11-24T09:00:00.000Z")

/** What happens to one file; few moments and headlines, so that some are alike. */
const happening = fc.record({
  at: fc.nat(count + 5),
  what: fc.constantFrom("write", "write", "write", "remove", "move"),
  updated: fc.integer({ min: -80, max: 20 }),
  headline: fc.nat(90),
  section: fc.constantFrom("رياضة", "ثقافة", ""),
  status: fc.constantFrom(...statuses),
})

test("a list follows what is written, removed and moved, in every order and grouping", {
  timeout: 600_000,
}, async () => {
  let followed = 0
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...groupings),
      fc.constantFrom("updated" as const, "headline" as const),
      fc.array(happening, { minLength: 5, maxLength: 5 }),
      async (group, order, happenings) => {
        const made = (at: number) =>
          article(
            {
              id: `article-${at}-of-many`,
              updated: new Date(noon - at * minute).toISOString(),
              section: at % 2 ? "رياضة" : "",
            },
            `خبر ${at}`,
          )
        const root = await newsroom(...Array.from({ length: count }, (_, at) => made(at)))
        const clock = () => new Date()
        const { at } = desk(root, { clock })
        const ask = (from: number, many: number) =>
          at.browse({ text: "", kinds: "all", order, group, from, count: many, near: null })
        let wake = () => {}
        const listing = createListing({
          browse: (query) => at.browse(query),
          first: { text: "", kinds: "all", order, group },
          seen: () => [{ from: 0, to: 30 }],
          near: () => null,
          fault(error) {
            throw error
          },
        })
        let refreshed: Promise<void> = Promise.resolve()
        at.onLibrary((news) => {
          if (listing.follow(news)) followed += 1
          else refreshed = listing.refresh()
          wake()
        })
        /** Resolves when the list has every change that the desk has. */
        const caughtUp = async () => {
          const { version } = await ask(0, 0)
          for (;;) {
            const told = new Promise<void>((done) => {
              wake = done
            })
            await refreshed
            if ((listing.answer.value?.version ?? -1) >= (version ?? 0)) return
            await told
          }
        }
        await at.settled()
        await listing.refresh()
        for (const { at: number, what, updated, headline, section, status } of happenings) {
          const id = `article-${number}-of-many`
          const [path, other] = [join(root, `${id}.html`), join(root, `${id}-2.html`)]
          if (what === "write")
            await writeFile(
              path,
              fileOf(
                article(
                  { id, updated: new Date(noon + updated * minute).toISOString(), section, status },
                  `خبر ${headline}`,
                ),
              ),
            )
          else if (what === "remove") await rm(path, { force: true })
          else await rename(path, other).catch(() => undefined)
          await at.rescan(true)
          await caughtUp()
          const now = await ask(0, 500)
          const shown = listing.answer.value
          expect(shown?.total).toBe(now.total)
          expect(shown?.groups).toEqual(now.groups)
          for (let line = 0; line < now.total; line++) {
            const row = rowAt(shown, line)
            if (row || line < 30) expect(row).toEqual(now.rows[line])
          }
        }
        await at.close()
      },
    ),
    { numRuns: 8 },
  )
  expect(followed).toBeGreaterThan(5)
})

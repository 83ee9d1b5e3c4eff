/** When a desk looks after its locks. */
import { once } from "node:events"
import { watch } from "node:fs"
import { rename, writeFile } from "node:fs/promises"
import { join } from "node:path"
import { describe, expect, onTestFinished, test, vi } from "vitest"
import { createQueue } from "../../../main/desk/disk/queue.ts"
import { createComplaints } from "../../../main/desk/locks/complaints.ts"
import { type Round, Rounds } from "../../../main/desk/locks/rounds.ts"
import { temporaryFolder } from "../temporary.ts"

const beat = 1000

/** Rounds through the locks in `folder`: those that came, and `next`, which comes with the next one. */
function roundsOf(folder: string) {
  const came: Round[] = []
  const logged: string[] = []
  let heard: () => void = () => undefined
  const { run: inTurn } = createQueue()
  const rounds = new Rounds({
    folder,
    beat,
    inTurn,
    async go(round) {
      came.push(round)
      heard()
    },
    complain: createComplaints((message) => logged.push(message)),
  })
  onTestFinished(() => rounds.rest())
  const next = () =>
    new Promise<void>((resolve) => {
      heard = resolve
    })
  return { rounds, came, logged, inTurn, next }
}

/** A clock that the test moves. */
function fakeClock(): void {
  vi.useFakeTimers({ toFake: ["setInterval", "clearInterval"] })
  onTestFinished(() => void vi.useRealTimers())
}

describe("a beat", () => {
  test("comes regularly from the beginning to the rest", async () => {
    fakeClock()
    const { rounds, came, inTurn } = roundsOf(await temporaryFolder())
    rounds.begin()
    rounds.begin()
    for (let n = 0; n < 3; n++) {
      vi.advanceTimersByTime(beat)
      await inTurn(async () => undefined)
    }
    expect(came).toEqual(["beat", "beat", "beat"])
    rounds.rest()
    vi.advanceTimersByTime(5 * beat)
    await inTurn(async () => undefined)
    expect(came).toHaveLength(3)
  })

  test("comes once, in its turn, however long it has to wait", async () => {
    fakeClock()
    const { rounds, came, inTurn } = roundsOf(await temporaryFolder())
    let done: () => void = () => undefined
    void inTurn(
      () =>
        new Promise<void>((resolve) => {
          done = resolve
        }),
    )
    await Promise.resolve()
    rounds.begin()
    vi.advanceTimersByTime(5 * beat)
    expect(came).toEqual([])
    done()
    await inTurn(async () => undefined)
    expect(came).toEqual(["beat"])
  })
})

describe("the folder of the locks", () => {
  test("is looked at when a lock's file changes, but not for other files", async () => {
    fakeClock()
    const folder = await temporaryFolder()
    const { rounds, came, inTurn, next } = roundsOf(folder)
    rounds.begin()
    const watcher = watch(folder, { persistent: false })
    onTestFinished(() => watcher.close())
    const other = once(watcher, "change")
    await writeFile(join(folder, ".half written.tmp"), "")
    await other
    await inTurn(async () => undefined)
    expect(came).toEqual([])
    const looked = next()
    await writeFile(join(folder, "aden-library-1.json"), "{}")
    await looked
    expect(came[0]).toBe("look")
  })

  test("that is not there yet is watched after the next beginning, and beats come meanwhile", async () => {
    fakeClock()
    const root = await temporaryFolder()
    const folder = join(root, "locks")
    const { rounds, came, logged, inTurn, next } = roundsOf(folder)
    rounds.begin()
    rounds.begin()
    expect(logged).toEqual(["Could not watch the locks"])
    vi.advanceTimersByTime(beat)
    await inTurn(async () => undefined)
    expect(came).toEqual(["beat"])
    await rename(await temporaryFolder(), folder)
    rounds.begin()
    const looked = next()
    await writeFile(join(folder, "aden-library-1.json"), "{}")
    await looked
    expect(came.at(-1)).toBe("look")
  })
})

/** The life of an index: its starts, its ends, and what happens when they meet. */
import { mkdir, rm } from "node:fs/promises"
import { join } from "node:path"
import { describe, expect, onTestFinished, test } from "vitest"
import type { Problem } from "../../../main/contract/problem.ts"
import { realFolder } from "../../../main/desk/disk/folder.ts"
import type { Index, IndexOptions } from "../../../main/desk/search/client.ts"
import { IndexLife } from "../../../main/desk/search/life.ts"
import { temporaryFolder } from "../temporary.ts"

/** A promise that the test resolves. */
function promised<Value>() {
  let resolve: (value: Value) => void = () => undefined
  const promise = new Promise<Value>((done) => {
    resolve = done
  })
  return { promise, resolve }
}

const settle = () => new Promise((done) => setImmediate(done))

/**
 * The life of an index that is started by hand: each start waits for `ready`, each meeting for `met`. What happens is
 * noted in its order, with the number of the index.
 */
async function living() {
  const root = join(await temporaryFolder(), "newsroom")
  await mkdir(root)
  const did: string[] = []
  const problems: Problem[] = []
  const started: {
    options: IndexOptions
    ready: (known: number | null) => void
    met: () => void
    sealed: () => void
  }[] = []
  let come: () => void = () => undefined
  const meetings = new Map<Index, Promise<void>>()
  const life = new IndexLife({
    folder: () => realFolder(root),
    start(options) {
      const number = started.length + 1
      did.push(`start ${number}`)
      const ready = promised<number | null>()
      const met = promised<void>()
      const sealed = promised<void>()
      const index = {
        ready: ready.promise,
        async close() {
          did.push(`seal ${number}`)
          await sealed.promise
          did.push(`sealed ${number}`)
        },
      } as unknown as Index
      meetings.set(index, met.promise)
      started.push({ options, ready: ready.resolve, met: met.resolve, sealed: sealed.resolve })
      come()
      return index
    },
    follow() {
      did.push("follow")
      return () => void did.push("unfollow")
    },
    meet: (index) => meetings.get(index)!,
    onMet: () => void did.push("met"),
    onCaughtUp: () => void did.push("caught up"),
    onLost: () => void did.push("lost"),
    onMissing: () => void did.push("missing"),
    onState: () => undefined,
    onProblem: (problem) => void problems.push(problem),
    log: () => undefined,
  })
  onTestFinished(() => rm(root, { recursive: true, force: true }))
  /** The index of that number, once it is started. */
  const index = async (number: number) => {
    while (started.length < number)
      await new Promise<void>((resolve) => {
        come = resolve
      })
    return started[number - 1]!
  }
  return { root, life, did, problems, index }
}

describe("a start", () => {
  test("is one, however many ask for it", async () => {
    const { life, did, index } = await living()
    const both = Promise.all([life.begin(), life.begin()])
    ;(await index(1)).ready(3)
    await both
    await life.begin()
    expect(did).toEqual(["start 1", "follow"])
    expect(life.known).toBe(3)
  })

  test("of an index that remembers files does not wait for what it has to tell, unless that is asked for", async () => {
    const { life, did, index } = await living()
    const begun = life.begin()
    const first = await index(1)
    first.ready(3)
    await begun
    let open = false
    const opened = life.open().then(() => {
      open = true
    })
    await settle()
    expect([life.index !== null, open]).toEqual([true, false])
    first.met()
    await opened
    expect(did).toEqual(["start 1", "follow", "met"])
  })

  test("of an index that remembers nothing waits until it was told what there is", async () => {
    const { life, index } = await living()
    let begun = false
    const done = life.begin().then(() => {
      begun = true
    })
    const first = await index(1)
    first.ready(0)
    await settle()
    expect(begun).toBe(false)
    first.met()
    await done
    expect(begun).toBe(true)
  })

  test("that fails, because the newsroom is not there, is made again for the next who asks", async () => {
    const { root, life, did, index } = await living()
    await rm(root, { recursive: true })
    await expect(life.begin()).rejects.toThrow()
    await mkdir(root)
    const again = life.begin()
    ;(await index(1)).ready(1)
    await again
    expect(did).toEqual(["start 1", "follow"])
  })
})

describe("a newsroom without an index", () => {
  test("is followed all the same, and the user is told", async () => {
    const { life, did, problems, index } = await living()
    const begun = life.begin()
    const first = await index(1)
    first.options.onMissing("no SQLite")
    first.ready(null)
    await begun
    expect(life.index).toBe(null)
    expect(did).toEqual(["start 1", "missing", "follow"])
    expect(problems).toEqual([{ code: "no-index", details: { message: "no SQLite" } }])
  })

  test("loses one that fails later, with how far it had come", async () => {
    const { life, index } = await living()
    const begun = life.begin()
    const first = await index(1)
    first.ready(1)
    await begun
    first.options.onProgress({ done: 1, total: 2, stopped: false })
    expect(life.progress).toMatchObject({ total: 2 })
    first.options.onMissing("the thread died")
    expect([life.index, life.progress]).toEqual([null, null])
  })
})

describe("a newsroom that is left", () => {
  test("has its index sealed before another start, which comes when somebody asks", async () => {
    const { root, life, did, index } = await living()
    const begun = life.begin()
    const first = await index(1)
    first.ready(1)
    await begun
    const suspended = life.suspend()
    const again = life.begin()
    // As long as a start takes that does not wait.
    await realFolder(root)
    await settle()
    expect(did).toEqual(["start 1", "follow", "unfollow", "seal 1"])
    first.sealed()
    await suspended
    ;(await index(2)).ready(1)
    await again
    expect(did.slice(4)).toEqual(["sealed 1", "start 2", "follow"])
  })

  test("while its index starts has it sealed when it has started", async () => {
    const { life, did, index } = await living()
    const begun = life.begin()
    const first = await index(1)
    const suspended = life.suspend()
    first.ready(1)
    first.sealed()
    await Promise.all([begun, suspended])
    expect(did).toEqual(["start 1", "follow", "unfollow", "seal 1", "sealed 1"])
    expect(life.index).toBe(null)
  })

  test("hears nothing more of what an earlier index had to tell", async () => {
    const { life, did, index } = await living()
    const begun = life.begin()
    const first = await index(1)
    first.ready(1)
    await begun
    first.sealed()
    await life.suspend()
    first.met()
    await settle()
    expect(did).not.toContain("met")
  })
})

describe("the end", () => {
  test("is for good: nothing is started after it", async () => {
    const { life, did } = await living()
    await life.close()
    await life.begin()
    await life.open()
    expect(did).toEqual([])
  })

  test("that comes while an index starts seals it, without following the library; a failure then is no problem", async () => {
    const { life, did, problems, index } = await living()
    const begun = life.begin()
    const first = await index(1)
    const closed = life.close()
    first.options.onMissing("the thread died")
    first.ready(1)
    first.sealed()
    await Promise.all([begun, closed])
    expect(did).toEqual(["start 1", "missing", "seal 1", "sealed 1"])
    expect(problems).toEqual([])
  })
})

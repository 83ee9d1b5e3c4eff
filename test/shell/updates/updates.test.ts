import { describe, expect, test } from "vitest"
import type { Settings } from "../../../main/contract/settings.ts"
import type { Flushed } from "../../../main/shell/quit.ts"
import type { UpdateSource } from "../../../main/shell/updates/source.ts"
import { createUpdates, firstLook, nextLook } from "../../../main/shell/updates/updates.ts"
import { codeOf } from "../../desk/refusal.ts"

/** Updates of a desk whose network and text a test sets, with what they did. */
function desk({ mode = "notify" as Settings["updates"], isManaged = false } = {}) {
  const did: string[] = []
  const timers: { work: () => void; wait: number }[] = []
  const bench = {
    did,
    timers,
    mode,
    version: "2.0.0" as string | null,
    network: true,
    flushed: { unkept: [] } as Flushed | null,
    /** Runs the timer that is due next, and waits until nothing more comes of it. */
    async pass() {
      const next = timers.shift()
      next?.work()
      await new Promise((done) => setImmediate(done))
      return next?.wait
    },
  }
  const online = () => {
    if (!bench.network) throw new Error("net::ERR_INTERNET_DISCONNECTED\nat …")
  }
  const source: UpdateSource = {
    async check() {
      did.push("check")
      online()
      return bench.version
    },
    async download() {
      did.push("download")
      online()
    },
    install: () => did.push("install"),
  }
  const updates = createUpdates({
    async source() {
      if (!did.includes("load")) did.push("load")
      return source
    },
    mode: () => bench.mode,
    isManaged,
    flusher: { flush: async () => bench.flushed },
    tell: (version) => did.push(`tell ${version}`),
    quit: () => did.push("quit"),
    schedule: (work, wait) => timers.push({ work, wait }),
    log: () => did.push("log"),
  })
  return { ...bench, bench, updates }
}

describe("by itself Midad", () => {
  test("looks a while after the start and twice a day, tells once, and downloads nothing", async () => {
    const { updates, did, timers, bench } = desk()
    updates.begin()
    expect(did).toEqual([])
    expect(await bench.pass()).toBe(firstLook)
    expect(did).toEqual(["load", "check", "tell 2.0.0"])
    expect(await bench.pass()).toBe(nextLook)
    expect(did.slice(3)).toEqual(["check"])
    bench.version = "2.1.0"
    await bench.pass()
    expect(did.slice(4)).toEqual(["check", "tell 2.1.0"])
    expect(timers).toHaveLength(1)
  })

  test("says nothing where this is the newest version, or its turn has not come", async () => {
    const { updates, did, bench } = desk()
    bench.version = null
    updates.begin()
    await bench.pass()
    expect(did).toEqual(["load", "check"])
  })

  test("loads and asks nothing while that is off, and begins when it is on", async () => {
    const { updates, did, bench } = desk({ mode: "off" })
    updates.begin()
    await bench.pass()
    expect(did).toEqual([])
    bench.mode = "notify"
    await bench.pass()
    expect(did).toEqual(["load", "check", "tell 2.0.0"])
  })

  test("disturbs nobody without a network, and looks again later", async () => {
    const { updates, did, bench } = desk()
    bench.network = false
    updates.begin()
    await bench.pass()
    expect(did).toEqual(["load", "check", "log"])
    bench.network = true
    await bench.pass()
    expect(did.slice(3)).toEqual(["check", "tell 2.0.0"])
  })
})

describe("who asks", () => {
  test("is told what there is, also where nothing is looked for by itself", async () => {
    const { updates, bench } = desk({ mode: "off" })
    expect(await updates.check()).toBe("2.0.0")
    bench.version = null
    expect(await updates.check()).toBe(null)
  })

  test("is told what failed", async () => {
    const { updates, bench } = desk()
    bench.network = false
    expect(await codeOf(updates.check())).toBe("update-check")
    expect(await codeOf(updates.download())).toBe("invalid-call")
    bench.network = true
    await updates.check()
    bench.network = false
    await expect(updates.download()).rejects.toMatchObject({
      problem: { code: "update-download", details: { message: "net::ERR_INTERNET_DISCONNECTED" } },
    })
    bench.network = true
    expect(await updates.download()).toBe("2.0.0")
  })

  test("gets nothing where administrators have turned it off, and nothing is loaded", async () => {
    const { updates, did, bench } = desk({ mode: "off", isManaged: true })
    updates.begin()
    await bench.pass()
    expect(await codeOf(updates.check())).toBe("update-off")
    expect(await codeOf(updates.download())).toBe("update-off")
    expect(did).toEqual([])
  })

  test("downloads once, however often that is asked for at the same time", async () => {
    const { updates, did } = desk()
    await updates.check()
    await Promise.all([updates.download(), updates.download()])
    expect(did.filter((what) => what === "download")).toHaveLength(1)
  })
})

describe("the restart", () => {
  async function downloaded() {
    const made = desk()
    await made.updates.check()
    await made.updates.download()
    made.did.length = 0
    return made
  }

  test("is when everything is saved and put away: then the new version is installed", async () => {
    const { updates, did } = await downloaded()
    await updates.restart()
    expect(did).toEqual(["quit"])
    expect(updates.install()).toBe(true)
    expect(did).toEqual(["quit", "install"])
  })

  test.each([
    ["some text is kept nowhere", { unkept: ["عنوان"] }],
    ["the window does not answer", null],
  ])("is not while %s", async (_what, flushed) => {
    const { updates, did, bench } = await downloaded()
    bench.flushed = flushed
    expect(await codeOf(updates.restart())).toBe("update-unsaved")
    expect(updates.install()).toBe(false)
    expect(did).toEqual([])
    bench.flushed = { unkept: [] }
    await updates.restart()
    expect(did).toEqual(["quit"])
  })

  test("is given up if the window stays open: the next end installs nothing", async () => {
    const { updates, did } = await downloaded()
    await updates.restart()
    updates.stayed()
    expect(updates.install()).toBe(false)
    expect(did).toEqual(["quit"])
  })

  test("never comes unasked: an end of the app installs nothing", async () => {
    const { updates, did } = await downloaded()
    expect(updates.install()).toBe(false)
    expect(did).toEqual([])
    const fresh = desk()
    expect(await codeOf(fresh.updates.restart())).toBe("invalid-call")
  })
})

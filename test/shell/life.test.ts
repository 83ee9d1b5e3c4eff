import { EventEmitter } from "node:events"
import { readFile, writeFile } from "node:fs/promises"
import { join } from "node:path"
import { describe, expect, test } from "vitest"
import { schema } from "../../main/article/schema.ts"
import { afterCrash, patience } from "../../main/shell/crash.ts"
import { createLog } from "../../main/shell/log.ts"
import { createOutbox } from "../../main/shell/outbox.ts"
import { createFlusher, type Flushed, watchClose, watchQuit } from "../../main/shell/quit.ts"
import { temporaryFolder } from "../desk/temporary.ts"

/** How long to wait for what comes by itself: the machine may be busy. */
const patient = { timeout: 60_000 }

describe("events", () => {
  function outbox() {
    const sent: unknown[][] = []
    return { sent, box: createOutbox((...message) => sent.push(message)) }
  }
  test("wait until the window listens, then keep their order", () => {
    const { sent, box } = outbox()
    box.send("open", { id: "first-article" })
    box.send("command", { id: "save" })
    expect(sent).toEqual([])
    box.open()
    box.send("flush", {})
    expect(sent).toEqual([
      ["desk:event", "open", { id: "first-article" }, null],
      ["desk:event", "command", { id: "save" }, null],
      ["desk:event", "flush", {}, null],
    ])
  })
  test("wait again while the page is loaded anew", () => {
    const { sent, box } = outbox()
    box.open()
    box.close()
    box.send("flush", {})
    expect(sent).toEqual([])
    box.open()
    expect(sent).toHaveLength(1)
  })
  test("that break the contract are not sent", () => {
    const { sent, box } = outbox()
    box.open()
    expect(() => box.send("open", { id: "../etc" })).toThrow()
    expect(() => box.send("command", { id: "format" as "save" })).toThrow()
    expect(sent).toEqual([])
  })
})

describe("the end of the app", () => {
  /** An app that quits as Electron does: `will-quit` can hold it, and it has ended if nobody does. */
  function app() {
    const events = new EventEmitter()
    let ended = false
    const quit = () => {
      let held = false
      const preventDefault = () => {
        held = true
      }
      events.emit("will-quit", { preventDefault })
      if (!held) ended = true
    }
    return { on: events.on.bind(events), quit, ended: () => ended }
  }
  const watched = (made: ReturnType<typeof app>, ...given: [() => Promise<void>, string[], number?]) => {
    const [close, logged, limit] = given
    const log = (message: string) => void logged.push(message)
    watchQuit(made as never, { close, log, ...(limit === undefined ? {} : { limit }) })
  }

  test("waits until the newsrooms are closed, once, however often it is asked for", async () => {
    const made = app()
    const closing = Promise.withResolvers<void>()
    let closed = 0
    const logged: string[] = []
    const close = () => {
      closed++
      return closing.promise
    }
    watched(made, close, logged)
    made.quit()
    made.quit()
    expect([closed, made.ended()]).toEqual([1, false])
    closing.resolve()
    await expect.poll(made.ended, patient).toBe(true)
    expect(logged).toEqual([])
  })

  test("does not wait for ever for a newsroom that cannot be closed", async () => {
    const made = app()
    const logged: string[] = []
    watched(made, () => new Promise(() => undefined), logged, 20)
    made.quit()
    await expect.poll(made.ended, patient).toBe(true)
    expect(logged).toEqual(["The newsrooms were not closed within 20 ms"])
  })

  test("comes also when closing fails", async () => {
    const made = app()
    const logged: string[] = []
    watched(made, () => Promise.reject(new Error("The disk is gone")), logged)
    made.quit()
    await expect.poll(made.ended, patient).toBe(true)
    expect(logged).toEqual(["Could not close the newsrooms"])
  })
})

describe("a flush", () => {
  test("ends when the window says that it has saved, for all who wait", async () => {
    let asked = 0
    const box = createOutbox(() => asked++)
    box.open()
    const flusher = createFlusher(box)
    const both = Promise.all([flusher.flush(), flusher.flush()])
    flusher.flushed(["عنوان"])
    expect(await both).toEqual([{ unkept: ["عنوان"] }, { unkept: ["عنوان"] }])
    expect(asked).toBe(1)
  })
  test("ends at the deadline if the window says nothing", async () => {
    const box = createOutbox(() => undefined)
    box.open()
    expect(await createFlusher(box, 20).flush()).toBeNull()
  })
  test("needs no answer of a window that does not listen", async () => {
    expect(await createFlusher(createOutbox(() => undefined)).flush()).toEqual({ unkept: [] })
  })
})

describe("closing the window", () => {
  /** A window that is closed with `close`, whose page answers a flush with `unkept`, and a user who answers `close`. */
  function closing(unkept: readonly string[] | null, answer: boolean) {
    const told: unknown[] = []
    let listener: (event: { preventDefault(): void }) => void = () => undefined
    const flushed: Flushed | null = unkept && { unkept }
    watchClose(
      {
        on(_event: string, listen: (event: { preventDefault(): void }) => void) {
          listener = listen
        },
        destroy: () => told.push("closed"),
      } as unknown as Parameters<typeof watchClose>[0],
      {
        flusher: { flush: async () => flushed, flushed: () => undefined },
        confirm: async (asked) => {
          told.push(asked)
          return answer
        },
        settle: async () => {
          told.push("settled")
        },
        ended: () => told.push("ended"),
        stayed: () => told.push("stayed"),
        log: () => undefined,
      },
    )
    return { told, close: () => listener({ preventDefault: () => undefined }) }
  }

  test("asks nothing when every text is kept", async () => {
    const { told, close } = closing([], false)
    close()
    await expect.poll(() => told).toEqual(["settled", "closed", "ended"])
  })

  test("over text that is kept nowhere asks, and stays if the user does; the next time it asks again", async () => {
    const { told, close } = closing(["قمة"], false)
    close()
    await expect.poll(() => told).toEqual([["قمة"], "stayed"])
    close()
    await expect.poll(() => told).toEqual([["قمة"], "stayed", ["قمة"], "stayed"])
  })

  test("over such text goes on only by the user's word", async () => {
    const { told, close } = closing(["قمة"], true)
    close()
    await expect.poll(() => told).toEqual([["قمة"], "settled", "closed", "ended"])
  })

  test("asks if the window does not say what it has", async () => {
    const { told, close } = closing(null, false)
    close()
    await expect.poll(() => told).toEqual([null, "stayed"])
  })
})

test("a window that ends is loaded anew once, and the second time within a minute is recovered from", () => {
  expect(afterCrash(null, 1000)).toBe("reload")
  expect(afterCrash(1000, 1000 + patience - 1)).toBe("recover")
  expect(afterCrash(1000, 1000 + patience)).toBe("reload")
})

describe("the log", () => {
  const clock = () => new Date(0)
  test("tells errors with their causes", async () => {
    const path = join(await temporaryFolder(), "deep", "midad.log")
    createLog(path, clock)("It failed", new Error("outer", { cause: new Error("inner") }))
    const text = await readFile(path, "utf8")
    expect(text).toMatch(/^1970-01-01T00:00:00.000Z It failed\nError: outer[\s\S]*because: Error: inner/)
  })
  test("bounds an entry, however long the error is", async () => {
    const path = join(await temporaryFolder(), "midad.log")
    createLog(path, clock)("It failed", new Error("ا".repeat(100_000)))
    expect((await readFile(path, "utf8")).length).toBeLessThan(9000)
  })
  test("has no text of articles and no secrets of addresses", async () => {
    const path = join(await temporaryFolder(), "midad.log")
    const log = createLog(path, clock)
    const paragraph = schema.nodes.paragraph.create(null, schema.text('سر «المادة» "بين" علامتين'))
    const thrown = (work: () => unknown) => {
      try {
        work()
      } catch (error) {
        return error
      }
      throw new Error("It did not fail")
    }
    log(
      "A call failed",
      thrown(() => schema.nodes.headline.create(null, paragraph).check()),
    )
    log(
      "A call failed",
      thrown(() => schema.nodes.doc.createChecked(null, paragraph)),
    )
    log(
      "A file is broken",
      thrown(() => JSON.parse('{"text": "سر المادة", سر')),
    )
    log('In the window: RangeError: No place for <"The secret of the article">')
    log("Refused to go to https://user:secret@example.org/a?key=secret#secret")
    const text = await readFile(path, "utf8")
    expect(text).not.toMatch(/سر|secret/)
    expect(text).toContain("https://…@example.org/a?…")
    // Names of files stay, and so does what a fault is found by.
    log("Could not read /home/desk/خبر.html", new Error("EACCES, open '/home/desk/خبر.html'"))
    log('The call "openArticle" failed')
    expect(await readFile(path, "utf8")).toMatch(/open '\/home\/desk\/خبر.html'[\s\S]*"openArticle"/)
  })
  test("keeps to its limit and keeps what was before", async () => {
    const path = join(await temporaryFolder(), "midad.log")
    await writeFile(path, "x".repeat(90))
    const log = createLog(path, clock, 100)
    log("one")
    log("two")
    expect(await readFile(`${path}.old`, "utf8")).toBe("x".repeat(90))
    expect((await readFile(path, "utf8")).split("\n").map((line) => line.slice(25))).toEqual([
      "one",
      "two",
      "",
    ])
  })
})

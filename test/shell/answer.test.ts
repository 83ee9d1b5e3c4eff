import { describe, expect, test } from "vitest"
import { emptyArticle } from "../../main/article/schema.ts"
import { type CallName, calls, type Handlers, isWithin, messageDepth } from "../../main/contract/desk.ts"
import { DeskError } from "../../main/contract/problem.ts"
import { createAnswer, isTrusted } from "../../main/shell/answer.ts"
import { malformed } from "./malformed.ts"

const nothing = () => undefined
const callNames = Object.keys(calls) as CallName[]

/** Handlers that only note what reached them, and give back `value`. */
function noting(value: unknown = {}) {
  const reached: { name: string; input: unknown }[] = []
  const handlers = Object.fromEntries(
    callNames.map((name) => [
      name,
      async (input: unknown) => {
        reached.push({ name, input })
        if (value instanceof Error) throw value
        return value
      },
    ]),
  ) as unknown as Handlers
  return { handlers, reached }
}

const invalid = { ok: false, problem: { code: "invalid-call", details: {} } }

describe("a call", () => {
  test.each(callNames)("%s refuses twenty malformed payloads before anything is done", async (name) => {
    const { handlers, reached } = noting()
    const answer = createAnswer(handlers, nothing)
    const payloads = malformed(name)
    expect(payloads.length).toBeGreaterThanOrEqual(20)
    for (const payload of payloads) expect(await answer(name, payload)).toEqual(invalid)
    expect(reached).toEqual([])
  })

  test.each([
    undefined,
    null,
    3,
    "",
    "toString",
    "__proto__",
    "constructor",
    "drop",
    ["start"],
    { name: "start" },
  ])("of a name that is none is refused: %s", async (name) => {
    const { handlers, reached } = noting()
    expect(await createAnswer(handlers, nothing)(name, {})).toEqual(invalid)
    expect(reached).toEqual([])
  })

  test("reaches its handler with what it holds", async () => {
    const { handlers, reached } = noting()
    const doc = emptyArticle({ id: "an-article" }).toJSON()
    await createAnswer(handlers, nothing)("saveArticle", { doc, base: null, settle: true, journal: null })
    expect(reached).toEqual([
      { name: "saveArticle", input: { doc, base: null, settle: true, journal: null } },
    ])
  })

  test("never gives back what the contract has no place for", async () => {
    const lines: string[] = []
    const answer = createAnswer(noting({ path: "/etc/passwd" }).handlers, (line) => lines.push(line))
    const reply = await answer("flushed", { unkept: [] })
    expect(reply).toMatchObject({ ok: false, problem: { code: "unexpected" } })
    expect(lines).toEqual(["The call flushed failed"])
  })

  test("tells the desk's problems as they are, and logs only what nobody expected", async () => {
    const lines: string[] = []
    const log = (line: string) => lines.push(line)
    const full = new DeskError("disk-full", { name: "a.html" })
    expect(await createAnswer(noting(full).handlers, log)("flushed", { unkept: [] })).toEqual({
      ok: false,
      problem: { code: "disk-full", details: { name: "a.html" } },
    })
    expect(lines).toEqual([])
    expect(
      await createAnswer(noting(new TypeError("broken")).handlers, log)("flushed", { unkept: [] }),
    ).toEqual({
      ok: false,
      problem: { code: "unexpected", details: { message: "broken" } },
    })
    expect(lines).toEqual(["The call flushed failed"])
  })
})

describe("a message", () => {
  test("may hold as much as the limit and no more, in text, bytes or values", () => {
    expect(isWithin({ text: "a".repeat(400) }, 1000)).toBe(true)
    expect(isWithin({ text: "a".repeat(600) }, 1000)).toBe(false)
    expect(isWithin({ bytes: new Uint8Array(900) }, 1000)).toBe(true)
    expect(isWithin({ bytes: new Uint8Array(1100) }, 1000)).toBe(false)
    expect(
      isWithin(
        Array.from({ length: 10 }, () => null),
        1000,
      ),
    ).toBe(true)
    expect(
      isWithin(
        Array.from({ length: 100 }, () => null),
        1000,
      ),
    ).toBe(false)
    expect(isWithin({ ["k".repeat(600)]: 1 }, 1000)).toBe(false)
  })

  test("may not be nested without end, nor lead into itself", () => {
    let deep: unknown = {}
    for (let n = 0; n <= messageDepth; n++) deep = { deep }
    expect(isWithin(deep)).toBe(false)
    const round: { self?: unknown } = {}
    round.self = round
    expect(isWithin(round)).toBe(false)
  })
})

describe("a sender", () => {
  const known = new Set([7])
  const frame = { origin: "app://desk", parent: null }
  test("is the page of our own window and nobody else", () => {
    expect(isTrusted({ sender: { id: 7 }, senderFrame: frame }, known)).toBe(true)
  })
  test.each([
    ["an unknown window", { sender: { id: 8 }, senderFrame: frame }],
    ["a frame inside", { sender: { id: 7 }, senderFrame: { ...frame, parent: frame } }],
    ["a foreign origin", { sender: { id: 7 }, senderFrame: { ...frame, origin: "https://example.org" } }],
    ["a host like ours", { sender: { id: 7 }, senderFrame: { ...frame, origin: "app://desk.example" } }],
    ["an opaque origin", { sender: { id: 7 }, senderFrame: { ...frame, origin: "null" } }],
    ["a frame that is gone", { sender: { id: 7 }, senderFrame: null }],
  ])("is refused: %s", (_who, event) => {
    expect(isTrusted(event, known)).toBe(false)
  })
})

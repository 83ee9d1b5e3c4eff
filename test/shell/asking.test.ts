import { expect, test } from "vitest"
import type { Asked } from "../../main/shell/asked.ts"
import { createAsking } from "../../main/shell/asking.ts"

const problem = (name: string): Asked => ({
  kind: "problem",
  problem: { code: "bad-address", details: { name } },
})

/** An asking, with the requests that it had opened, each as the names in it. */
function desk() {
  const opened: string[] = []
  const logged: string[] = []
  const asking = createAsking((message) => logged.push(message))
  const open = async (things: readonly { kind: string }[], begun: string | null) => {
    const names = things.map(
      (thing) => (thing as { problem?: { details: { name?: unknown } } }).problem?.details.name,
    )
    if (names.includes("breaks")) throw new Error("It broke")
    opened.push(`${begun ?? "-"}: ${names.join(" ")}`)
  }
  return { asking, open, opened, logged }
}

/** Until everything that is due was done. */
const idle = () => new Promise<void>((done) => setImmediate(() => setImmediate(() => done())))

test("what comes before the window listens is kept, and is one request with the newsroom of the start", async () => {
  const { asking, open, opened } = desk()
  asking.ask([problem("a")])
  asking.ask([])
  asking.ask([problem("b")])
  expect((await asking.soFar()).length).toBe(2)
  asking.listen(open, "/room")
  await idle()
  expect(opened).toEqual(["/room: a b"])
})

test("a start that asks for nothing opens nothing", async () => {
  const { asking, open, opened } = desk()
  asking.ask([])
  asking.listen(open, null)
  await idle()
  expect(opened).toEqual([])
})

test("files that the system hands over one by one in one turn are one request, later ones another", async () => {
  const { asking, open, opened } = desk()
  asking.listen(open, null)
  asking.ask([problem("a")])
  asking.ask([problem("b")])
  await idle()
  asking.ask([problem("c")])
  await idle()
  expect(opened).toEqual(["-: a b", "-: c"])
})

test("a second start without anything to open shows the window", async () => {
  const { asking, open, opened } = desk()
  asking.listen(open, null)
  asking.ask([])
  await idle()
  expect(opened).toEqual(["-: "])
})

test("a request that breaks is logged, and the next one is opened", async () => {
  const { asking, open, opened, logged } = desk()
  asking.listen(open, null)
  asking.ask([problem("breaks")])
  await idle()
  asking.ask([problem("c")])
  await idle()
  expect([opened, logged]).toEqual([["-: c"], ["Could not open what was asked for"]])
})

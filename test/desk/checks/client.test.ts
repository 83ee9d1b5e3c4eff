import { writeFile } from "node:fs/promises"
import { join } from "node:path"
import { pathToFileURL } from "node:url"
import { afterAll, describe, expect, test } from "vitest"
import type { CheckedBlock, Finding } from "../../../main/contract/checking.ts"
import { createCheckThread } from "../../../main/desk/checks/client.ts"
import { temporaryFolder } from "../temporary.ts"

const logged: string[] = []
const thread = createCheckThread([{ name: "بوتين", aliases: ["بوتن"] }], (message) => logged.push(message))
afterAll(() => thread.end())

const block = (key: string, text: string): CheckedBlock => ({ key, kind: "text", text })
const rules = (all: Record<string, Finding[]>) =>
  Object.fromEntries(Object.entries(all).map(([key, findings]) => [key, findings.map(({ rule }) => rule)]))

describe("the thread of the checks", () => {
  test("checks what changed, and what goes across all blocks that it was told of", async () => {
    const first = await thread.check(
      "a",
      [block("x", "هده المدينة في 12 و13"), block("y", "مع بوتن")],
      ["x", "y"],
    )
    expect([rules(first.own), rules(first.across)]).toEqual([{ x: ["dal"], y: ["agreed-name"] }, {}])
    const second = await thread.check("a", [block("z", "في ٣٤")], ["x", "z"])
    expect([rules(second.own), rules(second.across)]).toEqual([{ z: [] }, { z: ["mixed-digits"] }])
    const third = await thread.check("a", [], ["z"])
    expect([third.own, third.across]).toEqual([{}, {}])
  })

  test("keeps articles apart, and forgets those that are closed", async () => {
    await thread.check("b", [block("x", "في 12 و13")], ["x"])
    await thread.forget("b")
    expect((await thread.check("b", [block("y", "في ٣٤")], ["x", "y"])).across).toEqual({})
  })

  test("suggests", async () => {
    expect((await thread.suggest("الحكومه"))[0]).toBe("الحكومة")
  })

  test("starts anew after it was ended, and refuses what was asked before", async () => {
    const asked = thread.suggest("الخارجبة")
    const refused = expect(asked).rejects.toThrow("was ended")
    await thread.end()
    await refused
    expect((await thread.suggest("الخارجبة"))[0]).toBe("الخارجية")
  })

  test("that dies says so, refuses what was asked, and is started again", async () => {
    const program = join(await temporaryFolder(), "dying.mjs")
    await writeFile(program, "throw new Error('no memory')")
    const dying = createCheckThread([], (message) => logged.push(message), {
      program: pathToFileURL(program),
    })
    await expect(dying.suggest("x")).rejects.toThrow("checks-stopped")
    await expect(dying.suggest("x")).rejects.toThrow("checks-stopped")
    expect(logged).toEqual(["The thread of the checks died", "The thread of the checks died"])
  })
})

import { existsSync } from "node:fs"
import { readFile, symlink, writeFile } from "node:fs/promises"
import { join } from "node:path"
import { pathToFileURL } from "node:url"
import { afterAll, describe, expect, test } from "vitest"
import type { CheckedBlock, Finding } from "../../../main/contract/checking.ts"
import type { Problem } from "../../../main/contract/problem.ts"
import { type Checks, createChecks } from "../../../main/desk/checks/checks.ts"
import type { CheckThreadOptions } from "../../../main/desk/checks/client.ts"
import { realDisk } from "../../../main/desk/disk/disk.ts"
import { temporaryFolder } from "../temporary.ts"

const made: Checks[] = []
afterAll(() => Promise.all(made.map((one) => one.end())))

async function newsroom(thread: CheckThreadOptions = {}) {
  const root = await temporaryFolder()
  const problems: Problem[] = []
  const logged: string[] = []
  const checks = createChecks({
    root,
    disk: realDisk,
    clock: () => new Date("2026-11-27T08:00:00Z"),
    who: "سلمى",
    log: (message) => logged.push(message),
    onProblem: (problem) => problems.push(problem),
    thread,
  })
  made.push(checks)
  const file = (name: string) => join(root, name)
  return { checks, problems, logged, file }
}

const block = (key: string, text: string): CheckedBlock => ({ key, kind: "text", text })
const rules = (all: Record<string, Finding[]>) =>
  Object.values(all).flatMap((findings) => findings.map(({ rule }) => rule))
const wrong = block("x", "زار بوتن هده المدينة ،")

describe("the checks of a newsroom", () => {
  test("tell which blocks they do not know, so that they are sent again", async () => {
    const { checks } = await newsroom()
    const first = await checks.check("a", [wrong], ["x", "y"])
    expect([rules(first.own), first.missing]).toEqual([["dal", "space-before-mark"], ["y"]])
    await checks.end()
    expect((await checks.check("a", [], ["x"])).missing).toEqual(["x"])
  })

  test("find nothing where the newsroom is left meanwhile, which is no fault", async () => {
    const program = join(await temporaryFolder(), "asked.mjs")
    const asked = `${program}.asked`
    await writeFile(
      program,
      `import { writeFileSync } from "node:fs"
import { parentPort } from "node:worker_threads"
parentPort.on("message", ({ name }) => {
  if (name === "end") parentPort.close()
  else writeFileSync(${JSON.stringify(asked)}, name)
})`,
    )
    const { checks, logged } = await newsroom({ program: pathToFileURL(program) })
    const found = checks.check("a", [wrong], ["x"])
    await expect.poll(() => existsSync(asked), { timeout: 20_000 }).toBe(true)
    await checks.end()
    expect(await found).toEqual({ own: {}, across: {}, missing: [] })
    expect(logged).toEqual([])
  })

  test("leave out what is let stand, in one article or in all", async () => {
    const { checks, file } = await newsroom()
    const mark = { rule: "space-before-mark", text: " ،" }
    await checks.ignored.add({ ...mark, article: "article-one" }, "")
    await checks.ignored.add({ rule: "dal", text: "هده", article: null }, "هكذا يكتبها الكاتب")
    const found = async (article: string) => rules((await checks.check(article, [wrong], ["x"])).own)
    expect([await found("article-one"), await found("article-two")]).toEqual([[], ["space-before-mark"]])
    expect(await readFile(file("ignored.json"), "utf8")).toBe(
      `[
  {"rule":"space-before-mark","text":" ،","article":"article-one","by":"سلمى","at":"2026-11-27T08:00:00.000Z"},
  {"rule":"dal","text":"هده","reason":"هكذا يكتبها الكاتب","by":"سلمى","at":"2026-11-27T08:00:00.000Z"}
]
`,
    )
    await checks.ignored.takeBack({ ...mark, article: "article-one" })
    expect(await found("article-one")).toEqual(["space-before-mark"])
  })

  test("go by the names that are agreed on now, whoever wrote them", async () => {
    const { checks, file } = await newsroom()
    await checks.check("a", [wrong], ["x"])
    await writeFile(file("lexicon.json"), '[{ "name": "بوتين", "note": "وكالة" }]')
    const added = await checks.names.add("بوتين", ["بوتن"])
    expect(added).toEqual({ name: false, aliases: ["بوتن"] })
    // The blocks are checked anew by the new names.
    expect((await checks.check("a", [], ["x"])).missing).toEqual(["x"])
    expect(rules((await checks.check("a", [wrong], ["x"])).own)).toContain("agreed-name")
    expect(await readFile(file("lexicon.json"), "utf8")).toBe(
      '[\n  {"name":"بوتين","note":"وكالة","aliases":["بوتن"]}\n]\n',
    )
    await checks.names.takeBack("بوتين", added)
    expect(await readFile(file("lexicon.json"), "utf8")).toBe('[\n  {"name":"بوتين","note":"وكالة"}\n]\n')
    expect(rules((await checks.check("a", [wrong], ["x"])).own)).not.toContain("agreed-name")
  })

  test("a name that was added alone is taken back whole", async () => {
    const { checks, file } = await newsroom()
    const added = await checks.names.add("الحكومه", [])
    expect(rules((await checks.check("a", [block("x", "قالت الحكومه")], ["x"])).own)).toEqual([])
    await checks.names.takeBack("الحكومه", added)
    expect(await readFile(file("lexicon.json"), "utf8")).toBe("[]\n")
    expect(rules((await checks.check("a", [block("x", "قالت الحكومه")], ["x"])).own)).toEqual(["ta-marbuta"])
  })

  test.each([
    ["is no JSON", "[{"],
    ["has another shape", '[{ "title": "بوتين" }]'],
  ])("do without a list that %s, say so once, and leave it as it is", async (_, text) => {
    const { checks, problems, file } = await newsroom()
    await writeFile(file("lexicon.json"), text)
    for (const key of ["x", "y"])
      expect(rules((await checks.check("a", [{ ...wrong, key }], [key])).own)).toContain("dal")
    expect(problems.map(({ code, details }) => [code, details.name])).toEqual([["bad-list", "lexicon.json"]])
    await expect(checks.names.add("بوتين", [])).rejects.toMatchObject({ problem: { code: "bad-list" } })
    expect(await readFile(file("lexicon.json"), "utf8")).toBe(text)
  })

  test("do not follow a list that is a link out of the newsroom", async () => {
    const { checks, problems, file } = await newsroom()
    const elsewhere = join(await temporaryFolder(), "secret.json")
    await writeFile(elsewhere, "[]")
    await symlink(elsewhere, file("lexicon.json"))
    await checks.check("a", [wrong], ["x"])
    expect(problems).toHaveLength(1)
    await expect(checks.names.add("بوتين", [])).rejects.toThrow()
    expect(await readFile(elsewhere, "utf8")).toBe("[]")
  })

  test("end a thread that does not answer, and begin another one", async () => {
    const program = join(await temporaryFolder(), "silent.mjs")
    await writeFile(
      program,
      'import { parentPort } from "node:worker_threads"\nparentPort.on("message", () => {})',
    )
    const { checks, logged } = await newsroom({ program: pathToFileURL(program), limit: () => 20 })
    for (const _ of [1, 2])
      await expect(checks.check("a", [wrong], ["x"])).rejects.toMatchObject({
        problem: { code: "checks-stopped" },
      })
    expect(logged).toHaveLength(2)
  })
})

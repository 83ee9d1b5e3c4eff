import { spawn } from "node:child_process"
import { mkdir, readFile, rm, writeFile } from "node:fs/promises"
import { join } from "node:path"
import { fileURLToPath } from "node:url"
import { describe, expect, test } from "vitest"
import { readArticle } from "../../main/article/html.ts"
import { twin } from "../../main/desk/sample/twin.ts"
import { temporaryFolder } from "../desk/temporary.ts"

const cli = fileURLToPath(new URL("../../main/cli.ts", import.meta.url))

type Ran = { code: number | null; out: string; err: string }

/** Runs the command line with `input` on its standard input, in English unless `env` says otherwise. */
function midad(args: string[], input = "", env: Record<string, string> = {}): Promise<Ran> {
  return new Promise((done, fail) => {
    const child = spawn(process.execPath, [cli, ...args], {
      env: { PATH: process.env.PATH, LC_ALL: "C.UTF-8", ...env },
      stdio: ["pipe", "pipe", "pipe"],
    })
    const parts: Record<"out" | "err", Buffer[]> = { out: [], err: [] }
    child.stdout.on("data", (part: Buffer) => parts.out.push(part))
    child.stderr.on("data", (part: Buffer) => parts.err.push(part))
    child.on("error", fail)
    child.on("close", (code) =>
      done({ code, out: Buffer.concat(parts.out).toString(), err: Buffer.concat(parts.err).toString() }),
    )
    child.stdin.end(input)
  })
}

type Found = { rule: string; block: number | string; from: number; to: number; text: string; fixes: string[] }
const findingsOf = (out: string): Found[] => (JSON.parse(out) as { findings: Found[] }).findings

describe("midad check -", () => {
  test("gives the findings of each line that is not empty as JSON, in UTF-16 units", async () => {
    const { code, out } = await midad(
      ["check", "-", "--format", "json"],
      "قال نعم\r\n\n  \n😀 هده المدينة ، لا\n",
    )
    expect(JSON.parse(out)).toEqual({
      path: "-",
      findings: [
        {
          rule: "dal",
          kind: "spelling",
          severity: "error",
          block: 1,
          from: 3,
          to: 6,
          text: "هده",
          message: "“هده” may be “هذه”: د is not ذ",
          fixes: ["هذه"],
        },
        {
          rule: "space-before-mark",
          kind: "hygiene",
          severity: "error",
          block: 1,
          from: 14,
          to: 16,
          text: " ،",
          message: "No space before a punctuation mark",
          fixes: ["،"],
        },
      ],
    })
    expect(code).toBe(1)
  })

  test("says in Arabic and as text what it found, and fails by the severity that is asked for", async () => {
    const text = "قال  نعم"
    const arabic = await midad(["check", "-"], text, { MIDAD_LANGUAGE: "ar" })
    expect(arabic).toEqual({
      code: 0,
      out: "-: الكتلة 0: 3: تنبيه: مسافات متتالية [double-space]\n",
      err: "أخطاء: 0. تنبيهات: 1. ملاحظات: 0.\n",
    })
    expect((await midad(["check", "-", "--fail-on", "warning"], text)).code).toBe(1)
    expect((await midad(["check", "-", "--fail-on", "never"], "هده")).code).toBe(0)
  })

  test("corrects what the named rules found, and nothing else", async () => {
    const { code, out } = await midad(["check", "-", "--fix", "dal,lone-waw"], "هده  و روسيا\r\n\r\nالى هده")
    expect({ code, out }).toEqual({ code: 0, out: "هذه  وروسيا\r\n\r\nالى هذه" })
  })

  test("as SARIF names rules, levels and lines", async () => {
    const { out } = await midad(["check", "-", "--format", "sarif"], "\nقال هده")
    const [run] = JSON.parse(out).runs
    expect(run.tool.driver.rules.map(({ id }: { id: string }) => id)).toEqual(["dal"])
    expect(run.results[0]).toMatchObject({
      ruleId: "dal",
      level: "error",
      locations: [{ physicalLocation: { region: { startLine: 2, startColumn: 5, endColumn: 8 } } }],
    })
  })

  test("refuses what it does not know", async () => {
    expect(await midad(["check"])).toMatchObject({ code: 2 })
    expect(await midad(["check", "-", "--fix", "nothing"])).toMatchObject({
      code: 2,
      err: expect.stringContaining("nothing"),
    })
    expect(await midad(["check", "-", "--fail-on", "x"])).toMatchObject({ code: 2 })
  })
})

describe("midad check FILE", () => {
  async function newsroom(): Promise<{ root: string; file: string }> {
    const root = await temporaryFolder()
    const source = join(root, "twin.txt")
    await writeFile(source, twin)
    const { out } = await midad(["import", source, "--newsroom", join(root, "newsroom")])
    const file = out.trimEnd()
    const page = await readFile(file, "utf8")
    await writeFile(
      file,
      page
        .replace(/<h1>[^<]*<\/h1>/, '<h1>وزير الخارجيه في <bdi dir="ltr">Paris</bdi>.</h1>')
        .replace("</article>", "<p>هده <strong>المدينه</strong> الى</p>\n</article>"),
    )
    return { root, file }
  }

  test("names blocks as `midad show` lists them", async () => {
    const { file } = await newsroom()
    const { out } = await midad(["check", file, "--format", "json"])
    const shown = JSON.parse((await midad(["show", file, "--format", "json"])).out)
    const findings = findingsOf(out)
    expect(findings.filter(({ block }) => block === "headline").map(({ rule }) => rule)).toEqual([
      "ta-marbuta",
      "headline-stop",
    ])
    const last = shown.blocks.length - 1
    expect(findings.filter(({ block }) => block === last).map(({ text }) => text)).toEqual([
      "هده",
      "المدينه",
      "الى",
    ])
    for (const { block, from, to, text } of findings)
      expect((typeof block === "number" ? shown.blocks[block].text : shown[block]).slice(from, to)).toBe(text)
  })

  test("writes fixes as the desk saves: marks stay, the text before is a version", async () => {
    const { root, file } = await newsroom()
    const { code, out, err } = await midad(["check", file, "--fix", "ta-marbuta,dal", "--format", "json"])
    expect(err).toMatch(/corrected \d/)
    expect(findingsOf(out).map(({ rule }) => rule)).not.toContain("ta-marbuta")
    expect(code).toBe(1)
    const page = await readFile(file, "utf8")
    expect(page).toContain('<h1>وزير الخارجية في <bdi dir="ltr">Paris</bdi>.</h1>')
    expect(page).toContain("<p>هذه <strong>المدينة</strong> الى</p>")
    expect(readArticle(await readFile(file)).kind).toBe("article")
    const versions = await midad(["history", file, "--newsroom", join(root, "newsroom")])
    expect(versions.out.trimEnd().split("\n").length).toBeGreaterThan(1)
  })

  test("corrects a file in no newsroom, and checks whole folders by their lexicons", async () => {
    const { root, file } = await newsroom()
    const alone = join(root, "alone", "one.html")
    await mkdir(join(root, "alone"))
    await writeFile(alone, await readFile(file))
    expect((await midad(["check", alone, "--fix", "ta-marbuta"])).err).toMatch(/corrected \d/)
    expect(await readFile(alone, "utf8")).toContain("<strong>المدينة</strong>")
    await rm(join(root, "twin.txt"))
    await writeFile(
      join(root, "newsroom", "lexicon.json"),
      JSON.stringify([{ name: "الخارجيه", aliases: ["Paris", "المدينه"] }]),
    )
    const lines = (await midad(["check", root, "--format", "json"])).out.trimEnd().split("\n")
    expect(lines.map((line) => JSON.parse(line).path)).toEqual([alone, file].sort())
    const own = findingsOf(lines.find((line) => JSON.parse(line).path === file)!)
    expect(own.filter(({ block }) => block === "headline").map(({ rule }) => rule)).toEqual(["headline-stop"])
    expect(own.map(({ rule }) => rule)).toContain("agreed-name")
  })

  test("leaves out what the newsroom lets stand, and does without a list with a mistake", async () => {
    const { root, file } = await newsroom()
    const list = join(root, "newsroom", "ignored.json")
    await writeFile(list, JSON.stringify([{ rule: "dal", text: "هده" }]))
    const rules = async () => {
      const { out, err } = await midad(["check", file, "--fix", "dal", "--format", "json"])
      return { rules: findingsOf(out).map(({ rule }) => rule), err }
    }
    expect((await rules()).rules).not.toContain("dal")
    expect(await readFile(file, "utf8")).toContain("<p>هده")
    await writeFile(list, "[{")
    expect((await rules()).err).toContain("ignored.json")
    expect(await readFile(file, "utf8")).toContain("<p>هذه")
  })

  test("goes on after a file that is no article, and fails", async () => {
    const { root, file } = await newsroom()
    const other = join(root, "other.html")
    await writeFile(other, "<p>خبر")
    const { code, out, err } = await midad(["check", other, file, "--format", "json", "--fail-on", "never"])
    expect(code).toBe(1)
    expect(err).toContain("midad import")
    expect(JSON.parse(out).path).toBe(file)
  })
})

import { spawn } from "node:child_process"
import { existsSync, readdirSync, readFileSync } from "node:fs"
import { mkdir, readFile, writeFile } from "node:fs/promises"
import { basename, join } from "node:path"
import { fileURLToPath } from "node:url"
import { describe, expect, test } from "vitest"
import { readArticle } from "../../main/article/html.ts"
import { createDesk } from "../../main/desk/desk.ts"
import { twin } from "../../main/desk/sample/twin.ts"
import { bytesIn } from "../desk/import/bytes.ts"
import { createWriter } from "../desk/journal/writer.ts"
import { inRoot, temporaryFolder } from "../desk/temporary.ts"

const cli = fileURLToPath(new URL("../../main/cli.ts", import.meta.url))
const seed = fileURLToPath(new URL("../../../shared/seed/article.txt", import.meta.url))

type Ran = { code: number | null; out: string; err: string }

/** Runs the command line as a process of its own, in English unless `env` says otherwise. */
function midad(args: string[], env: Record<string, string> = {}, hangUp = false): Promise<Ran> {
  return new Promise((done, fail) => {
    const child = spawn(process.execPath, [cli, ...args], {
      env: { PATH: process.env.PATH, LC_ALL: "C.UTF-8", ...env },
      stdio: ["ignore", "pipe", "pipe"],
    })
    if (hangUp) child.stdout.destroy()
    const parts: Record<"out" | "err", Buffer[]> = { out: [], err: [] }
    child.stdout.on("data", (part: Buffer) => parts.out.push(part))
    child.stderr.on("data", (part: Buffer) => parts.err.push(part))
    child.on("error", fail)
    child.on("close", (code) =>
      done({ code, out: Buffer.concat(parts.out).toString(), err: Buffer.concat(parts.err).toString() }),
    )
  })
}

/** A newsroom with the twin in it, and the path of its article. */
async function withTwin(): Promise<{ root: string; newsroom: string; file: string }> {
  const root = await temporaryFolder()
  const source = join(root, "twin.txt")
  await writeFile(source, twin)
  const newsroom = join(root, "newsroom")
  const { code, out, err } = await midad(["import", source, "--newsroom", newsroom])
  expect({ code, err }).toEqual({ code: 0, err: "" })
  return { root, newsroom, file: out.trimEnd() }
}

describe("midad history", () => {
  /** A newsroom with an article that was saved and whose file is `left` now. */
  async function lost(left: string): Promise<{ root: string; id: string; name: string }> {
    const root = await temporaryFolder()
    const desk = createDesk({ root, settings: inRoot })
    const writer = await createWriter(desk)
    await writer.type("خبر المحطة")
    const saved = await writer.save(true)
    await writer.leave()
    await desk.idle()
    await desk.close()
    const name = saved.kind === "saved" ? saved.name : ""
    await writeFile(join(root, name), left)
    return { root, id: writer.id, name }
  }

  test("names an article whose file is empty, and restores it; the doctor says by which command", async () => {
    const { root, id, name } = await lost("")
    const at = ["--newsroom", root]
    const doctor = await midad(["doctor", ...at])
    expect(doctor).toMatchObject({ code: 1, out: expect.stringContaining(`midad history ${id} --restore`) })
    expect((await midad(["history", ...at])).out).toBe(
      `${id}  “${name}” is empty: خبر المحطة (versions: 1)\n`,
    )
    expect((await midad(["history", join(root, name), ...at])).out.split("\n")).toHaveLength(2)
    const restored = await midad(["history", id, "--restore", ...at])
    expect(restored).toEqual({ code: 0, err: "", out: `${join(root, name)}\n` })
    expect(readArticle(readFileSync(join(root, name))).kind).toBe("article")
    expect(await midad(["history", id, "--restore", ...at])).toMatchObject({
      code: 1,
      err: expect.stringContaining("not written over"),
    })
    expect((await midad(["doctor", ...at])).code).toBe(0)
  })

  test("gives the file of a version back, byte for byte: that of others before the first save over it", async () => {
    const root = await temporaryFolder()
    const desk = createDesk({ root, settings: inRoot })
    const writer = await createWriter(desk)
    await writer.type("خبر المحطة")
    const saved = await writer.save(true)
    const path = join(root, saved.kind === "saved" ? saved.name : "")
    // Lists that lie deeper than an article may have them.
    const deep = `${"<ul><li><p>بند</p>".repeat(150)}${"</li></ul>".repeat(150)}`
    await writeFile(
      path,
      (await readFile(path, "utf8")).replace("</article>", () => `${deep}</article>`),
    )
    const found = await readFile(path, "utf8")
    await writer.type(" اليوم")
    expect((await writer.save(true)).kind).toBe("saved")
    await desk.idle()
    await desk.close()
    const now = await readFile(path, "utf8")
    expect(now).not.toBe(found)
    expect(now.match(/بند/g)).toHaveLength(150)
    const at = [path, "--newsroom", root]
    const lines = (await midad(["history", ...at])).out.trim().split("\n")
    const given = await Promise.all(
      lines.map(async (line) => (await midad(["history", ...at, "--version", line.split(" ")[0]!])).out),
    )
    expect(given).toContain(found)
    expect(await midad(["history", ...at, "--version", "none"])).toMatchObject({
      code: 1,
      out: "",
      err: expect.stringContaining("none"),
    })
  })

  test("and show say of a file what is wrong with it", async () => {
    const { root, name } = await lost("")
    const shown = (env = {}) => midad(["show", join(root, name)], env)
    expect((await shown()).err).toContain("is empty")
    expect((await shown({ MIDAD_LANGUAGE: "ar" })).err).toContain("فارغ")
    const page = '<!doctype html><meta name="midad:format" content="FORMAT"><article><h1>خبر</h1>'
    await writeFile(join(root, name), page.replace("FORMAT", "1"))
    expect((await shown()).err).toContain("cut off")
    await writeFile(join(root, name), page.replace("FORMAT", "9"))
    expect((await shown()).err).toContain("newer Midad")
    await writeFile(join(root, name), "<p>خبر")
    expect((await shown()).err).toContain("midad import")
  })
})

describe("midad import", () => {
  test("makes the newsroom and an article in it, and prints its path", async () => {
    const { newsroom, file } = await withTwin()
    expect(readdirSync(newsroom).filter((name) => name.endsWith(".html"))).toEqual([basename(file)])
    const reading = readArticle(readFileSync(file))
    expect(reading.kind).toBe("article")
  })

  test("as JSON gives path, encoding and every line; what fails is said and the rest goes on", async () => {
    const root = await temporaryFolder()
    await writeFile(join(root, "old.txt"), bytesIn("windows-1256", twin.replaceAll("\n", "\r\n")))
    await writeFile(join(root, "picture.txt"), Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0, 0))
    const sources = ["picture.txt", "missing.txt", "old.txt"].map((name) => join(root, name))
    const { code, out, err } = await midad([
      "import",
      ...sources,
      "--newsroom",
      join(root, "n"),
      "--format",
      "json",
    ])
    expect(code).toBe(1)
    expect(err.trimEnd().split("\n")).toEqual([
      expect.stringContaining("picture.txt"),
      expect.stringContaining("missing.txt"),
      expect.stringContaining("New: 1. There already: 0. Could not be imported: 2."),
    ])
    const reports = JSON.parse(out)
    expect(reports.map(({ path }: { path: string | null }) => path !== null)).toEqual([false, false, true])
    expect(reports[2]).toMatchObject({ source: sources[2], encoding: "windows-1256" })
    expect(existsSync(reports[2].path)).toBe(true)
    expect(reports[2].lines.slice(0, 3)).toEqual([
      { line: 1, kind: "boilerplate", reason: "notice" },
      { line: 2, kind: "blank", reason: "blank" },
      { line: 3, kind: "headline", reason: "first-line" },
    ])
    expect(reports[2].lines).toHaveLength(twin.split("\n").length)
  })

  test("one source is a list of one, and an encoding that is told is used", async () => {
    const root = await temporaryFolder()
    await writeFile(join(root, "short"), bytesIn("windows-1256", "نعم"))
    const guessed = await midad([
      "import",
      join(root, "short"),
      "--newsroom",
      join(root, "n"),
      "--format",
      "json",
    ])
    expect(guessed).toMatchObject({ code: 0, err: expect.stringContaining("guess") })
    const told = await midad([
      "import",
      join(root, "short"),
      "--newsroom",
      join(root, "n"),
      "--encoding",
      "windows-1256",
      "--format",
      "json",
    ])
    expect(told).toMatchObject({ code: 0, err: "" })
    const [report] = JSON.parse(told.out)
    expect(JSON.parse((await midad(["show", report.path, "--format", "json"])).out).headline).toBe("نعم")
  })

  test("a folder is imported with all that is in it, and again only what is new", async () => {
    const { root, newsroom } = await withTwin()
    await mkdir(join(root, "archive", "2024"), { recursive: true })
    await writeFile(join(root, "archive", "2024", "one.txt"), "خبر أول\nمقدمة\nنص")
    await writeFile(join(root, "archive", "2024", "picture.png"), "")
    const again = () => midad(["import", join(root, "archive"), "--newsroom", newsroom, "--format", "json"])
    const first = await again()
    expect(JSON.parse(first.out)).toMatchObject([
      {
        source: join(root, "archive/2024/one.txt"),
        outcome: "made",
        path: join(newsroom, "archive/2024/خبر-أول.html"),
      },
    ])
    await writeFile(join(root, "archive", "two.txt"), "خبر ثان\nمقدمة\nنص")
    const second = await again()
    expect(JSON.parse(second.out).map(({ outcome }: { outcome: string }) => outcome)).toEqual([
      "known",
      "made",
    ])
    expect(second.err).toContain("New: 1. There already: 1. Could not be imported: 0.")
  })

  test("a newsroom under a folder that is not there is not made", async () => {
    const root = await temporaryFolder()
    await writeFile(join(root, "a.txt"), twin)
    const { code, err } = await midad(["import", join(root, "a.txt"), "--newsroom", join(root, "no", "room")])
    expect(code).toBe(1)
    expect(err).not.toBe("")
    expect(existsSync(join(root, "no"))).toBe(false)
  })

  test("a broken pattern file of the newsroom is said, and the import goes on", async () => {
    const { root, newsroom } = await withTwin()
    await mkdir(join(newsroom, ".midad"), { recursive: true })
    await writeFile(join(newsroom, ".midad", "import.json"), "{")
    await writeFile(join(root, "other.txt"), twin.slice(1))
    const { code, err } = await midad(["import", join(root, "other.txt"), "--newsroom", newsroom])
    expect(code).toBe(0)
    expect(err).toContain(".midad/import.json")
  })

  test.skipIf(!existsSync(seed))(
    "the seed page, then shown, holds each of its lines (not run where ../shared/seed is missing)",
    async () => {
      const root = await temporaryFolder()
      const { out } = await midad(["import", seed, "--newsroom", root])
      const shown = JSON.parse((await midad(["show", out.trimEnd(), "--format", "json"])).out)
      expect(shown.blocks.map(({ kind }: { kind: string }) => kind)).toEqual([
        ...Array(7).fill("paragraph"),
        "subhead",
        "paragraph",
        "related",
        ...Array(4).fill("paragraph"),
        "subhead",
        ...Array(5).fill("paragraph"),
        "related",
      ])
      expect(shown.dossier.section).toBe("دوليات")
    },
  )
})

describe("midad show", () => {
  test("as text is one line a block, as JSON the article", async () => {
    const { file } = await withTwin()
    const texts = twin.split("\n").filter((line) => line !== "")
    const { code, out } = await midad(["show", file])
    expect(code).toBe(0)
    const expected = texts.slice(1, -1)
    // The note beside the label is for the desk alone.
    expected.splice(11, 2, texts[12]!)
    expect(out.trimEnd().split("\n")).toEqual(expected)
    const shown = JSON.parse((await midad(["show", file, "--format", "json"])).out)
    expect(shown).toMatchObject({
      headline: texts[1],
      standfirst: texts[2],
      dossier: { id: shown.id, section: "مناخ" },
    })
    expect(shown.blocks[9]).toEqual({
      kind: "related",
      dir: "rtl",
      text: texts[13],
      label: "اقرأ المزيد",
      note: texts[13],
      links: [],
    })
  })

  test("of what is no article is refused in words", async () => {
    const { root } = await withTwin()
    for (const file of [join(root, "twin.txt"), join(root, "missing"), root]) {
      const { code, out, err } = await midad(["show", file])
      expect({ code, out }).toEqual({ code: 1, out: "" })
      expect(err.trimEnd()).not.toMatch(/Error|\n {2,}at /)
    }
  })

  test("into a pipe that nobody reads is no crash", async () => {
    const { file } = await withTwin()
    const { code, err } = await midad(["show", file], {}, true)
    expect({ code, err }).toEqual({ code: 0, err: "" })
  })
})

describe("midad search", () => {
  test("prints path, headline and a piece of the text of every hit; as JSON with marks in it", async () => {
    const { newsroom, file } = await withTwin()
    const { code, out, err } = await midad(["search", "الصيادين", "--newsroom", newsroom])
    expect({ code, err }).toEqual({ code: 0, err: "" })
    const [path, headline, snippet, ...rest] = out.trimEnd().split("\n")
    expect([path, rest]).toEqual([file, []])
    expect(headline?.trim()).toBe(twin.split("\n")[2])
    expect(snippet).toContain("الصيادين")
    const found = JSON.parse(
      (await midad(["search", "الصيادين", "--newsroom", newsroom, "--format", "json"])).out,
    )
    expect(Object.keys(found)).toEqual(["hits", "ms"])
    expect(found.hits).toHaveLength(1)
    const [hit] = found.hits
    expect(Object.keys(hit)).toEqual(["id", "path", "headline", "score", "snippet", "marks"])
    expect(hit.path).toBe(file)
    expect(hit.marks.map(([from, to]: [number, number]) => hit.snippet.slice(from, to))).toEqual(["الصيادين"])
  })

  test("takes words, phrases and filters, and no more hits than are wanted", async () => {
    const { newsroom } = await withTwin()
    const count = async (...args: string[]) => {
      const { code, out } = await midad([
        "search",
        ...args,
        "--newsroom",
        newsroom,
        "--limit",
        "1",
        "--format",
        "json",
      ])
      expect(code).toBe(0)
      return JSON.parse(out).hits.length
    }
    expect(await count("صفاقس", "القسم:مناخ")).toBe(1)
    expect(await count('"صيف العطش"')).toBe(1)
    expect(await count('"العطش صيف"')).toBe(0)
    expect(await count("section:لاشيء")).toBe(0)
  })
})

describe("midad export", () => {
  test("writes what show prints, and as HTML a page of the text without the newsroom's facts", async () => {
    const { file } = await withTwin()
    expect((await midad(["export", file, "--to", "text"])).out).toBe((await midad(["show", file])).out)
    const { out: page } = await midad(["export", file, "--to", "html"])
    expect(page).toContain("<h1>صفاقس تراهن")
    expect(page).not.toContain("midad:")
  })

  test("never writes over a file that is there, unless told to", async () => {
    const { root, file } = await withTwin()
    const out = join(root, "out.json")
    expect(await midad(["export", file, "--to", "json", "-o", out])).toEqual({ code: 0, out: "", err: "" })
    expect(JSON.parse(readFileSync(out, "utf8")).dossier.section).toBe("مناخ")
    await writeFile(out, "mine")
    expect(await midad(["export", file, "--to", "json", "-o", out])).toMatchObject({ code: 1, out: "" })
    expect(readFileSync(out, "utf8")).toBe("mine")
    expect(await midad(["export", file, "--to", "json", "-o", out, "--force"])).toMatchObject({ code: 0 })
    expect(readFileSync(out, "utf8")).not.toBe("mine")
  })
})

describe("usage", () => {
  test.each([
    "",
    "nonsense",
    "show",
    "show a b",
    "show a --format xml",
    "export a",
    "export a --to pdf",
    "import a",
    "import --newsroom n",
    "import a --newsroom n --encoding klingon",
    "import a --newsroom",
    "search --newsroom n",
    "search a",
    "search a --newsroom n --limit none",
    "show a --loud",
  ])("midad %s: wrong usage", async (line) => {
    const { code, out, err } = await midad(line.split(" ").filter(Boolean))
    expect({ code, out }).toEqual({ code: 2, out: "" })
    expect(err).toContain("--help")
  })

  test.each(["--help", "help export", "import --help", "show -h", "export --help"])(
    "midad %s: explained",
    async (line) => {
      const { code, out, err } = await midad(line.split(" "))
      expect({ code, err }).toEqual({ code: 0, err: "" })
      expect(out).toContain("midad")
    },
  )

  test("speaks the language of the system, or the one that it is told", async () => {
    expect((await midad(["show"], { LC_ALL: "ar_EG.UTF-8" })).err).toContain("اذكر ملفاً")
    expect((await midad(["show"], { LC_ALL: "", LANG: "ar_SY" })).err).toContain("اذكر ملفاً")
    expect((await midad(["show"], { LC_ALL: "ar_EG.UTF-8", MIDAD_LANGUAGE: "en" })).err).toContain(
      "Name a file",
    )
  })
})

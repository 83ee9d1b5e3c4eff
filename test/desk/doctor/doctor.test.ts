import { spawn } from "node:child_process"
import { existsSync } from "node:fs"
import {
  copyFile,
  cp,
  mkdir,
  readdir,
  readFile,
  rename,
  rm,
  symlink,
  utimes,
  writeFile,
} from "node:fs/promises"
import { join } from "node:path"
import { fileURLToPath } from "node:url"
import { describe, expect, test } from "vitest"
import { writeArticle } from "../../../main/article/html.ts"
import { emptyArticle, schema } from "../../../main/article/schema.ts"
import { createBin } from "../../../main/desk/bin/bin.ts"
import { hashOf } from "../../../main/desk/disk/hash.ts"
import { examine } from "../../../main/desk/doctor/doctor.ts"
import { createHistory } from "../../../main/desk/history/history.ts"
import { temporaryFolder } from "../temporary.ts"

const id = "article-one1"
const encoder = new TextEncoder()
const clock = () => new Date("2026-11-23T12:00:00.000Z")
const old = new Date("2026-11-01T00:00:00.000Z")

/** An article's file whose headline is `headline`. */
const page = (headline: string, of = id, minute = 0): string =>
  writeArticle(
    (() => {
      const updated = `2026-11-23T10:${String(minute).padStart(2, "0")}:00.000Z`
      const blank = emptyArticle({ id: of, created: "2026-11-23T10:00:00.000Z", updated })
      return blank.copy(
        blank.content.replaceChild(0, schema.nodes.headline.create(null, schema.text(headline))),
      )
    })(),
  )

const words = ["الأول", "الثاني", "الثالث", "الرابع"]

/** A healthy newsroom: an article of four versions, another one, a page of anybody's, one in the bin. */
async function newsroom(inLists = 0) {
  const root = await temporaryFolder()
  let minute = 0
  const history = createHistory({
    root,
    clock: () => new Date(`2026-11-23T10:${String(minute).padStart(2, "0")}:00.000Z`),
    inLists,
    log: () => undefined,
  })
  for (const [at, word] of words.entries()) {
    minute = at
    await history.add(id, encoder.encode(page(word, id, at)), { cause: "save", status: "draft", words: 1 })
  }
  await writeFile(join(root, "خبر.html"), page(words[3]!, id, 3))
  await mkdir(join(root, "sub"))
  await writeFile(join(root, "sub", "other.html"), page("آخر", "article-two2"))
  await writeFile(join(root, "page.html"), "<!doctype html><title>A page</title><p>Text")
  await writeFile(join(root, "gone.html"), page("محذوف", "article-three3"))
  await createBin({ root, clock }).move("gone.html", "article-three3", "محذوف")
  const list = join(root, ".midad", "history", "articles", `${id}.jsonl`)
  const object = (at: number) => {
    const hash = hashOf(encoder.encode(page(words[at]!, id, at)))
    return join(root, ".midad", "history", "objects", hash.slice(0, 2), hash.slice(2))
  }
  return { root, history, list, object }
}

/** What is found, as `code`, with `!` for a problem that remains and `+` for one that is repaired. */
async function findings(root: string, repair = false): Promise<string[]> {
  const report = await examine({ root, repair, clock })
  return report.findings.map(
    ({ code, level, repaired }) => `${level === "notice" ? "" : repaired ? "+" : "!"}${code}`,
  )
}

/** Every file outside of the attic with its bytes' hash. */
async function snapshot(root: string): Promise<Map<string, string>> {
  const files = new Map<string, string>()
  for (const item of await readdir(root, { recursive: true, withFileTypes: true })) {
    if (!item.isFile()) continue
    const path = join(item.parentPath, item.name)
    files.set(path.slice(root.length + 1), hashOf(await readFile(path)))
  }
  return files
}

/** The headlines of the versions that open, newest first. */
async function versions(root: string): Promise<(string | undefined)[]> {
  const history = createHistory({ root, clock, log: () => undefined })
  const found: (string | undefined)[] = []
  for (const { hash } of await history.list(id)) {
    const text = new TextDecoder().decode(await history.read(id, hash))
    found.push(/<h1>(.*)<\/h1>/.exec(text)?.[1])
  }
  return found
}

const newest = [...words].reverse()

describe("the doctor", () => {
  test("finds a healthy newsroom healthy and touches nothing, even when told to repair", async () => {
    const { root } = await newsroom()
    const before = await snapshot(root)
    const report = await examine({ root, repair: true, clock })
    expect(report).toEqual({
      findings: [],
      counted: { articles: 2, pages: 1, journals: 0, versions: 4, binned: 1, indexed: 0 },
      remaining: 0,
    })
    expect(await snapshot(root)).toEqual(before)
  })

  test("finds versions in lists healthy, also the one that the file still holds", async () => {
    const { root, list } = await newsroom(1_000)
    expect(await readFile(list, "utf8")).toContain('"packed"')
    expect(await findings(root, true)).toEqual([])
    expect(await versions(root)).toEqual(newest)
  })

  test("takes the version of a torn last line from the article's file, and keeps the others", async () => {
    const { root, list } = await newsroom(1_000)
    await writeFile(list, (await readFile(list)).subarray(0, -20))
    expect(await findings(root, true)).toEqual(["+version-rebuilt", "+list-damaged"])
    expect(await versions(root)).toEqual(newest)
  })

  test("finds an empty folder healthy", async () => {
    expect(await findings(await temporaryFolder(), true)).toEqual([])
  })

  test("names what is wrong with files", async () => {
    const { root } = await newsroom()
    await writeFile(join(root, "empty.html"), "")
    await writeFile(join(root, "bytes.html"), Uint8Array.of(0x3c, 0, 0x3c))
    await writeFile(join(root, "old.html"), Uint8Array.of(0x3c, 0x70, 0x3e, 0xc7, 0xe1))
    // UTF-16 without its mark: as UTF-8 it would be letters with NUL between them.
    await writeFile(
      join(root, "wide.html"),
      Buffer.from("<p>خبر من عدن في الصباح</p>\n".repeat(8), "utf16le"),
    )
    await writeFile(join(root, "cut.html"), page("مبتور", "article-four4").slice(0, -60))
    await writeFile(join(root, "crlf.html"), page("ويندوز", "article-five5").replaceAll("\n", "\r\n"))
    await writeFile(
      join(root, "newer.html"),
      page("أحدث", "article-six66").replace('"midad:format" content="1"', '"midad:format" content="99"'),
    )
    await copyFile(join(root, "خبر.html"), join(root, "خبر - Copy.html"))
    await copyFile(join(root, "خبر.html"), join(root, "خبر-غيره.html"))
    await copyFile(join(root, "خبر.html"), join(root, "خبر (conflicted copy 2026-11-23 101500).html"))
    await copyFile(join(root, "خبر.html"), join(root, "خبر.sync-conflict-20261123-101500-ABCDEFG.html"))
    expect((await findings(root)).sort()).toEqual([
      "!article-damaged",
      "!article-empty",
      "!conflict-copy",
      "!conflict-copy",
      "!conflict-copy",
      "!conflict-copy",
      "!page-not-text",
      "article-newer",
      "article-reformatted",
      "page-encoding",
      "page-encoding",
    ])
  })

  test("moves what saves left half done aside, but not what may be a save under way", async () => {
    const { root } = await newsroom()
    const leftover = join(root, "sub", ".midad-0123456789abcdef.tmp")
    await writeFile(leftover, "half")
    await writeFile(join(root, ".midad-ffff456789abcdef.tmp"), "just now")
    await utimes(leftover, old, old)
    await utimes(join(root, ".midad-ffff456789abcdef.tmp"), clock(), clock())
    expect(await findings(root)).toEqual(["!leftover"])
    expect(await findings(root, true)).toEqual(["+leftover"])
    expect(await findings(root)).toEqual([])
    const [stamp] = await readdir(join(root, ".midad", "attic"))
    const kept = join(root, ".midad", "attic", stamp!, "sub", ".midad-0123456789abcdef.tmp")
    expect(await readFile(kept, "utf8")).toBe("half")
  })

  test("moves locks aside that nobody renews, and leaves the others", async () => {
    const { root } = await newsroom()
    const folder = join(root, ".midad", "locks")
    await mkdir(folder)
    for (const [name, changed] of [
      ["article-one1.json", old],
      ["article-two2.json", clock()],
      ["article-one1.claim", old],
      ["article-two2.claim", clock()],
    ] as const) {
      await writeFile(join(folder, name), "{}")
      await utimes(join(folder, name), changed, changed)
    }
    expect(await findings(root)).toEqual(["lock-stale", "lock-stale"])
    await findings(root, true)
    expect((await readdir(folder)).sort()).toEqual(["article-two2.claim", "article-two2.json"])
  })

  test("writes a list with damaged lines anew, and brings back the versions that they named", async () => {
    const { root, list } = await newsroom()
    const before = await readFile(list, "utf8")
    const lines = before.split("\n")
    lines[1] = lines[1]!.replace("draft", "drift")
    await writeFile(list, lines.join("\n").slice(0, -30))
    expect(await versions(root)).toEqual(["الثالث", "الأول"])
    expect(await findings(root)).toEqual(["!list-damaged"])
    expect(await findings(root, true)).toEqual(["+list-damaged"])
    expect(await findings(root)).toEqual([])
    expect(await versions(root)).toEqual(newest)
  })

  test("writes a list that is gone anew from the versions themselves", async () => {
    const { root, list } = await newsroom()
    await rm(list)
    expect(await findings(root)).toEqual(["!list-missing"])
    expect(await findings(root, true)).toEqual(["+list-missing"])
    expect(await findings(root)).toEqual([])
    expect(await versions(root)).toEqual(newest)
  })

  test("takes a damaged version off the list and keeps its bytes in the attic", async () => {
    const { root, object } = await newsroom()
    await writeFile(object(1), "not any more")
    expect(await findings(root)).toEqual(["!version-damaged"])
    expect(await findings(root, true)).toEqual(["+version-damaged"])
    expect(await findings(root)).toEqual([])
    expect(await versions(root)).toEqual(["الرابع", "الثالث", "الأول"])
    const kept = (await readdir(join(root, ".midad", "attic"), { recursive: true })).map(String)
    expect(kept.some((name) => object(1).endsWith(name.slice(name.indexOf("history"))))).toBe(true)
  })

  test("takes back from the article's file what the history lost", async () => {
    const { root, object } = await newsroom()
    await writeFile(object(3), "not any more")
    expect(await findings(root)).toEqual(["!version-rebuilt", "!version-damaged"])
    expect(await findings(root, true)).toEqual(["+version-rebuilt"])
    expect(await versions(root)).toEqual(newest)
    await rm(object(3))
    expect(await findings(root, true)).toEqual(["+version-rebuilt"])
    expect(await versions(root)).toEqual(newest)
    expect(await findings(root)).toEqual([])
  })

  test("a damaged keyframe takes along only what is packed by it, and nothing is deleted", async () => {
    const { root, object } = await newsroom()
    const bytes = await readFile(object(0))
    bytes[bytes.length - 3]! ^= 0xff
    await writeFile(object(0), bytes)
    const before = new Set((await snapshot(root)).values())
    // The newest is in the article's file too.
    expect(await findings(root, true)).toEqual(["+version-rebuilt", "+version-damaged"])
    expect(await versions(root)).toEqual(["الرابع"])
    const after = new Set((await snapshot(root)).values())
    for (const hash of before) expect(after.has(hash)).toBe(true)
    expect(await findings(root)).toEqual([])
  })

  test("what is not there may come yet with the next sync: it is told, and the list left alone", async () => {
    const { root, object, list } = await newsroom()
    const [keyframe, text] = [await readFile(object(0)), await readFile(list)]
    await rm(join(root, "خبر.html"))
    await rm(object(0))
    expect(await findings(root, true)).toEqual(["!version-missing"])
    expect(await readFile(list)).toEqual(text)
    await writeFile(object(0), keyframe)
    expect(await findings(root)).toEqual(["article-lost-gone"])
    expect(await versions(root)).toEqual(newest)
  })

  test("names journals that are torn, damaged or of a newer Midad", async () => {
    const { root } = await newsroom()
    const folder = join(root, ".midad", "journal")
    await mkdir(folder)
    await writeFile(join(folder, "article-torn1.journal"), "midad jou")
    await writeFile(join(folder, "article-bad11.journal"), "nonsense")
    await writeFile(join(folder, "article-new11.journal"), "midad journal 99\nx")
    await writeFile(join(folder, "article-bad11.20261123.kept"), "nonsense")
    expect((await findings(root, true)).sort()).toEqual([
      "!journal-damaged",
      "journal-kept",
      "journal-newer",
      "journal-torn",
    ])
  })

  test("whatever is damaged, repairing never deletes a byte, and a second look finds nothing to repair", async () => {
    const { root } = await newsroom()
    const files = [...(await snapshot(root)).keys()]
    for (const name of files) {
      for (const harm of ["cut", "flip", "empty"] as const) {
        const copy = await temporaryFolder()
        await cp(root, copy, { recursive: true })
        const path = join(copy, name)
        const bytes = await readFile(path)
        if (harm === "flip") bytes[Math.floor(bytes.length / 2)]! ^= 0x01
        const harmed = harm === "cut" ? bytes.subarray(0, bytes.length / 2) : harm === "flip" ? bytes : ""
        await writeFile(path, harmed)
        const before = new Set((await snapshot(copy)).values())
        await examine({ root: copy, repair: true, clock })
        const after = new Set((await snapshot(copy)).values())
        for (const hash of before) expect(after.has(hash)).toBe(true)
        const { findings: again } = await examine({ root: copy, repair: true, clock: () => new Date() })
        expect(again.filter(({ repaired }) => repaired)).toEqual([])
        await versions(copy)
      }
    }
  })
})

const cli = fileURLToPath(new URL("../../../main/cli.ts", import.meta.url))

function midad(args: string[], language = "en"): Promise<{ code: number | null; out: string; err: string }> {
  return new Promise((done, fail) => {
    const child = spawn(process.execPath, [cli, ...args], {
      env: { PATH: process.env.PATH, MIDAD_LANGUAGE: language },
      stdio: ["ignore", "pipe", "pipe"],
    })
    let [out, err] = ["", ""]
    child.stdout.setEncoding("utf8").on("data", (part: string) => {
      out += part
    })
    child.stderr.setEncoding("utf8").on("data", (part: string) => {
      err += part
    })
    child.on("error", fail)
    child.on("close", (code) => done({ code, out, err }))
  })
}

describe("midad doctor", () => {
  test("says in words what it finds and what to do, and ends with 1 while problems remain", async () => {
    const { root, list } = await newsroom()
    const healthy = await midad(["doctor", "--newsroom", root])
    expect(healthy).toMatchObject({ code: 0, err: "" })
    expect(healthy.out).toContain("healthy")
    await writeFile(list, (await readFile(list, "utf8")).replace("draft", "drift"))
    const ill = await midad(["doctor", "--newsroom", root])
    expect(ill).toMatchObject({ code: 1, err: "" })
    expect(ill.out).toContain(`.midad/history/articles/${id}.jsonl`)
    expect(ill.out).toContain("--repair")
    expect(ill.out).not.toMatch(/\{\w+\}/)
    expect((await midad(["doctor", "--newsroom", root], "ar")).out).toContain("قائمة النسخ")
    const repaired = await midad(["doctor", "--newsroom", root, "--repair"])
    expect(repaired).toMatchObject({ code: 0, err: "" })
    expect(repaired.out).toContain("Repaired.")
    expect(JSON.parse((await midad(["doctor", "--newsroom", root, "--format", "json"])).out)).toMatchObject({
      findings: [],
      remaining: 0,
    })
  })

  test("wrong usage is 2, a newsroom that is not there 1, and it is not made", async () => {
    const root = await temporaryFolder()
    expect((await midad(["doctor"])).code).toBe(2)
    expect((await midad(["doctor", "x", "--newsroom", root])).code).toBe(2)
    const gone = await midad(["doctor", "--newsroom", join(root, "gone"), "--repair"])
    expect(gone).toMatchObject({ code: 1, out: "" })
    expect(gone.err).not.toContain("Error")
    expect(existsSync(join(root, "gone"))).toBe(false)
    expect((await midad(["doctor", "--help"])).code).toBe(0)
  })
})

describe("what is not Midad's in Midad's own folder", () => {
  /** Moves a part of a newsroom's own folder out of the newsroom, and leaves a link to it. */
  async function linked(root: string, ...parts: string[]): Promise<string> {
    const outside = join(await temporaryFolder(), "outside")
    await rename(join(root, ...parts), outside)
    await symlink(outside, join(root, ...parts))
    return outside
  }

  /** Every file in a folder with its bytes. */
  async function filesIn(folder: string): Promise<string[]> {
    const found: string[] = []
    for (const entry of await readdir(folder, { recursive: true, withFileTypes: true }))
      if (entry.isFile()) {
        const path = join(entry.parentPath, entry.name)
        found.push(`${path} ${hashOf(await readFile(path))}`)
      }
    return found.sort()
  }

  const parts: [what: string, ...parts: string[]][] = [
    ["all of it", ".midad"],
    ["the history", ".midad", "history"],
    ["a list of versions", ".midad", "history", "articles", `${id}.jsonl`],
    ["the bin", ".midad", "bin"],
  ]

  test.each(parts)(
    "a link in the place of %s is told, not followed, and moved itself at most",
    async (_what, ...at) => {
      const { root } = await newsroom()
      const outside = await linked(root, ...at)
      // What is behind the link is damaged, so that whoever follows it finds that.
      const own = await readdir(outside, { recursive: true }).catch(() => [])
      for (const name of own.filter((one) => one.endsWith(".jsonl")))
        await writeFile(join(outside, name), "damaged\n")
      const all = async () => [
        await filesIn(root),
        own.length > 0 ? await filesIn(outside) : await readFile(outside, "utf8"),
      ]
      const before = await all()
      const name = at.join("/")
      const { findings } = await examine({ root, clock })
      expect(findings.filter(({ code }) => code === "own-foreign")).toEqual([
        { code: "own-foreign", level: "problem", details: { name }, repaired: false },
      ])
      expect(findings.map(({ code }) => code)).not.toContain("list-damaged")
      expect(await all()).toEqual(before)
      const repaired = await examine({ root, clock, repair: true })
      expect(repaired.findings).toContainEqual({
        code: "own-foreign",
        level: "problem",
        details: { name },
        repaired: true,
      })
      // What is missing now may be made anew; what was there stays.
      const after = await all()
      expect(after[0]).toEqual(expect.arrayContaining([...(before[0] ?? [])]))
      expect(after[1]).toEqual(before[1])
      // It is told as what it is from then on.
      const again = await examine({ root, clock })
      expect(again.findings.map(({ code }) => code)).not.toContain("own-foreign")
      expect(
        again.findings.filter(({ code }) => code === "own-set-aside").map(({ details }) => details.name),
      ).toEqual([expect.stringMatching(/^\.midad.*\.aside-\d{17}[0-9a-f]{4}$/)])
    },
  )

  test("what was set aside is told, whatever it is, and not looked into", async () => {
    const { root } = await newsroom()
    const mark = ".aside-202611231000000000a1b"
    await mkdir(join(root, ".midad", `journal${mark}`))
    await writeFile(join(root, ".midad", `journal${mark}`, "x.journal"), "damaged")
    await writeFile(join(root, ".midad", `names.jsonl${mark}`), "")
    await symlink("/nowhere", join(root, ".midad", `locks${mark}`))
    await mkdir(join(root, ".midad", "index"))
    await symlink("/nowhere", join(root, ".midad", "index", "a.sqlite.aside-0123456789abcdef"))
    const { findings } = await examine({ root, clock })
    expect(findings.map(({ code, details }) => [code, details.name]).sort()).toEqual([
      ["own-set-aside", ".midad/index/a.sqlite.aside-0123456789abcdef"],
      ["own-set-aside", `.midad/journal${mark}`],
      ["own-set-aside", `.midad/locks${mark}`],
      ["own-set-aside", `.midad/names.jsonl${mark}`],
    ])
  })
})

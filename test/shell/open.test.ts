import { mkdir, writeFile } from "node:fs/promises"
import { join, resolve } from "node:path"
import { describe, expect, test } from "vitest"
import { DeskError } from "../../main/contract/problem.ts"
import { type Openers, openPaths, pathsOf, sorted } from "../../main/shell/open.ts"
import { temporaryFolder } from "../desk/temporary.ts"

describe("the paths of a command line", () => {
  test("stand after the program, and after what it runs while it is not packed", () => {
    expect(pathsOf(["/bin/midad", "a.html", "/b"], "/home/desk", true)).toEqual([
      resolve("/home/desk/a.html"),
      resolve("/b"),
    ])
    expect(pathsOf(["electron", ".", "a.html"], "/home/desk", false)).toEqual([resolve("/home/desk/a.html")])
  })
  test("are neither switches, wherever they stand, nor addresses, nor nothing", () => {
    expect(
      pathsOf(
        ["electron", "--no-sandbox", ".", "--user-data-dir=/x", "", "https://example.org", "a.html"],
        "/w",
        false,
      ),
    ).toEqual([resolve("/w/a.html")])
  })
})

/** Openers that write down what they were asked for. */
function noting(articles: Record<string, string> = {}) {
  const asked: string[] = []
  const openers: Openers = {
    async openNewsroom(path) {
      asked.push(`newsroom ${path}`)
    },
    async articleAt(path) {
      return articles[path] ?? null
    },
    async importFile(path) {
      if (path.includes("locked")) throw new DeskError("no-permission", { name: "locked.txt" })
      return { id: path, name: path, encoding: null, certainty: "certain", lines: [], losses: [] }
    },
    showArticle: (id) => asked.push(`article ${id}`),
    showImports: (drafts) => asked.push(`imports ${drafts.map((draft) => draft.id).join(" ")}`),
    showProblem: ({ code, details }) => asked.push(`${code} ${details.name}`),
  }
  return { asked, openers }
}

test("a folder opens as newsroom, its article in the editor, other texts as imports, the rest is told", async () => {
  const folder = await temporaryFolder()
  const at = (name: string) => join(folder, name)
  await mkdir(at("room"))
  await mkdir(at("second"))
  for (const name of ["room/a.html", "wire.TXT", "locked.txt", "tool.exe", "noextension"])
    await writeFile(at(name), "x")
  const { asked, openers } = noting({ [at("room/a.html")]: "an-article" })
  const names = [
    "wire.TXT",
    "room",
    "room/a.html",
    "second",
    "locked.txt",
    "tool.exe",
    "noextension",
    "gone.html",
  ]
  await openPaths(names.map(at), openers)
  expect(asked).toEqual([
    "not-text tool.exe",
    "not-text noextension",
    "file-missing gone.html",
    `newsroom ${at("room")}`,
    "article an-article",
    "no-permission locked.txt",
    `imports ${at("wire.TXT")}`,
  ])
})

test("of what is dropped, folders that are no newsrooms and more files than anybody looks through are an archive", async () => {
  const folder = await temporaryFolder()
  const at = (name: string) => join(folder, name)
  await mkdir(at("room/.midad"), { recursive: true })
  await mkdir(at("wires"))
  const many = Array.from({ length: 11 }, (_, number) => at(`${number}.txt`))
  for (const path of [...many, at("tool.exe")]) await writeFile(path, "x")
  expect(await sorted([at("room"), at("wires"), at("0.txt"), at("tool.exe")])).toEqual({
    archive: [at("wires")],
    rest: [at("room"), at("0.txt"), at("tool.exe")],
  })
  expect(await sorted([...many, at("tool.exe")])).toEqual({ archive: many, rest: [at("tool.exe")] })
})

/** The documents for those who work on Midad name files and scripts that are there. */
import { existsSync, globSync, readFileSync } from "node:fs"
import { join } from "node:path"
import { fileURLToPath } from "node:url"
import { describe, expect, test } from "vitest"

const root = fileURLToPath(new URL("../..", import.meta.url))
const documents = ["README.md", ...globSync("docs/*.md", { cwd: root })].map((path) =>
  path.replaceAll("\\", "/"),
)
const files = globSync("{main,renderer,test}/**/*.{ts,tsx,css,json,mjs}", { cwd: root }).map(
  (path) => `/${path.replaceAll("\\", "/")}`,
)
const { scripts } = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as {
  scripts: Record<string, string>
}

/** The files that a text names in backquotes, some of them by the end of their path only. */
const namedFiles = (text: string) =>
  [...text.matchAll(/`([\w./-]+\/[\w./-]+\.(?:tsx?|css|json|mjs))`/g)].map(([, name]) => name!)

describe.each(documents)("%s", (document) => {
  const text = readFileSync(join(root, document), "utf8")

  test("names files that are there", () => {
    const missing = namedFiles(text).filter((name) => !files.some((path) => path.endsWith(`/${name}`)))
    expect(missing).toEqual([])
  })

  test("links to files that are there", () => {
    const links = [...text.matchAll(/\]\((?!https?:)([^)#]+)\)/g)].map(([, target]) => target!)
    expect(links.filter((target) => !existsSync(join(root, document, "..", target)))).toEqual([])
  })

  test("names scripts that there are", () => {
    const named = [...text.matchAll(/npm run ([\w:]+)/g)].map(([, name]) => name!)
    expect(named.filter((name) => !(name in scripts))).toEqual([])
  })
})

test("a file that is not there is found", () => {
  expect(namedFiles("see `desk/nowhere.ts` and `a.ts`, `b c.ts`")).toEqual(["desk/nowhere.ts"])
})

/** Every exported function says what it does, and every doc comment belongs to something. */
import { join } from "node:path"
import { fileURLToPath } from "node:url"
import { describe, expect, test } from "vitest"
import { sourcesIn } from "../support/source.ts"
import { docFaults } from "./doc-comments.ts"

const root = fileURLToPath(new URL("../..", import.meta.url))

test("every exported function and class of Midad has a doc comment, and no doc comment is left over", () => {
  const faults = ["main", "renderer"].flatMap((folder) =>
    [...sourcesIn(join(root, folder))]
      // A phrase of the interface describes itself.
      .filter(([path]) => !path.startsWith("contract/words/ar/") && !path.startsWith("contract/words/en/"))
      .flatMap(([path, text]) => docFaults(text, `${folder}/${path}`)),
  )
  expect(faults).toEqual([])
})

describe("a fault is found", () => {
  const cases: [source: string, fault: string][] = [
    ["export function bare(): void {}", "a.tsx:1 has no doc comment on bare"],
    ["export async function bare(): Promise<void> {}", "a.tsx:1 has no doc comment on bare"],
    ["export const bare = () => 1", "a.tsx:1 has no doc comment on bare"],
    ["export const Bare = () => <p />", "a.tsx:1 has no doc comment on Bare"],
    ["export class Bare {}", "a.tsx:1 has no doc comment on Bare"],
    ["export default function bare() {}", "a.tsx:1 has no doc comment on bare"],
    ["/* Adds. */\nexport function bare() {}", "a.tsx:2 has no doc comment on bare"],
    ["/** The file. */\n\nexport function bare() {}", "a.tsx:3 has no doc comment on bare"],
    [
      "/** File. */\n/** One. */\n/** Two. */\nconst a = 1",
      "a.tsx:2 has a doc comment that another one follows",
    ],
    ['/** File. */\n/** One. */\nimport "b"', "a.tsx:2 has a doc comment before an import"],
    ["/** File. */\nconst a = 1\n/** One. */", "a.tsx:3 has a doc comment that nothing follows"],
    ["/** File. */\ntype A = {\n  a: 1\n  /** One. */\n}", "a.tsx:4 has a doc comment that nothing follows"],
  ]
  for (const [source, fault] of cases)
    test(JSON.stringify(source), () => {
      expect(docFaults(source, "a.tsx")).toContain(fault)
    })
})

test("what is described, or is no exported function, is no fault", () => {
  const fine = [
    '/** The file. */\nimport "b"\n\n/** Adds. */\nexport function add() {}',
    "/** Adds. */\n// biome-ignore lint: a reason\nexport const add = () => 1",
    "/** One or the other. */\nexport function one(a: 1): 1\nexport function one(a: 2): 2\nexport function one(a: number) { return a }",
    'export const limit = 1\nfunction inner() {}\nexport type A = {}\nexport { inner } from "./c.ts"',
    '/** The file. */\nconst later = 1\n/** Loads. */\nimport("./b.ts")',
  ]
  for (const source of fine) expect(docFaults(source, "a.ts")).toEqual([])
})

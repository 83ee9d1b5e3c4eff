/**
 * No regular expression takes longer than in proportion to its text. Most of them look at what others wrote: at files,
 * pages, names, pasted text. One that goes back and forth over it stops the desk, and with it the journal.
 */
import { join } from "node:path"
import { fileURLToPath } from "node:url"
import { check } from "recheck"
import { describe, expect, test } from "vitest"
import { sourcesIn } from "../support/source.ts"
import { type Expression, expressionsIn, withoutSets } from "./expressions.ts"

const root = fileURLToPath(new URL("../..", import.meta.url))

/** Expressions that are put together, by the module that makes them; a function calls what makes them later. */
const makers: Record<string, () => Promise<unknown>> = {
  "main/article/alignment.ts": () => import("../../main/article/alignment.ts"),
  "main/article/find/affixes.ts": () => import("../../main/article/find/affixes.ts"),
  "main/article/find/key.ts": () => import("../../main/article/find/key.ts"),
  "main/article/find/spellings.ts": async () => {
    const { spellingsOf } = await import("../../main/article/find/spellings.ts")
    for (const key of ["u.s. army", "usa us bbc", "لبن عبد الله ابوبكر", "a (b) ابو بكر?"]) spellingsOf(key)
  },
  "main/article/folding.ts": () => import("../../main/article/folding.ts"),
  "main/article/slug.ts": () => import("../../main/article/slug.ts"),
  "main/article/text.ts": () => import("../../main/article/text.ts"),
  "main/desk/files/conflict-names.ts": () => import("../../main/desk/files/conflict-names.ts"),
  "main/desk/import/lines.ts": () => import("../../main/desk/import/lines.ts"),
  "main/desk/import/units.ts": () => import("../../main/desk/import/units.ts"),
  "main/desk/search/extract.ts": () => import("../../main/desk/search/extract.ts"),
  "main/desk/search/query.ts": () => import("../../main/desk/search/query.ts"),
}

/** The datelines' expression is long, and it only sees 200 code units without long white space: see `growth.test.ts`. */
const bounded = ["main/desk/import/patterns.ts"]

/** What the checker says against an expression; null if it takes time in proportion to any text. */
async function faultOf({ source, flags, at }: Expression): Promise<string | null> {
  const said = await check(
    flags.includes("v") ? withoutSets(source) : source,
    flags.replace("v", "u").replace("d", ""),
    {
      // Its limits are counted in steps alone. A machine with much other work would give another answer.
      timeout: null,
      attackTimeout: null,
      incubationTimeout: null,
      seedingTimeout: null,
      // Where it tries texts, it tries the same ones every time: by chance it takes an expression for slow that is not.
      randomSeed: 0,
    },
  )
  return said.status === "safe"
    ? null
    : `${at} /${source}/${flags}: ${said.status === "vulnerable" ? said.complexity.summary : "not known"}`
}

/** Those of `expressions` that the checker says something against, each once. */
async function faultsOf(expressions: readonly Expression[]): Promise<string[]> {
  // Without a part that repeats without end, nothing is looked at more than a fixed number of times.
  const endless = expressions.filter(({ source }) => /[*+]|,\}/.test(source))
  const different = new Map(endless.map((each) => [`/${each.source}/${each.flags}`, each]))
  const faults: string[] = []
  for (const each of different.values()) {
    const fault = await faultOf(each)
    if (fault !== null) faults.push(fault)
  }
  return faults
}

const sources = ["main", "renderer"].flatMap((folder) =>
  [...sourcesIn(join(root, folder))].map(([path, text]) => ({
    name: `${folder}/${path}`,
    ...expressionsIn(text, `${folder}/${path}`),
  })),
)

test("every regular expression that is written takes time in proportion to its text", async () => {
  expect(await faultsOf(sources.flatMap(({ written }) => written))).toEqual([])
})

test("so does every one that is put together", async () => {
  expect(
    sources
      .filter(({ makes }) => makes)
      .map(({ name }) => name)
      .sort(),
  ).toEqual([...Object.keys(makers), ...bounded].sort())
  const made: Expression[] = []
  const Real = RegExp
  globalThis.RegExp = new Proxy(Real, {
    construct(target, given, maker) {
      const expression: RegExp = Reflect.construct(target, given, maker)
      const at = new Error("").stack ?? ""
      const name = Object.keys(makers).find((path) => at.includes(path))
      if (name) made.push({ source: expression.source, flags: expression.flags, at: name })
      return expression
    },
  })
  try {
    for (const make of Object.values(makers)) await make()
  } finally {
    globalThis.RegExp = Real
  }
  expect([...new Set(made.map(({ at }) => at))].sort()).toEqual(Object.keys(makers).sort())
  expect(await faultsOf(made)).toEqual([])
})

describe("an expression that goes back and forth is found", () => {
  test.each([
    [String.raw`^(?:<!--[\s\S]*?-->\s*)*<html`, "i"],
    [String.raw`\s+$`, ""],
    ["<title[^>]*>", "i"],
    [String.raw`(?:[[\p{L}\p{N}]--[\u0640]]+x?)+$`, "v"],
  ])("%s", async (source, flags) => {
    expect(await faultsOf([{ source, flags, at: "here" }])).toHaveLength(1)
  })
})

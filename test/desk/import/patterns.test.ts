import { mkdir, writeFile } from "node:fs/promises"
import { join } from "node:path"
import fc from "fast-check"
import { describe, expect, test } from "vitest"
import { problemText } from "../../../main/contract/words/index.ts"
import { realDisk } from "../../../main/desk/disk/disk.ts"
import { lineKey } from "../../../main/desk/import/line-key.ts"
import { linePattern, matchKey } from "../../../main/desk/import/line-pattern.ts"
import {
  datelineOf,
  extendPatterns,
  matchLine,
  ownPatterns,
  patternsFile,
  readPatterns,
} from "../../../main/desk/import/patterns.ts"
import { temporaryFolder } from "../temporary.ts"
import { kinds } from "./picture.ts"

const found = (line: string) => {
  const match = matchLine(line, ownPatterns)
  return match && [match.kind, match.fact]
}

describe("a pattern", () => {
  test("does not look at hamza, tashkeel, tatweel, case, spaces or the signs around it", () => {
    for (const line of ["اقرأ المزيد", "إقرا المزيد:", "» اقْرَأ  المزيـــد …", "‏اقرأ المزيد‏", "READ MORE >"]) {
      expect(found(line)).toEqual(["related", ""])
    }
  })

  test("gives its fact as it stands in the line", () => {
    expect(found("المزيد من أخبارٍ الثقافـة »")).toEqual(["section", "أخبارٍ الثقافـة"])
    expect(found("By J. R. Al-Hâjj")).toEqual(["byline", "J. R. Al-Hâjj"])
    expect(found("إقرأ أيضاً: مَن يقود القطار؟")).toEqual(["related", "مَن يقود القطار؟"])
  })

  test("is a whole line, and no line longer than furniture is", () => {
    expect(found("شارك في الاجتماع وزيران")).toBeNull()
    expect(found(`شارك هذا ${"ا".repeat(400)}`)).toBeNull()
  })
})

test("a dateline needs an agency", () => {
  expect(datelineOf("بيروت - قال السائق إن القطار وصل.", ownPatterns)).toBeNull()
  expect(datelineOf("بيروت 19 يناير (أ.ف.ب)", ownPatterns)).toEqual({ place: "بيروت", alone: true })
})

/** A pattern as a regular expression, which is exact and slow. */
function expressionOf(source: string): string {
  const decoration = String.raw`[\s:.…،,«»<>|•·\-–—*+→←◄►▶◀\[\]()"]*`
  const parts = lineKey(source)
    .key.split(/(\*|#|\{fact\})/)
    .map((part) => {
      if (part === "*") return ".*?"
      if (part === "#") return "[0-9٠-٩۰-۹]+"
      if (part === "{fact}") return "(?<fact>.+?)"
      return part.replace(/[()]/g, String.raw`\$&`)
    })
  return `^${decoration}${parts.join("")}${decoration}$`
}

describe("a newsroom's own patterns", () => {
  const write = async (text: string) => {
    const root = await temporaryFolder()
    await mkdir(join(root, ".midad"))
    await writeFile(join(root, patternsFile), text)
    return readPatterns(root, realDisk)
  }

  test("add furniture, make exceptions, name agencies", async () => {
    const { patterns, problem } = await write(
      JSON.stringify({
        rules: [
          { kind: "boilerplate", patterns: ["صحيفة الجبل | *"] },
          { kind: "paragraph", patterns: ["إعلان"] },
        ],
        agencies: ["و.ج"],
      }),
    )
    expect(problem).toBeNull()
    const text =
      "صحيفة الجبل | الصفحة الأولى\nقطار الجبل يصل\nبيروت (و.ج) - بلغ القطار الجبلي محطته الأخيرة متأخراً ساعتين.\nإعلان"
    expect(kinds(text, patterns)).toEqual([
      "boilerplate newsroom-pattern",
      "headline first-line",
      "paragraph dateline",
      "paragraph newsroom-pattern",
    ])
  })

  test("that are missing change nothing", async () => {
    expect(await readPatterns(await temporaryFolder(), realDisk)).toEqual({
      patterns: ownPatterns,
      problem: null,
    })
  })

  test.each([
    ["no JSON", "{rules: ["],
    ["a kind that is none", '{"rules":[{"kind":"nonsense","patterns":["x"]}]}'],
    ["a field that is none", '{"rule":[]}'],
    ["a pattern that fits every line", '{"rules":[{"kind":"boilerplate","patterns":["* *"]}]}'],
    ["too many stars", '{"rules":[{"kind":"boilerplate","patterns":["*a*b*c*d*e*"]}]}'],
    ["another shape", "[1]"],
  ])("with a mistake in them (%s) are left out, and the mistake is said", async (_, text) => {
    const { patterns, problem } = await write(text)
    expect(patterns).toBe(ownPatterns)
    expect(problem?.problem.code).toBe("bad-patterns")
    const said = problemText("en", problem!.problem)
    expect(said).toContain(patternsFile)
    expect(said).not.toMatch(/\{(name|message)\}/)
  })

  test("that are too many are refused, with the number that there can be", async () => {
    const rules = Array.from({ length: 6 }, (_, rule) => ({
      kind: "boilerplate",
      patterns: Array.from({ length: 1000 }, (_each, number) => `إعلان ${rule} ${number}`),
    }))
    const { problem } = await write(JSON.stringify({ rules }))
    expect(problem?.problem.details.message).toContain("5000")
  })

  test("are compared in a time that does not explode with what they leave open", () => {
    const patterns = extendPatterns({
      rules: [{ kind: "boilerplate", patterns: ["*##*##*##*x", "*a*a*a*", "*#*{fact}#x", "a*a*a*{fact}b"] }],
    })
    const before = process.cpuUsage()
    for (const sign of ["1", "a", "aa1", " ", "(", "1 "]) matchLine(sign.repeat(300 / sign.length), patterns)
    expect(process.cpuUsage(before).user / 1000).toBeLessThan(500)
  })

  test("mean what an expression of them would mean", () => {
    const sign = fc.constantFrom("ا", "ب", "1", "٢", " ", ":", "(", "-")
    const piece = fc.oneof(sign, fc.constantFrom("*", "#", "اب", "ا ب"))
    fc.assert(
      fc.property(
        fc.array(piece, { minLength: 1, maxLength: 6 }),
        fc.array(piece, { maxLength: 4 }),
        fc.boolean(),
        fc.array(sign, { maxLength: 14 }),
        (first, second, withFact, signs) => {
          const source = [...first, ...(withFact ? ["{fact}"] : []), ...second].join("")
          const { key } = lineKey(signs.join(""))
          const found = new RegExp(expressionOf(source), "du").exec(key)
          expect(matchKey(linePattern(source), key)).toEqual(
            found ? [...(found.indices?.groups?.fact ?? [])] : null,
          )
        },
      ),
      { numRuns: 5000 },
    )
  })

  test("are data, never expressions", () => {
    const patterns = extendPatterns({ rules: [{ kind: "boilerplate", patterns: ["(a+)+$ [x]"] }] })
    expect(matchLine("(a+)+$ [x]", patterns)?.kind).toBe("boilerplate")
    expect(matchLine("aaaa x", patterns)).toBeNull()
  })
})

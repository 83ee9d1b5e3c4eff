/** What foreign text may do to a terminal: nothing. */
import fc from "fast-check"
import { describe, expect, test } from "vitest"
import { harmless, harmlessInLine, harmlessJson } from "../../../main/contract/words/harmless.ts"

/** A terminal's own commands, and what turns the direction of a line. */
const obeyed = /[\0-\x08\x0b-\x1f\x7f-\x9f\u2028-\u202e]/

describe("text of a file", () => {
  test.each([
    ["a change of colour", "a\u001b[31mb", "a\\u001b[31mb"],
    ["a command in one byte", "a\u009b2Jb", "a\\u009b2Jb"],
    ["a return that hides what stood there", "good\rbad", "good\\u000dbad"],
    ["an override", "a\u202egpj.exe", "a\\u202egpj.exe"],
    ["an isolate that is never closed", "\u2067abc", "\\u2067abc"],
    ["one that closes nothing", "abc\u2069", "abc\\u2069"],
    ["an isolate in a pair", "\u2068abc\u2069", "\u2068abc\u2069"],
    ["Arabic with its marks", "مُدَاد\u200f \u200c\u061c!", "مُدَاد\u200f \u200c\u061c!"],
    ["two lines", "أ\n\tب", "أ\n\tب"],
  ])("with %s shows it and does not do it", (_what, text, shown) => {
    expect(harmless(text)).toBe(shown)
  })

  test("is one line where it is a path", () => {
    expect(harmlessInLine("a\nb\u001bc")).toBe("a\\u000ab\\u001bc")
  })

  test("is never obeyed, and as JSON is read as it was", () => {
    const foreign = fc.string({
      unit: fc.oneof(
        fc.constantFrom("\u001b", "\u009b", "\u202e", "\u2067", "\u2069", "\n", "ب"),
        fc.string({ unit: "binary" }),
      ),
    })
    fc.assert(
      fc.property(foreign, (text) => {
        expect(harmless(text)).not.toMatch(obeyed)
        expect(harmlessJson({ text })).not.toMatch(obeyed)
        expect(JSON.parse(harmlessJson({ text }))).toEqual({ text })
      }),
    )
  })
})

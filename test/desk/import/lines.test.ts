import fc from "fast-check"
import { expect, test } from "vitest"
import { isBlankLine, splitLines, textOf } from "../../../main/desk/import/lines.ts"
import { sized } from "../../support/size.ts"

const texts = (source: string) => splitLines(source).map(({ text }) => text)

test("every old way to end a line ends one", () => {
  expect(texts("1\n2\r\n3\r4\f5\v6\u00857\u20288\u20299")).toEqual([
    "1",
    "2",
    "3",
    "4",
    "5",
    "6",
    "7",
    "8",
    "9",
  ])
})

test("a line end at the end opens no further line; a byte order mark is no text", () => {
  expect(texts("\ufeffا\n\nب\n")).toEqual(["ا", "", "ب"])
  expect(texts("")).toEqual([])
  expect(texts("\n")).toEqual([""])
})

test("lines are counted from 1", () => {
  expect(splitLines("ا\nب").map(({ line }) => line)).toEqual([1, 2])
})

test("indentation is no text; marks, joiners and double spaces inside are", () => {
  expect(textOf("\t\u00a0  \u200fقال  له\u200c: «نعم»\u200e \u3000")).toBe("\u200fقال  له\u200c: «نعم»\u200e")
  expect(textOf("\ufeffا\ufeff")).toBe("\ufeffا\ufeff")
})

test("a line of marks that nobody sees is blank", () => {
  expect(["", " \t", "\u200f\u00a0", "\ufeff", "\u0003"].map(isBlankLine)).toEqual([
    true,
    true,
    true,
    true,
    true,
  ])
  expect(isBlankLine(" . ")).toBe(false)
})

test("no code point between line ends is ever lost", () => {
  const unit = fc.constantFrom(
    "ا",
    "ًّ",
    "\u200f",
    " ",
    "\t",
    "\n",
    "\r",
    "\f",
    "\u2028",
    "😀",
    "<",
    "&",
    "a",
    "٣",
    "\u0085",
  )
  fc.assert(
    fc.property(fc.array(unit, { maxLength: 60 }), (units) => {
      const source = units.join("")
      const ends = /[\n\r\v\f\u0085\u2028\u2029]/g
      expect(texts(source).join("")).toBe(source.replace(ends, ""))
    }),
    { numRuns: sized(2000) },
  )
})

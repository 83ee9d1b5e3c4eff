/** Numbers and counted words of the interface. */
import fc from "fast-check"
import { expect, test } from "vitest"
import { number, plural } from "../../../main/contract/words/plural.ts"

test("a number is written as the system writes it in that language, with Latin digits", () => {
  const arabic = new Intl.NumberFormat("ar-u-nu-latn")
  const english = new Intl.NumberFormat("en")
  fc.assert(
    fc.property(fc.oneof(fc.maxSafeNat(), fc.nat(100_000)), (count) => {
      expect(number("ar", count)).toBe(arabic.format(count))
      expect(number("en", count)).toBe(english.format(count))
    }),
  )
  for (const count of [0, 9, 999, 1_000, 12_345, 1_000_000])
    expect(number("ar", count)).toBe(arabic.format(count))
})

test("a counted word has the form of its language, with the number in it", () => {
  const forms = { one: "كلمة", two: "كلمتان", few: "{n} كلمات", other: "{n} كلمة" }
  expect([1, 2, 3, 11, 1_103].map((count) => plural("ar", count, forms))).toEqual([
    "كلمة",
    "كلمتان",
    "3 كلمات",
    "11 كلمة",
    "1,103 كلمات",
  ])
  expect(plural("en", 1, { one: "one word", other: "{n} words" })).toBe("one word")
})

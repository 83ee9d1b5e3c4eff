import fc from "fast-check"
import { expect, test } from "vitest"
import { stemOf } from "../../../main/article/stem.ts"
import { termsOf, wordUnits } from "../../../main/article/terms.ts"
import { readKey, written } from "../../../main/desk/search/alphabet.ts"
import { tokenize } from "../../../main/desk/search/tokenizer.ts"
import { stemTokens, tokensWith } from "../../../main/desk/search/tokens.ts"

const letters = [..."ابتثجحخدذرزسشصضطظعغفقكلمنهويءأإآؤئىةپچگ", ..."abcé09", "ً", "ـ", "漢", "𐌰", "𞤢"]
const text = fc
  .array(fc.string({ unit: fc.constantFrom(...letters), minLength: 1, maxLength: 24 }), { maxLength: 40 })
  .map((words) => words.join(" "))

/** A token as it is read again: of a character that is cut in half there is nothing to read. */
const read = (token: string) => readKey(written(token), 0, written(token).length)
const tokensIn = (bytes: Uint8Array) => readKey(bytes, 0, bytes.length).split(" ").slice(1)

test("what is written for a key is read as that key, and begins with what is written for its beginning", () => {
  fc.assert(
    fc.property(text, fc.nat(), (some, at) => {
      const key = termsOf(some).join(" ")
      const bytes = written(key)
      expect(readKey(bytes, 0, bytes.length)).toBe(key)
      const letters = [...key]
      const beginning = written(letters.slice(0, at % (letters.length + 1)).join(""))
      expect(bytes.subarray(0, beginning.length)).toEqual(beginning)
    }),
  )
})

test("a text is written as its words, and as every token of them once", () => {
  fc.assert(
    fc.property(text, text, (one, other) => {
      const words = [one, other].map(termsOf)
      const inOrder = tokenize((writer) => {
        for (const part of [one, other]) writer.words(writer.addWords(wordUnits(part)))
      })
      expect(tokensIn(inOrder)).toEqual(words.flat())
      const once = tokenize((writer) => {
        writer.tokens(...[one, other].map((part) => writer.addWords(wordUnits(part))))
      })
      const expected = new Set(words.flat().flatMap((word) => [word, ...tokensWith(word)]))
      expect(tokensIn(once).sort()).toEqual([...expected].map(read).sort())
    }),
  )
})

test("a stem's words are those that have one of its tokens, and no others", () => {
  fc.assert(
    fc.property(fc.constantFrom("", "ال", "و", "وال", "لل"), text, (before, some) => {
      const words = termsOf(some).flatMap((word) => [word, before + word])
      for (const stem of new Set(words.map(stemOf)))
        for (const word of words) {
          const has = [word, ...tokensWith(word)].some((token) => stemTokens(stem).includes(token))
          expect(has).toBe(stemOf(word) === stem)
        }
    }),
  )
})

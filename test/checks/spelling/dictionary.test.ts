import { describe, expect, test } from "vitest"
import { readDictionary } from "../../../main/checks/spelling/dictionary.ts"

const file = (data: string) =>
  `#!/usr/bin/env cspell-trie reader\nTrieXv3\nbase=16\n# A comment\n# Data:\n__DATA__\n${data}`

describe("a TrieXv3 is read", () => {
  test("letters go down, $ ends a word, < and digits go back", () => {
    const { has } = readDictionary(file("كتباب$<$ر$5"))
    expect(["كتب", "كتباب", "كتر", "كت", "كتبا", ""].map(has)).toEqual([
      true,
      true,
      true,
      false,
      false,
      false,
    ])
  })

  test("what is written once stands in other places by its number", () => {
    // Nodes: 0 the root, 1 behind ك, 2 behind كت.
    const { has } = readDictionary(file("كتب$ر$<<<مت#2;"))
    expect(["كتب", "كتر", "متب", "متر", "مب"].map(has)).toEqual([true, true, true, true, false])
  })

  test("a backslash makes a letter of a sign, and line ends are none", () => {
    const { has } = readDictionary(file("\\5\n\\$$<<<ك\nت$"))
    expect(["5$", "كت"].map(has)).toEqual([true, true])
  })

  test("words are found by the letters that may stand in each place", () => {
    const { among } = readDictionary(file("أمر$<<<امر$<<<إمر$"))
    expect(among(["اأإ", "م", "ر"]).sort()).toEqual(["أمر", "إمر", "امر"].sort())
    expect(among(["اأإ", "م", "ر"], 2)).toHaveLength(2)
    expect(among(["ب", "م", "ر"])).toEqual([])
  })

  test("anything else is refused", () => {
    expect(() => readDictionary("TrieXv4\nbase=16\n__DATA__\n")).toThrow(RangeError)
    expect(() => readDictionary("")).toThrow(RangeError)
  })
})

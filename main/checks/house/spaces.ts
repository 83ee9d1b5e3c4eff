/** Spaces: one between words, none inside of a word, none at a block's ends. */
import type { Rule } from "../rules.ts"

/** Words that are rightly written twice. */
const twice = new Set("ولي كان رويدا شيئا جدا واحدا إربا صفا دكا توك تاك".split(" "))

/** The words of two letters that are written twice by mistake; others are names of letters, as in سي إن إن. */
const short = new Set("في من عن أن قد لم لن هو هي أو مع كل".split(" "))

/** What is written at numbers without a space: the calendars, and times of day. */
const afterNumbers = /^(?:هـ?|م|ص|ق)(?![\u0621-\u064A])/

export const spaces: readonly Rule[] = [
  {
    name: "double-space",
    kind: "hygiene",
    severity: "warning",
    isOn: true,
    pattern: /(?<=\S)[ \u00A0]{2,200}(?=\S)/gu,
    fixes: () => [" "],
  },
  {
    name: "no-break-space",
    kind: "hygiene",
    severity: "hint",
    isOn: true,
    pattern: /(?<![ \u00A0])\u00A0(?![ \u00A0])/gu,
    fixes: () => [" "],
  },
  {
    name: "lone-waw",
    kind: "hygiene",
    severity: "error",
    isOn: true,
    pattern: /(?<![^\s«"“(،])و[ \u00A0]{1,3}(?=[\u0621-\u063A\u0641-\u064A]{2})/gu,
    fixes: () => ["و"],
  },
  {
    name: "tatweel",
    kind: "hygiene",
    severity: "warning",
    isOn: true,
    pattern: /(?<=[\u0621-\u063A\u0641-\u064A])\u0640{1,200}(?=[\u0621-\u063A\u0641-\u064A])/gu,
    fixes: () => [""],
  },
  {
    name: "repeated-word",
    kind: "style",
    severity: "warning",
    isOn: true,
    pattern: /(?<![\p{L}\p{M}\p{N}])(\p{Script=Arabic}{2,30})[ \u00A0]{1,3}\1(?![\p{L}\p{M}\p{N}])/gu,
    fixes: ([, word]) => (twice.has(word!) || (word!.length === 2 && !short.has(word!)) ? null : [word!]),
  },
  {
    name: "number-joined",
    kind: "hygiene",
    severity: "error",
    isOn: true,
    pattern:
      /(?<=[\u0621-\u063A\u0641-\u064A]{3})(?=\p{Nd}{2})|(?<=(?<![\p{L}\p{Nd}.,/:-])\p{Nd}{2,4})(?=[\u0621-\u063A\u0641-\u064A]{2})/gu,
    fixes: ({ index }, text) =>
      afterNumbers.test(text.slice(index, index + 4)) || text.slice(index - 5, index) === "فرانس"
        ? null
        : [" "],
  },
]

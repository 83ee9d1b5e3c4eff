/** Punctuation: the marks of Arabic, one at a time, and where they stand. */
import type { Rule } from "../rules.ts"

const latinToArabic: Record<string, string> = { ",": "،", ";": "؛", "?": "؟" }

/** The latin mark of a match as the Arabic one; what stands around it stays. */
const arabicMark = (match: RegExpExecArray) => [match[0].replace(/[,;?]/, (mark) => latinToArabic[mark]!)]

export const punctuation: readonly Rule[] = [
  {
    name: "space-before-mark",
    kind: "hygiene",
    severity: "error",
    isOn: true,
    pattern: /(?<=[\p{L}\p{M}\p{N}»")\]])[ \u00A0]{1,20}(?:[،؛؟!:]|\.(?![.\p{N}\p{Script=Latin}]))/gu,
    fixes: ([found]) => [found.trimStart()],
  },
  {
    name: "no-space-after-mark",
    kind: "hygiene",
    severity: "error",
    isOn: true,
    pattern: /(?:[،؛؟]|(?<=\p{Script=Arabic})[!:])(?=[\p{L}])/gu,
    fixes: ([found]) => [`${found} `],
  },
  {
    name: "no-space-after-stop",
    kind: "hygiene",
    severity: "error",
    isOn: true,
    // Not in abbreviations, such as أ.ف.ب and بي.بي.سي, and not in addresses.
    pattern: /(?<=[\u0621-\u064A]{4})\.(?=[\u0621-\u064A]{3})/gu,
    fixes: ({ index }, text) =>
      /^\.(?:نت|كوم|أورغ)(?![\u0621-\u064A])/.test(text.slice(index, index + 8)) ? null : [". "],
  },
  {
    name: "latin-comma",
    kind: "hygiene",
    severity: "error",
    isOn: true,
    pattern: /(?<=[\u0621-\u064A\u064B-\u0652»")][ \u00A0]{0,3}),|,(?=[ \u00A0]{0,3}[\u0621-\u064A])/gu,
    fixes: arabicMark,
  },
  {
    name: "latin-semicolon",
    kind: "hygiene",
    severity: "error",
    isOn: true,
    pattern: /(?<=[\u0621-\u064A\u064B-\u0652»")][ \u00A0]{0,3});/gu,
    fixes: arabicMark,
  },
  {
    name: "latin-question",
    kind: "hygiene",
    severity: "error",
    isOn: true,
    pattern: /(?<=[\u0621-\u064A\u064B-\u0652»")][ \u00A0]{0,3})\?/gu,
    fixes: arabicMark,
  },
  {
    name: "doubled-comma",
    kind: "hygiene",
    severity: "error",
    isOn: true,
    pattern: /([،؛])[ \u00A0]{0,3}\1(?:[ \u00A0]{0,3}\1){0,9}/gu,
    fixes: ([, mark]) => [mark!],
  },
  {
    name: "repeated-mark",
    kind: "style",
    severity: "warning",
    isOn: true,
    pattern: /([!؟])\1{1,20}/gu,
    fixes: ([, mark]) => [mark!],
  },
  {
    name: "mark-order",
    kind: "style",
    severity: "hint",
    isOn: false,
    pattern: /!؟/gu,
    fixes: () => ["؟!"],
  },
  {
    name: "long-dots",
    kind: "style",
    severity: "warning",
    isOn: true,
    pattern: /(?<!\.)\.{4,30}(?!\.)/gu,
    fixes: () => ["..."],
  },
  {
    name: "two-dots",
    kind: "style",
    severity: "hint",
    isOn: false,
    pattern: /(?<!\.)\.\.(?!\.)/gu,
    fixes: () => ["..."],
  },
  {
    name: "one-character-dots",
    kind: "style",
    severity: "hint",
    isOn: false,
    pattern: /…/gu,
    fixes: () => ["..."],
  },
  {
    name: "headline-stop",
    kind: "style",
    severity: "warning",
    isOn: true,
    only: "headline",
    pattern: /(?<=[\p{L}\p{M}\p{N}»"”)])[ \u00A0]{0,3}\.[ \u00A0]{0,3}$/gu,
    fixes: () => [""],
  },
  {
    name: "space-in-brackets",
    kind: "hygiene",
    severity: "error",
    isOn: true,
    pattern: /[([«][ \u00A0]{1,20}(?=[\p{L}\p{N}"])|(?<=[\p{L}\p{M}\p{N}.؟!"])[ \u00A0]{1,20}[)\]»]/gu,
    fixes: ([found]) => [found.trim()],
  },
  {
    name: "no-space-before-bracket",
    kind: "hygiene",
    severity: "error",
    isOn: true,
    pattern: /(?<=[\u0621-\u063A\u0641-\u064A]{3})[(«](?=\p{L})/gu,
    fixes: ([found]) => [` ${found}`],
  },
  {
    name: "no-space-after-bracket",
    kind: "hygiene",
    severity: "error",
    isOn: true,
    pattern: /(?<=[\p{L}\p{M}\p{N}])[)»](?=[\u0621-\u063A\u0641-\u064A]{2})/gu,
    fixes: ([found]) => [`${found} `],
  },
]

/** Characters that look right and are not: Persian letters, presentation forms, and what cannot be seen. */
import type { Rule } from "../rules.ts"

const arabicLetters: Record<string, string> = { ی: "ي", ک: "ك", ہ: "ه", ە: "ه", ے: "ي" }

export const characters: readonly Rule[] = [
  {
    name: "foreign-letter",
    kind: "hygiene",
    severity: "error",
    isOn: true,
    pattern: /[یکہەے]{1,40}/gu,
    fixes: ([found]) => [Array.from(found, (letter) => arabicLetters[letter] ?? letter).join("")],
  },
  {
    name: "presentation-form",
    kind: "hygiene",
    severity: "error",
    isOn: true,
    // ﷺ and its like are signs of their own, and so are ornate brackets.
    pattern: /[\uFB50-\uFBC1\uFBD3-\uFD3D\uFD50-\uFDC7\uFE70-\uFEFC]{1,200}/gu,
    fixes: ([found]) => [found.normalize("NFKC")],
  },
  {
    name: "invisible-character",
    kind: "hygiene",
    severity: "warning",
    isOn: true,
    pattern: /[\u00AD\u200B\u2060\uFEFF\u202A-\u202E]{1,40}/gu,
    fixes: () => [""],
  },
  {
    name: "joiner-at-edge",
    kind: "hygiene",
    severity: "hint",
    isOn: true,
    pattern: /(?<![\u0620-\u06FF])[\u200C\u200D]{1,40}|[\u200C\u200D]{1,40}(?![\u0620-\u06FF])/gu,
    fixes: () => [""],
  },
  {
    name: "phone-direction",
    kind: "hygiene",
    severity: "hint",
    isOn: true,
    pattern: /(?<![\u2066\p{L}\p{Nd}])\+\p{Nd}{1,4}(?:[ \u00A0-]\p{Nd}{2,5}){2,5}/gu,
    fixes: ([found]) => [`\u2066${found}\u2069`],
  },
]

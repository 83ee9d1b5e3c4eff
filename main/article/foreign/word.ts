/**
 * Paragraphs of Microsoft Word that only look like something else: list items (`mso-list` in their style, the
 * bullet or number as text), titles and quotes (by class).
 */
import type { Tag } from "../tokens.ts"
import type { Style } from "./style.ts"

/** A paragraph that Word shows as an item of a list. */
export type WordItem = {
  /** From 1 on. */
  level: number
  /** The bullet or number as it is written. */
  sign: string
  /** Whether the sign is set in a font whose letters are bullets. */
  isSymbol: boolean
  /** Items of one list have the same number, as long as no other block is between them. */
  series: number
}

/** The level of the list that a paragraph of `style` is an item of; 0 if it is none. */
export const wordLevel = (style: Style): number =>
  Number(/\blevel(\d)/.exec(style.get("mso-list") ?? "")?.[1] ?? 0)

/** Whether an element of `style` holds the bullet or number of an item. */
export const isWordSign = (style: Style): boolean => style.get("mso-list") === "ignore"

/** Whether `style` sets a font of Word's bullets; "o" in Courier New is that of the second level. */
export const isSymbolFont = (style: Style): boolean =>
  /symbol|wingdings|courier new/.test(style.get("font-family") ?? "")

/** What a paragraph of Word is by its class; null if it is an ordinary paragraph. */
export function wordKind({ name, attributes }: Tag): "title" | "quote" | null {
  const names = name === "p" ? attributes.get("class") : undefined
  if (names === undefined) return null
  if (/\bMsoTitle\b/.test(names)) return "title"
  return /\bMso(Intense)?Quote\b/.test(names) ? "quote" : null
}

const number = /^[(]?([0-9٠-٩۰-۹]{1,4}|[a-zA-Z\u0621-\u064a]{1,4})[.)\-ـ]?$/

/** The number that an item has; null if its list is not numbered. A number in letters counts as 1. */
export function wordNumber({ sign, isSymbol }: WordItem): number | null {
  const written = isSymbol ? null : number.exec(sign.replace(/[\s\u00a0]/g, ""))
  if (!written) return null
  const digits = written[1]!.replace(/[٠-٩۰-۹]/g, (digit) => String(digit.charCodeAt(0) & 0xf))
  return Math.max(1, Number.parseInt(digits, 10) || 1)
}

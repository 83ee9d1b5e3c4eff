/** Counted words: the form a language's grammar wants beside a number. */
import type { Language } from "../desk.ts"
import { fill } from "./fill.ts"

/** `{n}` in a form stands for the number. Forms that a language lacks fall back to `other`. */
export type Forms = { other: string } & Partial<Record<Intl.LDMLPluralRule, string>>

/** The rules of the languages that were asked for. Reading a language's data takes longer than using it. */
const rules = new Map<Language, Intl.PluralRules>()

function rulesOf(language: Language): Intl.PluralRules {
  let made = rules.get(language)
  if (!made) {
    made = new Intl.PluralRules(language)
    rules.set(language, made)
  }
  return made
}

/** What stands between groups of three digits. */
const separators: Record<Language, string> = { ar: ",", en: "," }

/**
 * A whole number from 0 on as the language writes it. Latin digits in both languages: Arabic desks write «2017», and
 * the text's own digits are not the window's business. This is what `Intl.NumberFormat` gives for `ar-u-nu-latn` and
 * `en`, without the data that it reads before its first number, which takes longer than the first drawing of the list.
 */
export function number(language: Language, count: number): string {
  const digits = String(count)
  // The first group has one to three digits, the others three.
  const groups = [digits.slice(0, ((digits.length - 1) % 3) + 1)]
  for (let at = groups[0]!.length; at < digits.length; at += 3) groups.push(digits.slice(at, at + 3))
  return groups.join(separators[language])
}

/** The form for `count`, with the number in it. */
export function plural(language: Language, count: number, forms: Forms): string {
  const form = forms[rulesOf(language).select(count)] ?? forms.other
  return fill(form, { n: number(language, count) })
}

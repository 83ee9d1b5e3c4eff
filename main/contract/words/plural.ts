/** Counted words: the form a language's grammar wants beside a number. */
import type { Language } from "../desk.ts"
import { fill } from "./fill.ts"

/** `{n}` in a form stands for the number. Forms that a language lacks fall back to `other`. */
export type Forms = { other: string } & Partial<Record<Intl.LDMLPluralRule, string>>

const rules: Record<Language, Intl.PluralRules> = {
  ar: new Intl.PluralRules("ar"),
  en: new Intl.PluralRules("en"),
}

/** Latin digits in both languages: Arabic desks write «2017», and the text's own digits are not the window's business. */
const numbers: Record<Language, Intl.NumberFormat> = {
  ar: new Intl.NumberFormat("ar-u-nu-latn"),
  en: new Intl.NumberFormat("en"),
}

/** `count` as the language writes numbers. */
export function number(language: Language, count: number): string {
  return numbers[language].format(count)
}

/** The form for `count`, with the number in it. */
export function plural(language: Language, count: number, forms: Forms): string {
  const form = forms[rules[language].select(count)] ?? forms.other
  return fill(form, { n: number(language, count) })
}

/** Every string of Midad, for menu and window alike: Arabic first, English beside it. */
import type { Language } from "../desk.ts"
import type { Problem } from "../problem.ts"
import * as ar from "./ar/index.ts"
import * as en from "./en/index.ts"
import { fill } from "./fill.ts"
import { isolateForeign } from "./isolate.ts"

/** The shape both languages share; Arabic sets it. */
type Shape<T> = T extends string
  ? string
  : T extends (...args: infer A) => string
    ? (...args: A) => string
    : { [K in keyof T]: Shape<T[K]> }
export type Words = Shape<typeof ar>

const all: Record<Language, Words> = { ar, en }

/** The words of a language. */
export function wordsIn(language: Language): Words {
  return all[language]
}

/** The direction of a language's interface. */
export function directionOf(language: Language): "rtl" | "ltr" {
  return language === "ar" ? "rtl" : "ltr"
}

/** What to tell the user of a problem. What its details name stands apart, so that it moves nothing around it. */
export function problemText(language: Language, { code, details }: Problem): string {
  const { problems, window } = all[language]
  const known = details.who === "" ? { ...details, who: window.lock.someone } : details
  const apart = Object.entries(known).map(([name, value]) => [
    name,
    typeof value === "string" ? isolateForeign(value) : value,
  ])
  return fill(problems[code], Object.fromEntries(apart))
}

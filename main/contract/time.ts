/** Times as the panels show them. */
import type { Language } from "./desk.ts"
import type { Words } from "./words/index.ts"

const locale = (language: Language) => (language === "ar" ? "ar-u-nu-latn" : "en")
const minute = 60_000
const day = 24 * 60 * minute

const startOfDay = (time: number) => new Date(time).setHours(0, 0, 0, 0)

/** The groups of the library, newest first. */
export type Age = "today" | "yesterday" | "week" | "older"

/** The group of an article that changed at `iso`, seen at `now` (milliseconds). */
export function ageOf(iso: string, now: number): Age {
  const days = Math.round((startOfDay(now) - startOfDay(Date.parse(iso))) / day)
  if (days <= 0) return "today"
  if (days === 1) return "yesterday"
  return days < 7 ? "week" : "older"
}

/** How long ago `iso` is, in a word or two: now, 12 min, 3 h, or the day. */
export function ago(iso: string, now: number, language: Language, words: Words): string {
  const passed = Math.max(0, now - Date.parse(iso))
  const { library } = words.window
  if (passed < minute) return library.now
  if (passed < 60 * minute) return library.minutes(Math.floor(passed / minute))
  if (ageOf(iso, now) === "today") return library.hours(Math.floor(passed / (60 * minute)))
  const sameYear = new Date(iso).getFullYear() === new Date(now).getFullYear()
  return new Intl.DateTimeFormat(
    locale(language),
    sameYear ? { day: "numeric", month: "long" } : { day: "numeric", month: "numeric", year: "numeric" },
  ).format(new Date(iso))
}

/** A moment in full: day and time. */
export function moment(iso: string, language: Language): string {
  return new Intl.DateTimeFormat(locale(language), {
    day: "numeric",
    month: "long",
    year: "numeric",
    hour: "2-digit",
    minute: "2-digit",
    hourCycle: "h23",
  }).format(new Date(iso))
}

/** A moment as it is said at `now`: of the same day the time alone. */
export function since(iso: string, now: number, language: Language): string {
  return ageOf(iso, now) === "today" ? clock(iso, language) : moment(iso, language)
}

/** The time of day alone. */
export function clock(iso: string, language: Language): string {
  return new Intl.DateTimeFormat(locale(language), {
    hour: "2-digit",
    minute: "2-digit",
    hourCycle: "h23",
  }).format(new Date(iso))
}

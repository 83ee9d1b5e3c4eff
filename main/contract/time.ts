/** Ages and moments: how the library groups its lines by time, and how times are shown. */
import type { Language } from "./desk.ts"
import type { Words } from "./words/index.ts"

const locale = (language: Language) => (language === "ar" ? "ar-u-nu-latn" : "en")
const minute = 60_000

/** The ways in which a moment is written. */
const ways = {
  dayOfYear: { day: "numeric", month: "long" },
  shortDay: { day: "numeric", month: "numeric", year: "numeric" },
  day: { day: "numeric", month: "long", year: "numeric" },
  clock: { hour: "2-digit", minute: "2-digit", hourCycle: "h23" },
  moment: {
    day: "numeric",
    month: "long",
    year: "numeric",
    hour: "2-digit",
    minute: "2-digit",
    hourCycle: "h23",
  },
} as const satisfies Record<string, Intl.DateTimeFormatOptions>

/** The formats that were made so far: making one takes longer than using it. */
const formats = new Map<string, Intl.DateTimeFormat>()

/** `iso` written in one of the ways, by the clock of this machine's time zone. */
function written(iso: string, way: keyof typeof ways, language: Language): string {
  const key = `${language} ${way}`
  let format = formats.get(key)
  if (!format) {
    format = new Intl.DateTimeFormat(locale(language), ways[way])
    formats.set(key, format)
  }
  return format.format(new Date(iso))
}

/** The ages by which the library groups its lines, newest first. */
export const ages = ["today", "yesterday", "week", "older"] as const
export type Age = (typeof ages)[number]

/** When each age begins, seen at `now`; both in milliseconds, in days of this machine's time zone. */
export function ageStarts(now: number): Record<Age, number> {
  const at = new Date(now)
  const day = (back: number) => new Date(at.getFullYear(), at.getMonth(), at.getDate() - back).getTime()
  return { today: day(0), yesterday: day(1), week: day(6), older: Number.NEGATIVE_INFINITY }
}

/** The age of what changed at `iso`, seen at `now` (milliseconds). A moment that is still to come counts as today. */
export function ageOf(iso: string, now: number): Age {
  const starts = ageStarts(now)
  const at = Date.parse(iso)
  return ages.find((age) => at >= starts[age]) ?? "older"
}

/** How long ago `iso` is, in a word or two: now, 12 min, 3 h, or the day. */
export function ago(iso: string, now: number, language: Language, words: Words): string {
  const passed = Math.max(0, now - Date.parse(iso))
  const { library } = words.window
  if (passed < minute) return library.now
  if (passed < 60 * minute) return library.minutes(Math.floor(passed / minute))
  if (ageOf(iso, now) === "today") return library.hours(Math.floor(passed / (60 * minute)))
  const sameYear = new Date(iso).getFullYear() === new Date(now).getFullYear()
  return written(iso, sameYear ? "dayOfYear" : "shortDay", language)
}

/** A moment in full: day and time. */
export function moment(iso: string, language: Language): string {
  return written(iso, "moment", language)
}

/** The day of a moment, in full. */
export function day(iso: string, language: Language): string {
  return written(iso, "day", language)
}

/** A moment as it is shown at `now` (milliseconds): the time alone if both are of one day, else day and time. */
export function since(iso: string, now: number, language: Language): string {
  return ageOf(iso, now) === "today" ? clock(iso, language) : moment(iso, language)
}

/** The time of day alone. */
export function clock(iso: string, language: Language): string {
  return written(iso, "clock", language)
}

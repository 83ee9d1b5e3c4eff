/** Which versions are kept as they grow old. */
import type { Version } from "../../contract/desk.ts"

const minute = 60_000
const hour = 60 * minute
const day = 24 * hour

/**
 * How long versions that are not an ordinary save, such as the sides of a conflict, are kept regardless of the tiers.
 */
const keepsakes = 30 * day

/** Up to which age one version is kept of each span; the last of it, which holds the most work. */
const tiers: readonly { upTo: number; span: (at: Date) => string }[] = [
  { upTo: day, span: (at) => `10 minutes ${Math.floor(at.getTime() / (10 * minute))}` },
  { upTo: 7 * day, span: (at) => `hour ${Math.floor(at.getTime() / hour)}` },
  { upTo: 365 * day, span: (at) => `day ${Math.floor(at.getTime() / day)}` },
  { upTo: Number.POSITIVE_INFINITY, span: (at) => `month ${at.getUTCFullYear()}-${at.getUTCMonth()}` },
]

/**
 * Whether a version is more than one of many saves: the first, one with which the status changed, one that is not an
 * ordinary save (a side of a conflict, what another program wrote, the text before a restore).
 */
export function isKeepsake(versions: readonly Pick<Version, "status" | "cause">[], index: number): boolean {
  const [before, version] = [versions[index - 1], versions[index]]
  return before === undefined || before.status !== version?.status || version.cause !== "save"
}

/**
 * When each of an article's versions was saved at the earliest, in milliseconds: not before the version in front of it,
 * as a clock may have been behind. A time that is not yet is no evidence for those after it.
 */
function timesOf(versions: readonly Pick<Version, "at">[], now: Date): number[] {
  let last = Number.NEGATIVE_INFINITY
  return versions.map(({ at }) => {
    const time = Date.parse(at)
    if (time > now.getTime()) return time
    last = Math.max(last, time)
    return last
  })
}

/**
 * Of an article's versions, oldest first, those that stay at the time `now`: all of the last two hours, then the last
 * of every ten minutes for a day, of every hour for a week, of every day (UTC) for a year, of every month after that.
 * Besides, always: the newest, the first, each one with which the status changed, and for a month those that are not
 * an ordinary save (both sides of a conflict, what another program wrote, the text before a restore).
 */
export function staying<Some extends Pick<Version, "at" | "status" | "cause">>(
  versions: readonly Some[],
  now: Date,
): Some[] {
  /** The last version of every span. */
  const last = new Map<string, Some>()
  const spans = new Map<Some, string>()
  const times = timesOf(versions, now)
  for (const [index, version] of versions.entries()) {
    const time = times[index]!
    const age = now.getTime() - time
    const tier = age < 2 * hour ? null : tiers.find(({ upTo }) => age < upTo)
    if (!tier) continue
    const span = tier.span(new Date(time))
    spans.set(version, span)
    last.set(span, version)
  }
  return versions.filter((version, index) => {
    const span = spans.get(version)
    if (span === undefined || last.get(span) === version) return true
    if (index === 0 || index === versions.length - 1) return true
    if (versions[index - 1]?.status !== version.status) return true
    return version.cause !== "save" && now.getTime() - times[index]! < keepsakes
  })
}

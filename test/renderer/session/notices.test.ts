/** No notice stays for ever, except a problem, which a key puts away; none goes while it is read. */
import { afterEach, beforeEach, expect, test, vi } from "vitest"
import { createNotices, shownOf } from "../../../renderer/session/notices.ts"

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

const texts = (notices: ReturnType<typeof createNotices>) => notices.list.peek().map(({ text }) => text)

test("a quiet one goes by time, one with an action later, a problem never", () => {
  const notices = createNotices()
  notices.say("قول")
  notices.offer("عرض", { label: "تراجع", run: () => {} })
  notices.warn("خطأ")
  vi.advanceTimersByTime(6000)
  expect(texts(notices)).toEqual(["عرض", "خطأ"])
  vi.advanceTimersByTime(14_000)
  expect(texts(notices)).toEqual(["خطأ"])
  vi.advanceTimersByTime(86_400_000)
  expect(texts(notices)).toEqual(["خطأ"])
  expect(notices.putNewestAway()).toBe(true)
  expect(notices.putNewestAway()).toBe(false)
})

test("one that stands stays, quietly, until its action is taken, it is put away or it is taken back", () => {
  const notices = createNotices()
  const done: string[] = []
  notices.stand("إصدار جديد", { label: "تنزيل", run: () => done.push("تنزيل") })
  const away = notices.stand("يُنزَّل")
  vi.advanceTimersByTime(86_400_000)
  expect(notices.list.peek().map(({ text, kind }) => `${kind} ${text}`)).toEqual([
    "quiet إصدار جديد",
    "quiet يُنزَّل",
  ])
  away()
  expect(notices.answer()).toBe(true)
  expect([done, texts(notices)]).toEqual([["تنزيل"], []])
})

test("none goes while one is read, and then each has its time again, those that came meanwhile too", () => {
  const notices = createNotices()
  notices.say("أول")
  vi.advanceTimersByTime(5000)
  notices.hold(true)
  notices.say("ثان")
  vi.advanceTimersByTime(60_000)
  expect(texts(notices)).toEqual(["أول", "ثان"])
  notices.hold(false)
  vi.advanceTimersByTime(5999)
  expect(texts(notices)).toEqual(["أول", "ثان"])
  vi.advanceTimersByTime(1)
  expect(texts(notices)).toEqual([])
})

test("what was read and put away holds none that comes later", () => {
  const notices = createNotices()
  notices.say("أول")
  notices.hold(true)
  notices.putAllAway()
  notices.say("ثان")
  vi.advanceTimersByTime(6000)
  expect(texts(notices)).toEqual([])
})

test("problems stand first, and the newest is always seen", () => {
  const notices = createNotices()
  for (const at of [1, 2, 3, 4]) notices.warn(`خطأ ${at}`)
  expect(shownOf(notices.list.peek(), 3).map(({ text }) => text)).toEqual(["خطأ 4", "خطأ 3", "خطأ 2"])
  notices.say("قول")
  expect(shownOf(notices.list.peek(), 3).map(({ text }) => text)).toEqual(["خطأ 4", "خطأ 3", "قول"])
})

/** What stands in the place of the list where it has no line, or none yet. */
import { render } from "preact"
import { expect, onTestFinished, test, vi } from "vitest"
import { wordsIn } from "../../../../main/contract/words/index.ts"
import { askedFor } from "../../../../renderer/panels/library/asked.ts"
import { Bars } from "../../../../renderer/panels/library/Bars.tsx"
import { press, type } from "../../editor/harness.ts"
import { drawn, field, focused, many, open, options } from "../harness.ts"

const said = () => [...document.querySelectorAll(".rows-empty p")].map((line) => line.textContent?.trim())

test.each(["ar", "en"] as const)(
  "a search that finds nothing says what and where, how to widen it and how to clear it, in %s",
  async (language) => {
    await open(many(30), { language })
    const { library } = wordsIn(language).window
    await press("Control+k")
    await type("القسم:دوليات رقم 27")
    await expect
      .poll(said)
      .toEqual([
        `${library.nothingWith("رقم 27")} ${library.within} القسم:دوليات`,
        `${library.wider(1)} AltEnter`,
        `${library.clear} Esc`,
      ])
    expect(document.querySelector(".rows-empty")?.getAttribute("role")).toBe("status")
    await press("Alt+Enter")
    await expect.poll(() => options().length).toBe(1)
    expect(field().value).toBe("رقم 27")
    expect(focused()).toBe(field())
  },
)

test("without filters there is nothing to widen, and the key clears it", async () => {
  await open(many(30))
  const { library } = wordsIn("ar").window
  await press("Control+k")
  await type("صوامع")
  await expect.poll(said).toEqual([library.nothingWith("صوامع"), `${library.clear} Esc`])
  await press("Alt+Enter")
  await drawn()
  expect(field().value).toBe("صوامع")
  await press("Escape")
  await expect.poll(() => options().length).toBeGreaterThan(5)
})

test("filters are told from words in both languages", () => {
  expect(askedFor('القسم:دوليات صوامع status:draft "قمح الجنوب"')).toEqual({
    words: 'صوامع "قمح الجنوب"',
    filters: ["القسم:دوليات", "status:draft"],
  })
  expect(askedFor("موعد:غد القسم:")).toEqual({ words: "موعد:غد", filters: [] })
})

test("bars come only after a moment", async () => {
  const place = document.createElement("div")
  document.body.append(place)
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] })
  onTestFinished(() => {
    vi.useRealTimers()
    render(null, place)
    place.remove()
  })
  render(<Bars />, place)
  await drawn()
  await vi.advanceTimersByTimeAsync(299)
  await drawn()
  expect(place.innerHTML).toBe("")
  await vi.advanceTimersByTimeAsync(1)
  await drawn()
  expect(place.querySelectorAll("[aria-hidden=true] span")).toHaveLength(8)
})

/** What a keystroke costs the window's main thread, by Chromium's own count. */
import type { CDPSession, Page } from "playwright-core"

/** Keys before the count begins, and keys that are counted. */
const warmUp = 15
const counted = 60

const alphabet = "ابتثجحخدذرزسشصضطظعغفقكلمنهوي"

/** The main thread's own time so far, in milliseconds, all tasks together: script, style, layout, paint. */
async function taskTime(client: CDPSession): Promise<number> {
  const { metrics } = await client.send("Performance.getMetrics")
  const found = metrics.find((metric) => metric.name === "TaskDuration")
  if (!found) throw new Error("Chromium gives no TaskDuration")
  return found.value * 1000
}

/** Types `key` as the keyboard would and waits for the frame that shows it. */
async function press(client: CDPSession, key: string): Promise<void> {
  await client.send("Input.dispatchKeyEvent", { type: "keyDown", key, text: key, unmodifiedText: key })
  await client.send("Input.dispatchKeyEvent", { type: "keyUp", key })
  await client.send("Runtime.evaluate", {
    expression: "new Promise((drawn) => requestAnimationFrame(() => setTimeout(drawn)))",
    awaitPromise: true,
  })
}

/**
 * Milliseconds of main thread for one key, typed into the paragraph that `paragraph` selects.
 * The cost of waiting for the frame is in it, on every page alike.
 */
export async function typingCost(page: Page, paragraph: string): Promise<number> {
  // How much of the text is on the screen is part of the cost.
  await page.setViewportSize({ width: 1280, height: 860 })
  await page.locator(paragraph).evaluate((element) => element.scrollIntoView({ block: "center" }))
  await page.locator(paragraph).click()
  // In a long article the click may come while blocks above still find their size.
  await page.waitForFunction(
    (paragraph) => document.querySelector(paragraph)?.contains(getSelection()?.anchorNode ?? null),
    paragraph,
  )
  await page.keyboard.press("End")
  const client = await page.context().newCDPSession(page)
  // Thread time, not the clock's: what other programs do meanwhile does not count.
  await client.send("Performance.enable", { timeDomain: "threadTicks" })
  const letter = (at: number) => (at % 6 === 5 ? " " : (alphabet[(at * 7) % alphabet.length] ?? "ا"))
  for (let at = 0; at < warmUp; at++) await press(client, letter(at))
  const before = await taskTime(client)
  for (let at = 0; at < counted; at++) await press(client, letter(at))
  const after = await taskTime(client)
  await client.detach()
  return (after - before) / counted
}

/** What a keystroke costs the window's main thread, by Chromium's own count. */
import type { CDPSession, Page } from "playwright-core"

/** Keys before the count begins, and keys that are counted. */
const warmUp = 15
const counted = 60

/** Types into one paragraph of a page. */
export type Typist = {
  /** Milliseconds of main thread for one key, over the next `keys` keys. */
  cost(keys: number): Promise<number>
}

const alphabet = "ابتثجحخدذرزسشصضطظعغفقكلمنهوي"

/** The main thread's own time so far, in milliseconds, all tasks together: script, style, layout, paint. */
export async function taskTime(client: CDPSession): Promise<number> {
  const { metrics } = await client.send("Performance.getMetrics")
  const found = metrics.find((metric) => metric.name === "TaskDuration")
  if (!found) throw new Error("Chromium gives no TaskDuration")
  return found.value * 1000
}

/**
 * Types `key` as the keyboard would and waits for the frame that shows it. The page is told beforehand to say when
 * that is: asked afterwards, a page whose frame came quickly would have to draw another one for the answer.
 */
export async function press(client: CDPSession, key: string): Promise<void> {
  await client.send("Runtime.evaluate", {
    expression: `drawn = new Promise((drawn) => {
      const wait = () => requestAnimationFrame(() => setTimeout(drawn))
      addEventListener("keydown", wait, { capture: true, once: true })
    }); 0`,
  })
  await client.send("Input.dispatchKeyEvent", { type: "keyDown", key, text: key, unmodifiedText: key })
  await client.send("Input.dispatchKeyEvent", { type: "keyUp", key })
  await client.send("Runtime.evaluate", { expression: "drawn", awaitPromise: true })
}

/**
 * Puts the cursor into the paragraph that `paragraph` selects and types the first keys, which are not counted.
 * The cost of waiting for the frame is in every key, on every page alike: see `press`.
 */
export async function typistIn(page: Page, paragraph: string): Promise<Typist> {
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
  let typed = 0
  const type = async (keys: number) => {
    for (const end = typed + keys; typed < end; typed++)
      await press(client, typed % 6 === 5 ? " " : (alphabet[(typed * 7) % alphabet.length] ?? "ا"))
  }
  await type(warmUp)
  return {
    async cost(keys) {
      const before = await taskTime(client)
      await type(keys)
      return ((await taskTime(client)) - before) / keys
    },
  }
}

/** Milliseconds of main thread for one key, typed into the paragraph that `paragraph` selects. */
export async function typingCost(page: Page, paragraph: string): Promise<number> {
  return (await typistIn(page, paragraph)).cost(counted)
}

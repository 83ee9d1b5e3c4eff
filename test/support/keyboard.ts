/** Typing as a person does: one key after the other, down and up, in whatever script. */
import type { Page } from "playwright-core"

/** Types `text` key by key, each as the keyboard of its language sends it. */
export async function typeText(page: Page, text: string): Promise<void> {
  const client = await page.context().newCDPSession(page)
  for (const key of text) {
    await client.send("Input.dispatchKeyEvent", { type: "keyDown", key, text: key, unmodifiedText: key })
    await client.send("Input.dispatchKeyEvent", { type: "keyUp", key })
  }
  await client.detach()
}

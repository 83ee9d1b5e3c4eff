/** Keys, letters and clicks as a person gives them, by their names in a table. */
import { cdp, userEvent } from "vitest/browser"
import { press } from "../harness.ts"

const devtools = () => cdp() as unknown as { send(method: string, parameters: object): Promise<void> }

/**
 * Does what `act` says in `page`: presses keys (`Shift+ArrowLeft End`, `ArrowLeft*3`), types letters by a key each
 * (`type BBC`), gives text at once and without a key (`give BBC`), or clicks on a half of the first place where a text
 * stands (`click first half of BBC`: the half that is read first).
 */
export async function act(what: string, page: HTMLElement) {
  for (const one of what.split("; ")) await actOnce(one, page)
}

async function actOnce(what: string, page: HTMLElement) {
  const [verb, ...rest] = what.split(" ")
  const text = rest.join(" ")
  if (verb === "type") return typeLetters(text)
  if (verb === "give") return devtools().send("Input.insertText", { text })
  if (verb === "click") return click(page, text)
  for (const name of [verb!, ...rest]) {
    const [key, times] = name.split("*")
    for (let time = 0; time < Number(times ?? 1); time++) await press(key!)
  }
}

async function typeLetters(text: string) {
  for (const letter of text) {
    const key = { key: letter, text: letter, unmodifiedText: letter }
    await devtools().send("Input.dispatchKeyEvent", { type: "keyDown", ...key })
    await devtools().send("Input.dispatchKeyEvent", { type: "keyUp", key: letter })
  }
}

async function click(page: HTMLElement, where: string) {
  const [, half, text] = /^(first|last) half of (.+)$/u.exec(where)!
  const walker = document.createTreeWalker(page, NodeFilter.SHOW_TEXT)
  const range = document.createRange()
  while (walker.nextNode()) {
    const node = walker.currentNode as Text
    const at = node.data.indexOf(text!)
    if (at < 0 || node.parentElement!.closest("h1, .standfirst")) continue
    range.setStart(node, at)
    range.setEnd(node, at + text!.length)
    break
  }
  const box = range.getBoundingClientRect()
  const isLatin = !/\p{Script=Arabic}/u.test(text!)
  const share = (half === "first") === isLatin ? 0.25 : 0.75
  const origin = page.getBoundingClientRect()
  await userEvent.click(page, {
    position: {
      x: box.left + box.width * share - origin.left,
      y: box.top + box.height / 2 - origin.top,
    },
  })
}

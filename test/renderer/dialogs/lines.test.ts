import { signal } from "@preact/signals"
import { h, render } from "preact"
import { afterEach, expect, test } from "vitest"
import { userEvent } from "vitest/browser"
import { Lines } from "../../../renderer/dialogs/Lines.tsx"

let clear: (() => void)[] = []
afterEach(() => {
  for (const undo of clear) undo()
  clear = []
})

/** A list of `count` lines with the focus in it; `taken` are the keys that it was asked of and took. */
function open(count: number, own: readonly string[] = []) {
  const place = document.createElement("div")
  document.body.append(place)
  const at = signal(0)
  const taken: string[] = []
  const lines = Array.from({ length: count }, (_, index) => `سطر ${index}`)
  const press = ({ key }: KeyboardEvent) => {
    if (!own.includes(key)) return false
    taken.push(key)
    return true
  }
  const props = { label: "سطور", kind: "lines", lineKind: "line", lines, at, press }
  render(h(Lines<string>, { ...props, keyOf: (line) => line, draw: (line) => line }), place)
  clear.push(() => {
    render(null, place)
    place.remove()
  })
  place.querySelector<HTMLElement>("[role=listbox]")?.focus()
  return { at, taken, place }
}

test("arrows, Page Up and Down, Home and End go through the lines and stop at their ends", async () => {
  const { at } = open(15)
  const steps: number[] = []
  for (const key of ["ArrowUp", "ArrowDown", "PageDown", "PageDown", "ArrowDown", "PageUp", "Home", "End"]) {
    await userEvent.keyboard(`{${key}}`)
    steps.push(at.value)
  }
  expect(steps).toEqual([0, 1, 11, 14, 14, 4, 0, 14])
})

test("the chosen line is named to a screen reader", async () => {
  const { place } = open(3)
  await userEvent.keyboard("{End}")
  await expect.poll(() => place.querySelector("[aria-selected=true]")?.textContent).toBe("سطر 2")
  const named = place.querySelector("[role=listbox]")?.getAttribute("aria-activedescendant") ?? ""
  expect(document.getElementById(named)?.textContent).toBe("سطر 2")
})

test("the list's own keys come first, and those with a modifier are the window's", async () => {
  const { at, taken } = open(3, ["End"])
  await userEvent.keyboard("{End}")
  expect([at.value, taken]).toEqual([0, ["End"]])
  await userEvent.keyboard("{Control>}{ArrowDown}{/Control}")
  expect(at.value).toBe(0)
})

test("where there is no line no key chooses one", async () => {
  const { at } = open(0)
  await userEvent.keyboard("{End}{ArrowDown}")
  expect(at.value).toBe(0)
})

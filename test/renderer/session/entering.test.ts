/** An article that comes late, and where the focus is then. */
import { afterEach, expect, test } from "vitest"
import { createEnter } from "../../../renderer/session/entering.ts"

afterEach(() => document.body.replaceChildren())

/** A window with a search field, a text, and an article that comes when `comes` is called. */
function inWindow() {
  document.body.innerHTML = `
    <input aria-label="search">
    <div class="ProseMirror" contenteditable="true"></div>
    <dialog><input aria-label="palette"></dialog>`
  const [search, inDialog] = document.querySelectorAll("input")
  const text = document.querySelector<HTMLElement>(".ProseMirror")!
  const dialog = document.querySelector("dialog")!
  let comes = () => {}
  const enter = createEnter(
    () => new Promise((resolve) => (comes = resolve)),
    () => text.focus(),
  )
  return { search: search!, text, dialog, inDialog: inDialog!, enter, comes: () => comes() }
}

test("the text has the focus when the article is there", async () => {
  const { search, text, enter, comes } = inWindow()
  search.focus()
  const entered = enter("a")
  expect(document.activeElement).toBe(search)
  comes()
  await entered
  expect(document.activeElement).toBe(text)
})

test("whoever goes to the search while an article comes stays there", async () => {
  const { search, text, enter, comes } = inWindow()
  text.focus()
  const entered = enter("a")
  search.focus()
  comes()
  await entered
  expect(document.activeElement).toBe(search)
})

test("whoever opens a dialog while an article comes stays there", async () => {
  const { dialog, inDialog, enter, comes } = inWindow()
  const entered = enter("a")
  dialog.showModal()
  comes()
  await entered
  expect(document.activeElement).toBe(inDialog)
})

test("an article that is chosen in a dialog has the focus, wherever the dialog gives it back to", async () => {
  const { search, text, dialog, inDialog, enter, comes } = inWindow()
  search.focus()
  dialog.showModal()
  expect(document.activeElement).toBe(inDialog)
  const entered = enter("a")
  requestAnimationFrame(() => dialog.close())
  comes()
  await entered
  expect(document.activeElement).toBe(text)
})

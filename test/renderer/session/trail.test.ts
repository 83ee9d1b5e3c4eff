/** Back and forward through articles and places, and the articles that were open last. */
import { expect, test } from "vitest"
import { press, type } from "../editor/harness.ts"
import { drawn, many, open } from "../panels/harness.ts"

test("goes back and forward through places and articles, and places stay with their words", async () => {
  const { session } = await open(many(4))
  await session.open("article-00000")
  session.editor()!.focus()
  const where = () => {
    const { $head } = session.editor()!.view.state.selection
    return [session.current.value?.id, $head.parent.type.name, $head.parentOffset]
  }
  await press("Control+3", "End")
  await drawn()
  const body = where()
  await press("Control+1")
  await session.open("article-00002")
  await press("Control+3")
  await drawn()
  await press("Alt+PageUp")
  await expect.poll(where).toEqual(["article-00002", "headline", 0])
  await press("Alt+PageUp")
  await expect.poll(where).toEqual(["article-00000", "headline", 9])
  await type("x")
  await press("Alt+PageUp")
  await expect.poll(where).toEqual(body)
  expect(document.activeElement?.closest("[data-pane]")?.getAttribute("data-pane")).toBe("editor")
  await press("Alt+PageDown")
  await expect.poll(where).toEqual(["article-00000", "headline", 10])
  await press("Alt+PageDown", "Alt+PageDown")
  await expect.poll(() => session.current.value?.id).toBe("article-00002")
  // A new way forward replaces the old one.
  await session.open("article-00003")
  expect(session.trail.can(1)).toBe(false)
  expect(session.trail.can(-1)).toBe(true)
})

test("the palette begins with the articles that were open last, without the present one", async () => {
  const { session } = await open(many(4))
  for (const id of ["article-00000", "article-00001", "article-00002"]) await session.open(id)
  expect(session.trail.recent.value).toEqual(["article-00001", "article-00000"])
  await press("Control+Shift+p")
  const names = () =>
    [...document.querySelectorAll("dialog .choice-name")].slice(0, 2).map((name) => name.textContent)
  await expect.poll(names).toEqual(["خبر رقم 1", "خبر رقم 0"])
  await press("Enter")
  await expect.poll(() => session.current.value?.id).toBe("article-00001")
})

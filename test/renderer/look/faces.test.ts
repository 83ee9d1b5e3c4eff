/** The faces that the first drawing waits for. */
import { expect, test } from "vitest"
import page from "../../../renderer/index.html?raw"
import { loadFaces } from "../../../renderer/look/faces.ts"
import "../../../renderer/look/look.css"

test("the first drawing waits for the files that the page has on the way, and for no others", async () => {
  const named = [...page.matchAll(/rel="preload" as="font"[^>]*\/([^"/]+\.woff2)"/g)].map(([, name]) => name)
  expect(named).toHaveLength(4)
  await loadFaces()
  const loaded = performance
    .getEntriesByType("resource")
    .map(({ name }) => new URL(name).pathname.split("/").at(-1))
    .filter((name) => name?.endsWith(".woff2"))
  expect(new Set(loaded)).toEqual(new Set(named))
  expect(document.fonts.check("1rem 'IBM Plex Sans Arabic'", "خبر 12 abc")).toBe(true)
})

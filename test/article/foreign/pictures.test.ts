/** What becomes of the pictures of a page. */
import { expect, test } from "vitest"
import { gathering } from "../../../main/article/foreign/containers.ts"
import { pictureOf } from "../../../main/article/foreign/pictures.ts"
import { tag } from "./place.ts"

const source = "media/2026/11/bridge.jpg"

test("a figure of Midad's takes the first picture of the newsroom, from wherever its file lies", () => {
  const img = tag(`<img src="../../${source}" alt="جسر">`)
  expect(pictureOf(img, gathering("figure"), true)).toEqual({ kind: "figure", src: source, alt: "جسر" })
  expect(pictureOf(img, gathering("figure", { src: "media/other.jpg" }), true).kind).toBe("lost")
  expect(pictureOf(img, gathering("root"), true).kind).toBe("lost")
  expect(pictureOf(tag('<img src="https://example.org/a.jpg">'), gathering("figure"), true).kind).toBe("lost")
})

test("a picture that is described by an emoji is that emoji, but not in a file of Midad's", () => {
  for (const emoji of ["😀", "👩🏽‍🚒", "🇾🇪", "1️⃣"])
    expect(pictureOf(tag(`<img alt="${emoji}">`), gathering("root"), false)).toEqual({
      kind: "emoji",
      alt: emoji,
    })
  expect(pictureOf(tag('<img alt="1">'), gathering("root"), false).kind).toBe("lost")
  expect(pictureOf(tag('<img alt="😀">'), gathering("root"), true).kind).toBe("lost")
})

test("a picture of one pixel shows nothing; in a file of Midad's it is lost like any other", () => {
  const pixel = tag('<img width="1" height="1" src="https://example.org/count.gif">')
  expect(pictureOf(pixel, gathering("root"), false)).toEqual({ kind: "nothing", alt: "" })
  expect(pictureOf(pixel, gathering("root"), true).kind).toBe("lost")
})

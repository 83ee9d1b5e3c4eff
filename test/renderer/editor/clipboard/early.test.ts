/** In a file of its own: the reader of foreign pages is loaded once a page. */
import { expect, test, vi } from "vitest"
import { wordsIn } from "../../../../main/contract/words/index.ts"
import { createEditor } from "../../../../renderer/editor/editor.ts"
import { body, drawing, p, strong } from "../../../support/pictures.ts"
import { paste, story } from "../harness.ts"

test("what is pasted before the reader of foreign pages is there waits for it, and nothing is lost", async () => {
  const place = document.createElement("div")
  document.body.append(place)
  const editor = createEditor(place, {
    words: () => wordsIn("ar"),
    language: () => "ar",
    keyOf: () => undefined,
    platform: "linux",
    pictureUrl: (src) => src,
    described: () => undefined,
    suggest: async () => [],
    hint: () => {},
    changed: () => {},
    askLink: async () => null,
    choosePicture: async () => null,
    offer: () => undefined,
    storePicture: async () => null,
    pasteWhole: () => {},
    notice: () => {},
    escape: () => false,
    openLink: () => {},
  })
  editor.open(story(p()))
  editor.focus("body")
  paste(editor, { html: "<p>أول <b>مهم</b></p>" })
  expect(drawing(editor.view.state.doc.child(2))).toBe(drawing(body(p())))
  await vi.waitFor(() =>
    expect(drawing(editor.view.state.doc.child(2))).toBe(drawing(body(p("أول ", strong("مهم"))))),
  )
  editor.destroy()
  place.remove()
})

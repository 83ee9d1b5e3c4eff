/** Growing and shrinking what is selected, by one key each. */
import { AllSelection, NodeSelection } from "prosemirror-state"
import { describe, expect, test } from "vitest"
import {
  article,
  body,
  br,
  caption,
  credit,
  figure,
  headline,
  hr,
  isolate,
  li,
  p,
  standfirst,
  strong,
  ul,
} from "../../support/pictures.ts"
import { cursor, frame, open, press, story, type } from "./harness.ts"

/** What is selected, with `|` between blocks. */
function chosen({ view }: Awaited<ReturnType<typeof open>>["editor"]): string {
  const { selection, doc } = view.state
  if (selection instanceof AllSelection) return "[all]"
  if (selection instanceof NodeSelection) return `[${selection.node.type.name}]`
  return doc.textBetween(selection.from, selection.to, "|", "\n")
}

/** Presses `key` once for each of `steps`, each of which is selected then. */
async function passes(key: string, editor: Parameters<typeof chosen>[0], steps: readonly string[]) {
  for (const step of steps) {
    await press(key)
    // The page tells of its selection with the next frame.
    await frame()
    expect(chosen(editor)).toBe(step)
  }
}

const larger = "Control+]"
const smaller = "Control+["

describe("the selection grows by one key and shrinks by another", () => {
  test("word, sentence, block, part, all, and back the same way", async () => {
    const { editor } = await open(story(p("بدأت القمة. وحضر الوز<a>ير 3.5 مرات؟ نعم."), p("ثم انتهت.")))
    const steps = [
      "الوزير",
      "وحضر الوزير 3.5 مرات؟ ",
      "بدأت القمة. وحضر الوزير 3.5 مرات؟ نعم.",
      "بدأت القمة. وحضر الوزير 3.5 مرات؟ نعم.|ثم انتهت.",
    ]
    await passes(larger, editor, [...steps, "[all]", "[all]"])
    await passes(smaller, editor, [...steps.toReversed(), "", ""])
    expect(cursor(editor)).toBe("paragraph: بدأت القمة. وحضر الوز|ير 3.5 مرات؟ نعم.")
  })

  test("through marks and line breaks, a list, its item", async () => {
    const { editor } = await open(
      story(p("قبل"), ul(li(p("أول ", strong("ث<a>ان"), br(), "ثالث.")), li(p("رابع")))),
    )
    await passes(larger, editor, [
      "ثان",
      "أول ثان\n",
      "أول ثان\nثالث.",
      "أول ثان\nثالث.|رابع",
      "قبل|أول ثان\nثالث.|رابع",
      "[all]",
    ])
  })

  test("in a field that is walled off it takes the field before the block around it", async () => {
    const { editor } = await open(
      story(p("قبل"), figure({ src: "dot.gif" }, caption("الوزير. في عم<a>ان"), credit("رويترز")), p("بعد")),
    )
    await passes(larger, editor, [
      "عمان",
      "في عمان",
      "الوزير. في عمان",
      "[figure]",
      "قبل|الوزير. في عمان|رويترز|بعد",
      "[all]",
    ])
    await passes(smaller, editor, [
      "قبل|الوزير. في عمان|رويترز|بعد",
      "[figure]",
      "الوزير. في عمان",
      "في عمان",
      "عمان",
      "",
    ])
  })

  test("in the headline: the word, the headline, all", async () => {
    const { editor } = await open(article(headline("قمة ع<a>مان"), standfirst("في عمان"), body(p("نص"))))
    await passes(larger, editor, ["عمان", "قمة عمان", "[all]"])
    await passes(smaller, editor, ["قمة عمان", "عمان", ""])
  })

  test("from a selection of several blocks, and of none with text", async () => {
    const { editor } = await open(story(p("أول ث<a>ان"), p("ثالث را<b>بع"), p("خامس")))
    await passes(larger, editor, ["أول ثان|ثالث رابع", "أول ثان|ثالث رابع|خامس", "[all]"])
    const divided = await open(story(p("أول"), "<node>", hr(), p("ثان")))
    await passes(larger, divided.editor, ["أول|\n|ثان", "[all]"])
    await passes(smaller, divided.editor, ["أول|\n|ثان", "[divider]"])
  })

  test("between sentences it takes the later one, and a set-apart run is a word of its sentence", async () => {
    const { editor } = await open(story(p("انتهت. <a>ثم ", isolate("Red Sea"), " بدأت.")))
    await passes(larger, editor, ["ثم", "ثم Red Sea بدأت.", "انتهت. ثم Red Sea بدأت."])
  })

  test("what was selected otherwise shrinks to what is inside it, and typing forgets the way", async () => {
    const { editor } = await open(story(p("<a>بدأت القمة. وحضر الوزير.<b>")))
    await passes(smaller, editor, ["وحضر الوزير.", "الوزير", ""])
    const typed = await open(story(p("بدأت القمة. وحضر ال<a>وزير.")))
    await passes(larger, typed.editor, ["الوزير", "وحضر الوزير."])
    await type("ثم")
    await passes(smaller, typed.editor, [""])
    expect(cursor(typed.editor)).toBe("paragraph: بدأت القمة. ثم|")
  })

  test("also in an article that is only read", async () => {
    const { editor } = await open(story(p("بدأت ال<a>قمة.")))
    editor.setWritable(false)
    await passes(larger, editor, ["القمة"])
  })
})

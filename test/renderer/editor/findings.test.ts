/** What the checks found, in the text: marked, moved with edits, walked through and corrected. */
import { TextSelection } from "prosemirror-state"
import { describe, expect, test } from "vitest"
import type { Finding, Severity } from "../../../main/contract/checking.ts"
import type { Editor } from "../../../renderer/editor/editor.ts"
import type { PlacedFinding } from "../../../renderer/editor/findings.ts"
import { p, strong } from "../../support/pictures.ts"
import { type Bench, open, press, same, story, type } from "./harness.ts"

/** The finding at `text` in the article, with these fixes. */
function find(
  editor: Editor,
  text: string,
  fixes: string[] = [],
  severity: Severity = "error",
): PlacedFinding {
  const { doc } = editor.view.state
  let from = -1
  doc.descendants((node, pos) => {
    if (node.isTextblock && from < 0) {
      const at = node.textContent.indexOf(text)
      if (at >= 0) from = pos + 1 + at
    }
    return from < 0
  })
  const finding: Finding = {
    rule: "hamza",
    kind: "spelling",
    severity,
    source: "counts",
    from: 0,
    to: text.length,
    text,
    values: {},
    fixes,
  }
  return {
    noted: { finding, kind: "paragraph", number: 1, before: "", after: "" },
    from,
    to: from + text.length,
  }
}

const marked = ({ place }: Bench) => [...place.querySelectorAll(".finding")].map((mark) => mark.textContent)
const selected = ({ editor: { view } }: Bench) => {
  const { from, to } = view.state.selection
  return view.state.doc.textBetween(from, to)
}
const listed = ({ editor }: Bench) =>
  editor.findings.list().map(({ from, to }) => editor.view.state.doc.textBetween(from, to))

async function withFindings(
  texts: string[],
  ...blocks: Parameters<typeof story>
): Promise<Bench & { found: PlacedFinding[] }> {
  const bench = await open(story(...blocks))
  const found = texts.map((text) => find(bench.editor, text, [`${text}ـ`]))
  bench.editor.findings.put(found)
  return Object.assign(bench, { found })
}

describe("findings", () => {
  test("are marked by their severity, and nothing of the text changes", async () => {
    const bench = await open(story(p("زار الحكومه اليوم")))
    const before = bench.doc()
    bench.editor.findings.put([
      find(bench.editor, "الحكومه"),
      find(bench.editor, "اليوم", [], "warning"),
      find(bench.editor, "قمة", [], "hint"),
    ])
    const severities = [...bench.place.querySelectorAll<HTMLElement>(".finding")].map(
      (mark) => `${mark.textContent} ${mark.dataset.severity}`,
    )
    expect(severities).toEqual(["قمة hint", "الحكومه error", "اليوم warning"])
    const lines = [...bench.place.querySelectorAll(".finding")].map(
      (mark) => getComputedStyle(mark).textDecorationStyle,
    )
    expect(lines).toEqual(["dotted", "wavy", "double"])
    expect(bench.doc()).toBe(before)
    expect(bench.changes.filter(({ doc }) => doc)).toEqual([])
  })

  test("move with what is typed in other blocks", async () => {
    const bench = await withFindings(["هده"], p("<a>أولا"), p("في هده المدينة"))
    await type("كتب ")
    expect([marked(bench), listed(bench)]).toEqual([["هده"], ["هده"]])
  })

  test("of a block are gone with the first key in it, and those of others stay", async () => {
    const bench = await withFindings(["هده", "مدينه", "الحكومه"], p("في هده مدينه<a>"), p("قالت الحكومه"))
    let told = 0
    bench.editor.findings.onChange(() => {
      told += 1
    })
    await type("ك")
    expect([marked(bench), told]).toEqual([["الحكومه"], 1])
    await type("ت")
    expect(told).toBe(1)
  })

  test("of both blocks are gone when one is joined to the other", async () => {
    const bench = await withFindings(["هده", "الحكومه"], p("في هده"), p("<a>قالت الحكومه"))
    await press("Backspace")
    expect(marked(bench)).toEqual([])
  })

  test("stay when a block is only marked", async () => {
    const bench = await withFindings(["هده"], p("في هده <a>المدينة<b>"))
    await press("Control+b")
    expect(marked(bench).join("")).toBe("هده")
    expect(bench.editor.active("strong")).toBe(true)
  })

  test("come back with nothing when the article is replaced", async () => {
    const bench = await withFindings(["هده"], p("في هده"))
    bench.editor.replace(story(p("نص آخر")))
    expect([marked(bench), listed(bench)]).toEqual([[], []])
  })

  test("in the word that is being typed wait until the cursor leaves it", async () => {
    const bench = await open(story(p("هده "), p("<a>")))
    await type("هده")
    const put = () => bench.editor.findings.put([{ ...find(bench.editor, "هده"), from: at, to: at + 3 }])
    const at = bench.editor.view.state.selection.head - 3
    bench.editor.findings.onHeld(put)
    put()
    expect(marked(bench)).toEqual([])
    await press("ArrowUp")
    expect(marked(bench)).toEqual(["هده"])
  })

  test("are gone through with the selection, around the end, and the one that is gone to has a wash", async () => {
    const bench = await withFindings(["هده", "الحكومه", "مدينه"], p("<a>في هده ثم الحكومه"), p("مدينه"))
    const { findings } = bench.editor
    const way: string[] = []
    for (const direction of [1, 1, 1, 1, -1, -1] as const) {
      findings.go(direction)
      way.push(selected(bench))
    }
    expect(way).toEqual(["هده", "الحكومه", "مدينه", "هده", "مدينه", "الحكومه"])
    expect(bench.place.querySelector(".finding-current")?.textContent).toBe("الحكومه")
    expect(findings.current()).toBe(bench.found[1]?.noted)
  })

  test("are gone through from where the cursor is, in both directions", async () => {
    const bench = await withFindings(["هده", "الحكومه"], p("في هده ثم <a> ثم الحكومه"))
    bench.editor.findings.go(-1)
    expect(selected(bench)).toBe("هده")
    bench.editor.view.dispatch(
      bench.editor.view.state.tr.setSelection(TextSelection.create(bench.doc(), bench.found[0]!.to + 3)),
    )
    bench.editor.findings.go(1)
    expect(selected(bench)).toBe("الحكومه")
  })
})

describe("a correction", () => {
  test("changes only what differs, keeps the marks, leaves the findings beside it, and is undone as one", async () => {
    const bench = await open(story(p("قالت ", strong("الحكومه"), " هده")))
    const found = [find(bench.editor, "الحكومه"), find(bench.editor, "هده")]
    bench.editor.findings.put(found)
    expect(bench.editor.findings.fix([{ noted: found[0]!.noted, text: "الحكومة" }])).toBe(1)
    same(bench.doc(), story(p("قالت ", strong("الحكومة"), " هده")))
    expect(marked(bench)).toEqual(["هده"])
    expect(bench.changes.filter(({ doc }) => doc).flatMap(({ steps }) => steps)).toHaveLength(1)
    await press("Control+z")
    same(bench.doc(), story(p("قالت ", strong("الحكومه"), " هده")))
  })

  test("of many is one change, and one that overlaps another is left", async () => {
    const bench = await open(story(p("مدينه ومدرسه"), p("حديقه")))
    const found = ["مدينه", "ومدرسه", "مدرسه", "حديقه"].map((text) => find(bench.editor, text))
    bench.editor.findings.put(found)
    const fixes = found.map(({ noted }) => ({ noted, text: `${noted.finding.text.slice(0, -1)}ة` }))
    expect(bench.editor.findings.fix(fixes)).toBe(3)
    same(bench.doc(), story(p("مدينة ومدرسة"), p("حديقة")))
    await press("Control+z")
    same(bench.doc(), story(p("مدينه ومدرسه"), p("حديقه")))
  })

  test("that takes out is one too, and the cursor stays behind it", async () => {
    const bench = await open(story(p("كلمة ، أخرى")))
    const found = find(bench.editor, " ،")
    bench.editor.findings.put([found])
    bench.editor.findings.fix([{ noted: found.noted, text: "،" }])
    same(bench.doc(), story(p("كلمة، أخرى")))
    await type("!")
    same(bench.doc(), story(p("كلمة،! أخرى")))
  })

  test("does nothing where the text cannot be written in, or has changed since", async () => {
    const bench = await withFindings(["هده"], p("في هده<a>"))
    const fix = () => bench.editor.findings.fix([{ noted: bench.found[0]!.noted, text: "هذه" }])
    bench.editor.setWritable(false)
    expect(fix()).toBe(0)
    bench.editor.setWritable(true)
    await type("م")
    expect(fix()).toBe(0)
    same(bench.doc(), story(p("في هدهم")))
  })
})

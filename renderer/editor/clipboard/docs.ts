/**
 * Suggestions of Google Docs. Its HTML has the text of suggested deletions as text like other text; only Docs' own
 * format on the same clipboard says which characters they are.
 */

/** Docs' own format, which Chromium passes on from one program to another. */
export const docsFormat = "application/x-vnd.google-docs-document-slice-clip+wrapped"

/** The text that Docs copied, and for each UTF-16 unit whether it was suggested to be deleted. */
type Suggested = { text: string; deleted: readonly boolean[] }

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value)

/** What Docs says of its text in `wrapped`; null if it suggests no deletion, or this is not its format. */
function suggestedIn(wrapped: string): Suggested | null {
  const outer = parsed(wrapped)
  const inner = isRecord(outer) && typeof outer.data === "string" ? parsed(outer.data) : null
  const resolved = isRecord(inner) ? inner.resolved : null
  if (!isRecord(resolved) || typeof resolved.dsl_spacers !== "string") return null
  const { dsl_spacers: text, dsl_suggesteddeletions: deletions } = resolved
  const marks: unknown = isRecord(deletions) ? deletions.sgsl_sugg : null
  if (!Array.isArray(marks)) return null
  // A list names the suggestions from there on; null says that nothing changes.
  let isDeleted = false
  const deleted = Array.from({ length: text.length }, (_, index) => {
    const names: unknown = marks[index]
    if (Array.isArray(names)) isDeleted = names.length > 0
    return isDeleted
  })
  return deleted.includes(true) ? { text, deleted } : null
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json)
  } catch (error) {
    if (error instanceof SyntaxError) return null
    throw error
  }
}

/** White space, and the signs by which Docs notes tables, pictures and other things in its text. */
const isLayout = (unit: string) => /[\s\u0000-\u001f\ue000-\uf8ff\u200b*]/.test(unit)

/**
 * `html` as Docs copied it, with suggested deletions as `<del>`; unchanged if there are none, or `wrapped` has another
 * text.
 */
export function withSuggestions(html: string, wrapped: string): string {
  const suggested = wrapped === "" ? null : suggestedIn(wrapped)
  if (!suggested) return html
  const { text, deleted } = suggested
  // A parsed document is inert: nothing of it is loaded or run.
  const page = new DOMParser().parseFromString(html, "text/html")
  const walker = page.createTreeWalker(page.body, NodeFilter.SHOW_TEXT)
  const made: { node: Text; runs: { text: string; isDeleted: boolean }[]; isRunOn: boolean }[] = []
  let at = 0
  for (let node = walker.nextNode() as Text | null; node; node = walker.nextNode() as Text | null) {
    const runs: { text: string; isDeleted: boolean }[] = []
    for (let index = 0; index < node.data.length; index++) {
      const unit = node.data[index]!
      const isSpace = /\s/.test(unit)
      while (!isSpace && at < text.length && text[at] !== unit && isLayout(text[at]!)) {
        // The end of a paragraph was deleted, so the next one goes on from it.
        if (text[at] === "\n" && deleted[at]) {
          const before = made.at(-1)
          if (before && runs.length === 0) before.isRunOn = true
        }
        at++
      }
      if (!isSpace && text[at] !== unit) return html
      const isDeleted = (!isSpace || /\s/.test(text[at] ?? "")) && deleted[at] === true
      if (!isSpace || (/\s/.test(text[at] ?? "") && text[at] !== "\n")) at++
      const last = runs.at(-1)
      if (last?.isDeleted === isDeleted) last.text += unit
      else runs.push({ text: unit, isDeleted })
    }
    if (runs.some(({ text }) => text.trim() !== "")) made.push({ node, runs, isRunOn: false })
  }
  for (const { node, runs, isRunOn } of made) {
    const pieces = runs.map(({ text, isDeleted }) => {
      if (!isDeleted) return page.createTextNode(text)
      const del = page.createElement("del")
      del.textContent = text
      return del
    })
    if (isRunOn) {
      const end = page.createElement("del")
      end.append(page.createElement("o:p"))
      pieces.push(end)
    }
    node.replaceWith(...pieces)
  }
  return page.body.innerHTML
}

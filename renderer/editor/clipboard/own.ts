/**
 * What was copied from an article: ProseMirror marks it with `data-pm-slice` and reads it back whole. Any program may
 * have written that mark, so its values are checked first.
 */
import { articleId } from "../../../main/article/dossier.ts"
import { schema } from "../../../main/article/schema.ts"

/** Elements that no copy of an article has and whose text is not shown. */
const strange =
  "script, style, template, title, meta, link, base, object, applet, canvas, svg, math, input, select, datalist, xml"

/** `html` with the values that the schema takes, if it was copied from an article; null if it was not. */
export function ownCopy(html: string): string | null {
  if (!html.includes("data-pm-slice")) return null
  // A parsed document is inert: nothing of it is loaded or run.
  const { body } = new DOMParser().parseFromString(html, "text/html")
  const slice = body.querySelector("[data-pm-slice]")
  if (!slice) return null
  for (const element of body.querySelectorAll(strange)) element.remove()
  for (const element of body.querySelectorAll("[data-article]"))
    if (!articleId.safeParse(element.getAttribute("data-article")).success)
      element.removeAttribute("data-article")
  for (const element of body.querySelectorAll("bdi[lang]"))
    if (!/^[a-zA-Z0-9-]{2,35}$/.test(element.getAttribute("lang") ?? "")) element.removeAttribute("lang")
  const [, open = "0 0", around = "[]"] =
    /^(\d+ \d+(?: -\d+)?) (.*)$/s.exec(slice.getAttribute("data-pm-slice") ?? "") ?? []
  slice.setAttribute("data-pm-slice", `${open} ${isContext(around) ? around : "[]"}`)
  return body.innerHTML
}

/** Whether `json` names nodes of the schema with attributes that it takes: `[name, attributes, name, …]`. */
function isContext(json: string): boolean {
  try {
    const list: unknown = JSON.parse(json)
    if (!Array.isArray(list)) return false
    for (let index = 0; index < list.length; index += 2)
      schema.nodeFromJSON({ type: list[index], attrs: list[index + 1] })
    return true
  } catch (error) {
    // Not JSON, or not of the schema.
    if (error instanceof SyntaxError || error instanceof RangeError) return false
    throw error
  }
}

/** What an article cannot hold of a page. */
import type { Tag } from "../tokens.ts"
import { controls } from "./elements.ts"

/** The kinds of things that an article cannot hold. Text inside of them is kept. */
export const lossNames = [
  "script",
  "style",
  "comment",
  "picture",
  "video",
  "audio",
  "frame",
  "object",
  "drawing",
  "formula",
  "table",
  /** Lists in lists that are deeper than an article holds them. */
  "nesting",
  "form",
  /** A link that leads neither to the web, nor to a mailbox, nor into the newsroom. */
  "link",
  /** Underlining, deletions, superscripts and similar formats. */
  "formatting",
  /** A title of the page other than its headline. */
  "title",
  /** Facts of the page that no field of the dossier takes. */
  "facts",
  /** Words that were deleted while changes were tracked. */
  "deletion",
  /** Comments of those who worked on the text. */
  "remark",
  /** Notes at the foot or the end of the text. */
  "footnote",
  /** Words that are not shown. */
  "hidden",
  /** Attributes of elements that an article's file does not have. */
  "attribute",
] as const

/** One of `lossNames`. */
export type LossName = (typeof lossNames)[number]

/** How many of one kind were lost. */
export type Loss = { what: LossName; count: number }

/** Counts what is lost while a page is read. */
export class Losses {
  readonly #counts = new Map<LossName, number>()

  /** Counts one `what`, or as many. */
  add(what: LossName, count = 1): void {
    this.#counts.set(what, (this.#counts.get(what) ?? 0) + count)
  }

  /** Each kind once, in the order in which it was first lost. */
  list(): Loss[] {
    return [...this.#counts].map(([what, count]) => ({ what, count }))
  }
}

const lossOf: ReadonlyMap<string, LossName> = new Map([
  ["script", "script"],
  ["video", "video"],
  ["audio", "audio"],
  ["iframe", "frame"],
  ["frame", "frame"],
  ["object", "object"],
  ["embed", "object"],
  ["applet", "object"],
  ["svg", "drawing"],
  ["canvas", "drawing"],
  ["math", "formula"],
  ["form", "form"],
  ...["u", "s", "strike", "del", "ins", "sub", "sup", "mark", "q", "ruby"].map(
    (name) => [name, "formatting"] as const,
  ),
])

/** Whether `tag` begins a script with facts of the page for machines. */
export const isMachines = (tag: Tag) => /ld\+json/i.test(tag.attributes.get("type") ?? "")

/**
 * What is lost with the element that `tag` begins; null if nothing is. Pictures, links and tables are counted where
 * they are read.
 * @param inForm whether it is in a form, which counts as one loss
 */
export function lossWith(tag: Tag, inForm: boolean): LossName | null {
  const { name } = tag
  const loss = lossOf.get(name)
  // What was inserted while changes were tracked is text like other text.
  if (name === "ins" && (tag.attributes.has("datetime") || tag.attributes.has("cite"))) return null
  if (loss && !(name === "script" && isMachines(tag))) return loss
  if (controls.has(name) && !inForm) return "form"
  return name === "link" && /stylesheet/i.test(tag.attributes.get("rel") ?? "") ? "style" : null
}

/** The head of a page: metadata, titles, scripts and style sheets. */
import { type Dossier, type DossierField, dossierOrder } from "../dossier.ts"
import { fieldValue, formatVersion } from "../field.ts"
import type { Tag } from "../tokens.ts"
import { isMachines, type Losses } from "./losses.ts"

/** Gathers what a page says beside its text while it is read. */
export class Head {
  /** Names in lower case. */
  readonly metas: [name: string, value: string][] = []
  readonly titles: string[] = []
  readonly styles: string[] = []
  readonly #scripts: { isMachines: boolean; source: string }[] = []
  /** The language that the page names; empty if it names none. */
  language = ""
  /**
   * The format version that the page names, or this one's if it names none and still has an article's id; null if it is
   * not a file of Midad's.
   */
  format: number | null = null
  #isNamed = false

  /** Takes what the start of an element says. */
  start(tag: Tag): void {
    switch (tag.name) {
      case "html":
      case "body":
        this.language ||= tag.attributes.get("lang")?.trim() ?? ""
        break
      case "meta":
        this.#meta(tag)
        break
      case "script":
        this.#scripts.push({ isMachines: isMachines(tag), source: "" })
        break
      case "title":
        this.titles.push("")
        break
      case "style":
        this.styles.push("")
    }
  }

  /** Takes the text of the element `name` that was started last; false if that text belongs to the page's text. */
  text(name: string, characters: string): boolean {
    if (name === "script") this.#scripts.at(-1)!.source += characters
    else if (name === "title") this.titles.push(this.titles.pop()! + characters)
    else if (name === "style") this.styles.push(this.styles.pop()! + characters)
    else return false
    return true
  }

  /** The sources of what the page says of itself to machines. */
  get machines(): string[] {
    return this.#scripts.filter((script) => script.isMachines).map(({ source }) => source)
  }

  /** The dossier of a file of Midad's, as far as the file has it. Facts that no field takes are counted in `losses`. */
  ownDossier(losses: Losses): Partial<Dossier> {
    const dossier: Partial<Record<DossierField, unknown>> = {}
    for (const [name, value] of this.metas) {
      if (!name.startsWith("midad:") || name === "midad:format") continue
      const field = dossierOrder.find((known) => name === `midad:${known}`)
      const read = field && !(field in dossier) ? fieldValue(field, value) : undefined
      if (field && read !== undefined) dossier[field] = read
      else losses.add("facts")
    }
    return dossier as Partial<Dossier>
  }

  #meta({ attributes }: Tag): void {
    const name = attributes.get("name") ?? attributes.get("property") ?? attributes.get("itemprop")
    const value = attributes.get("content")
    if (name === undefined || value === undefined) return
    this.metas.push([name.trim().toLowerCase(), value])
    if (this.#isNamed) return
    const [version] = (name === "midad:format" && /\d{1,6}/.exec(value)) || []
    if (version !== undefined) {
      this.format = Number(version)
      this.#isNamed = true
    } else if (name === "midad:id" && fieldValue("id", value) !== undefined) this.format ??= formatVersion
  }
}

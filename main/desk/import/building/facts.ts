/** The facts of a dossier that lines of an import say: section, place, source, names and topics. */
import type { Dossier } from "../../../article/dossier.ts"
import { type Credits, creditsOf } from "../credits.ts"
import { datelineOf, matchLine, type Patterns } from "../patterns.ts"
import type { Group } from "./groups.ts"

type Named = Pick<Dossier, "section" | "place" | "source" | "bylines" | "topics">

/** The facts of one import. */
export type Facts = {
  /** Takes a line that names a section. An article has one; a second one becomes a topic. */
  takeSection(item: Group): void
  /**
   * Takes a line of names, places or sources. Returns false, and takes nothing, if it says nothing but a second place:
   * then it may be the text's.
   */
  takeCredits(item: Group): boolean
  /** Takes the place of a paragraph that begins with a dateline, unless a place is known. */
  takeDateline(item: Group): void
  /** The facts, with those of `dossier` where no line says one. */
  over(dossier: Partial<Dossier>): Named
}

/** Makes the facts of one import, which are read by `patterns`. None is known at first. */
export function createFacts(patterns: Patterns): Facts {
  const facts: Named = { section: "", place: "", source: "", bylines: [], topics: [] }

  /** The text of a fact as one line; line breaks become spaces. */
  const factOf = (item: Group) => {
    const fact = matchLine(item.text, patterns)
    return (fact?.kind === item.kind && fact.fact !== "" ? fact.fact : item.text).replace(/[\n\r]+/g, " ")
  }

  /** What a line of names, places and sources says. A line that the user called one of them holds that at least. */
  const creditsIn = (item: Group): Credits => {
    const none = { names: [], places: [], sources: [], isSure: true }
    const matched = matchLine(item.text, patterns)
    const found = item.reason === "newsroom-pattern" ? null : creditsOf(item.text, patterns)
    const fact = matched?.kind === item.kind && matched.fact !== "" ? factOf(item) : null
    const dateline = datelineOf(item.text, patterns)
    switch (item.kind) {
      case "byline":
        return found && found.names.length > 0 ? found : { ...none, names: [fact ?? factOf(item)] }
      case "source":
        return found && found.sources.length > 0 ? found : { ...none, sources: [fact ?? factOf(item)] }
      default:
        if (found && found.places.length > 0) return found
        return { ...none, places: [fact ?? (dateline?.alone ? dateline.place : factOf(item))] }
    }
  }

  return {
    takeSection(item) {
      // A page that names more sections has filed the article under these topics too.
      const section = factOf(item)
      if (facts.section === "") facts.section = section
      else if (section !== facts.section) facts.topics.push(section)
    },
    takeCredits(item) {
      const credits = creditsIn(item)
      const [place = ""] = credits.places
      if (item.kind === "place" && facts.place !== "" && facts.place !== place) return false
      facts.bylines.push(...credits.names)
      facts.place = joined(facts.place, credits.places)
      facts.source = joined(facts.source, credits.sources)
      return true
    },
    takeDateline(item) {
      if (facts.place === "") facts.place = datelineOf(item.text, patterns)?.place ?? ""
    },
    over: (dossier) => ({
      section: facts.section || (dossier.section ?? ""),
      place: facts.place || (dossier.place ?? ""),
      source: facts.source || (dossier.source ?? ""),
      bylines: facts.bylines.length > 0 ? facts.bylines : (dossier.bylines ?? []),
      topics: [...new Set([...(dossier.topics ?? []), ...facts.topics])],
    }),
  }
}

/** `text` and the parts of `more` that it does not hold, in one line. */
function joined(text: string, more: readonly string[]): string {
  return [...new Set([...(text === "" ? [] : text.split("، ")), ...more])].join("، ")
}

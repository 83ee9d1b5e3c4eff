/**
 * The line under a headline that says who wrote the text, where, and for whom: "بيروت: «الجريدة»", "واس - الرياض",
 * "سالم الحربي من لندن", "الرياض - أحمد علي (تصوير: خالد سعد)". It is read as pieces between signs; each is a place, an
 * agency or publication, a date, or a name. If a piece is none of them the line is none.
 */
import { creditPieces, type Piece } from "./credit-pieces.ts"
import {
  agenciesIn,
  districts,
  type Known,
  knownOf,
  outletEnd,
  outlets,
  photoLabels,
  roles,
  unlabelled,
} from "./credit-words.ts"
import { isDateLine } from "./date-line.ts"
import { wordKey } from "./letters.ts"
import type { Patterns } from "./patterns.ts"
import { hasSentenceWord, isCommonWord, isGiven, type NameShape, nameShape } from "./person-names.ts"

/** What a line of credits says, each as the line has it, in its order. */
export type Credits = {
  names: string[]
  places: string[]
  sources: string[]
  /**
   * Whether its words say so: a label, an agency, a known place or name beside another. Else it is two to four words
   * that may be a name.
   */
  isSure: boolean
}

/** The longest line of credits, in UTF-16 code units. */
const longest = 160

/** The names in a piece: those that و joins are taken apart. */
function namesIn(text: string): string[] {
  const words = text.split(" ")
  const names: string[] = []
  let open: string[] = []
  for (const [at, word] of words.entries()) {
    const key = wordKey(word)
    if (key === "and" && open.length >= 2) {
      names.push(open.join(" "))
      open = []
      continue
    }
    const rest = key.slice(1)
    const joins =
      key.startsWith("و") &&
      !isGiven(key) &&
      open.length >= 2 &&
      (isGiven(rest) || rest === "" || (rest.length >= 3 && words.length - at >= 2 && !isCommonWord(rest)))
    if (joins) {
      names.push(open.join(" "))
      open = []
      const own = word.slice(word.indexOf("و") + 1)
      if (own !== "") open.push(own)
    } else open.push(word)
  }
  if (open.length > 0) names.push(open.join(" "))
  return names
}

function shapeOf(names: readonly string[]): NameShape {
  const shapes = names.map(nameShape)
  if (shapes.includes("none")) return "none"
  if (shapes.includes("likely")) return "likely"
  return shapes.includes("known") ? "known" : "possible"
}

const countWords = (text: string) => text.split(" ").length

/** A label that waits for its name in a piece behind it. */
type Label = { what: "name" | "photo" | "source"; isPlain: boolean; text: string }

/** Reads the pieces of one line, one after the other. */
class CreditReader {
  readonly #pieces: readonly Piece[]
  readonly #known: Known
  readonly #patterns: Patterns
  readonly #names: string[] = []
  readonly #places: string[] = []
  readonly #sources: string[] = []
  /** Pieces that are known by what the others are. */
  readonly #unknown: { text: string; piece: Piece }[] = []
  /** Places that are papers too, and that no comma joins to another. */
  readonly #papers: string[] = []
  /** How many pieces are surely what they were taken for. */
  #evidence = 0
  #hasTown = false
  /** Whether a name was taken that is one only beside something sure. */
  #hasLikely = false
  #label: Label | null = null

  constructor(pieces: readonly Piece[], known: Known, patterns: Patterns) {
    this.#pieces = pieces
    this.#known = known
    this.#patterns = patterns
  }

  /** What the line says; null if one of its pieces says anything else. */
  read(): Credits | null {
    for (const [at, piece] of this.#pieces.entries()) {
      if (!isDateLine(piece.text, this.#patterns) && !this.#take(piece, at)) return null
    }
    this.#tellPapers()
    if (!this.#unknown.every((each) => this.#guess(each)) || !this.#endsWell()) return null
    const [names, places, sources] = [this.#names, this.#places, this.#sources]
    const count = names.length + places.length + sources.length
    return count === 0 ? null : { names, places, sources, isSure: this.#evidence > 0 }
  }

  #take(piece: Piece, at: number): boolean {
    const key = wordKey(piece.text)
    if (/[0-9٠-٩۰-۹]/.test(piece.text) && !this.#known.publications.has(key)) return false
    return (
      this.#takeListed(piece, at, key) ||
      this.#takeLabel(piece, at) ||
      this.#takeOutlet(piece) ||
      this.#takeNames(piece, at)
    )
  }

  #addSources(...sources: string[]): true {
    this.#sources.push(...sources)
    this.#evidence++
    this.#label = null
    return true
  }

  /** What stands in a list, and what stands in quotation marks as papers do. */
  #takeListed(piece: Piece, at: number, key: string): boolean {
    const { text } = piece
    const isAlone = this.#pieces.length === 1
    const agencies = agenciesIn(text, this.#known)
    if (agencies.length > 0) return this.#addSources(...agencies)
    if (piece.isQuoted && countWords(text) <= 4 && !hasSentenceWord(text)) return this.#addSources(text)
    const isPublication = this.#known.publications.has(key)
    if (this.#known.places.has(key)) {
      this.#places.push(text)
      if (isPublication && !piece.isListed && !this.#pieces[at + 1]?.isListed) this.#papers.push(text)
      this.#hasTown = true
      // A town alone may be a subhead.
      if (!isAlone) this.#evidence++
      return true
    }
    const isLabel = this.#label === null && at < this.#pieces.length - 1 && unlabelled(text).rest === ""
    if (isPublication && !isLabel) return this.#addSources(text)
    const isDistrict = districts.has(key.split(" ")[0]!) && [2, 3, 4].includes(countWords(text))
    if (isAlone || this.#label || !(this.#known.countries.has(key) || isDistrict)) return false
    this.#places.push(text)
    return true
  }

  /** A label that is a whole piece, and the source behind one. */
  #takeLabel({ text }: Piece, at: number): boolean {
    const { label: what, isPlain, rest } = unlabelled(text)
    if (what !== null && rest === "") {
      // A label before a sign is a label; before a word it may be a noun.
      this.#label = { what, isPlain: isPlain || at < this.#pieces.length - 1, text }
      return true
    }
    const isSource = (what ?? this.#label?.what) === "source"
    const source = what === null ? text : rest
    return isSource && countWords(source) <= 5 && !hasSentenceWord(source) && this.#addSources(source)
  }

  /** A paper or site by the words that their names begin and end with. */
  #takeOutlet({ text }: Piece): boolean {
    const { label, isPlain, rest } = unlabelled(text)
    if (this.#label !== null || (label !== null && (isPlain || nameShape(rest) !== "none"))) return false
    const words = text.split(" ")
    const isOutlet = outletEnd.test(text) || (outlets.has(wordKey(words[0]!)) && words.length > 1)
    return isOutlet && words.length <= 5 && !hasSentenceWord(text) && this.#addSources(text)
  }

  #takeNames(piece: Piece, at: number): boolean {
    const cut = unlabelled(piece.text)
    const label = cut.label ?? this.#label?.what ?? null
    const isPlain = cut.label === null ? (this.#label?.isPlain ?? false) : cut.isPlain
    const text = cut.label === null ? piece.text : cut.rest
    const names = namesIn(text)
    const shape = shapeOf(names)
    if (
      label !== null &&
      (shape !== "none" || (isPlain && countWords(text) <= 6 && !hasSentenceWord(text)))
    ) {
      this.#names.push(...names.map((name) => (label === "photo" ? `${this.#photoWord(at)}: ${name}` : name)))
      this.#evidence++
      // Names behind a comma share the label.
      if (!this.#pieces[at + 1]?.isListed) this.#label = null
      return true
    }
    if (cut.label !== null && this.#label === null) return false
    const isSome = names.length > 1 && names.some((name) => nameShape(name) === "known")
    if (shape === "known" || (shape === "likely" && isSome)) this.#evidence++
    else if (shape === "likely" && this.#pieces.length > 1) this.#hasLikely = true
    else if (shape !== "possible") {
      this.#unknown.push({ text, piece })
      return true
    }
    this.#names.push(...names)
    return true
  }

  /** The word before a photographer's name, as the line has it. */
  #photoWord(at: number): string {
    const own = this.#pieces[at]!.text.split(" ")[0]!
    return photoLabels.has(wordKey(own)) ? own : (this.#label?.text ?? own)
  }

  /** الرياض is a town and a newspaper: of two towns that no comma joins, the one that is a paper too is the paper. */
  #tellPapers() {
    const [paper] = this.#papers
    if (paper === undefined || this.#sources.length > 0 || this.#places.length < 2) return
    this.#sources.push(paper)
    this.#places.splice(this.#places.indexOf(paper), 1)
  }

  /** What is left over is a town beside a name or agency, a paper beside a town, or what the writer is. */
  #guess({ text, piece }: { text: string; piece: Piece }): boolean {
    const words = countWords(text)
    const [names, places, sources] = [this.#names, this.#places, this.#sources]
    if (hasSentenceWord(text)) return false
    if (roles.has(wordKey(text.split(" ")[0]!)) && names.length > 0 && words <= 5) {
      names.push(`${names.pop()}، ${text}`)
      return true
    }
    if (words > 3 || (words > 1 && isCommonWord(text))) return false
    const isPaper = text.startsWith("ال") && isCommonWord(text) && !piece.from
    if (isPaper && sources.length === 0 && names.length > 0) sources.push(text)
    else if (piece.isListed && this.#hasTown) places.push(text)
    else if (places.length === 0 && (piece.from || names.length > 0 || sources.length > 0)) places.push(text)
    // "المدير في موسكو" is a headline and no paper.
    else if (sources.length === 0 && this.#hasTown && !this.#pieces.some(({ from }) => from))
      sources.push(text)
    else return false
    return true
  }

  /** Whether nothing is left that waits for something. */
  #endsWell(): boolean {
    if (this.#hasLikely && this.#evidence === 0) return false
    if (this.#label === null || this.#names.length > 0) return true
    // A label without a name is the desk's: "سبق - متابعة - تبوك".
    const isDesk = this.#known.publications.has(wordKey(this.#label.text))
    if (isDesk) this.#sources.push(this.#label.text)
    return isDesk
  }
}

/** Reads a line of credits; null if `line` is none. */
export function creditsOf(line: string, patterns: Patterns): Credits | null {
  if (line.length > longest || /[؟?!@]/.test(line) || /\d{5}/.test(line)) return null
  const known = knownOf(patterns)
  const quoting = /^(?:نقل[اًا]{1,2} ?)?عن ?:? /.exec(line)
  if (quoting) {
    const found = creditsOf(line.slice(quoting[0].length), patterns)
    return found && found.sources.length > 0 && found.names.length === 0 ? found : null
  }
  const pieces = creditPieces(line, patterns, known)
  if (pieces.length === 0 || pieces.length > 10) return null
  return new CreditReader(pieces, known, patterns).read()
}

/**
 * The line under a headline that says who wrote the text, where, and for whom: "بيروت: «الجريدة»", "واس - الرياض",
 * "سالم الحربي من لندن", "الرياض - أحمد علي (تصوير: خالد سعد)". It is read as pieces between signs; each is a place, an
 * agency or publication, a date, or a name. If a piece is none of them the line is none.
 */
import { isDateLine } from "./date-line.ts"
import { bare, wordKey } from "./letters.ts"
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

type Piece = { text: string; isQuoted: boolean; from: boolean; isListed: boolean }
type Known = { agencies: Set<string>; publications: Set<string>; places: Set<string>; countries: Set<string> }

const knowns = new WeakMap<Patterns, Known>()

/** The names of all countries in Arabic and English. */
function countries(): string[] {
  const letters = [..."ABCDEFGHIJKLMNOPQRSTUVWXYZ"]
  return ["ar", "en"].flatMap((language) => {
    const names = new Intl.DisplayNames([language], { type: "region", fallback: "none" })
    return letters.flatMap((one) => letters.flatMap((other) => names.of(one + other) ?? []))
  })
}

function knownOf(patterns: Patterns): Known {
  const known = knowns.get(patterns)
  if (known) return known
  const set = (names: readonly string[]) => new Set(names.map(wordKey))
  const made = {
    agencies: set(patterns.agencies),
    publications: set(patterns.publications),
    places: set(patterns.places),
    countries: set(countries()),
  }
  knowns.set(patterns, made)
  return made
}

const opening = "([«“‹"
const closing = ")]»”›"
const dividers = ":|\\،,؛;•*–—−+&\t\n"
const digit = /[0-9٠-٩۰-۹]/

/** The pieces of a line: between signs, brackets and quotation marks, and around the words من and في. */
function piecesOf(line: string): Piece[] {
  const pieces: Piece[] = []
  let text = ""
  let isQuoted = false
  let from = false
  let isListed = false
  const close = () => {
    const found = bare(text)
    if (found !== "") {
      pieces.push({ text: found, isQuoted, from, isListed })
      from = false
      isListed = false
    }
    text = ""
  }
  const start = /^(?:من)(?=\s)/.exec(line)
  if (start) from = true
  for (let at = start ? start[0].length : 0; at < line.length; at++) {
    const sign = line[at]!
    const [before = " ", after = " "] = [line[at - 1], line[at + 1]]
    const inNumber = digit.test(before) && digit.test(after)
    if (opening.includes(sign) || closing.includes(sign) || sign === '"') {
      close()
      isQuoted = sign === '"' ? !isQuoted : "«“‹".includes(sign)
    } else if (sign === "ـ" && before === " " && after === " ") close()
    else if (dividers.includes(sign) && !inNumber) {
      close()
      isListed = sign === "،" || sign === ","
    } else if (sign === "/" && !inNumber) close()
    else if (sign === "." && after === ".") close()
    else if (sign === "…") close()
    else if (
      sign === "-" &&
      !inNumber &&
      (/\s/.test(before) || /\s/.test(after) || isHyphenDivider(line, at))
    )
      close()
    else if (sign === " " || sign === "\u00a0") {
      text += " "
      const word = /^(?:من|في|فى)(?=\s)/.exec(line.slice(at + 1, at + 5))
      if (word) {
        close()
        from = true
        at += word[0].length
      }
    } else text += sign
  }
  close()
  return pieces
}

/** A piece without the date in it: "الرياض 12 نوفمبر 2026 واس" is a town and an agency. */
function withoutDate(piece: Piece, patterns: Patterns): Piece[] {
  const words = piece.text.split(" ")
  const from = words.findIndex((word) => digit.test(word))
  if (from < 0 || words.length > 14) return [piece]
  let to = words.length
  while (to > from && !isDateLine(words.slice(from, to).join(" "), patterns)) to--
  if (to === from) return [piece]
  return [words.slice(0, from), words.slice(to)]
    .map((part) => bare(part.join(" ")))
    .filter((text) => text !== "")
    .map((text) => ({ ...piece, text }))
}

/** A piece in two, where و joins an agency or a label to what stands before it: "سالم الحربي ووكالات". */
function apart(piece: Piece, { agencies, places, publications }: Known): Piece[] {
  const words = piece.text.split(" ")
  // "سالم الحربي الرياض": a name and where it was written, or for whom.
  for (const length of [1, 2, 3]) {
    const name = words.slice(0, -length).join(" ")
    const end = wordKey(words.slice(-length).join(" "))
    const isEnd = places.has(end) || (length > 1 && publications.has(end))
    const shape = nameShape(name)
    if (words.length - length >= 2 && isEnd && (shape === "known" || shape === "likely"))
      return [
        { ...piece, text: name },
        { ...piece, text: words.slice(-length).join(" "), isListed: false },
      ]
  }
  const cut = words.findIndex((word, at) => {
    if (at < 2 || !word.startsWith("و")) return false
    const own = wordKey(word).slice(1)
    const rest = wordKey(words.slice(at).join(" ")).slice(1).trim()
    return agencies.has(rest) || photoLabels.has(own) || (plainLabels.has(own) && at < words.length - 1)
  })
  if (cut < 0) return [piece]
  const rest = words.slice(cut).join(" ").slice(1).trim()
  return [
    { ...piece, text: words.slice(0, cut).join(" ") },
    { ...piece, text: rest, isListed: false },
  ]
}

/** Whether the hyphen at `at`, between two Arabic words without spaces, divides them: "الرياض-واس", not "جان-بيير". */
function isHyphenDivider(line: string, at: number): boolean {
  const before = line.slice(0, at).split(/[\s-]/).at(-1) ?? ""
  const after = line.slice(at + 1).split(/[\s-]/, 1)[0] ?? ""
  if (!/[\u0621-\u064a]$/.test(before) || !/^[\u0621-\u064a]/.test(after)) return false
  return !(isGiven(wordKey(before)) && isGiven(wordKey(after)))
}

const labels = new Set(
  wordKey(
    "كتب كتبت كتبها كتبه بقلم إعداد اعداد أعده أعدها أعدت أعد تحرير ترجمة ترجمها ترجمته متابعة تقرير حوار حاوره حاورته حاورها حاورتها تغطية تحقيق تأليف مراسل مراسلة مراسلنا مراسلتنا موفد موفدة موفدنا رصد استطلاع كتابة الكاتب الكاتبة المحرر المحررة الصحفي الصحفية الصحافي الصحافية عرض حررها حرره بواسطة أجرى أجرت الحوار اللقاء المقابلة نص نصوص by",
  ).split(" "),
)
/** Labels that are nothing else, so that what follows is a name whatever its words. */
const plainLabels = new Set(wordKey("كتب كتبت كتبها بقلم بواسطة by").split(" "))
const photoLabels = new Set(wordKey("تصوير عدسة صور الصور بعدسة photo photos").split(" "))
const sourceLabels = new Set(wordKey("المصدر مصدر المصادر نقلا source").split(" "))
/** What a writer is, behind the name. */
const roles = new Set(
  wordKey(
    "كاتب كاتبة صحفي صحفية صحافي صحافية باحث باحثة أكاديمي أكاديمية محلل محللة خبير خبيرة أستاذ أستاذة رئيس رئيسة مدير مديرة وزير وزيرة سفير سفيرة محام محامي محامية مستشار مستشارة عضو روائي روائية شاعر شاعرة ناقد ناقدة مراسل مراسلة محرر محررة طبيب طبيبة مهندس مهندسة اقتصادي إعلامي إعلامية",
  ).split(" "),
)
const districts = new Set(
  wordKey(
    "محافظة مدينة منطقة مركز هجرة قرية بلدة إمارة ولاية ضاحية جزيرة وادي رأس حفر بئر جبل كفر دير شرم خان ميناء قصر",
  ).split(" "),
)
const outlets = new Set(
  wordKey(
    "بوابة وكالة وكالات صحيفة جريدة موقع مجلة قناة تلفزيون إذاعة شبكة منصة صفحة مراسل مراسلة مراسلو موفد موفدة مندوب محرر قسم وحدة فريق مكتب",
  ).split(" "),
)
const outletEnd =
  /(?:^|[\s.])(?:نت|نيوز|أونلاين|اونلاين|اون لاين|أون لاين|برس|ديلي|تايمز|بوست|تي في|com|net|org|news)$/i

/** The words of a label at the start of a piece, and the rest; a label may be several words ("كتب وصور"). */
function unlabelled(text: string): {
  label: "name" | "photo" | "source" | null
  isPlain: boolean
  rest: string
} {
  const words = text.split(" ")
  let label: "name" | "photo" | "source" | null = null
  let isPlain = false
  let at = 0
  for (; at < words.length; at++) {
    const key = wordKey(words[at]!)
    const own = key.startsWith("و") && at > 0 ? key.slice(1) : key
    if (photoLabels.has(own)) label ??= "photo"
    else if (labels.has(own)) label = label === "photo" ? "name" : (label ?? "name")
    else if (sourceLabels.has(own)) label ??= "source"
    else break
    isPlain ||= plainLabels.has(own)
  }
  return { label, isPlain, rest: words.slice(at).join(" ") }
}

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

/** The agencies that a piece names, joined by و; none if it holds anything else. */
function agenciesIn(text: string, { agencies, publications }: Known): string[] {
  const isSource = (part: string) => {
    const key = wordKey(part)
    return agencies.has(key) || publications.has(key)
  }
  if (agencies.has(wordKey(text))) return [text]
  if (text.startsWith("و") && agencies.has(wordKey(text.slice(1)))) return [text.slice(1)]
  const words = text.split(" ")
  for (let at = 1; at < words.length; at++) {
    if (!words[at]!.startsWith("و")) continue
    const first = words.slice(0, at).join(" ")
    const rest = [words[at]!.slice(1), ...words.slice(at + 1)].join(" ").trim()
    if (!isSource(first)) continue
    const others = isSource(rest) ? [rest] : agenciesIn(rest, { agencies, publications } as Known)
    if (others.length > 0) return [first, ...others]
  }
  return []
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
  const pieces = piecesOf(line)
    .flatMap((piece) => withoutDate(piece, patterns))
    .flatMap((piece) => apart(piece, known))
  if (pieces.length === 0 || pieces.length > 10) return null
  return new CreditReader(pieces, known, patterns).read()
}

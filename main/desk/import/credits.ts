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
function apart(piece: Piece, { agencies }: Known): Piece[] {
  const words = piece.text.split(" ")
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
    "كتب كتبت كتبها كتبه بقلم إعداد اعداد أعده أعدها أعدت أعد تحرير ترجمة ترجمها ترجمته متابعة تقرير حوار حاوره حاورته حاورها حاورتها تغطية تحقيق تأليف مراسل مراسلة مراسلنا مراسلتنا موفد موفدة موفدنا رصد استطلاع كتابة الكاتب الكاتبة المحرر المحررة الصحفي الصحفية الصحافي الصحافية عرض حررها حرره بواسطة أجرى أجرت الحوار اللقاء المقابلة by",
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
    "بوابة وكالة وكالات صحيفة جريدة موقع مجلة قناة تلفزيون إذاعة شبكة منصة صفحة مراسل مراسلة مراسلو موفد موفدة مندوب محرر قسم وحدة فريق",
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

/** Reads a line of credits; null if `line` is none. */
export function creditsOf(line: string, patterns: Patterns): Credits | null {
  if (line.length > longest || /[؟?!]/.test(line) || /\d{5}/.test(line)) return null
  const known = knownOf(patterns)
  const pieces = piecesOf(line)
    .flatMap((piece) => withoutDate(piece, patterns))
    .flatMap((piece) => apart(piece, known))
  if (pieces.length === 0 || pieces.length > 10) return null
  const names: string[] = []
  const places: string[] = []
  const sources: string[] = []
  const unknown: { text: string; piece: Piece }[] = []
  /** In the order of the line: what each piece is, by its place. */
  let evidence = 0
  const papers: string[] = []
  let pending: { label: "name" | "photo" | "source"; isPlain: boolean; text: string } | null = null
  let hasCity = false
  let likely = false
  let weak: string[] = []

  for (const [at, piece] of pieces.entries()) {
    if (isDateLine(piece.text, patterns)) continue
    if (/[0-9٠-٩۰-۹]/.test(piece.text) && !known.publications.has(wordKey(piece.text))) return null
    const whole = wordKey(piece.text)
    const agencies = agenciesIn(piece.text, known)
    if (agencies.length > 0) {
      sources.push(...agencies)
      evidence++
      pending = null
      continue
    }
    const isPlace = known.places.has(whole)
    const isPublication = known.publications.has(whole)
    if (piece.isQuoted && countWords(piece.text) <= 4 && !hasSentenceWord(piece.text)) {
      sources.push(piece.text)
      evidence++
      pending = null
      continue
    }
    if (isPlace) {
      places.push(piece.text)
      // الرياض is a town and a newspaper. Of two towns that no comma joins, the one that is also a paper is the paper.
      if (isPublication && !piece.isListed && !pieces[at + 1]?.isListed) papers.push(piece.text)
      hasCity = true
      if (pieces.length > 1) evidence++
      continue
    }
    const isOwnLabel = pending === null && at < pieces.length - 1 && unlabelled(piece.text).rest === ""
    if (isPublication && !isOwnLabel) {
      sources.push(piece.text)
      evidence++
      pending = null
      continue
    }
    if (known.countries.has(whole) && pieces.length > 1) {
      places.push(piece.text)
      continue
    }
    const cut: ReturnType<typeof unlabelled> = unlabelled(piece.text)
    if (cut.label !== null && cut.rest === "") {
      pending = { label: cut.label, isPlain: cut.isPlain || at < pieces.length - 1, text: piece.text }
      continue
    }
    const label = cut.label ?? pending?.label ?? null
    // A label before a sign is a label; before a word it may be a noun of a headline.
    const isPlain = cut.label !== null ? cut.isPlain : (pending?.isPlain ?? false)
    const text = cut.label !== null ? cut.rest : piece.text
    if (label === "source") {
      if (countWords(text) > 5 || hasSentenceWord(text)) return null
      sources.push(text)
      evidence++
      pending = null
      continue
    }
    const words = wordKey(text).split(" ")
    if (
      (label === null || (cut.label === "name" && !cut.isPlain && nameShape(cut.rest) === "none")) &&
      countWords(text) <= 5 &&
      (outletEnd.test(text) ||
        (outlets.has(wordKey(piece.text.split(" ")[0]!)) && countWords(piece.text) > 1)) &&
      !hasSentenceWord(text)
    ) {
      sources.push(piece.text)
      if (pieces.length > 1 || words.length <= 4) evidence++
      continue
    }
    if (
      label === null &&
      districts.has(words[0]!) &&
      words.length > 1 &&
      words.length <= 4 &&
      pieces.length > 1
    ) {
      places.push(text)
      continue
    }
    const parts = namesIn(text)
    const shape = shapeOf(parts)
    const isLabelled =
      label !== null && (shape !== "none" || (isPlain && countWords(text) <= 6 && !hasSentenceWord(text)))
    if (isLabelled) {
      for (const name of parts) names.push(label === "photo" ? `${photoWord(pieces, at)}: ${name}` : name)
      evidence += 2
      // Names after a comma share the label.
      if (!pieces[at + 1]?.isListed) pending = null
      continue
    }
    if (label !== null && pending === null) return null
    if (shape === "known") {
      names.push(...parts)
      evidence++
    } else if (shape === "possible") {
      names.push(...parts)
      weak = [...weak, ...parts]
    } else if (shape === "likely" && pieces.length > 1) {
      likely ||= true
      names.push(...parts)
    } else if (shape === "likely" && parts.length > 1 && parts.some((part) => nameShape(part) === "known")) {
      names.push(...parts)
      evidence++
    } else unknown.push({ text, piece })
  }

  if (papers.length > 0 && sources.length === 0 && places.length > 1) {
    sources.push(papers[0]!)
    places.splice(places.indexOf(papers[0]!), 1)
  }

  // What is left over is known by what is there: a town beside a name or agency, a paper beside a town.
  for (const { text, piece } of unknown) {
    const words = countWords(text)
    if (hasSentenceWord(text)) return null
    if (roles.has(wordKey(text.split(" ")[0]!)) && names.length > 0 && words <= 5) {
      names.push(`${names.pop()}، ${text}`)
      continue
    }
    if (words > 3 || (words > 1 && isCommonWord(text))) return null
    const isPaper = text.startsWith("ال") && isCommonWord(text) && !piece.from
    if (isPaper && sources.length === 0 && names.length > 0) sources.push(text)
    else if (piece.isListed && hasCity) places.push(text)
    else if (places.length === 0 && (piece.from || names.length > 0 || sources.length > 0)) places.push(text)
    else if (sources.length === 0 && hasCity) sources.push(text)
    else return null
  }
  if (likely && evidence === 0) return null
  if (names.length + places.length + sources.length === 0) return null
  // A label without a name is the desk's: "سبق - متابعة - تبوك".
  if (pending && names.length === 0) {
    if (!known.publications.has(wordKey(pending.text))) return null
    sources.push(pending.text)
  }
  const isAlone = pieces.length === 1
  if (isAlone && hasCity && names.length + sources.length === 0)
    return { names, places, sources, isSure: false }
  return {
    names,
    places,
    sources,
    isSure: evidence >= 2 || (evidence === 1 && weak.length < names.length + 1),
  }
}

/** The word before a photographer's name, as the line has it. */
function photoWord(pieces: readonly Piece[], at: number): string {
  const here = pieces[at]!.text.split(" ")[0]!
  if (photoLabels.has(wordKey(here))) return here
  return pieces[at - 1]?.text ?? here
}

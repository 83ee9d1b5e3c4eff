/**
 * Words that are written as one and are several: a particle before a Latin word or a number (لـBBC, و12), a number
 * before a word (16غريقا), and names whose parts are written together or apart (عبدالله, عبد الله). A search takes them
 * apart, so that each part is found by itself and both spellings are one.
 */

/** A piece of a key, in UTF-16 units. */
export type Span = readonly [from: number, to: number]

/** What may stand before a Latin word or a number and is no word of its own. */
const particles: ReadonlySet<string> = new Set(
  ["و", "ف", "ب", "ك", "ل"]
    .flatMap((one) => [one, `${one}ال`, ...["ب", "ل", "ك"].map((other) => one + other)])
    .concat("ال", "لل", "ولل", "فلل", "وبال", "وكال", "فبال", "أ"),
)

const setOf = (words: string): ReadonlySet<string> => new Set(words === "" ? [] : words.split(" "))

/** Names of a word and الله; those with عبد are among `names`. Everything here is folded. */
const ofGod = setOf("نصر سعد فضل حزب هبه عطا عطيه جاب خلف رزق حمد ضيف شاء رحمه فتح ايه لطف خير عون فرج جاد")
/** Names of a word and الدين. */
const ofFaith = setOf(
  "نور صلاح علاء سيف عز حسام شمس بهاء فخر محي محيي جمال كمال جلال تاج ضياء عماد شرف سعد نجم خير زين ناصر شهاب قطب برهان بدر امين مجد نصر تقي",
)
const endings: readonly (readonly [string, ReadonlySet<string>])[] = [
  ["الله", ofGod],
  ["الدين", ofFaith],
]

/** What follows ابو in names that are often written as one. */
const afterFather =
  "ظبي بكر مازن زيد تريكه ريده علي هلاله صلاح ردينه سليم كساوي عبيده حامد سيف مرزوق عيطه شقه هشيمه غزاله فراس خالد محمد حسن حسين طالب لولوه داود جعفر ديه ايمن عمار رمضان خليل سمره نصر شباب حمزه ستيته يوسف عامر راشد سالم طه"
/** What follows بن and ابن there; عبد as in بنعبد الله. */
const afterSon =
  "عبد لادن سلمان علي فليس كيران عمر زايد غوريون غفير عطيه سوده سودا زيمه زيما عيسي موسي صالح سعيد شعبون جلون يونس سينا رشد خلدون تيميه كثير بطوطه عباس مسعود راشد ناصر خليفه محمد"

/**
 * First parts of names. `after`: second parts that are known to be written on to it. `article`: so is whatever has the
 * article. `open`: so is almost anything, for no other words begin so but those of `otherWords`. `withArticle`: the
 * first part itself may have the article.
 */
type First = {
  part: string
  after: ReadonlySet<string>
  article: boolean
  open: boolean
  withArticle: boolean
}
const firstPart = (part: string, after: string, more: Partial<First> = {}): First => ({
  part,
  after: setOf(after),
  article: false,
  open: false,
  withArticle: false,
  ...more,
})
const firstParts: readonly First[] = [
  firstPart("عبد", "ربه علي مناف شمس محمد عون يزيد", { article: true }),
  firstPart("ابو", afterFather, { article: true, open: true }),
  firstPart("ابي", afterFather, { article: true }),
  firstPart("ابا", afterFather, { article: true }),
  firstPart("ابن", afterSon, { article: true }),
  firstPart("بن", afterSon),
  firstPart(
    "بو",
    "سعيد سعيدي عزيزي تفليقه علام جمعه ضياف حيرد كمال قره شارب قادوم ريطه سته عيده عشرين عياش رقيبه مدين صوف شناق عينين ظبي علي زيد",
    { withArticle: true },
  ),
  firstPart("ام", "درمان كلثوم قصر صلال سلمه حبيبه القيوين الفحم الحيران البواقي الرشراش"),
  firstPart("ذو", "", { article: true }),
  firstPart("ذي", "", { article: true }),
]

/** Words that begin like names with ابو and are none: doors, horns, parents, fathers, Apollo, Abuja, steamers. */
const otherWords = /^(?:ابواب|ابواق|ابوي|ابوه(?:ما|ن)?$|ابوكما$|ابوتن|ابوته|ابولو|ابوجا|ابوكالي|ابورا)/

/** Letters that may precede a name: particles that are written on to it. */
const attached = "وفبكل"
const isAttached = (unit: number | undefined): boolean =>
  unit === 0x648 || unit === 0x641 || unit === 0x628 || unit === 0x643 || unit === 0x644

/** Whether a unit of a key is of the Arabic script. Keys have no presentation forms. */
export const isArabic = (unit: number): boolean => unit >= 0x600 && unit <= 0x8ff

/** Four letters as one number. */
const four = (one: number, two: number, three: number, last: number): number =>
  ((one & 0xff) << 24) | ((two & 0xff) << 16) | ((three & 0xff) << 8) | (last & 0xff)

/** The first four letters of names with a first part of two letters; with عبد, those of names that follow it. */
const beginnings: ReadonlySet<number> = new Set(
  firstParts
    .filter(({ part }) => part.length === 2)
    .flatMap(({ part, after, article }) => [
      ...(article ? [`${part}ال`] : []),
      ...[...after].map((second) => part + second),
    ])
    .map((name) =>
      four(...([0, 1, 2, 3].map((at) => name.charCodeAt(at)) as [number, number, number, number])),
    ),
)

/** Whether a word that ends or begins so may be a name of several parts; a quick look that most words do not pass. */
export function mayBeNames(units: ArrayLike<number>, from: number, to: number): boolean {
  if (to - from < 5) return false
  const last = units[to - 1]
  if (last === 0x647 && units[to - 2] === 0x644 && units[to - 3] === 0x644) return true
  if (last === 0x646 && units[to - 2] === 0x64a && units[to - 3] === 0x62f && units[to - 4] === 0x644)
    return true
  const begins = (at: number): boolean => {
    const [one, two, three] = [units[at]!, units[at + 1]!, units[at + 2]!]
    if (two === 0x628) {
      if (one === 0x639) return three === 0x62f
      if (one === 0x627) return three === 0x648 || three === 0x64a || three === 0x627 || three === 0x646
      return false
    }
    const short = one === 0x628 || one === 0x630 || (one === 0x627 && two === 0x645)
    return short && at + 4 < to && beginnings.has(four(one, two, three, units[at + 3]!))
  }
  for (let at = from; at < from + 3; at++) {
    if (begins(at)) return true
    if (units[at] === 0x627 && units[at + 1] === 0x644) return begins(at + 2)
    if (!isAttached(units[at])) return false
    // With ل the article is لل.
    if (units[at] === 0x644 && units[at + 1] === 0x644 && begins(at + 2)) return true
  }
  return false
}

/** How many letters before a name in `word` may be particles, the most first. */
function starts(word: string): number[] {
  let most = 0
  while (most < 2 && most < word.length && attached.includes(word[most]!)) most++
  return Array.from({ length: most + 1 }, (_, at) => most - at)
}

/** The first part that `name` begins with, and how much of it stands before its second part; null without one. */
function firstOf(name: string): { first: First; length: number } | null {
  for (const first of firstParts) {
    if (name.startsWith(first.part)) return { first, length: first.part.length }
    if (first.withArticle)
      for (const article of ["ال", "لل"])
        if (name.startsWith(article + first.part)) return { first, length: 2 + first.part.length }
  }
  return null
}

/** Where the two parts of a name begin in `word`, which is folded; null if it is not two names written as one. */
function partsOf(word: string): { start: number; second: number } | null {
  for (const from of starts(word)) {
    const name = word.slice(from)
    const begun = firstOf(name)
    if (begun) {
      const { first, length } = begun
      const second = name.slice(length)
      const isOpen =
        first.open &&
        second.length > 2 &&
        !otherWords.test(name) &&
        (from === 0 || /^و+$/.test(word.slice(0, from)))
      const isKnown =
        first.after.has(second) ||
        (first.article && second.startsWith("ال") && second.length >= 4) ||
        // بنعبدالله.
        (first.after.size > 0 && second.startsWith("عبد") && partsOf(second) !== null)
      // A particle would hide a first part of two letters: it has no stem.
      if (isKnown || isOpen) return { start: first.part.length > 2 ? 0 : from, second: from + length }
    }
    for (const [ending, names] of endings)
      if (name.endsWith(ending) && names.has(name.slice(0, -ending.length)))
        return { start: 0, second: word.length - ending.length }
  }
  return null
}

/** The names that `run` consists of, which stands at `from`. */
function namesIn(run: string, from: number): Span[] {
  const found: Span[] = []
  let at = 0
  for (let parts = partsOf(run); parts; parts = partsOf(run.slice(at))) {
    found.push([from + at + parts.start, from + at + parts.second])
    at += parts.second
  }
  return [...found, [from + at, from + run.length]]
}

/** The words that `key`, the key of what is written as one word, consists of. There is always at least one. */
export function wordsIn(key: string): Span[] {
  const found: Span[] = []
  let dropped: Span | null = null
  for (let from = 0; from < key.length; ) {
    const arabic = isArabic(key.charCodeAt(from))
    let to = from + 1
    while (to < key.length && isArabic(key.charCodeAt(to)) === arabic) to++
    const run = key.slice(from, to)
    if (arabic && to < key.length && particles.has(run)) dropped = [from, to]
    else if (arabic) found.push(...namesIn(run, from))
    else found.push([from, to])
    from = to
  }
  return found.length > 0 ? found : [dropped ?? [0, key.length]]
}

/** Whether `second`, so much of it as is typed, may follow `first` in a name that is written as one. */
function mayFollow({ part, after, article, open }: First, second: string): boolean {
  if (article && second.startsWith("ال")) return true
  if (open && second.length > 1 && !otherWords.test(part + second)) return true
  // What begins so without being a name, such as بنك, is to be found by itself.
  const least = part.length > 2 ? 1 : 2
  return second.length >= least && [...after].some((one) => one.startsWith(second) && one !== second)
}

/**
 * The words that `key` may be the beginning of while it is being typed: عبدال of عبد الله, ابوظ of ابو ظبي; null if it
 * begins no name that is written as one and is not seen to be one yet.
 */
export function namesBegunBy(key: string): [first: string, ...rest: string[]] | null {
  for (const from of starts(key)) {
    const name = key.slice(from)
    const begun = firstOf(name)
    const second = begun ? name.slice(begun.length) : ""
    const further = begun && second.startsWith("عبد") ? namesBegunBy(second) : null
    if (begun && (further || mayFollow(begun.first, second)))
      return [key.slice(0, from + begun.length), ...(further ?? [second])]
    for (const [ending, names] of endings)
      for (let length = 2; length < ending.length; length++)
        if (name.endsWith(ending.slice(0, length)) && names.has(name.slice(0, -length)))
          return [key.slice(0, -length), key.slice(-length)]
  }
  return null
}

/**
 * Light stemming: an Arabic word without its article and its commonest endings, so that «للحكومة», «والحكومات» and
 * «حكومة» are found by one another. Stems are only for search keys, and are always ranked below the forms in the
 * text, as a light stem sometimes joins two different words.
 *
 * The rules are those of light10 (L. Larkey, L. Ballesteros, M. Connell, "Light Stemming for Arabic Information
 * Retrieval", in Arabic Computational Morphology, 2007), with three changes, because light10 gives different stems to
 * forms of some of the commonest words of news. It removes و from any word, so that وزير and الوزير differ; here the
 * particles و ف ب ك ل without an article stay, and a search asks for the word with each of them (`stemsFor`). It
 * removes every ending once, so that لبنان and لبناني differ; here endings are removed as long as there are any. And
 * it leaves stems of two letters; here they have at least three. Beyond light10, spellings of one stem are made one
 * (`levelled`).
 */

/** The article with the particles that may precede it. The longest one that fits is removed. */
const articles = ["وبال", "وكال", "فبال", "ولل", "فلل", "وال", "بال", "كال", "فال", "لل", "ال"] as const

/** Endings of plural, dual, feminine, relation and possession, and the alef of the accusative. */
const suffixes = ["ها", "ان", "ات", "ون", "ين", "يه", "ه", "ي", "ا"] as const

/** The particles that may precede a word without an article. */
const particles = ["و", "ف", "ب", "ك", "ل", "وب", "ول"] as const

const shortest = 3
const arabic = /^[\u0621-\u064A]+$/

const endings = [...new Set(suffixes.map((suffix) => suffix.charCodeAt(suffix.length - 1)))]

/** How many letters the article of `word` has, with its particles. */
function articleLength(word: string): number {
  const first = word[0]
  // Most words begin with none of these.
  if (first !== "ا" && first !== "و" && first !== "ل" && first !== "ب" && first !== "ف" && first !== "ك")
    return 0
  for (const article of articles)
    if (word.startsWith(article) && word.length - article.length >= shortest) return article.length
  return 0
}

/** Where the word of two letters begins that `word` is an article and no more than; 0 if it is none. */
function bareFrom(word: string): number {
  const article = articles.find((each) => word.startsWith(each) && word.length - each.length === shortest - 1)
  return article?.length ?? 0
}

/** The light stem of `word`, which must be folded. A word that is not Arabic, or too short, is its own stem. */
export function stemOf(word: string): string {
  if (word.length <= shortest || !arabic.test(word)) return word
  if (word === "الله") return word
  const start = articleLength(word)
  // A hamza at the end is left out as often as written: شراء, شرا.
  let end = word.endsWith("ء") && word.length - 1 - start >= shortest ? word.length - 1 : word.length
  for (let at = 0; at < suffixes.length; at++) {
    const suffix = suffixes[at]!
    if (!endings.includes(word.charCodeAt(end - 1))) break
    if (end - suffix.length - start < shortest || !word.endsWith(suffix, end)) continue
    end -= suffix.length
    at = -1
  }
  return levelled(word.slice(start, end))
}

/**
 * A stem in the one form of its spellings: a hamza is on its letter for some and before it for others (مسؤول, مسئول),
 * one on the line is written as a y by many (براءة, براية), and a letter that shadda doubles is often written twice, or
 * once for two (مدرّس مدررس, الأمم الأمّ).
 */
function levelled(stem: string): string {
  let level = ""
  for (let at = 0; at < stem.length; at++) {
    const letter = stem[at]!
    const before = level[level.length - 1]
    // The first two letters are a root's own: ممكن, ببغاء.
    if (letter === before && at > 1) continue
    if (letter === "و" && before === "ي" && at > 1) level = level.slice(0, -1)
    level += letter === "ء" && at > 0 && at < stem.length - 1 ? "ي" : letter
  }
  return level
}

/**
 * The stems that forms of `word` (folded) may have in a text: its own, its own with each particle before it, and, as
 * its first letter may be a particle, the stem of the rest. A word of two letters, which has no stem of its own, is
 * also meant with an article, and without one.
 */
export function stemsFor(word: string): string[] {
  const stem = stemOf(word)
  if (!arabic.test(stem)) return [stem]
  const bare = word.slice(bareFrom(word))
  if (bare.length < shortest) return [...new Set([word, bare, ...articles.map((article) => article + bare)])]
  if (stem.length < shortest) return [stem]
  const stems = [stem, ...particles.map((particle) => particle + stem)]
  for (const particle of particles) {
    const rest = word.slice(particle.length)
    if (!word.startsWith(particle) || rest.length < shortest) continue
    stems.push(stemOf(rest))
  }
  return [...new Set(stems)]
}

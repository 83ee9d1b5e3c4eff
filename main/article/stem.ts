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
 * it leaves stems of two letters; here they have at least three.
 */

/** The article with the particles that may precede it. The longest one that fits is removed. */
const articles = ["وبال", "وكال", "فبال", "ولل", "فلل", "وال", "بال", "كال", "فال", "لل", "ال"] as const

/** Endings of plural, dual, feminine, relation and possession. */
const suffixes = ["ها", "ان", "ات", "ون", "ين", "يه", "ه", "ي"] as const

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

/** The light stem of `word`, which must be folded. A word that is not Arabic, or too short, is its own stem. */
export function stemOf(word: string): string {
  if (word.length <= shortest || !arabic.test(word)) return word
  const start = articleLength(word)
  let end = word.length
  for (let at = 0; at < suffixes.length; at++) {
    const suffix = suffixes[at]!
    if (!endings.includes(word.charCodeAt(end - 1))) break
    if (end - suffix.length - start < shortest || !word.endsWith(suffix, end)) continue
    end -= suffix.length
    at = -1
  }
  return word.slice(start, end)
}

/**
 * The stems that forms of `word` (folded) may have in a text: its own, its own with each particle before it, and, as
 * its first letter may be a particle, the stem of the rest.
 */
export function stemsFor(word: string): string[] {
  const stem = stemOf(word)
  if (!arabic.test(stem) || stem.length < shortest) return [stem]
  const stems = [stem, ...particles.map((particle) => particle + stem)]
  for (const particle of particles) {
    const rest = word.slice(particle.length)
    if (!word.startsWith(particle) || rest.length <= shortest) continue
    stems.push(stemOf(rest))
  }
  return [...new Set(stems)]
}

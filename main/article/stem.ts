/**
 * Light stemming: what is left of an Arabic word without its article and its commonest endings, so that
 * «للحكومة», «والحكومات» and «حكومة» are found by one another. For keys only, and always ranked below the forms
 * that stand in the text: a light stem now and then takes two words for one.
 *
 * The rules are those of light10 (L. Larkey, L. Ballesteros, M. Connell, "Light Stemming for Arabic Information
 * Retrieval", in Arabic Computational Morphology, 2007), with three changes, as it makes strangers of some of the
 * commonest words of news. It takes و off from any word, so that وزير and الوزير part; here the particles و ف ب ك ل
 * without an article stay on, and who searches asks for the word with each of them (`stemsFor`). It takes every
 * ending off once, so that لبنان and لبناني part; here they are taken off as long as there are any. And it leaves
 * stems of two letters, here they have three.
 */

/** The article with what may stand before it; one of them is taken off, the longest that fits. */
const articles = ["وبال", "وكال", "فبال", "ولل", "فلل", "وال", "بال", "كال", "فال", "لل", "ال"] as const

/** Endings of plural, dual, feminine, relation and possession. */
const suffixes = ["ها", "ان", "ات", "ون", "ين", "يه", "ه", "ي"] as const

/** What may stand before a word that has no article. */
const particles = ["و", "ف", "ب", "ك", "ل", "وب", "ول"] as const

const shortest = 3
const arabic = /^[\u0621-\u064A]+$/

const endings = [...new Set(suffixes.map((suffix) => suffix.charCodeAt(suffix.length - 1)))]

/** How many letters the article of `word` has, with what stands before it. */
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
 * The stems under which `word` (folded) may stand in a text: its own, that one with each particle before it,
 * and, as its own first letter may be a particle, that of what follows.
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

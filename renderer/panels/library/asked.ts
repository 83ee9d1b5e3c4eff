/** What a search asks for, in parts: the words that are looked for, and the filters that narrow where. */
import { termsOf } from "../../../main/article/terms.ts"
import { languages } from "../../../main/contract/desk.ts"
import { fieldNames, queryPart } from "../../../main/contract/filters.ts"
import { wordsIn } from "../../../main/contract/words/index.ts"

/** `words` as they were typed, without the filters; `filters` as they were typed, such as `القسم:دوليات`. */
export type Asked = { words: string; filters: string[] }

const keyOf = (text: string) => termsOf(text).join(" ")
const fields = new Set(
  languages.flatMap((language) => {
    const names = wordsIn(language).filters.fields
    return fieldNames.flatMap((name) => [name, ...names[name]].map(keyOf))
  }),
)

/** The parts of what was typed into the search field. A filter without a value narrows nothing and is left out. */
export function askedFor(text: string): Asked {
  const words: string[] = []
  const filters: string[] = []
  for (const [whole, name, quoted, , bare] of text.matchAll(queryPart)) {
    if (name === undefined || !fields.has(keyOf(name))) words.push(whole)
    else if (keyOf(quoted ?? bare ?? "") !== "") filters.push(whole)
  }
  return { words: words.join(" "), filters }
}

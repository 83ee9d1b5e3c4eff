/** The newsroom's lexicon: names as the newsroom agreed to spell them. */
import type { Finding } from "../contract/checking.ts"
import { bare } from "./spelling/letters.ts"
import type { Word } from "./words.ts"

/** A name of the newsroom's lexicon: its agreed spelling, spellings that are not to be used, and its Latin form. */
export type AgreedName = { name: string; aliases: readonly string[]; latin?: string | undefined }

export type Agreed = {
  /** Every bare word of the agreed names. */
  words: ReadonlySet<string>
  /** The findings in `text`, whose words are `words`: at each spelling that is not to be used. */
  findings(text: string, words: readonly Word[]): Finding[]
}

const split = (name: string) =>
  bare(name)
    .split(/[\s\u00A0]/)
    .filter((word) => word !== "")

/** The lexicon of `names`. */
export function createAgreed(names: readonly AgreedName[]): Agreed {
  /** Aliases as lists of words, by their first word. */
  const aliases = new Map<string, { parts: string[]; name: string }[]>()
  for (const { name, aliases: written } of names)
    for (const alias of written) {
      const parts = split(alias)
      const [first] = parts
      if (first !== undefined) aliases.set(first, [...(aliases.get(first) ?? []), { parts, name }])
    }

  return {
    words: new Set(names.flatMap(({ name }) => split(name))),
    findings(text, words) {
      const found: Finding[] = []
      let end = 0
      for (const [at, word] of words.entries())
        for (const particle of [
          "",
          ...(word.bare.length > 3 && /^[وفبلك]/.test(word.bare) ? [word.bare[0]!] : []),
        ]) {
          const stem = word.bare.slice(particle.length)
          const alias = aliases
            .get(stem)
            ?.find(({ parts }) =>
              parts.every((part, index) => (index === 0 ? stem : words[at + index]?.bare) === part),
            )
          if (!alias || word.from < end) continue
          const { from } = word
          const { to } = words[at + alias.parts.length - 1]!
          found.push({
            rule: "agreed-name",
            kind: "spelling",
            severity: "warning",
            source: "list",
            from,
            to,
            text: text.slice(from, to),
            values: { word: text.slice(from, to), right: alias.name },
            fixes: [particle + alias.name],
          })
          end = to
          break
        }
      return found
    },
  }
}

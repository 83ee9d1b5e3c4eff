/** The field of an article's language. */
import { useSession } from "../../session/context.ts"

/** Draws the language `value`, a tag of BCP 47, among those that have names here. */
export function LanguageField({ id, value, set }: { id: string; value: string; set(value: string): void }) {
  const names: Record<string, string> = useSession().words.value.window.dossier.languages
  return (
    <select class="box" id={id} value={value} onChange={(event) => set(event.currentTarget.value)}>
      {[...new Set([...Object.keys(names), value])].map((tag) => (
        <option key={tag} value={tag}>
          {names[tag] ?? tag}
        </option>
      ))}
    </select>
  )
}

/** How headlines are sorted. */
import { termsOf } from "./terms.ts"

/** The key by which a headline is sorted: Arabic before other scripts, then by its terms; without letters it comes last. */
export function sortingOf(headline: string): string {
  const words = termsOf(headline).join(" ").slice(0, 60)
  const order = words === "" ? "3" : /^\p{Script=Arabic}/u.test(words) ? "1" : "2"
  return order + words
}

/**
 * Regular expressions that users write. RE2 takes time in proportion to the text for any expression, where the
 * language's own engine may go back and forth for ever; so none needs a deadline.
 */
import { RE2JS } from "re2js"
import type { Expressions, Matched } from "./search.ts"

/** The engine as `searchFor` takes it. It throws `SyntaxError` for what is no expression of RE2. */
export const expressions: Expressions = (source, ignoreCase) => {
  let compiled: RE2JS
  try {
    compiled = RE2JS.compile(source, ignoreCase ? RE2JS.CASE_INSENSITIVE : 0)
  } catch (error) {
    throw new SyntaxError(error instanceof Error ? error.message : String(error), { cause: error })
  }
  return (text) => {
    const found: Matched[] = []
    const matcher = compiled.matcher(text)
    while (matcher.find()) {
      const groups: Matched = []
      for (let group = 0; group <= matcher.groupCount(); group++) {
        const from = matcher.start(group)
        groups.push(from < 0 ? null : [from, matcher.end(group)])
      }
      found.push(groups)
    }
    return found
  }
}

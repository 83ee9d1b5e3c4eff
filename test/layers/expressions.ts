/** The regular expressions of sources: those written as such, and those that are put together when they are needed. */
import { parse, type SyntaxNode, visit } from "../support/source.ts"

/** An expression and where it is written. */
export type Expression = { source: string; flags: string; at: string }

/** The expressions written in a source, and whether it makes others. The ending of `name` gives the language. */
export function expressionsIn(text: string, name: string): { written: Expression[]; makes: boolean } {
  const written: Expression[] = []
  let makes = false
  visit(parse(text, name), (node) => {
    const regex = node.type === "Literal" ? (node.regex as { pattern: string; flags: string } | null) : null
    if (regex) {
      const line = text.slice(0, node.start).split("\n").length
      written.push({ source: regex.pattern, flags: regex.flags, at: `${name}:${line}` })
    }
    const callee = node.type === "NewExpression" || node.type === "CallExpression" ? node.callee : null
    makes ||= (callee as SyntaxNode | null)?.name === "RegExp"
  })
  return { written, makes }
}

/**
 * `source` in the syntax of the flag `u`, which the checker knows: without what classes of the flag `v` subtract, so
 * that it takes more than the expression does.
 */
export function withoutSets(source: string): string {
  const whole = source.replace(/--\[[^\]]*\]/g, "")
  return whole.replace(/\[([^[\]]*)\[((?:[^[\]\\]|\\.)*)\]([^[\]]*)\]/g, "[$1$2$3]")
}

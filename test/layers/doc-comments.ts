/** Doc comments: which exported functions have none, and which doc comments belong to nothing. */
import { commentsOf, parse, type SourceComment, type SyntaxNode } from "../support/source.ts"

const isFunction = (node: SyntaxNode | null): boolean =>
  node !== null && /^(ArrowFunctionExpression|FunctionExpression|ClassExpression)$/.test(node.type)

/** The names of the functions and classes that a statement exports where it declares them. */
function exportedFunctions(statement: SyntaxNode): string[] {
  if (!/^Export(Named|Default)Declaration$/.test(statement.type)) return []
  const declared = statement.declaration as SyntaxNode | null
  if (declared === null) return []
  if (/^(FunctionDeclaration|ClassDeclaration|TSDeclareFunction)$/.test(declared.type))
    return [(declared.id as { name: string } | null)?.name ?? "default"]
  if (declared.type !== "VariableDeclaration") return isFunction(declared) ? ["default"] : []
  return (declared.declarations as SyntaxNode[])
    .filter((each) => isFunction(each.init as SyntaxNode | null))
    .map((each) => (each.id as { name: string }).name)
}

const isDoc = (comment: SourceComment) => comment.type === "Block" && comment.value.startsWith("*")

const lineOf = (text: string, offset: number) => text.slice(0, offset).split("\n").length

/**
 * What is wrong with the doc comments of a source, a sentence each: an exported function or class that has none right
 * before it, and a doc comment that is followed by another one, by an import, or by nothing that it could describe.
 * The first comment of a file may describe the file.
 */
export function docFaults(text: string, path: string): string[] {
  const comments = commentsOf(text, path)
  const docs = comments.filter(isDoc)
  const faults: string[] = []

  /** The text from `start` on without the plain comments that begin it, and whether a blank line is before it. */
  function after(start: number): { apart: boolean; rest: string } {
    let end = start
    let apart = false
    for (;;) {
      const space = /^\s*/.exec(text.slice(end))![0]
      apart ||= /\n\s*\n/.test(space)
      end += space.length
      const plain = comments.find((comment) => comment.start === end && !isDoc(comment))
      if (!plain) return { apart, rest: text.slice(end) }
      end = plain.end
    }
  }

  for (const doc of docs) {
    const at = `${path}:${lineOf(text, doc.start)}`
    const { rest } = after(doc.end)
    const isHeader = text.slice(0, doc.start).trim() === ""
    if (isHeader) continue
    if (rest.startsWith("/**")) faults.push(`${at} has a doc comment that another one follows`)
    else if (/^import\b(?!\()/.test(rest)) faults.push(`${at} has a doc comment before an import`)
    else if (/^([})\]]|$)/.test(rest)) faults.push(`${at} has a doc comment that nothing follows`)
  }

  const documented = new Set<string>()
  for (const statement of parse(text, path).body as SyntaxNode[]) {
    const described = docs.some(({ end }) => {
      const { apart, rest } = after(end)
      return !apart && text.length - rest.length === statement.start
    })
    for (const name of exportedFunctions(statement)) {
      // The first of several signatures speaks for all.
      if (described) documented.add(name)
      if (!documented.has(name))
        faults.push(`${path}:${lineOf(text, statement.start)} has no doc comment on ${name}`)
    }
  }
  return faults
}

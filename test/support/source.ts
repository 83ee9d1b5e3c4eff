/** TypeScript sources as trees, for the tests that look at what modules import and use. */
import { readdirSync, readFileSync } from "node:fs"
import { join } from "node:path"
import { parseAst, parseSync } from "vite"

/** A node of a syntax tree (ESTree, with TypeScript's own nodes). */
export type SyntaxNode = { type: string; start: number; [part: string]: unknown }

/** A comment of a source: what is between its delimiters, and the offsets before and after it. */
export type SourceComment = { type: "Line" | "Block"; value: string; start: number; end: number }

/** The language of a source, by the ending of its name. */
function languageOf(name: string): "dts" | "tsx" | "ts" | "js" {
  if (name.endsWith(".d.ts")) return "dts"
  if (name.endsWith(".tsx")) return "tsx"
  return /\.[cm]?ts$/.test(name) ? "ts" : "js"
}

/** Parses a source. Throws with the parser's message if it is not one. The ending of `name` gives the language. */
export function parse(text: string, name: string): SyntaxNode {
  return parseAst(text, { lang: languageOf(name) }, name) as unknown as SyntaxNode
}

/** The comments of a source, in their order. The ending of `name` gives the language. */
export function commentsOf(text: string, name: string): SourceComment[] {
  return parseSync(name, text, { lang: languageOf(name) }).comments
}

function isNode(value: unknown): value is SyntaxNode {
  return typeof value === "object" && value !== null && typeof (value as SyntaxNode).type === "string"
}

/** Visits `node` and everything in it, the outer before the inner. */
export function visit(node: SyntaxNode, see: (node: SyntaxNode) => void): void {
  see(node)
  for (const part of Object.values(node)) {
    if (isNode(part)) visit(part, see)
    else if (Array.isArray(part)) for (const each of part) if (isNode(each)) visit(each, see)
  }
}

/** The modules that a source names: imports (of types too), re-exports, `import()` and `require()` of a text. */
export function importsOf(tree: SyntaxNode): string[] {
  const found: string[] = []
  const take = (source: unknown) => {
    const value = isNode(source) ? source.value : undefined
    if (typeof value === "string") found.push(value)
  }
  visit(tree, (node) => {
    if (/^(ImportDeclaration|Export(Named|All)Declaration|ImportExpression|TSImportType)$/.test(node.type))
      take(node.source)
    if (node.type === "TSExternalModuleReference") take(node.expression)
    if (node.type === "CallExpression" && isNode(node.callee) && node.callee.name === "require")
      take((node.arguments as unknown[])[0])
  })
  return found
}

/** The sources under `folder` by their paths from it, with forward slashes. */
export function sourcesIn(folder: string): Map<string, string> {
  const found = new Map<string, string>()
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile() || !/\.[cm]?[jt]sx?$/.test(entry.name)) continue
    const path = join(entry.parentPath, entry.name)
    found.set(path.slice(folder.length).replaceAll("\\", "/").replace(/^\//, ""), readFileSync(path, "utf8"))
  }
  return found
}

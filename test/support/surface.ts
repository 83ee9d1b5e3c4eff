/**
 * Reads from syntax trees which members of the module `electron` some sources use, which the stand-in has, and which
 * Electron has, as names such as `app.whenReady` or `BrowserWindow#.loadURL` (`#` for an instance).
 */
import { parse, type SyntaxNode, visit } from "./source.ts"

/** A use of a member, and the file that it is in. */
export type Use = { name: string; file: string }

/** What a member of an instance or module is, where a chain goes on through it. */
const through: Record<string, string> = {
  "BrowserWindow#.webContents": "WebContents#",
  "WebContents#.session": "Session#",
  "session.defaultSession": "Session#",
  "Session.defaultSession": "Session#",
}

const text = (node: unknown): string | null => {
  const { type, name, value } = (node ?? {}) as { type?: string; name?: string; value?: unknown }
  if (type === "Identifier") return name ?? null
  return typeof value === "string" ? value : null
}
const each = (value: unknown) => (Array.isArray(value) ? (value as SyntaxNode[]) : [])

/**
 * Every member of `electron` that `sources` use: the names they import, and what they read of them. Values are
 * followed through constants, `new`, annotated parameters and variables, and functions that are annotated to return
 * an instance.
 */
export function usesOf(sources: ReadonlyMap<string, string>): { members: Use[]; events: Use[] } {
  const members: Use[] = []
  const events: Use[] = []
  for (const [file, source] of sources) {
    const tree = parse(source, file)
    /** The imported names, by what they are called here. */
    const imported = new Map<string, string>()
    visit(tree, (node) => {
      if (node.type !== "ImportDeclaration" || text(node.source) !== "electron") return
      for (const specifier of each(node.specifiers)) {
        const name = text(specifier.imported) ?? "default"
        imported.set(text(specifier.local) ?? name, name)
        const typeOnly = node.importKind === "type" || specifier.importKind === "type"
        if (!typeOnly) members.push({ name, file })
      }
    })
    if (imported.size === 0) continue

    /** The instance that a type annotation means, null and undefined aside. */
    const annotated = (type: unknown): string | null => {
      const node = type as SyntaxNode | undefined
      if (!node) return null
      if (node.type === "TSTypeAnnotation") return annotated(node.typeAnnotation)
      if (node.type === "TSUnionType") return each(node.types).map(annotated).find(Boolean) ?? null
      if (node.type !== "TSTypeReference") return null
      const name = imported.get(text(node.typeName) ?? "")
      return name && /^(BrowserWindow|WebContents|Session|Menu|MenuItem)$/.test(name) ? `${name}#` : null
    }
    const known = new Map<string, string>()
    const returned = new Map<string, string>()
    const meaning = (node: unknown): string | null => {
      const { type } = (node ?? {}) as SyntaxNode
      const at = node as SyntaxNode
      if (type === "Identifier") {
        const name = text(at) ?? ""
        return known.get(name) ?? imported.get(name) ?? null
      }
      if (type === "NewExpression") {
        const made = meaning(at.callee)
        return made ? `${made}#` : null
      }
      if (type === "CallExpression") return returned.get(text(at.callee) ?? "") ?? null
      if (type === "ChainExpression" || type === "TSNonNullExpression") return meaning(at.expression)
      if (type === "MemberExpression") {
        const of = meaning(at.object)
        const member = of && text(at.property)
        return member ? (through[`${of}.${member}`] ?? `${of}.${member}`) : null
      }
      return null
    }
    // Twice: a function may be used before the line that declares it.
    for (const _ of [1, 2])
      visit(tree, (node) => {
        const name = text(
          node.type === "VariableDeclarator" || node.type === "FunctionDeclaration" ? node.id : node,
        )
        if (!name) return
        const type =
          annotated(node.typeAnnotation) ?? annotated((node.id as SyntaxNode | undefined)?.typeAnnotation)
        if (node.type === "Identifier" && type) known.set(name, type)
        if (node.type === "VariableDeclarator") {
          const init = node.init as SyntaxNode | null
          const meant = type ?? (init ? meaning(init) : null)
          if (meant) known.set(name, meant)
          const gives = init?.type === "ArrowFunctionExpression" ? annotated(init.returnType) : null
          if (gives) returned.set(name, gives)
        }
        if (node.type === "FunctionDeclaration") {
          const gives = annotated(node.returnType)
          if (gives) returned.set(name, gives)
        }
      })
    visit(tree, (node) => {
      if (node.type === "MemberExpression") {
        const of = meaning(node.object)
        const member = of && text(node.property)
        if (of && member) members.push({ name: `${of}.${member}`, file })
      }
      if (node.type !== "CallExpression") return
      const callee = node.callee as SyntaxNode
      const [first] = each(node.arguments)
      const event = first?.type === "Literal" ? text(first) : null
      if (
        callee.type === "MemberExpression" &&
        event &&
        /^(on|once|addListener)$/.test(text(callee.property) ?? "")
      ) {
        const of = meaning(callee.object)
        if (of && of !== "ipcMain" && of !== "ipcRenderer") events.push({ name: `${of} ${event}`, file })
      }
    })
  }
  return { members, events }
}

const emitter = [
  "on",
  "once",
  "off",
  "emit",
  "addListener",
  "removeListener",
  "removeAllListeners",
  "listenerCount",
]

type Shape = { statics: Set<string>; own: Set<string>; nested: Map<string, Shape>; extends: string | null }
const shape = (): Shape => ({ statics: new Set(), own: new Set(), nested: new Map(), extends: null })

function objectShape(node: SyntaxNode): Shape {
  const made = shape()
  for (const property of each(node.properties)) {
    const name = text(property.key)
    if (!name) continue
    made.own.add(name)
    const value = property.value as SyntaxNode
    if (value.type === "ObjectExpression") made.nested.set(name, objectShape(value))
  }
  return made
}

function classShape(node: SyntaxNode): Shape {
  const made = shape()
  made.extends = text(node.superClass)
  const body = node.body as SyntaxNode
  for (const member of each(body.body)) {
    const name = text(member.key)
    const key = member.key as SyntaxNode | undefined
    if (!name || name === "constructor" || key?.type === "PrivateIdentifier") continue
    const into = member.static === true ? made.statics : made.own
    into.add(name)
    const value = member.value as SyntaxNode | null
    if (value?.type === "ObjectExpression") made.nested.set(name, objectShape(value))
    else if (value?.type === "Identifier") made.nested.set(name, { ...shape(), extends: text(value) })
  }
  return made
}

/** Every class, interface and constant object that some sources declare. */
function declared(sources: Iterable<[string, string]>): {
  shapes: Map<string, Shape>
  made: Map<string, string>
} {
  const shapes = new Map<string, Shape>()
  /** Constants that are an instance of a class, or another name. */
  const made = new Map<string, string>()
  for (const [file, source] of sources)
    visit(parse(source, file), (node) => {
      const name = text(node.id)
      if (!name) return
      // Electron's types declare its classes once more by name only, in a namespace for each process.
      if (node.type === "ClassDeclaration") shapes.set(name, shapes.get(name) ?? classShape(node))
      else if (node.type === "TSInterfaceDeclaration") {
        const found = shapes.get(name) ?? shape()
        const [parent] = each(node.extends)
        found.extends = text(parent?.expression) ?? found.extends
        for (const member of each((node.body as SyntaxNode).body)) found.own.add(text(member.key) ?? "")
        shapes.set(name, found)
      } else if (node.type === "VariableDeclarator") {
        const init = node.init as SyntaxNode | null
        if (init?.type === "ObjectExpression") shapes.set(name, objectShape(init))
        else if (init?.type === "NewExpression") made.set(name, text(init.callee) ?? "")
        else if (init?.type === "Identifier") made.set(name, text(init) ?? "")
      }
    })
  return { shapes, made }
}

/** All names that a shape has, its parents' too. */
function names(shapes: Map<string, Shape>, found: Shape, part: "own" | "statics"): Set<string> {
  const all = new Set(found[part])
  const parent = found.extends
  if (parent && /EventEmitter$/.test(parent)) {
    if (part === "own") for (const name of emitter) all.add(name)
  } else if (parent) {
    const next = shapes.get(parent)
    if (next) for (const name of names(shapes, next, part)) all.add(name)
  }
  return all
}

/** Tells whether the stand-in, whose sources these are, has a member. */
export function standinHas(sources: ReadonlyMap<string, string>): (name: string) => boolean {
  const { shapes, made } = declared(sources)
  const objects = (name: string): { found: Shape; part: "own" | "statics" } | null => {
    if (name.endsWith("#")) {
      const found = shapes.get(name.slice(0, -1))
      return found ? { found, part: "own" } : null
    }
    const instance = made.get(name)
    const of = instance === undefined ? undefined : shapes.get(instance)
    if (of) return { found: of, part: "own" }
    const found = shapes.get(name)
    return found ? { found, part: /^[A-Z]/.test(name) ? "statics" : "own" } : null
  }
  return (name) => {
    const [root = "", ...members] = name.split(".")
    const start = objects(root)
    if (!start) return members.length === 0 && made.get(root) === "EventEmitter"
    const [member, next] = members
    if (member === undefined) return true
    if (!names(shapes, start.found, start.part).has(member)) return false
    if (next === undefined) return true
    let inner = start.found.nested.get(member)
    if (inner?.extends) inner = shapes.get(inner.extends)
    // A member of a value that is not one of our objects, such as a set's size, belongs to the language.
    return inner ? inner.own.has(next) : true
  }
}

/** Tells whether Electron has a member, from the text of its own types. */
export function electronHas(types: string): (name: string) => boolean {
  const { shapes } = declared([["electron.d.ts", types]])
  return (name) => {
    const [root = "", member] = name.split(".")
    const instance = root.endsWith("#")
    const type = instance ? root.slice(0, -1) : `${root.charAt(0).toUpperCase()}${root.slice(1)}`
    const found = shapes.get(type)
    if (!found) return false
    if (member === undefined) return true
    // `session` and `Menu` are classes with members of their own; `app` and its like are single instances.
    const part = /^[A-Z]/.test(root) && !instance ? "statics" : "own"
    return (
      names(shapes, found, part).has(member) || (!instance && names(shapes, found, "statics").has(member))
    )
  }
}

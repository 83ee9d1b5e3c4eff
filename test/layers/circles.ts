/** Import circles: modules that import each other, straight or by way of others. */
import { posix } from "node:path"
import { importsOf, parse } from "../support/source.ts"

/** The modules of `sources` that each of them imports, types included. `sources` by path from the root. */
export function importGraph(sources: ReadonlyMap<string, string>): Map<string, string[]> {
  return new Map(
    [...sources].map(([path, text]) => [
      path,
      importsOf(parse(text, path))
        .filter((name) => name.startsWith("."))
        .map((name) => posix.join(posix.dirname(path), name))
        .filter((target) => sources.has(target)),
    ]),
  )
}

/** Every circle in `graph`, as the modules that can all be reached from each other, sorted (Tarjan, 1972). */
export function circles(graph: ReadonlyMap<string, readonly string[]>): string[][] {
  const found: string[][] = []
  const order = new Map<string, number>()
  const lowest = new Map<string, number>()
  const stack: string[] = []
  const onStack = new Set<string>()

  function visit(node: string): void {
    const number = order.size
    order.set(node, number)
    lowest.set(node, number)
    stack.push(node)
    onStack.add(node)
    for (const next of graph.get(node) ?? []) {
      if (!order.has(next)) visit(next)
      if (onStack.has(next)) lowest.set(node, Math.min(lowest.get(node)!, lowest.get(next)!))
    }
    if (lowest.get(node) !== number) return
    const circle = stack.splice(stack.indexOf(node))
    for (const one of circle) onStack.delete(one)
    if (circle.length > 1 || graph.get(node)?.includes(node)) found.push(circle.sort())
  }

  for (const node of graph.keys()) if (!order.has(node)) visit(node)
  return found
}

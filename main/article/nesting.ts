/** How deep lists of an article may be in each other. */
import type { Node } from "prosemirror-model"

/**
 * How many lists deep an article may be. Everything that takes or makes articles keeps to it: the reader of files, the
 * editor, imports, and the border between the processes, whose messages can hold what lies that deep.
 */
export const deepestList = 100

const isList = (node: Node) => node.type.name === "bullet_list" || node.type.name === "numbered_list"

/** How many lists deep `node` is at its deepest. */
export function listDepth(node: Node): number {
  let deepest = 0
  const waiting: { node: Node; depth: number }[] = [{ node, depth: 0 }]
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const depth = next.depth + (isList(next.node) ? 1 : 0)
    deepest = Math.max(deepest, depth)
    if (!next.node.isTextblock) for (const child of next.node.children) waiting.push({ node: child, depth })
  }
  return deepest
}

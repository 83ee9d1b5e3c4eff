/** The bars that show lengths, as the browser lays out the parts it draws them of. */
import { expect, test } from "vitest"
import { launch, runtimeHere } from "../support/launch.ts"

const { kind } = runtimeHere()

/** A node of the page as the developer tools give it, with the parts that the browser has made itself. */
type Node = {
  nodeId: number
  nodeName: string
  attributes?: string[]
  children?: Node[]
  shadowRoots?: Node[]
}

const inside = (node: Node): Node[] => [...(node.shadowRoots ?? []), ...(node.children ?? [])]
const allIn = (node: Node): Node[] => [node, ...inside(node).flatMap(allIn)]

test(`each bar is as long as its place, and its filling no longer, on ${kind}`, async (context) => {
  const app = await launch({ test: context })
  await app.page.locator(".length-count").fill("5000")
  await app.page.locator(".status-bar meter").waitFor()
  const client = await app.page.context().newCDPSession(app.page)
  const { root } = await client.send("DOM.getDocument", { depth: -1, pierce: true })
  const widthOf = async ({ nodeId }: Node) => (await client.send("DOM.getBoxModel", { nodeId })).model.width
  const meters = allIn(root as Node).filter(({ nodeName }) => nodeName === "METER")
  expect(meters).toHaveLength(3)
  for (const meter of meters) {
    const part = (name: string) => {
      const found = allIn(meter).find(({ attributes }) => attributes?.includes(name))
      if (!found) throw new Error(`The browser draws it without ${name}`)
      return widthOf(found)
    }
    const width = await widthOf(meter)
    expect(width).toBeGreaterThan(50)
    expect(await part("-webkit-meter-bar")).toBe(width)
    expect(await part("-webkit-meter-optimum-value")).toBeLessThan(width)
  }
})

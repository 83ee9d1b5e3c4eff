/** In what order versions go when a history takes too many bytes. */
import { expect, test } from "vitest"
import { type Droppable, Droppables } from "../../../main/desk/history/droppable.ts"
import { seeded } from "../../bench/prose.ts"

const version = (change: Partial<Droppable>): Droppable => ({
  list: 0,
  index: 0,
  at: 0,
  keepsake: false,
  objects: [1],
  ...change,
})

test("ordinary saves go before keepsakes, the oldest first, and come back as they were", () => {
  const hour = 60 * 60_000
  const order = [
    version({ list: 1, at: -hour }),
    version({ list: 2, at: 2 * hour }),
    version({ list: 3, at: 50 * hour + 6, index: 5 }),
    version({ list: 4, at: 50 * hour + 7, objects: [4, 2] }),
    version({ list: 5, at: hour, keepsake: true }),
    version({ list: 6, at: 3 * hour, keepsake: true }),
  ]
  const droppables = new Droppables()
  for (const at of [3, 5, 2, 1, 4, 0]) droppables.add(order[at]!)
  expect([...droppables.oldestFirst()]).toEqual(order)
})

test("200,000 of them go in their order", { timeout: 60_000 }, () => {
  const random = seeded(5)
  const droppables = new Droppables()
  const count = 200_000
  for (let list = 0; list < count; list++)
    droppables.add(version({ list, at: Math.floor(random() * 1e11), keepsake: random() < 0.3 }))
  expect(droppables.count).toBe(count)
  let before = { keepsake: false, at: Number.NEGATIVE_INFINITY }
  let seen = 0
  for (const one of droppables.oldestFirst()) {
    seen += 1
    if (one.keepsake !== before.keepsake) before = { keepsake: true, at: Number.NEGATIVE_INFINITY }
    if (one.at < before.at || one.keepsake !== before.keepsake)
      throw new Error(`${one.at} after ${before.at}`)
    before = one
  }
  expect(seen).toBe(count)
})

import { expect, test } from "vitest"
import { torture } from "./run.ts"

test("desks that are killed again and again, alone or two in a newsroom, lose nothing that they acknowledged", async () => {
  const words: string[] = []
  const toll = await torture({
    kills: 25,
    seed: Date.now() % 1_000_000,
    log: (line) => words.push(line),
  })
  expect(words).toEqual([])
  expect(toll.amiss()).toBe(0)
  // A desk that is killed while it looks around dies without its colleague.
  expect(toll.kills).toBeGreaterThan(18)
})

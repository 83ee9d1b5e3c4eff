import { expect, test } from "vitest"
import { torture } from "./run.ts"

test("a desk that is killed again and again loses nothing that it acknowledged", async () => {
  const words: string[] = []
  const { kills, lost, unreadable, faults } = await torture({
    kills: 25,
    seed: Date.now() % 1_000_000,
    log: (line) => words.push(line),
  })
  expect(words).toEqual([])
  expect([kills, lost, unreadable, faults]).toEqual([25, 0, 0, 0])
})

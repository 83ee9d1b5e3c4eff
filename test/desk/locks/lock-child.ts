/**
 * A desk in a process of its own that takes locks, for tests: `take`, `takeOver`, `release` and `holds` with an
 * id as a message give the answer back; what it is told by itself comes as `{ told }`.
 */
import { createLocks } from "../../../main/desk/locks/locks.ts"

const [root, who, beat] = process.argv.slice(2) as [string, string, string]
const locks = createLocks({
  root,
  clock: () => new Date(),
  who,
  where: "مكتب آخر",
  beat: Number(beat),
  onChange: (id, lock) => process.send!({ told: { id, who: lock?.who ?? null } }),
})

process.on("message", async ({ ask, id }: { ask: "take" | "takeOver" | "release" | "holds"; id: string }) => {
  const answer = await locks[ask](id)
  process.send!({ answer: answer ?? null })
})
process.on("disconnect", () => process.exit())
process.send!({ ready: true })

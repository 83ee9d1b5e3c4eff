/**
 * A thread of imports in which a source that says "دوران" is read without end, as a fault of the reader would; others
 * are read as ever.
 */
import { parentPort } from "node:worker_threads"

await import("../../../main/desk/import/worker.ts")
parentPort.on("message", ({ input }) => {
  const text = input?.from === "bytes" ? new TextDecoder().decode(input.bytes) : (input?.text ?? "")
  while (text.includes("دوران"));
})

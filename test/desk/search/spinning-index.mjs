/** A thread of the index that answers a query of "دوران" and is caught right behind it, as a fault would catch it. */
import { parentPort, workerData } from "node:worker_threads"

await import("../../../main/desk/search/worker.ts")
if (workerData.role === "index")
  parentPort.on("message", ({ kind, input }) => {
    while (kind === "ask" && input?.query?.text.includes("دوران"));
  })

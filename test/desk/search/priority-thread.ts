/** Threads that tell where they stand with the system: one that gave way, and one that it started afterwards. */
import { readlinkSync } from "node:fs"
import { getPriority } from "node:os"
import { isMainThread, parentPort, Worker, workerData } from "node:worker_threads"
import { giveWay } from "../../../main/desk/search/priority.ts"

const own = () =>
  getPriority(process.platform === "linux" ? Number(readlinkSync("/proc/thread-self").split("/").at(-1)) : 0)

if (!isMainThread && workerData === "first") {
  giveWay()
  const first = own()
  new Worker(new URL(import.meta.url), { workerData: "second" }).on("message", (second: number) =>
    parentPort?.postMessage({ first, second }),
  )
} else parentPort?.postMessage(own())

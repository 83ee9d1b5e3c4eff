/** A thread that gives way, and tells where it stands with the system then. */
import { readlinkSync } from "node:fs"
import { getPriority } from "node:os"
import { parentPort } from "node:worker_threads"
import { giveWay } from "../../../main/desk/search/priority.ts"

giveWay()
const thread = process.platform === "linux" ? readlinkSync("/proc/thread-self").split("/").at(-1) : 0
parentPort?.postMessage(getPriority(Number(thread)))

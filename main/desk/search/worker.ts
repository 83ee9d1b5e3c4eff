/** The program of both threads of the index: the one that keeps it, and the one that reads files for it. */
import { workerData } from "node:worker_threads"
import type { IndexSetup } from "./protocol.ts"
import { runReadingThread } from "./reading-thread.ts"
import { runIndexThread } from "./thread.ts"

const setup = workerData as IndexSetup
if (setup.role === "index") await runIndexThread(setup)
else runReadingThread(setup)

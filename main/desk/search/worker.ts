/** The program of the threads that search: one keeps the index, one reads files for it, one looks through articles. */
import { workerData } from "node:worker_threads"
import type { IndexSetup } from "./protocol.ts"
import { runReadingThread } from "./reading-thread.ts"
import { runSeekingThread } from "./seeking-thread.ts"
import { runIndexThread } from "./thread.ts"

const setup = workerData as IndexSetup
if (setup.role === "index") await runIndexThread(setup)
else if (setup.role === "read") runReadingThread(setup)
else runSeekingThread(setup)

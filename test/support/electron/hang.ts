/** Finds out when a page stops answering and when it answers again, as Chromium does for an Electron window. */
import type { CDPSession } from "playwright-core"

/** How long a page may take to answer, in milliseconds: as long as in Electron, unless a test sets less. */
const patience = Number(process.env.MIDAD_HANG_AFTER ?? 30_000)

/**
 * Asks the page behind `client` regularly, and calls back when it stops answering or answers again. Returns a
 * function that stops this.
 */
export function watchAnswers(client: CDPSession, tell: (answers: boolean) => void): () => void {
  let stopped = false
  let timer: NodeJS.Timeout
  const ask = async () => {
    let hung = false
    const late = setTimeout(() => {
      hung = true
      if (!stopped) tell(false)
    }, patience)
    try {
      await client.send("Runtime.evaluate", { expression: "0" })
    } catch (fault) {
      // The page is gone, or is being left for another one.
      if (!stopped && !/closed|destroyed|navigat|crash/i.test(String(fault))) throw fault
    } finally {
      clearTimeout(late)
    }
    if (stopped) return
    if (hung) tell(true)
    timer = setTimeout(() => void ask(), patience / 3).unref()
  }
  timer = setTimeout(() => void ask(), patience / 3).unref()
  return () => {
    stopped = true
    clearTimeout(timer)
  }
}

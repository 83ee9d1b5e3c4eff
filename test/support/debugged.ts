/**
 * The main process of an app, which Node lets be debugged over Chromium's debugging protocol
 * (https://chromedevtools.github.io/devtools-protocol/v8/).
 */

/** How long a process may take to answer, in milliseconds. */
const answerLimit = 120_000

/** A connection to one process. Whoever opens it closes it: an app that is being debugged does not end. */
export type Debugged = {
  /**
   * Calls `run` there with values that JSON can hold, waits for what it returns, and returns that. `run` is sent as
   * its text, so it can use nothing from outside of it but `require`. Rejects with what `run` throws, or if the
   * process ends.
   */
  call<Given extends unknown[], Value>(
    run: (...given: Given) => Value | Promise<Value>,
    ...given: Given
  ): Promise<Value>
  close(): void
}

type Answer = {
  id?: number
  error?: { message: string }
  result?: {
    result?: { value?: unknown }
    exceptionDetails?: { text: string; exception?: { description?: string } }
  }
}

/** Connects to the process at `address`, a `ws:` address that it printed. Rejects if nothing answers there. */
export async function debug(address: string): Promise<Debugged> {
  const socket = new WebSocket(address)
  const waiting = new Map<number, PromiseWithResolvers<unknown>>()
  let asked = 0
  await new Promise<void>((resolve, reject) => {
    socket.onopen = () => resolve()
    socket.onerror = () => reject(new Error(`Nothing answers at ${address}`))
  })
  socket.onclose = () => {
    for (const { reject } of waiting.values()) reject(new Error("The connection to the app is closed"))
    waiting.clear()
  }
  socket.onmessage = ({ data }) => {
    const { id, error, result } = JSON.parse(String(data)) as Answer
    const question = id === undefined ? undefined : waiting.get(id)
    if (!question || id === undefined) return
    waiting.delete(id)
    const thrown = result?.exceptionDetails
    if (error) question.reject(new Error(error.message))
    else if (thrown) question.reject(new Error(thrown.exception?.description ?? thrown.text))
    else question.resolve(result?.result?.value)
  }
  return {
    async call<Given extends unknown[], Value>(
      run: (...given: Given) => Value | Promise<Value>,
      ...given: Given
    ) {
      if (socket.readyState !== WebSocket.OPEN) throw new Error("The connection to the app is closed")
      const id = ++asked
      const question = Promise.withResolvers<unknown>()
      waiting.set(id, question)
      const late = setTimeout(() => {
        waiting.delete(id)
        question.reject(new Error(`The app did not answer within ${answerLimit} ms`))
      }, answerLimit)
      const values = given.map((value) => JSON.stringify(value) ?? "undefined").join(", ")
      // A question may come in the middle of any function. It waits until that is done. `require` is there only now.
      const expression = `((require) => new Promise((next) => setImmediate(next)).then(() => (${run})(${values})))(require)`
      const params = { expression, awaitPromise: true, returnByValue: true, includeCommandLineAPI: true }
      socket.send(JSON.stringify({ id, method: "Runtime.evaluate", params }))
      try {
        return (await question.promise) as Value
      } finally {
        clearTimeout(late)
      }
    },
    close: () => socket.close(),
  }
}

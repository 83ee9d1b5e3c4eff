/** Queues of asynchronous work: the works of one queue run one after the other. */

/** A queue for each key. Works of different keys do not wait for each other. */
export type KeyedQueue<Key> = {
  /** Runs `work` after everything that was given for `key` before. The result, or the error, goes to the caller alone. */
  run<Result>(key: Key, work: () => Promise<Result>): Promise<Result>
  /** Returns when everything that was given for `key` so far has ended. */
  ended(key: Key): Promise<void>
  /** Whether anything is waiting or running. */
  readonly busy: boolean
  /** Returns when nothing is waiting or running, what comes in meanwhile included. */
  idle(): Promise<void>
}

/** One queue for all. */
export type Queue = {
  /** Runs `work` after everything that was given before. The result, or the error, goes to the caller alone. */
  run<Result>(work: () => Promise<Result>): Promise<Result>
  /** Returns when nothing is waiting or running, what comes in meanwhile included. */
  idle(): Promise<void>
}

/** A queue for each key; a key that nothing waits for takes no memory. */
export function createKeyedQueue<Key>(): KeyedQueue<Key> {
  /** The end of each queue: resolves when the last work of it has ended, well or badly. */
  const ends = new Map<Key, Promise<void>>()
  return {
    run(key, work) {
      const result = (ends.get(key) ?? Promise.resolve()).then(work)
      const end = result.then(
        () => undefined,
        () => undefined,
      )
      ends.set(key, end)
      void end.then(() => {
        if (ends.get(key) === end) ends.delete(key)
      })
      return result
    },
    ended: (key) => ends.get(key) ?? Promise.resolve(),
    get busy() {
      return ends.size > 0
    },
    async idle() {
      while (ends.size > 0) await Promise.all(ends.values())
    },
  }
}

/** One queue for all. */
export function createQueue(): Queue {
  const queue = createKeyedQueue<null>()
  return { run: (work) => queue.run(null, work), idle: queue.idle }
}

/** Work in short stretches, so that messages are taken in between. */

/** How long a stretch is, in milliseconds. */
const stretch = 12
/** How long to wait while another process writes into the index, in milliseconds. */
const busyPause = 100

/** The stretches of one piece of work, which may be asked for again and again. */
export class Stretches {
  readonly #work: (isOver: () => boolean) => boolean | null
  #scheduled = false
  #waking: NodeJS.Timeout | null = null
  #stopped = false

  /**
   * @param work works until it has nothing more to do, or the given function says that the stretch is over; returns
   * whether there is more to do at once, or null if another process is writing
   */
  constructor(work: (isOver: () => boolean) => boolean | null) {
    this.#work = work
  }

  /** Has a stretch begin soon, after the messages that wait. */
  schedule(): void {
    if (this.#scheduled || this.#stopped) return
    this.#scheduled = true
    setImmediate(() => this.#run())
  }

  /** Has a stretch begin after the other process that is writing now. */
  retry(): void {
    setTimeout(() => this.schedule(), busyPause)
  }

  /** Has a stretch begin after so many milliseconds; if that was asked for before, then. */
  wake(milliseconds: number): void {
    this.#waking ??= setTimeout(() => {
      this.#waking = null
      this.schedule()
    }, milliseconds)
  }

  /** No stretch begins any more, for good. */
  stop(): void {
    this.#stopped = true
    if (this.#waking) clearTimeout(this.#waking)
  }

  #run(): void {
    this.#scheduled = false
    if (this.#stopped) return
    const begun = performance.now()
    const more = this.#work(() => performance.now() - begun >= stretch)
    if (more === null) this.retry()
    else if (more) this.schedule()
  }
}

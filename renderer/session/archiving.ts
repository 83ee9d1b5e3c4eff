/** The import of a whole folder, as far as the window has heard of it. It goes on whether anybody looks or not. */
import { type ReadonlySignal, signal } from "@preact/signals"
import type { DeskBridge } from "../../main/contract/desk.ts"
import type { Archived, ArchiveState } from "../../main/contract/importing.ts"

/** How far an import is: its counts, and every file with what came of it. */
export type Progress = Omit<ArchiveState, "fresh"> & { files: readonly Archived[] }

export type Archiving = {
  /** The newest import of this start; null before there is one. */
  readonly progress: ReadonlySignal<Progress | null>
}

/**
 * Listens to the desk.
 * @param begun is told when an import begins; @param over when it has ended
 */
export function createArchiving(
  desk: DeskBridge,
  { begun, over }: { begun(): void; over(progress: Progress): void },
): Archiving {
  const progress = signal<Progress | null>(null)
  desk.on("archive", ({ fresh, ...state }) => {
    const before = progress.peek()
    const same = before?.run === state.run
    progress.value = { ...state, files: [...(same ? before.files : []), ...fresh] }
    if (!same) begun()
    if (state.phase !== "running") over(progress.value)
  })
  return { progress }
}

/** Every file of an import on a line, with tabs between: what came of it, the file, and why. */
export function reportOf(
  { files }: Progress,
  words: Record<Archived["kind"] | "guessed", string>,
  problem: (file: Archived) => string,
): string {
  const lines = files.map((file) =>
    [words[file.kind], file.source, file.guessed ? words.guessed : problem(file)].filter(Boolean).join("\t"),
  )
  return `${lines.join("\n")}\n`
}

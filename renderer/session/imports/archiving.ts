/** The import of a whole folder, as far as the window has heard of it. It goes on whether anybody looks or not. */
import { type ReadonlySignal, signal } from "@preact/signals"
import type { Archived, ArchiveState } from "../../../main/contract/importing.ts"
import type { Words } from "../../../main/contract/words/index.ts"
import type { Desk } from "../desk.ts"
import type { Dialogs } from "../dialogs.ts"
import type { Notices } from "../notices.ts"

/** How far an import is: its counts, and every file with what came of it. */
export type Progress = Omit<ArchiveState, "fresh"> & { files: readonly Archived[] }

export type Archiving = {
  /** The newest import of this start; null before there is one. */
  readonly progress: ReadonlySignal<Progress | null>
}

export type ArchivingOptions = {
  desk: Pick<Desk, "on">
  dialogs: Dialogs
  notices: Notices
  words: ReadonlySignal<Words>
}

export function createArchiving({ desk, dialogs, notices, words }: ArchivingOptions): Archiving {
  const progress = signal<Progress | null>(null)
  const show = () => dialogs.show({ kind: "archive" })

  /** Offers the report, unless it is being looked at. */
  function over({ made, failed }: Progress) {
    if (dialogs.dialog.peek()?.kind === "archive") return
    const { archive } = words.peek()
    const text = failed > 0 ? archive.overWith(made, failed) : archive.over(made)
    notices.offer(text, { label: archive.show, run: show })
  }

  desk.on("archive", ({ fresh, ...state }) => {
    const before = progress.peek()
    const same = before?.run === state.run
    progress.value = { ...state, files: [...(same ? before.files : []), ...fresh] }
    // It needs nobody, so it does not take the keys from anybody's question.
    if (!same && !dialogs.dialog.peek()) show()
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

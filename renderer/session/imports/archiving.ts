/** The import of a whole folder as the window follows it. It runs in the desk, also while its dialog is closed. */
import { type ReadonlySignal, signal } from "@preact/signals"
import type { Archived, ArchiveState } from "../../../main/contract/importing.ts"
import type { Words } from "../../../main/contract/words/index.ts"
import type { Desk } from "../desk.ts"
import type { Dialogs } from "../dialogs.ts"
import type { Notices } from "../notices.ts"

/** The state of an import: its counts, and every file with its result. */
export type Progress = Omit<ArchiveState, "fresh"> & { files: readonly Archived[] }

/** Imports of folders as their dialog uses them. */
export type Archiving = {
  /** The newest import since Midad was started; null before there is one. */
  readonly progress: ReadonlySignal<Progress | null>
}

/** What it needs of the session. */
export type ArchivingOptions = {
  desk: Pick<Desk, "on">
  dialogs: Dialogs
  notices: Notices
  words: ReadonlySignal<Words>
}

/** Listens to imports of folders: opens their dialog when one begins, and offers its report when it ends. */
export function createArchiving({ desk, dialogs, notices, words }: ArchivingOptions): Archiving {
  const progress = signal<Progress | null>(null)
  const show = () => dialogs.show({ kind: "archive" })

  /** Offers the report of an import that has ended, unless its dialog is open. */
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
    // An open dialog is left alone: the import needs no answer.
    if (!same && !dialogs.dialog.peek()) show()
    if (state.phase !== "running") over(progress.value)
  })
  return { progress }
}

/**
 * The report as text, a line for each file: the result, the file, and the problem, separated by tabs.
 * @param problem returns why a file could not be imported; empty if there was no problem
 */
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

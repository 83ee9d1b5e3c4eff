/** Says over the page that its text cannot be saved, why, and which key tries again. The text stays where it is. */
import { useSignal, useSignalEffect } from "@preact/signals"
import { useLayoutEffect, useRef } from "preact/hooks"
import type { Problem } from "../../main/contract/problem.ts"
import { problemText } from "../../main/contract/words/index.ts"
import { useSession } from "../session/context.ts"
import { Stop } from "./icons.tsx"
import { Keys } from "./Keys.tsx"

/** Draws nothing while the open article can be saved. */
export function SaveBanner() {
  const session = useSession()
  // It stays while a save is tried again, until one was written.
  const problem = useSignal<Problem | null>(null)
  useSignalEffect(() => {
    const state = session.current.value?.saver.state.value
    if (state?.kind === "failed") problem.value = state.problem
    else if (state?.kind !== "saving" && state?.kind !== "changed") problem.value = null
  })
  const open = session.current.value?.id
  const before = useRef(open)
  if (before.current !== open) {
    before.current = open
    problem.value = null
  }
  return problem.value && <Band problem={problem.value} />
}

function Band({ problem }: { problem: Problem }) {
  const session = useSession()
  const band = useRef<HTMLDivElement>(null)
  // The sheet begins lower by its height; the space over the headline is less by as much (editor.css), so that nothing
  // moves under who writes.
  useLayoutEffect(() => {
    const page = band.current?.parentElement
    const height = band.current?.getBoundingClientRect().height ?? 0
    page?.style.setProperty("--band", `${height}px`)
    return () => void page?.style.removeProperty("--band")
  }, [])
  const words = session.words.value
  return (
    <div class="band" data-kind="failed" ref={band}>
      <Stop />
      {/* The status bar says it to screen readers. */}
      <p aria-hidden="true">
        <strong>{words.window.status.failed}</strong> {problemText(session.settings.value.language, problem)}
      </p>
      <button
        type="button"
        onMouseDown={(event) => event.preventDefault()}
        onClick={() => void session.save()}
      >
        {words.window.dialogs.again} <Keys of="save" />
      </button>
    </div>
  )
}

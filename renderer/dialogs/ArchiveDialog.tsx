/** The progress of the import of a folder, and its report. Escape closes the dialog; the import goes on. */
import { useComputed } from "@preact/signals"
import type { Archived } from "../../main/contract/importing.ts"
import { problemText } from "../../main/contract/words/index.ts"
import { directionOf } from "../panels/direction.ts"
import { Keys } from "../panels/Keys.tsx"
import { useSession } from "../session/context.ts"
import { reportOf } from "../session/imports/archiving.ts"
import { Modal } from "./Modal.tsx"

/** How many files are listed; all of them are in the report. */
const most = 200

/** The dialog over `session.archiving`; closing it does not end the import. */
export function ArchiveDialog() {
  const session = useSession()
  const progress = session.archiving.progress.value
  const troubled = useComputed(() =>
    (session.archiving.progress.value?.files ?? []).filter(
      ({ kind, guessed }) => kind === "failed" || guessed,
    ),
  )
  const { archive } = session.words.value
  const problem = ({ problem }: Archived) =>
    problem ? problemText(session.settings.value.language, problem) : ""
  if (!progress) return null
  const { phase, total, others, made, known, failed } = progress
  const done = made + known + failed
  const copy = async () => {
    await navigator.clipboard.writeText(reportOf(progress, archive, problem))
    session.notices.say(archive.copied)
  }
  return (
    <Modal name={archive.name} kind="archive" cancel={session.dismiss}>
      <header class="modal-head">
        <h2>{archive.name}</h2>
        <button type="button" class="quiet" data-first onClick={session.dismiss}>
          {archive.close} <Keys key_="Escape" />
        </button>
      </header>
      <div class="archive-progress">
        <progress aria-label={archive.name} {...(total > 0 ? { value: done, max: total } : {})} />
        <p>
          <strong>{total > 0 ? archive.progress(done, total) : archive.counting}</strong>{" "}
          <span role="status">{archive.phases[phase]}</span>
        </p>
        <dl class="archive-counts">
          {(["made", "known", "failed"] as const).map((kind) => (
            <div key={kind} data-kind={kind}>
              <dt>{archive[kind]}</dt>
              <dd>{progress[kind]}</dd>
            </div>
          ))}
        </dl>
        {others > 0 && <p class="archive-others">{archive.others(others)}</p>}
      </div>
      <section class="archive-report" aria-label={archive.report}>
        <h3>{archive.report}</h3>
        {troubled.value.length === 0 && <p>{phase === "running" ? archive.soFar : archive.allWell}</p>}
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a list that scrolls is scrolled by keys. */}
        <ul tabIndex={0}>
          {troubled.value.slice(0, most).map((file) => (
            <li key={file.source}>
              <bdi dir={directionOf(file.source)}>{file.source}</bdi>
              <span>{file.guessed ? archive.guessed : problem(file)}</span>
            </li>
          ))}
        </ul>
        {troubled.value.length > most && <p>{archive.more(troubled.value.length - most)}</p>}
      </section>
      <footer class="modal-foot">
        {phase === "running" && (
          <button type="button" onClick={() => void session.attempt("stopArchive", {})}>
            {archive.stop}
          </button>
        )}
        <button
          type="button"
          class="quiet"
          disabled={progress.files.length === 0}
          onClick={() => void copy()}
        >
          {archive.copy}
        </button>
      </footer>
    </Modal>
  )
}

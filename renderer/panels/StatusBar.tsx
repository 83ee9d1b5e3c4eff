/** The line at the foot of the window: save state, length of the article, help and language. */
import { useSignal } from "@preact/signals"
import { useEffect } from "preact/hooks"
import { type Length, lengthOf, measure } from "../../main/article/length.ts"
import { charactersIn, headlineLength, readingMinutes, wordsIn } from "../../main/article/text.ts"
import type { Severity } from "../../main/contract/checking.ts"
import { problemText } from "../../main/contract/words/index.ts"
import { number } from "../../main/contract/words/plural.ts"
import { run } from "../commands/run.ts"
import { useSession } from "../session/context.ts"
import { SeverityIcon } from "./checks/SeverityIcon.tsx"
import { Check, Dot, Warning } from "./icons.tsx"
import { Keys } from "./Keys.tsx"

/** Draws the save state and the counts of the open article, the key of the help, and the other language. */
export function StatusBar() {
  const session = useSession()
  const { language, dossier, headlineBudget, readingRate } = session.settings.value
  const words = session.words.value
  const { status } = words.window
  const open = session.current.value !== null
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === "Escape") session.editor()?.focus()
  }
  return (
    <section class="status-bar" aria-label={status.name} onKeyDown={onKeyDown}>
      {open && <SaveMark />}
      {open && <Counts rate={readingRate} />}
      {/* The dossier shows the length of the headline itself. */}
      {open && (!dossier || session.beside.open.value || session.checks.open.value) && (
        <span class="status-headline">
          {status.headline(
            number(language, headlineLength(session.headline.value)),
            number(language, headlineBudget),
          )}
        </span>
      )}
      <span class="spring" />
      {open && <Findings />}
      <button
        type="button"
        class="quiet"
        onClick={() => session.show({ kind: "help" })}
        title={words.commands.keyboardHelp.help}
      >
        {words.commands.keyboardHelp.label} <Keys of="keyboardHelp" />
      </button>
      <button
        type="button"
        class="quiet"
        lang={language === "ar" ? "en" : "ar"}
        title={
          session.scene.value.managed.includes("language")
            ? words.window.notices.managed.language
            : words.commands.interfaceLanguage.help
        }
        onClick={() => void session.set({ language: language === "ar" ? "en" : "ar" })}
      >
        {language === "ar" ? "English" : "العربية"} <Keys of="interfaceLanguage" />
      </button>
    </section>
  )
}

/** How much the checks found; nothing while they are off or have found nothing. */
function Findings() {
  const session = useSession()
  const { checking } = session.words.value.window
  const { error, warning, hint } = session.checks.counts.value
  if (!session.settings.value.checks || error + warning + hint === 0) return null
  return (
    <button
      type="button"
      class="quiet status-findings"
      title={session.words.value.commands.checks.help}
      onClick={() => run(session, "checks")}
    >
      <span class="unseen">{checking.counted(error, warning, hint)}</span>
      {Object.entries({ error, warning, hint }).map(
        ([severity, count]) =>
          count > 0 && (
            <span key={severity} class="status-finding" aria-hidden="true">
              <SeverityIcon of={severity as Severity} /> {number(session.settings.value.language, count)}
            </span>
          ),
      )}
      <Keys of="checks" />
    </button>
  )
}

/** The longest time that the first count waits until nothing else is to be done, in milliseconds. */
const patience = 500

/**
 * How many words the article has. Only this is drawn anew while the user types in the body. The first count comes
 * after the window is drawn: the browser reads all of Unicode's letters for it.
 */
function Counts({ rate }: { rate: number }) {
  const session = useSession()
  const counts = useSignal(false)
  useEffect(() => {
    const waiting = requestIdleCallback(
      () => {
        counts.value = true
      },
      { timeout: patience },
    )
    return () => cancelIdleCallback(waiting)
  }, [counts])
  if (!counts.value) return null
  const { status } = session.words.value.window
  const article = session.shown.value
  const count = article ? wordsIn(article) : 0
  const wanted = lengthOf(session.facts.value?.length ?? "")
  return (
    <>
      <Selection rate={rate} />
      {wanted?.unit === "words" ? null : <span class="status-words">{status.words(count)}</span>}
      {wanted && <Wanted {...wanted} />}
      <span class="status-characters">{status.characters(article ? charactersIn(article) : 0)}</span>
      <span class="status-minutes" title={status.reading}>
        {status.minutes(readingMinutes(count, rate))}
      </span>
    </>
  )
}

/** How much is selected: words, characters, and how long they take to read. */
function Selection({ rate }: { rate: number }) {
  const session = useSession()
  const { status } = session.words.value.window
  const selected = session.selected.value
  if (!selected) return null
  const { words, characters } = selected
  return (
    <span class="status-selection">
      {status.selected(words)} · {status.characters(characters)}
      <span class="status-minutes"> · {status.minutes(Math.round(words / rate))}</span>
    </span>
  )
}

/** How long the article is against what is wanted, as a count, a bar and what is left. */
function Wanted({ count: wanted, unit }: Length) {
  const session = useSession()
  const { language, lineLength } = session.settings.value
  const { status } = session.words.value.window
  const article = session.shown.value
  const length = article ? measure(article, unit, lineLength) : 0
  const over = Math.max(0, length - wanted)
  return (
    <span class="status-length" data-over={over > 0}>
      <span class="status-count">{status.of[unit](number(language, length), wanted)}</span>
      <meter min={0} max={wanted} value={Math.min(length, wanted)} aria-label={status.length} />
      <span class="status-left">
        {over > 0 ? status.over(number(language, over)) : status.left[unit](wanted - length)}
      </span>
    </span>
  )
}

/** Whether the newest version is on disk. Screen readers announce only failures. */
function SaveMark() {
  const session = useSession()
  const { status } = session.words.value.window
  const open = session.current.value
  const state = open?.saver.state.value
  if (!open || !state) return null
  const late = open.journaler.late.value
  if (open.lock.value)
    return (
      <span class="save-mark" data-state="read-only">
        <Dot />
        {status.readOnly}
      </span>
    )
  if (state.kind === "conflict")
    return (
      <button type="button" class="quiet save-mark" data-state="conflict" onClick={session.conflicts.show}>
        <Warning />
        {status.conflict} <Keys of="answerNotice" />
      </button>
    )
  if (late && state.kind !== "failed")
    return (
      <span class="save-mark" data-state="late" role="alert">
        <Warning />
        {status.journal}
        {late !== "slow" && (
          <span class="save-why">{problemText(session.settings.value.language, late)}</span>
        )}
      </span>
    )
  const why =
    state.kind === "failed" ? problemText(session.settings.value.language, state.problem) : undefined
  return (
    <span class="save-mark" data-state={state.kind} title={why}>
      {state.kind === "failed" ? <Warning /> : state.kind === "saved" ? <Check /> : <Dot />}
      {status[state.kind]}
      {why && (
        <span class="save-why" role="alert">
          {why}
        </span>
      )}
    </span>
  )
}

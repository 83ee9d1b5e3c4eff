/** The replacements of the last days. Enter takes one back, or goes on with one that was cut off. */
import { useSignal } from "@preact/signals"
import { useEffect } from "preact/hooks"
import type { MadeReplacement } from "../../main/contract/replacing.ts"
import { moment } from "../../main/contract/time.ts"
import { Keys } from "../panels/Keys.tsx"
import { useSession } from "../session/context.ts"
import { containsWords } from "../session/library/words-in-text.ts"
import { type Choice, Chooser } from "./Chooser.tsx"
import { Modal } from "./Modal.tsx"

/** Reads the list once, when it opens. */
export function ReplacementsDialog() {
  const session = useSession()
  const list = useSignal<readonly MadeReplacement[] | null>(null)
  useEffect(() => {
    void session.replacing.list().then((read) => {
      list.value = read
    })
  }, [session, list])
  const { replacing: said } = session.words.value.window
  const { language } = session.settings.value
  const choicesOf = (one: MadeReplacement): Choice[] => {
    const line = said.pastLine(one.query.text, one.replacement.text)
    const draw = (fact: string, count: number) => (
      <>
        <span class="choice-name">{line}</span>
        <span class="choice-fact">
          {fact} · {said.pastFacts(count, one.hits, moment(one.at, language), one.who)}
        </span>
      </>
    )
    const take = (act: () => Promise<void>) => () => {
      session.dismiss()
      void act()
    }
    return [
      ...(one.open.length > 0
        ? [
            {
              key: `${one.operation} on`,
              take: take(() => session.replacing.goOn(one)),
              draw: draw(said.pastGoOn, one.open.length),
            },
          ]
        : []),
      ...(one.done.length > 0
        ? [
            {
              key: one.operation,
              take: take(() => session.replacing.undo(one)),
              draw: draw(said.undo, one.done.length),
            },
          ]
        : []),
    ]
  }
  return (
    <Modal name={said.past} kind="chooser" cancel={session.dismiss}>
      <header class="modal-head">
        <h2>{said.past}</h2>
        <span class="modal-keys">
          <Keys key_="Enter" /> {said.pastTake}
        </span>
      </header>
      <Chooser
        label={said.past}
        hint={said.pastHint}
        nothing={said.pastEmpty}
        choices={(query) =>
          (list.value ?? [])
            .filter(
              ({ query: { text }, replacement }) =>
                query.trim() === "" || containsWords(query.trim(), `${text} ${replacement.text}`),
            )
            .flatMap(choicesOf)
        }
      />
      {list.value?.every(({ done, open }) => done.length + open.length === 0) && (
        <p class="choices-empty" role="status">
          {said.pastEmpty}
        </p>
      )}
    </Modal>
  )
}

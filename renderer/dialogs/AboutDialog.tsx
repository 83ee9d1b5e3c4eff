/** About Midad: its version, where its data lies, and the licences of everything in it, which can be searched. */
import { useSignal } from "@preact/signals"
import { useEffect, useLayoutEffect, useRef } from "preact/hooks"
import type { About, Part } from "../../main/contract/about.ts"
import { Keys } from "../panels/Keys.tsx"
import { useSession } from "../session/context.ts"
import { containsWords } from "../session/library/words-in-text.ts"
import { Chooser } from "./Chooser.tsx"
import { Modal } from "./Modal.tsx"

/** Asks for what Midad says of itself once, when it opens. */
export function AboutDialog() {
  const session = useSession()
  const told = useSignal<About | null>(null)
  useEffect(() => {
    void session.attempt("about", {}).then((about) => {
      if (about) told.value = about
    })
  }, [session, told])
  const { about: words, dialogs, name } = session.words.value.window
  return (
    <Modal name={words.name} kind="about" cancel={session.dismiss}>
      <header class="modal-head">
        <h2>
          {name} <bdi>{told.value?.version}</bdi>
        </h2>
        <button type="button" class="quiet" data-first onClick={session.dismiss}>
          {dialogs.close} <Keys key_="Escape" />
        </button>
      </header>
      {told.value && <Facts about={told.value} />}
      {told.value?.parts && <Licences parts={told.value.parts} />}
      {told.value && !told.value.parts && (
        <p class="about-none" role="status">
          {words.noParts}
        </p>
      )}
    </Modal>
  )
}

/** What Midad runs on, and where its data lies. */
function Facts({ about }: { about: About }) {
  const { about: words } = useSession().words.value.window
  const { newsroom, settings, log } = about.places
  return (
    <dl class="about-facts">
      <dt>{words.runtime}</dt>
      <dd>
        {about.runtime.map(({ name, version }) => (
          <bdi key={name} dir="ltr">
            {name} {version}
          </bdi>
        ))}
      </dd>
      {[
        [words.newsroom, newsroom],
        [words.settings, settings],
        [words.log, log],
      ].map(([label, path]) => (
        <Fact key={label} label={label ?? ""} path={path ?? ""} />
      ))}
    </dl>
  )
}

function Fact({ label, path }: { label: string; path: string }) {
  return (
    <>
      <dt>{label}</dt>
      <dd>
        <bdi dir="ltr" class="about-path">
          {path}
        </bdi>
      </dd>
    </>
  )
}

/** The list of parts, and the licence of the chosen one beside it. Enter goes to the licence, which scrolls by keys. */
function Licences({ parts }: { parts: readonly Part[] }) {
  const { about: words } = useSession().words.value.window
  const chosen = useSignal<string | null>(null)
  const text = useRef<HTMLElement>(null)
  const side = useRef<HTMLDivElement>(null)
  // The dialog was opened before it had a field to type in.
  useLayoutEffect(() => side.current?.querySelector("input")?.focus(), [])
  const part = parts.find(({ name }) => name === chosen.value) ?? null
  return (
    <div class="about-licences">
      <div class="chooser-side" ref={side}>
        <Chooser
          label={words.parts}
          hint={words.hint}
          nothing={words.nothing}
          watch={(name) => {
            chosen.value = name
          }}
          choices={(query) =>
            parts
              .filter((one) => {
                const wanted = query.trim()
                return wanted === "" || containsWords(wanted, `${one.name} ${one.version} ${one.licence}`)
              })
              .map((one) => ({
                key: one.name,
                take: () => text.current?.focus(),
                draw: (
                  <>
                    <span class="choice-name" dir="ltr" lang="en">
                      {one.name} {one.version}
                    </span>
                    <span class="choice-fact" dir="ltr">
                      {one.licence}
                    </span>
                  </>
                ),
              }))
          }
        />
      </div>
      <section
        class="about-text"
        ref={text}
        aria-label={part ? words.licenceOf(part.name) : words.parts}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a long text scrolls by keys only where it holds the focus.
        tabIndex={0}
      >
        {part && (
          <pre dir="ltr" lang="en">
            {part.text}
          </pre>
        )}
      </section>
    </div>
  )
}

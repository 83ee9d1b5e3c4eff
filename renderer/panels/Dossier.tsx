/** The dossier: an article's facts, each a change of the document like any typing. */
import { useSignal } from "@preact/signals"
import type { ComponentChildren } from "preact"
import { useEffect, useId } from "preact/hooks"
import { dossierFields, type Dossier as Facts, statuses } from "../../main/article/dossier.ts"
import { headlineLength } from "../../main/article/text.ts"
import { number } from "../../main/contract/words/plural.ts"
import { useSession } from "../session/context.ts"
import type { Session } from "../session/session.ts"
import { directionOf } from "./direction.ts"
import { Tokens } from "./Tokens.tsx"
import { moment } from "./time.ts"

export function Dossier() {
  const session = useSession()
  const { dossier: words } = session.words.value.window
  const facts = session.facts.value
  // Escape goes back to the text from any field.
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== "Escape" || event.defaultPrevented) return
    event.preventDefault()
    session.editor()?.focus()
  }
  const locked = (session.current.value?.lock.value ?? null) !== null
  return (
    <aside
      class="panel dossier"
      data-room="dossier"
      aria-label={words.name}
      // Where no field takes the focus the panel does, so that it can be scrolled by keys.
      tabIndex={locked ? 0 : undefined}
      onKeyDown={onKeyDown}
    >
      <h2 class="panel-title">{words.name}</h2>
      {facts && session.current.value && (
        <div class="dossier-facts" inert={locked}>
          <Fields key={session.current.value.saver} facts={facts} session={session} />
        </div>
      )}
    </aside>
  )
}

function Fields({ facts, session }: { facts: Facts; session: Session }) {
  const { window: words } = session.words.value
  const { dossier } = words
  const language = session.settings.value.language
  const set = <Field extends keyof Facts>(field: Field, value: Facts[Field]) =>
    session.editor()?.setDossier(field, value)
  const sections = [...new Set(session.articles.value.map((other) => other.section))].filter(Boolean)
  const times = (["created", "updated", "published"] as const).filter((field) => facts[field])
  return (
    <>
      <div class="fields">
        <Field label={dossier.status}>
          {(id) => (
            <span class="status-field">
              <span class="status-dot" data-status={facts.status} />
              <select
                id={id}
                data-first
                value={facts.status}
                onChange={(event) => {
                  const status = statuses.find((known) => known === event.currentTarget.value)
                  if (!status) return
                  set("status", status)
                  if (status === "published" && !facts.published) set("published", new Date().toISOString())
                }}
              >
                {statuses.map((status) => (
                  <option key={status} value={status}>
                    {words.statuses[status]}
                  </option>
                ))}
              </select>
            </span>
          )}
        </Field>
        <Field label={dossier.section}>
          {(id) => (
            <>
              <Line id={id} value={facts.section} set={(value) => set("section", value)} list="sections" />
              <datalist id="sections">
                {sections.map((section) => (
                  <option key={section} value={section} />
                ))}
              </datalist>
            </>
          )}
        </Field>
        <Field label={dossier.bylines}>
          {(id) => (
            <Tokens
              id={id}
              values={facts.bylines}
              hint={dossier.add}
              remove={dossier.remove}
              set={(values) => set("bylines", values)}
            />
          )}
        </Field>
        <Field label={dossier.place}>
          {(id) => <Line id={id} value={facts.place} set={(value) => set("place", value)} />}
        </Field>
        <Field label={dossier.slug}>
          {(id) => <Slug id={id} value={facts.slug} set={(value) => set("slug", value)} />}
        </Field>
        <Field label={dossier.topics}>
          {(id) => (
            <Tokens
              id={id}
              values={facts.topics}
              hint={dossier.add}
              remove={dossier.remove}
              set={(values) => set("topics", values)}
            />
          )}
        </Field>
        <Field label={dossier.language}>
          {(id) => (
            <select
              id={id}
              value={facts.language}
              onChange={(event) => set("language", event.currentTarget.value)}
            >
              {[...new Set([...Object.keys(dossier.languages), facts.language])].map((tag) => (
                <option key={tag} value={tag}>
                  {(dossier.languages as Record<string, string>)[tag] ?? tag}
                </option>
              ))}
            </select>
          )}
        </Field>
        <Field label={dossier.summary}>
          {(id) => (
            <Passage
              id={id}
              value={facts.summary}
              hint={dossier.summaryHint}
              set={(value) => set("summary", value)}
            />
          )}
        </Field>
        <Field label={dossier.related}>
          {(id) => (
            <Related id={id} ids={facts.related} set={(ids) => set("related", ids)} session={session} />
          )}
        </Field>
      </div>
      <Budget section={facts.section} session={session} />
      {times.length > 0 && (
        <dl class="times">
          {times.map((field) => (
            <div key={field}>
              <dt>{dossier[field]}</dt>
              <dd>{moment(facts[field] ?? "", language)}</dd>
            </div>
          ))}
        </dl>
      )}
    </>
  )
}

function Field({ label, children }: { label: string; children: (id: string) => ComponentChildren }) {
  const id = useId()
  return (
    <div class="field">
      <label for={id}>{label}</label>
      <div class="field-value">{children(id)}</div>
    </div>
  )
}

/** A field of one line that sets its fact with every key; what cannot be in a line of a file is a space. */
function Line(props: { id: string; value: string; list?: string; set(value: string): void }) {
  return (
    <input
      id={props.id}
      type="text"
      dir={directionOf(props.value)}
      class="plain"
      list={props.list}
      value={props.value}
      onInput={(event) => props.set(event.currentTarget.value.replace(/[\r\n]+/g, " "))}
    />
  )
}

/** A field of a few lines. It grows with its text. */
function Passage(props: { id: string; value: string; hint: string; set(value: string): void }) {
  return (
    <textarea
      id={props.id}
      dir={directionOf(props.value)}
      class="plain"
      rows={2}
      placeholder={props.hint}
      value={props.value}
      onInput={(event) => props.set(event.currentTarget.value)}
    />
  )
}

/** The slug is set when the field is left or Enter is pressed, and only if it is one. */
function Slug(props: { id: string; value: string; set(value: string): void }) {
  const session = useSession()
  const draft = useSignal(props.value)
  useEffect(() => {
    draft.value = props.value
  }, [props.value, draft])
  const valid = dossierFields.slug.safeParse(draft.value).success
  const commit = () => {
    if (valid && draft.value !== props.value) props.set(draft.value)
  }
  const problem = `${props.id}-problem`
  return (
    <>
      <input
        id={props.id}
        type="text"
        dir={directionOf(draft.value) ?? "ltr"}
        class="plain slug"
        autocomplete="off"
        value={draft.value}
        aria-invalid={!valid}
        aria-describedby={valid ? undefined : problem}
        onInput={(event) => {
          draft.value = event.currentTarget.value.replace(/[\s_]+/g, "-")
        }}
        onBlur={commit}
        onKeyDown={(event) => {
          if (event.key === "Enter") commit()
        }}
      />
      {!valid && (
        <p class="field-problem" id={problem} role="alert">
          {session.words.value.window.dossier.badSlug}
        </p>
      )}
    </>
  )
}

/** Articles that belong to this one, picked from the newsroom. */
function Related(props: { id: string; ids: readonly string[]; session: Session; set(ids: string[]): void }) {
  const { session } = props
  const { dossier, library } = session.words.value.window
  const titleOf = (id: string) =>
    session.articles.value.find((article) => article.id === id)?.headline || library.untitled
  const pick = async () => {
    const id = await new Promise<string | null>((answer) => session.show({ kind: "article", answer }))
    if (id && !props.ids.includes(id)) props.set([...props.ids, id])
    document.getElementById(props.id)?.focus()
  }
  return (
    <div class="related-articles">
      {props.ids.map((id) => (
        <span class="token" key={id}>
          <button
            type="button"
            class="token-text"
            dir={directionOf(titleOf(id))}
            onClick={() => void session.open(id)}
          >
            {titleOf(id)}
          </button>
          <button
            type="button"
            class="token-remove"
            aria-label={dossier.remove(titleOf(id))}
            onClick={() => props.set(props.ids.filter((other) => other !== id))}
          >
            ×
          </button>
        </span>
      ))}
      <button type="button" class="quiet" id={props.id} onClick={() => void pick()}>
        {dossier.addRelated}
      </button>
    </div>
  )
}

/** How much of its budget the headline takes, and how it reads in a list. */
function Budget({ section, session }: { section: string; session: Session }) {
  const headline = session.headline.value
  const { language, headlineBudget } = session.settings.value
  const { dossier, library } = session.words.value.window
  const length = headlineLength(headline)
  const over = Math.max(0, length - headlineBudget)
  return (
    <section class="budget" data-over={over > 0}>
      <h3>
        {dossier.headline}
        <span>
          {over > 0
            ? dossier.over(over)
            : dossier.budget(number(language, length), number(language, headlineBudget))}
        </span>
      </h3>
      <meter
        min={0}
        max={headlineBudget}
        value={Math.min(length, headlineBudget)}
        aria-label={dossier.headline}
      />
      <p class="budget-card" dir={directionOf(headline)}>
        <strong>{headline || library.untitled}</strong>
        {section && <small>{section}</small>}
      </p>
    </section>
  )
}

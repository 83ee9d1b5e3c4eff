/** The dossier: an article's facts, each a change of the document like any typing. */
import { useSignal } from "@preact/signals"
import type { ComponentChildren } from "preact"
import { useEffect, useId } from "preact/hooks"
import { dossierFields, type Dossier as Facts, statuses } from "../../main/article/dossier.ts"
import { headlineLength } from "../../main/article/text.ts"
import type { Described } from "../../main/contract/library.ts"
import { number } from "../../main/contract/words/plural.ts"
import { wrongWith } from "../editor/target.ts"
import { useSession } from "../session/context.ts"
import type { Session } from "../session/session.ts"
import { directionOf } from "./direction.ts"
import { Warning } from "./icons.tsx"
import { LinkedFrom } from "./LinkedFrom.tsx"
import { Tokens } from "./Tokens.tsx"
import { moment } from "./time.ts"

export function Dossier() {
  const session = useSession()
  const { dossier: words } = session.words.value.window
  const facts = session.facts.value
  // What the newsroom has is asked for when somebody begins to fill the fields in.
  const onFocusIn = (event: FocusEvent & { currentTarget: HTMLElement }) => {
    if (!event.currentTarget.contains(event.relatedTarget as Node | null)) session.facets.want()
  }
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
      onFocusIn={onFocusIn}
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
  const facets = session.facets.found.value
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
                  const target = { id: facts.id, headline: session.headline.peek(), kind: "article" as const }
                  void session.changing.set([target], { status })
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
                {facets?.sections.map(({ name }) => (
                  <option key={name} value={name} />
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
              known={facets?.bylines}
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
              known={facets?.topics}
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
        <Field label={session.words.value.finding.linkers.field} group>
          {(id) => <LinkedFrom id={id} />}
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

/** @param group the value is several elements, which the label names together */
function Field(props: { label: string; group?: boolean; children: (id: string) => ComponentChildren }) {
  const id = useId()
  const { label, group, children } = props
  return (
    <div class="field" {...(group ? { role: "group", "aria-label": label } : {})}>
      {group ? <span class="field-label">{label}</span> : <label for={id}>{label}</label>}
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
  const { target } = session.words.value.finding
  const titleOf = (id: string) => session.known.of(id)?.summary?.headline || library.untitled
  const pick = async () => {
    const id = await new Promise<string | null>((answer) => session.show({ kind: "article", answer }))
    if (id && !props.ids.includes(id)) props.set([...props.ids, id])
    document.getElementById(props.id)?.focus()
  }
  return (
    <div class="related-articles">
      {props.ids.map((id) => (
        <span class="token" key={id} data-wrong={wrongWith(session.known.of(id)) ?? undefined}>
          <button
            type="button"
            class="token-text"
            dir={directionOf(titleOf(id))}
            onClick={() => void session.open(id)}
          >
            {titleOf(id)}
          </button>
          <Wrong described={session.known.of(id)} words={target} />
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

/** What is wrong with where a link leads: a sign and a word. */
function Wrong(props: {
  described: Described | undefined
  words: Record<"spiked" | "binned" | "missing", string>
}) {
  const wrong = wrongWith(props.described)
  if (!wrong) return null
  return (
    <span class="wrong">
      <Warning /> {props.words[wrong]}
    </span>
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

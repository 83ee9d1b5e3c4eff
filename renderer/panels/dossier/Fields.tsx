/** Every fact of the open article as a field, and below them the headline's budget and the article's times. */
import type { Dossier as Facts } from "../../../main/article/dossier.ts"
import type { Session } from "../../session/session.ts"
import { Budget } from "./Budget.tsx"
import { Field } from "./Field.tsx"
import { LanguageField } from "./LanguageField.tsx"
import { Length } from "./Length.tsx"
import { LinkedFrom } from "./LinkedFrom.tsx"
import { Related } from "./Related.tsx"
import { Slug } from "./Slug.tsx"
import { StatusField } from "./StatusField.tsx"
import { Line, Passage } from "./Text.tsx"
import { Times } from "./Times.tsx"
import { Tokens } from "./Tokens.tsx"

/** Draws `facts`; each field sets its fact through the editor, so that undo covers it. */
export function Fields({ facts, session }: { facts: Facts; session: Session }) {
  const { window: words } = session.words.value
  const { dossier } = words
  const set = <Field extends keyof Facts>(field: Field, value: Facts[Field]) =>
    session.editor()?.setDossier(field, value)
  const facets = session.facets.found.value
  return (
    <>
      <div class="fields">
        <Field label={dossier.status}>
          {(id) => <StatusField id={id} facts={facts} session={session} />}
        </Field>
        <Field label={dossier.section}>
          {(id) => (
            <>
              <Line
                id={id}
                value={facts.section}
                hint={dossier.hints.section}
                set={(value) => set("section", value)}
                list="sections"
              />
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
              hint={dossier.hints.bylines}
              remove={dossier.remove}
              set={(values) => set("bylines", values)}
            />
          )}
        </Field>
        <Field label={dossier.place}>
          {(id) => (
            <Line
              id={id}
              value={facts.place}
              hint={dossier.hints.place}
              set={(value) => set("place", value)}
            />
          )}
        </Field>
        <Field label={dossier.source}>
          {(id) => (
            <Line
              id={id}
              value={facts.source}
              hint={dossier.hints.source}
              set={(value) => set("source", value)}
            />
          )}
        </Field>
        <Field label={dossier.length}>
          {(id) => <Length id={id} value={facts.length} set={(value) => set("length", value)} />}
        </Field>
        <Field label={dossier.slug}>
          {(id) => (
            <Slug id={id} value={facts.slug} hint={dossier.hints.slug} set={(value) => set("slug", value)} />
          )}
        </Field>
        <Field label={dossier.topics}>
          {(id) => (
            <Tokens
              id={id}
              values={facts.topics}
              known={facets?.topics}
              hint={dossier.hints.topics}
              remove={dossier.remove}
              set={(values) => set("topics", values)}
            />
          )}
        </Field>
        <Field label={dossier.language}>
          {(id) => <LanguageField id={id} value={facts.language} set={(value) => set("language", value)} />}
        </Field>
        <Field label={dossier.summary}>
          {(id) => (
            <Passage
              id={id}
              value={facts.summary}
              hint={dossier.hints.summary}
              set={(value) => set("summary", value)}
            />
          )}
        </Field>
        <Field label={dossier.related}>
          {(id) => (
            <Related id={id} ids={facts.related} set={(ids) => set("related", ids)} session={session} />
          )}
        </Field>
        <Field label={session.words.value.window.dossier.linkedFrom.name} group>
          {(id) => <LinkedFrom id={id} />}
        </Field>
      </div>
      <Budget session={session} />
      <Times facts={facts} />
    </>
  )
}

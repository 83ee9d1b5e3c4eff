/** A version in the list of versions. */
import type { Change } from "../../main/article/change.ts"
import type { Language, Version } from "../../main/contract/desk.ts"
import { ageOf, clock, day, moment } from "../../main/contract/time.ts"
import type { Words } from "../../main/contract/words/index.ts"
import { number } from "../../main/contract/words/plural.ts"
import { useSession } from "../session/context.ts"
import { labelOf } from "./facts.ts"

/** The name of the day of `iso`, which is the name of its group of versions: today, yesterday, or the date. */
export function dayOf(iso: string, language: Language, words: { today: string; yesterday: string }): string {
  const age = ageOf(iso, Date.now())
  return age === "today" || age === "yesterday" ? words[age] : day(iso, language)
}

/** Draws when it was made, what of the article it changed, who wrote it and how much. `change` is null or undefined until it is known. */
export function VersionLine(props: {
  version: Version
  older: Version | undefined
  change: Change | null | undefined
}) {
  const session = useSession()
  const { history, window: words } = session.words.value
  const language = session.settings.value.language
  const { version, older, change } = props
  const what = older === undefined ? history.first : change ? partsOf(change, version, history, words) : ""
  // Until it is known what came and what went, how many words more or fewer there are.
  const added = change?.added ?? Math.max(0, version.change)
  const removed = change?.removed ?? Math.max(0, -version.change)
  return (
    <>
      <span class="version-time" title={moment(version.at, language)}>
        <span class="unseen">{dayOf(version.at, language, words.library)} </span>
        {clock(version.at, language)}
      </span>
      <span class="version-what">
        {what || (version.cause === "save" ? "" : history.causes[version.cause])}
      </span>
      <span class="version-facts">
        {version.who && <bdi>{version.who}</bdi>}
        {added + removed > 0 && (
          <span>
            {removed > 0 && <del>{`\u200e\u2212${number(language, removed)}`}</del>}{" "}
            {added > 0 && <ins>{`\u200e+${number(language, added)}`}</ins>} {history.words}
          </span>
        )}
        {what !== "" && version.cause !== "save" && <span>{history.causes[version.cause]}</span>}
      </span>
    </>
  )
}

/** How many blocks are named by their numbers. */
const numbered = 4

/** Which parts a version changed, by their names; its form alone, if no word of it changed. */
function partsOf(
  change: Change,
  { status }: Version,
  history: Words["history"],
  { dossier, statuses }: Words["window"],
): string {
  const { headline, standfirst, blocks, fields } = change
  const parts = [
    ...(headline ? [history.partHeadline] : []),
    ...(standfirst ? [history.partStandfirst] : []),
    ...(blocks.length > numbered ? [history.manyBlocks(blocks.length)] : []),
    ...(blocks.length > 0 && blocks.length <= numbered ? [history.blocks(blocks.join("، "))] : []),
    ...fields.map((field) =>
      field === "status" ? `${dossier.status}: ${statuses[status]}` : dossier[labelOf(field)],
    ),
  ]
  return parts.join(" · ") || history.form
}

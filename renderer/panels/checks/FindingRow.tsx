/** A finding in the panel: its words with those around them, what was found, and, of the current one, why and what to do. */
import { useState } from "preact/hooks"
import type { Noted } from "../../editor/findings.ts"
import { agreeable } from "../../session/checks/exceptions.ts"
import { messageOf, reasonOf } from "../../session/checks/finding-words.ts"
import { useSession } from "../../session/context.ts"
import { directionOf } from "../direction.ts"
import { Keys } from "../Keys.tsx"

/** Draws the finding; `likes` is how many are corrected with it at once. */
export function FindingRow(props: {
  name: string
  noted: Noted
  isCurrent: boolean
  canFocus: boolean
  likes: number
}) {
  const session = useSession()
  const { noted, isCurrent } = props
  const { finding: places, replacing } = session.words.value.window
  const { finding, before, after } = noted
  return (
    <li class="finding-row" data-current={isCurrent}>
      <button
        type="button"
        class="finding-head"
        data-first={props.canFocus ? true : undefined}
        data-name={props.name}
        tabIndex={props.canFocus ? 0 : -1}
        aria-expanded={isCurrent}
        onClick={() => session.checks.choose(noted)}
      >
        <span class="finding-words" dir={directionOf(before + finding.text) ?? "rtl"}>
          {before}
          <mark data-severity={finding.severity}>{finding.text}</mark>
          {after}
        </span>
        <span class="finding-place">{replacing.where(places.places[noted.kind], noted.number)}</span>
        <span class="finding-message">{messageOf(session.words.value, finding)}</span>
      </button>
      {isCurrent && <Details noted={noted} likes={props.likes} />}
    </li>
  )
}

function Details({ noted, likes }: { noted: Noted; likes: number }) {
  const session = useSession()
  const { checks } = session
  const { checking: said } = session.words.value.window
  const { finding } = noted
  const [best] = finding.fixes
  const locked = session.current.value?.lock.value != null
  return (
    <div class="finding-details">
      <p>{reasonOf(session.words.value, finding)}</p>
      <dl>
        {best !== undefined && (
          <>
            <dt>{said.example}</dt>
            <dd class="finding-example" dir="rtl">
              <del>{finding.text}</del> <ins>{best === "" ? said.takeOut : best}</ins>
            </dd>
          </>
        )}
        <dt>{said.source}</dt>
        <dd>{said.sources[finding.source]}</dd>
      </dl>
      {finding.fixes.length > 0 && !locked && (
        <ul class="finding-fixes" aria-label={said.fixes}>
          {finding.fixes.map((text, index) => (
            <li key={text}>
              <button
                type="button"
                data-best={index === 0}
                onClick={() => {
                  checks.fix(noted, index)
                  checks.go(1)
                }}
              >
                <span class="finding-fix" dir={directionOf(text) ?? "rtl"}>
                  {text === "" ? said.takeOut : text.trim() === "" ? said.space : text}
                </span>
                {index < 9 && <Keys key_={index === 0 ? "Enter" : String(index + 1)} />}
              </button>
            </li>
          ))}
          {likes > 1 && (
            <li>
              <button type="button" onClick={() => checks.fixRule(finding.rule)}>
                {said.fixRule(likes)} <Keys key_="Mod-Enter" />
              </button>
            </li>
          )}
        </ul>
      )}
      <Ignoring noted={noted} />
    </div>
  )
}

/** How far a finding can be let stand. */
function Ignoring({ noted }: { noted: Noted }) {
  const session = useSession()
  const { checks } = session
  const { checking: said } = session.words.value.window
  const [reason, setReason] = useState("")
  const agreed = agreeable(noted)
  const keep = () => void checks.ignore(noted, "newsroom", reason)
  return (
    <div class="finding-ignore">
      <button type="button" class="quiet" onClick={() => checks.ignoreOnce(noted)}>
        {said.once} <Keys key_="Delete" />
      </button>
      <button type="button" class="quiet" onClick={() => void checks.ignore(noted, "article")}>
        {said.here} <Keys key_="Shift-Delete" />
      </button>
      {agreed ? (
        <button type="button" class="quiet" onClick={() => void checks.agree(noted)}>
          {said.agree(agreed.name)} <Keys key_="Alt-Delete" />
        </button>
      ) : (
        <>
          <label class="finding-why">
            <span>
              {said.everywhere} <Keys key_="Alt-Delete" />
            </span>
            <input
              class="finding-reason"
              type="text"
              dir={directionOf(reason)}
              placeholder={said.reason}
              maxLength={1000}
              value={reason}
              onInput={(event) => setReason(event.currentTarget.value)}
              onKeyDown={(event) => {
                if (event.key !== "Enter" || event.isComposing) return
                event.preventDefault()
                event.stopPropagation()
                keep()
              }}
            />
          </label>
          <button type="button" class="finding-keep" onClick={keep}>
            {said.keep} <Keys key_="Enter" />
          </button>
        </>
      )}
    </div>
  )
}

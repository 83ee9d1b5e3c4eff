/** The panel of the language checks: the findings of the open article by their severity and place. */
import { useLayoutEffect, useRef } from "preact/hooks"
import type { Severity } from "../../../main/contract/checking.ts"
import { number } from "../../../main/contract/words/plural.ts"
import { showPane } from "../../commands/panes.ts"
import type { Noted, PlacedFinding } from "../../editor/findings.ts"
import { agreeable } from "../../session/checks/exceptions.ts"
import { useSession } from "../../session/context.ts"
import type { Session } from "../../session/session.ts"
import { Keys } from "../Keys.tsx"
import { FindingRow } from "./FindingRow.tsx"
import { SeverityIcon } from "./SeverityIcon.tsx"

const severities: readonly Severity[] = ["error", "warning", "hint"]

/** The keys of the finding that has the focus. */
function act(session: Session, event: KeyboardEvent, one: Noted): boolean {
  const { checks } = session
  const { fixes, rule } = one.finding
  if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) checks.fixRule(rule)
  else if (event.key === "Delete" && event.altKey) {
    if (agreeable(one)) void checks.agree(one)
    else document.querySelector<HTMLElement>(".finding-reason")?.focus()
  } else if (event.key === "Delete") {
    if (event.shiftKey) void checks.ignore(one, "article")
    else checks.ignoreOnce(one)
  } else if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return false
  else if (event.key === "Enter") {
    if (fixes.length === 0) return false
    checks.fix(one, 0)
    checks.go(1)
  } else if (/^[2-9]$/.test(event.key) && fixes.length >= Number(event.key)) {
    checks.fix(one, Number(event.key) - 1)
    checks.go(1)
  } else return false
  return true
}

/** Names that stay while findings come and go around them. */
function named(list: readonly PlacedFinding[]): { key: string; noted: Noted }[] {
  const seen = new Map<string, number>()
  return list.map(({ noted }) => {
    const name = `${noted.finding.rule} ${noted.finding.text}`
    const times = (seen.get(name) ?? 0) + 1
    seen.set(name, times)
    return { key: `${name} ${times}`, noted }
  })
}

/** Draws the findings, and acts on keys while the focus is among them. */
export function Checks() {
  const session = useSession()
  const { checks } = session
  const { language, checks: isOn } = session.settings.value
  const { checking: said } = session.words.value.window
  const list = named(checks.list.value)
  const current = checks.current.value
  const panel = useRef<HTMLElement>(null)
  const heads = () => [...(panel.current?.querySelectorAll<HTMLElement>(".finding-head") ?? [])]
  // The focus follows the finding that is gone to, and stays in the panel when its finding goes.
  const focused = useRef<EventTarget | null>(null)
  useLayoutEffect(() => {
    const row = panel.current?.querySelector<HTMLElement>('[aria-expanded="true"]')
    row?.closest(".finding-row")?.scrollIntoView({ block: "nearest" })
    const focus = document.activeElement
    const held = focused.current
    const isLost = focus === document.body && held instanceof Element && !held.isConnected
    const isHead = focus?.matches(".finding-head") && panel.current?.contains(focus)
    // The panel itself has it while there is no row.
    if (isHead || isLost || focus === panel.current) (row ?? heads()[0] ?? panel.current)?.focus()
  }, [current, checks.list.value])
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.isComposing || event.defaultPrevented) return
    const target = event.target as HTMLElement
    const onHead = target.matches(".finding-head") || target === panel.current
    if (event.key === "Escape") session.editor()?.focus()
    else if (onHead && (event.key === "ArrowDown" || event.key === "ArrowUp")) {
      // The order of the panel, which is by severity.
      const all = heads()
      const next = all[all.indexOf(target) + (event.key === "ArrowDown" ? 1 : -1)]
      const found = order.find(({ key }) => key === next?.dataset.name)
      if (found) checks.choose(found.noted)
    } else if (!onHead || current === null || !act(session, event, current)) return
    event.preventDefault()
    event.stopPropagation()
  }
  const groups = severities.map((severity) => ({
    severity,
    found: list.filter(({ noted }) => noted.finding.severity === severity),
  }))
  const order = groups.flatMap(({ found }) => found)
  const first = order.find(({ noted }) => noted === current) ?? order[0]
  return (
    <aside
      class="panel checks"
      data-pane="checks"
      aria-label={said.name}
      ref={panel}
      tabIndex={order.length === 0 ? 0 : -1}
      onKeyDown={onKeyDown}
      onFocusIn={(event) => {
        focused.current = event.target
      }}
      onFocusOut={(event) => {
        // The focus of a row that is gone goes nowhere.
        if (event.relatedTarget !== null) focused.current = null
      }}
    >
      <header class="checks-head">
        <h2>
          {said.name} <span class="checks-count">{number(language, order.length)}</span>
        </h2>
        <button type="button" class="quiet" onClick={() => showPane(session, "dossier")}>
          {said.dossier} <Keys of="goDossier" />
        </button>
      </header>
      <div class="checks-list">
        {!isOn ? (
          <p class="checks-empty">
            {said.off}{" "}
            <button type="button" onClick={() => void session.set({ checks: true })}>
              {said.turnOn}
            </button>
          </p>
        ) : order.length > 0 ? null : checks.looked.value ? (
          <p class="checks-empty" role="status">
            {said.none}
          </p>
        ) : (
          <p class="checks-empty late" role="status">
            {said.waiting}
          </p>
        )}
        {groups.map(
          ({ severity, found }) =>
            found.length > 0 && (
              <section key={severity} class="checks-group">
                <h3>
                  <SeverityIcon of={severity} /> {said.severities[severity]}{" "}
                  <span class="checks-count">{number(language, found.length)}</span>
                </h3>
                <ul>
                  {found.map(({ key, noted }) => (
                    <FindingRow
                      key={key}
                      name={key}
                      noted={noted}
                      isCurrent={noted === current}
                      canFocus={key === first?.key}
                      likes={list.filter((one) => isLike(one.noted, noted)).length}
                    />
                  ))}
                </ul>
              </section>
            ),
        )}
      </div>
      {order.length > 0 && (
        <footer class="checks-foot">
          <span>
            {said.next} <Keys of="findNext" />
          </span>
          <span>
            {said.previous} <Keys of="findPrevious" />
          </span>
        </footer>
      )}
    </aside>
  )
}

/** Whether both are corrected at once. */
const isLike = (one: Noted, other: Noted) =>
  one.finding.rule === other.finding.rule && one.finding.fixes.length > 0

/**
 * The settings, over the whole window: what is searched for and the groups at the start, the settings beside them. Every
 * change acts at once. Esc goes back to the caret.
 */
import { useLayoutEffect, useRef } from "preact/hooks"
import { keyCaps } from "../../../main/contract/keys.ts"
import type { Words } from "../../../main/contract/words/index.ts"
import { useSession } from "../../session/context.ts"
import type { Session } from "../../session/session.ts"
import { directionOf } from "../direction.ts"
import { Search } from "../icons.tsx"
import { Keys } from "../Keys.tsx"
import { type GroupName, groups } from "./items.ts"
import { KeyRows, keyRows } from "./KeyRows.tsx"
import { NewsroomRows, newsroomRows } from "./NewsroomRows.tsx"
import { Row } from "./Row.tsx"
import { Sample } from "./Sample.tsx"
import { isFound } from "./searching.ts"

/** Every group, in order. */
const names = [...(Object.keys(groups) as GroupName[]), "newsroom", "keys"] as const
type AnyGroup = (typeof names)[number]

/** What is found in a group: the names of its settings. All of them if the words are in the group's name. Reads signals. */
function foundIn(session: Session, group: AnyGroup): readonly string[] {
  const query = session.settingsScreen.query.value
  const titles = (words: Words) => [words.window.settings.groups[group]]
  if (group === "keys") {
    const { platform } = session.scene.value
    const keymap = session.keys.map.value
    if (isFound(query, titles)) return keyRows
    // A key is searched for as a whole: its letter alone is in every text.
    const isKey = (key: string) =>
      keyCaps(key, platform).join(" ").toLowerCase().includes(query.trim().toLowerCase())
    return keyRows.filter(
      (id) =>
        isFound(query, ({ commands }) => [commands[id].label, commands[id].help]) || keymap[id].some(isKey),
    )
  }
  const all = group === "newsroom" ? newsroomRows : groups[group].map(({ name }) => name)
  if (isFound(query, titles)) return all
  return all.filter((name) =>
    isFound(query, (words) => {
      const { items, newsroomItems, newsroomFolder } = words.window.settings
      const { name: title, help } = { ...items, ...newsroomItems, newsroomFolder }[name]
      return [...titles(words), title, help, name]
    }),
  )
}

/** Puts the focus on the first control of the settings, or of one group of them. */
function enter(group?: string) {
  const place = group ? `[data-group="${group}"]` : ".settings-work"
  const first = document.querySelector<HTMLElement>(
    `${place} :is(.setting input:checked, .setting input:not([type="radio"]), [role="listbox"])`,
  )
  first?.focus()
  first?.closest("[data-group]")?.scrollIntoView({ block: "nearest" })
}

/** The screen. */
export function Settings() {
  const session = useSession()
  const { settingsScreen } = session
  const said = session.words.value.window.settings
  const query = settingsScreen.query.value
  const field = useRef<HTMLInputElement>(null)
  const work = useRef<HTMLDivElement>(null)
  useLayoutEffect(() => field.current?.focus(), [])
  // What is found begins at the top.
  useLayoutEffect(() => work.current?.scrollTo(0, 0), [query])
  const found = names.map((name) => ({ name, title: said.groups[name], items: foundIn(session, name) }))
  const there = found.filter(({ items }) => items.length > 0)
  const total = there.reduce((sum, { items }) => sum + items.length, 0)
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.isComposing || event.defaultPrevented) return
    if (event.ctrlKey || event.metaKey || event.altKey) return
    if (event.key === "Escape") {
      if (query && document.activeElement === field.current) settingsScreen.search("")
      else settingsScreen.close()
    } else if (event.target === field.current && (event.key === "ArrowDown" || event.key === "Enter")) enter()
    else return
    event.preventDefault()
    event.stopPropagation()
  }
  return (
    <main class="settings" aria-label={said.name} onKeyDown={onKeyDown}>
      <div class="settings-side" data-pane="settings" tabIndex={-1}>
        <header class="settings-head">
          <h1>{said.name}</h1>
          <Keys of="settings" />
        </header>
        <div class="filter">
          <Search />
          <input
            type="text"
            ref={field}
            data-first
            dir={directionOf(query)}
            aria-label={said.search}
            placeholder={said.hint}
            autocomplete="off"
            spellcheck={false}
            maxLength={200}
            value={query}
            onInput={(event) => settingsScreen.search(event.currentTarget.value)}
          />
          <span class="settings-count" role="status">
            {query.trim() !== "" && said.found(total)}
          </span>
        </div>
        <Groups found={there} query={query} />
        {there.length < found.length && there.length > 0 && (
          <div class="settings-without">
            <p>{said.without(query)}</p>
            <ul>
              {found
                .filter(({ items }) => items.length === 0)
                .map(({ name, title }) => (
                  <li key={name}>{title}</li>
                ))}
            </ul>
          </div>
        )}
      </div>
      <div class="settings-work" data-pane="settings-work" tabIndex={-1} ref={work}>
        <div class="settings-keys">
          <p class="settings-kept">{said.kept(session.scene.value.kept.settings)}</p>
          <span>
            {said.undo} <Keys of="undo" />
          </span>
          <span>
            {session.words.value.commands.goNextPane.label} <Keys of="goNextPane" />
          </span>
          <button type="button" class="quiet" onClick={() => settingsScreen.close()}>
            {said.back} <Keys key_="Escape" />
          </button>
        </div>
        {there.map(({ name, title, items }) => (
          <section key={name} class="settings-group" data-group={name} aria-labelledby={`settings-${name}`}>
            <h2 id={`settings-${name}`}>{title}</h2>
            {name === "newsroom" ? (
              <NewsroomRows found={newsroomRows.filter((row) => items.includes(row))} />
            ) : name === "keys" ? (
              <KeyRows found={keyRows.filter((id) => items.includes(id))} />
            ) : (
              groups[name]
                .filter((item) => items.includes(item.name))
                .map((item) => <Row key={item.name} item={item} />)
            )}
            {name === "text" && <Sample />}
          </section>
        ))}
        {there.length === 0 && (
          <p class="settings-empty" role="status">
            {said.nothing(query)}
          </p>
        )}
      </div>
    </main>
  )
}

/** The groups in which something is found; Enter goes to the first setting of one, the arrows from one to the next. */
function Groups(props: {
  found: readonly { name: string; title: string; items: { length: number } }[]
  query: string
}) {
  const said = useSession().words.value.window.settings
  const list = useRef<HTMLElement>(null)
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== "ArrowDown" && event.key !== "ArrowUp") return
    const buttons = [...(list.current?.querySelectorAll("button") ?? [])]
    const at = buttons.indexOf(document.activeElement as HTMLButtonElement)
    buttons[at + (event.key === "ArrowDown" ? 1 : -1)]?.focus()
    event.preventDefault()
  }
  return (
    <nav class="settings-groups" aria-label={said.list} ref={list} onKeyDown={onKeyDown}>
      {props.found.map(({ name, title, items }) => (
        <button key={name} type="button" class="quiet" onClick={() => enter(name)}>
          <span>{title}</span>
          {props.query.trim() !== "" && <span class="settings-number">{items.length}</span>}
        </button>
      ))}
    </nav>
  )
}

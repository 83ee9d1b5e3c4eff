/** The newsroom's name, and a menu of the recent newsrooms. */
import { useRef } from "preact/hooks"
import { useSession } from "../session/context.ts"
import { Keys } from "./Keys.tsx"

/** A button with the newsroom's name that opens the menu of recent newsrooms. */
export function NewsroomMenu() {
  const session = useSession()
  const menu = useRef<HTMLDivElement>(null)
  const { library } = session.words.value.window
  const { newsroom, recent, managed } = session.scene.value
  const onKeyDown = (event: KeyboardEvent) => {
    const items = [...(menu.current?.querySelectorAll<HTMLElement>("button") ?? [])]
    const at = items.indexOf(document.activeElement as HTMLElement)
    if (event.key === "ArrowDown") items[(at + 1) % items.length]?.focus()
    else if (event.key === "ArrowUp") items[(at - 1 + items.length) % items.length]?.focus()
    else return
    event.preventDefault()
  }
  const choose = (act: () => void) => () => {
    menu.current?.hidePopover()
    act()
  }
  return (
    <>
      <h2 class="newsroom-name">
        <button type="button" class="quiet" popovertarget="newsroom-menu" title={newsroom.path}>
          <bdi>{newsroom.name}</bdi>
        </button>
      </h2>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: the menu's arrows move between its buttons. */}
      <div
        id="newsroom-menu"
        popover="auto"
        class="menu"
        ref={menu}
        onKeyDown={onKeyDown}
        onToggle={(event) => {
          if (event.newState === "open") menu.current?.querySelector("button")?.focus()
        }}
      >
        {recent.length > 0 && <div class="menu-head">{library.newsrooms}</div>}
        {recent.map((newsroom, index) => (
          <button
            type="button"
            key={newsroom.path}
            title={newsroom.path}
            onClick={choose(() => void session.attempt("openRecent", { index }))}
          >
            <bdi>{newsroom.name}</bdi>
          </button>
        ))}
        {managed.includes("newsroom") && (
          <div class="menu-head">{session.words.value.window.notices.managed.newsroom}</div>
        )}
        <button type="button" onClick={choose(() => void session.attempt("chooseNewsroom", {}))}>
          {library.openOther} <Keys of="openNewsroom" />
        </button>
      </div>
    </>
  )
}

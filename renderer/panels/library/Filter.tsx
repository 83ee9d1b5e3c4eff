/** The field that searches the library. It takes words and filters; the arrow keys move the focus into the list. */
import { matches } from "../../../main/contract/keys.ts"
import { useSession } from "../../session/context.ts"
import { directionOf } from "../direction.ts"
import { Search } from "../icons.tsx"
import { Keys } from "../Keys.tsx"
import { askedFor } from "./asked.ts"
import { chosenElement, focusLibrary, openChosen } from "./chosen.ts"
import { listKey, selectEverything } from "./listKeys.ts"

/** The search field of the library. */
export function Filter() {
  const session = useSession()
  const { library } = session
  const words = session.words.value.window.library
  const { text } = library.listing.question.value
  const total = library.state.value?.total ?? library.listing.answer.value?.total ?? 0
  const { platform } = session.scene.value
  const onKeyDown = (event: KeyboardEvent & { currentTarget: HTMLInputElement }) => {
    if (event.isComposing) return
    if (matches(event, "Alt-Enter", platform)) {
      const { words, filters } = askedFor(text)
      if (filters.length > 0 && words !== "") library.type(words)
    } else if (event.key === "Enter" && !event.ctrlKey && !event.metaKey) void openChosen(session)
    else if (event.key === "Escape") {
      if (library.selected.peek().size > 0) library.clear()
      else if (text) library.type("")
      else session.editor()?.focus()
    } else if (matches(event, "Mod-a", platform) && event.currentTarget.value === "") {
      void selectEverything(session)
      focusLibrary("list")
    } else if (event.key === " " && (event.ctrlKey || event.metaKey)) library.toggle(library.chosen.peek())
    else if (["ArrowDown", "ArrowUp", "PageDown", "PageUp"].includes(event.key)) {
      // An empty list has no line that could show the focus.
      if (library.chosen.peek() >= 0) focusLibrary("list")
      listKey(session, event)
    } else return
    event.preventDefault()
  }
  return (
    <div class="filter">
      <Search />
      <input
        type="text"
        data-first
        dir={directionOf(text)}
        role="combobox"
        aria-expanded="true"
        aria-controls="library-list"
        aria-describedby="library-hints"
        aria-activedescendant={chosenElement(session)}
        aria-label={words.filter}
        placeholder={words.filterIn(total)}
        autocomplete="off"
        spellcheck={false}
        value={text}
        onInput={(event) => library.type(event.currentTarget.value)}
        onKeyDown={onKeyDown}
      />
      <Keys of="goLibrary" />
    </div>
  )
}

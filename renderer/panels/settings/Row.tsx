/** One setting: its name, what it does and why, its control, where it is kept, and the ways back. */
import type { Settings } from "../../../main/contract/desk.ts"
import { defaultSettings } from "../../../main/contract/desk.ts"
import { useSession } from "../../session/context.ts"
import { Lock } from "../icons.tsx"
import { Marked } from "../Marked.tsx"
import { Choice, Count, Slider } from "./Controls.tsx"
import { type Item, valueText } from "./items.ts"
import { marksIn } from "./searching.ts"

/** Draws the setting that `item` names. */
export function Row({ item }: { item: Item }) {
  const session = useSession()
  const { settingsScreen } = session
  const words = session.words.value
  const said = words.window.settings
  const now = session.settings.value
  const { name } = item
  const query = settingsScreen.query.value
  const value = now[name]
  const text = (of: Settings[keyof Settings]) => valueText(name, of as never, words, now.language)
  const fixed = session.scene.value.managed.some((managed) => managed === name)
  const id = `setting-${name}`
  const told = { name: `${id}-name`, about: `${id}-about` }
  const set = (next: Settings[keyof Settings]) => settingsScreen.set({ [name]: next })
  /** Goes back to a value. The button goes with that, so the focus goes to the control. */
  const goBack = (event: MouseEvent, to: Settings[keyof Settings]) => {
    const row = (event.currentTarget as HTMLElement).closest(".setting")
    set(to)
    row?.querySelector<HTMLElement>('input:checked, input:not([type="radio"])')?.focus()
  }
  const before = settingsScreen.before.value[name]
  const original = defaultSettings[name]
  const { name: title, help } = said.items[name]
  return (
    <div class="setting" data-setting={name}>
      <h3 class="setting-name" id={told.name}>
        <Marked text={title} marks={marksIn(query, title)} />
      </h3>
      <div class="setting-control">
        {fixed ? (
          <p class="setting-fixed">
            <Lock /> {text(value)}
          </p>
        ) : item.kind === "choice" ? (
          <Choice
            {...told}
            group={id}
            values={item.values.map((key) => ({
              key: String(key),
              text: text(key),
              ...(name === "language" ? { lang: String(key) } : {}),
            }))}
            value={String(value)}
            choose={(key) => {
              const chosen = item.values.find((each) => String(each) === key)
              if (chosen !== undefined) set(chosen)
            }}
          />
        ) : item.kind === "slider" ? (
          <Slider
            {...told}
            {...item}
            value={value as number}
            text={text(value)}
            // Sums of steps are not exact.
            move={(next) => void session.set({ [name]: Math.round(next * 100) / 100 })}
            moved={(from) => settingsScreen.noteFrom({ [name]: from })}
          />
        ) : (
          <Count
            {...told}
            {...item}
            id={id}
            value={value as number}
            text={text(value)}
            bounds={said.bounds(String(item.min), text(item.max))}
            problem={said.badNumber(String(item.min), String(item.max))}
            set={set}
          />
        )}
      </div>
      <p class="setting-about" id={told.about}>
        <Marked text={help} marks={marksIn(query, help)} />{" "}
        <span class="setting-place">{fixed ? said.policy : said.place}</span>
      </p>
      <div class="setting-back">
        {!fixed && value !== before && (
          <button type="button" class="quiet" onClick={(event) => goBack(event, before)}>
            {said.asItWas(text(before))}
          </button>
        )}
        {!fixed && value !== original && original !== before && (
          <button type="button" class="quiet" onClick={(event) => goBack(event, original)}>
            {said.original(text(original))}
          </button>
        )}
      </div>
    </div>
  )
}

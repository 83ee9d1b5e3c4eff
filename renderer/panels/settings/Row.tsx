/** One setting: its name, what it does and why, its control, where it is kept, and the ways back. */
import type { Settings } from "../../../main/contract/desk.ts"
import { defaultSettings } from "../../../main/contract/desk.ts"
import { useSession } from "../../session/context.ts"
import { Lock } from "../icons.tsx"
import { Choice, Count, Slider } from "./Controls.tsx"
import { type Item, valueText } from "./items.ts"
import { aboutOf, Back, Layout } from "./Layout.tsx"

/** Draws the setting that `item` names. */
export function Row({ item }: { item: Item }) {
  const session = useSession()
  const { settingsScreen } = session
  const words = session.words.value
  const said = words.window.settings
  const now = session.settings.value
  const { name } = item
  const value = now[name]
  const text = (of: Settings[keyof Settings]) => valueText(name, of as never, words, now.language)
  const fixed = session.scene.value.managed.some((managed) => managed === name)
  const id = `setting-${name}`
  const set = (next: Settings[keyof Settings]) => settingsScreen.set({ [name]: next })
  const before = settingsScreen.before.value[name]
  const original = defaultSettings[name]
  const { name: title, help } = said.items[name]
  const told = { label: title, about: aboutOf(name) }
  const ways = [
    ...(value === before ? [] : [{ text: said.asItWas(text(before)), go: () => set(before) }]),
    ...(value === original || original === before
      ? []
      : [{ text: said.original(text(original)), go: () => set(original) }]),
  ]
  return (
    <Layout
      of={name}
      title={title}
      help={help}
      place={fixed ? said.policy : said.place}
      back={<Back ways={fixed ? [] : ways} />}
    >
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
          {...item}
          {...told}
          value={value as number}
          text={text(value)}
          // Sums of steps are not exact.
          move={(next) => void session.set({ [name]: Math.round(next * 100) / 100 })}
          moved={(from) => settingsScreen.noteFrom({ [name]: from })}
        />
      ) : (
        <Count
          {...item}
          {...told}
          id={id}
          value={value as number}
          text={text(value)}
          bounds={said.bounds(String(item.min), text(item.max))}
          problem={said.badNumber(String(item.min), String(item.max))}
          set={set}
        />
      )}
    </Layout>
  )
}

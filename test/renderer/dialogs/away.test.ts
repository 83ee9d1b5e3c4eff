/** The dialog over a newsroom that is away: what it says, what its keys do, and that nothing else happens by itself. */
import { expect, test } from "vitest"
import { wordsIn } from "../../../main/contract/words/index.ts"
import { press } from "../editor/harness.ts"
import { many, open } from "../panels/harness.ts"

const dialog = () => document.querySelector<HTMLDialogElement>("dialog.away")

async function away(language: "ar" | "en") {
  const bench = await open(many(1), { language })
  bench.session.show({ kind: "away" })
  await expect.poll(() => dialog()?.open).toBe(true)
  return bench
}

test.each(["ar", "en"] as const)(
  "each of its three ways is a key away, and Escape does none of them, in %s",
  async (language) => {
    const bench = await away(language)
    const said = wordsIn(language).window.away
    const buttons = () => [...(dialog()?.querySelectorAll(".modal-foot button") ?? [])]
    expect(buttons().map((button) => button.firstChild?.textContent?.trim())).toEqual([
      said.look,
      said.choose,
      said.begin,
    ])
    const asked = () => bench.calls.map(({ name }) => name).filter((name) => /Newsroom$/.test(name))
    expect(document.activeElement).toBe(buttons()[0])
    await press("Enter")
    await expect.poll(asked).toEqual(["lookForNewsroom"])
    await expect.poll(() => dialog()?.textContent).toContain(said.still(1))
    await press("Control+o")
    await expect.poll(asked).toEqual(["lookForNewsroom", "chooseNewsroom"])
    await press("Escape")
    await expect.poll(dialog).toBe(null)
    expect(asked()).toEqual(["lookForNewsroom", "chooseNewsroom"])
  },
)

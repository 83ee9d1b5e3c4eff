/** Axe on the library where it has no line, or none yet: states that pass too quickly in the whole app. */
import axe from "axe-core"
import { beforeEach, describe, expect, onTestFinished, test } from "vitest"
import { cdp, page } from "vitest/browser"
import { languages } from "../../../../main/contract/desk.ts"
import { wordsIn } from "../../../../main/contract/words/index.ts"
import { press, type } from "../../editor/harness.ts"
import { drawn, field, list, many, open, options } from "../harness.ts"

beforeEach(() => page.viewport(1440, 900))

const emulate = (theme: string) =>
  (cdp() as unknown as { send(name: string, options: object): Promise<void> }).send(
    "Emulation.setEmulatedMedia",
    {
      features: theme === "" ? [] : [{ name: "prefers-color-scheme", value: theme }],
    },
  )

/** What axe objects to in the library's panel, as "rule: where". */
async function objections(): Promise<string[]> {
  const { violations } = await axe.run(".library")
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(
      ({ target, any }) => `${id}: ${target.join(" ")} ${any.map(({ message }) => message).join("; ")}`,
    ),
  )
}

describe.each(languages)("in %s", (language) => {
  test.each(["light", "dark"])(
    "axe has no objection to a list without lines in the %s theme",
    async (theme) => {
      await emulate(theme)
      onTestFinished(() => emulate(""))
      await open([], { language })
      await expect.poll(() => document.querySelector("p.rows-empty")).not.toBeNull()
      expect(await objections()).toEqual([])
      await press("Control+k")
      await type("القسم:دوليات صوامع")
      await expect.poll(() => document.querySelector(".rows-empty")?.textContent).toContain("صوامع")
      expect(await objections()).toEqual([])
    },
  )

  test.each(["light", "dark"])(
    "axe has no objection to a list that is waited for in the %s theme",
    async (theme) => {
      await emulate(theme)
      onTestFinished(() => emulate(""))
      const bench = await open(many(30), { language }, null, "linux", false, true)
      await expect.poll(() => document.querySelector(".rows-bars")).not.toBeNull()
      expect(list().ariaBusy).toBe("true")
      expect(list().ariaLabel).toBe(wordsIn(language).window.library.list)
      expect(await objections()).toEqual([])
      // What works already: the field takes what is looked for.
      await press("Control+k")
      await type("رقم 2")
      expect(field().value).toBe("رقم 2")
      bench.slow = false
      for (const go of bench.waiting.splice(0)) go()
      await expect.poll(() => options().length).toBeGreaterThan(3)
      await drawn()
      expect(list().ariaBusy).toBe("false")
      expect(document.querySelector(".rows-bars")).toBeNull()
      expect(await objections()).toEqual([])
    },
  )
})

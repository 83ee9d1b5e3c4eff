/** Finding in a list by a few words: commands, statuses, sections. */
import { describe, expect, test } from "vitest"
import { commandIds } from "../../../../main/contract/commands.ts"
import { wordsIn } from "../../../../main/contract/words/index.ts"
import { fitting } from "../../../../renderer/session/library/words-in-text.ts"

const found = (query: string, ...names: string[]) => fitting(query, names, (name) => name)

describe("a list that is narrowed by words", () => {
  test("has the name that was typed before longer ones", () => {
    expect(found("السلة", "نقل إلى السلة", "ما في السلة…", "السلة…")[0]).toBe("السلة…")
    expect(found("محليات", "أخبار محليات", "محليات")[0]).toBe("محليات")
  })

  test("has a name that begins so before one with a word that does, and that before the middle of a word", () => {
    expect(found("خط", "مخطط", "نص بخط", "كل خط", "خطوة")).toEqual(["خطوة", "كل خط", "مخطط", "نص بخط"])
  })

  test("is as it was where nothing is typed, and keeps its order among equals", () => {
    expect(found(" ", "ب", "أ")).toEqual(["ب", "أ"])
    expect(found("خبر", "خبر ب", "خبر أ")).toEqual(["خبر ب", "خبر أ"])
  })

  test("takes words from what else an entry is known by, behind those with the name", () => {
    const menus: Record<string, string> = { فقرة: "تنسيق", "تنسيق عام": "" }
    const commands = Object.keys(menus)
    expect(
      fitting(
        "تنسيق",
        commands,
        (name) => name,
        (name) => menus[name]!,
      ),
    ).toEqual(["تنسيق عام", "فقرة"])
  })

  for (const language of ["ar", "en"] as const)
    test(`has each command first when its name is typed, with and without its dots (${language})`, () => {
      const { commands, menus } = wordsIn(language)
      for (const id of commandIds)
        for (const name of [commands[id].label, commands[id].label.replace("…", "")]) {
          const [first] = fitting(
            name,
            commandIds,
            (each) => commands[each].label,
            () => Object.values(menus).join(" "),
          )
          expect(commands[first!].label).toBe(commands[id].label)
        }
    })
})

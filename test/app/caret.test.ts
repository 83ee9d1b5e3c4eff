/** The caret and the selection are where they were after every dialog, menu, panel and notice: seen by moving and typing. */
import { expect, test } from "vitest"
import type { CommandId } from "../../main/contract/commands.ts"
import { commands } from "../../main/contract/commands.ts"
import { wordsIn } from "../../main/contract/words/index.ts"
import { typeText } from "../support/keyboard.ts"
import { type App, launch, runtimeHere } from "../support/launch.ts"
import { open, story, write } from "./newsroom.ts"

const { kind } = runtimeHere()

/** The key of a command, as the tests' keyboard takes it. */
const keyOf = (id: CommandId) =>
  commands[id].keys[0]!.replace("Mod-", "ControlOrMeta+")
    .replaceAll("-", "+")
    .replace(/\+([a-z])$/, (_, letter) => `+Key${letter.toUpperCase()}`)

/** Ways away from the text, and back. */
const ways: Record<string, (app: App) => Promise<void>> = {
  ...Object.fromEntries(
    (
      [
        "palette",
        "setStatus",
        "setSection",
        "exportArticle",
        "history",
        "keyboardHelp",
        "goLibrary",
        "goDossier",
        "board",
      ] satisfies CommandId[]
    ).map((id) => [
      id,
      async (app: App) => {
        await app.page.keyboard.press(keyOf(id))
        await expect.poll(() => where(app)).not.toBe("editor")
        // Each press leaves one thing: a field's list, then the field.
        for (let presses = 0; presses < 4 && (await where(app)) !== "editor"; presses++) {
          await app.page.keyboard.press("Escape")
          await frame(app)
        }
      },
    ]),
  ),
  beside: async (app) => {
    await app.page.keyboard.press(keyOf("beside"))
    await expect.poll(() => where(app)).toBe("beside")
    await app.page.keyboard.press(keyOf("beside"))
    await expect.poll(() => where(app)).toBe("editor")
  },
  "a status that was chosen": async (app) => {
    await app.page.keyboard.press(keyOf("setStatus"))
    await app.page.locator("dialog").waitFor()
    await app.page.keyboard.press("Enter")
    await app.page.locator("dialog").waitFor({ state: "detached" })
  },
  "a command of the palette": async (app) => {
    await app.page.keyboard.press(keyOf("palette"))
    await app.page.locator("dialog").waitFor()
    await typeText(app.page, wordsIn("ar").commands.zoomReset.label)
    await app.page.keyboard.press("Enter")
    await app.page.locator("dialog").waitFor({ state: "detached" })
  },
  "a notice that Escape puts away from the text": async (app) => {
    await noticed(app)
    await app.page.keyboard.press("Escape")
    await app.page.locator(".notice").waitFor({ state: "detached" })
  },
  "the notices, and back with Escape": async (app) => {
    await noticed(app)
    await app.page.keyboard.press(keyOf("goNotices"))
    await expect.poll(() => where(app)).toBe("notices")
    await app.page.keyboard.press("Escape")
    await expect.poll(() => where(app)).toBe("editor")
    await app.page.keyboard.press("Escape")
    await app.page.locator(".notice").waitFor({ state: "detached" })
  },
  "the last notice, put away with Delete": async (app) => {
    await noticed(app)
    // It offers nothing, so its key goes there.
    await app.page.keyboard.press(keyOf("answerNotice"))
    await expect.poll(() => where(app)).toBe("notices")
    await app.page.keyboard.press("Delete")
    await expect.poll(() => where(app)).toBe("editor")
  },
  "a notice, put away with the mouse": async (app) => {
    await noticed(app)
    await app.page.locator(".notice-away").click()
    await app.page.locator(".notice").waitFor({ state: "detached" })
  },
  "all panes in turn": async (app) => {
    do {
      await app.page.keyboard.press("F6")
      await frame(app)
    } while ((await where(app)) !== "editor")
  },
}

/** Saves, which a notice says. */
async function noticed(app: App) {
  await app.page.keyboard.press(keyOf("save"))
  await app.page.locator(".notice").waitFor()
}

/** The name of the pane or dialog that has the focus. */
const where = (app: App) =>
  app.page.evaluate(() => {
    const place = document.activeElement
    return place?.closest("dialog") ? "dialog" : place?.closest("[data-pane]")?.getAttribute("data-pane")
  })

const frame = (app: App) =>
  app.page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))))

const first = (app: App) => app.page.locator(".ProseMirror .body p").first().textContent()

/** The words that the paragraph begins with. */
const written = "abcdefghij"

test(`the caret and the selection are where they were after every dialog, panel and menu, on ${kind}`, async (context) => {
  const app = await launch({ test: context })
  write(app, story("خبر أول", written, "الثانية."))
  await open(app)
  const { keyboard } = app.page
  for (const [name, leaveAndComeBack] of Object.entries(ways)) {
    await keyboard.press(keyOf("goBody"))
    for (let times = 0; times < 5; times++) await keyboard.press("ArrowLeft")
    await leaveAndComeBack(app)
    await keyboard.press("ArrowRight")
    await typeText(app.page, "و")
    // Five forward and one back.
    await expect.poll(() => first(app), { message: name }).toBe("abcdوefghij")

    // The same with a selection, which typing replaces.
    await keyboard.press("End")
    await keyboard.press("Shift+Home")
    const selected = await app.page.evaluate(() => getSelection()!.toString())
    expect(selected, name).toBe(await first(app))
    await leaveAndComeBack(app)
    expect(await app.page.evaluate(() => getSelection()!.toString()), name).toBe(selected)
    await typeText(app.page, written)
    await expect.poll(() => first(app), { message: name }).toBe(written)
  }
})

test(`a key right behind an arrow acts where the arrow went, on ${kind}`, async (context) => {
  const app = await launch({ test: context })
  write(app, story("خبر أول", "الأولى.", "الثانية.", "الثالثة."))
  await open(app)
  const client = await app.page.context().newCDPSession(app.page)
  const key = (name: string, code: number, modifiers = 0) =>
    client.send("Input.dispatchKeyEvent", {
      type: "rawKeyDown",
      key: name,
      code: name,
      windowsVirtualKeyCode: code,
      modifiers,
    })
  await app.page.keyboard.press(keyOf("goBody"))
  await frame(app)
  // Down, then Alt-Up, without waiting for either: the second paragraph goes before the first.
  await Promise.all([key("ArrowDown", 40), key("ArrowUp", 38, 1)])
  await expect.poll(() => first(app)).toBe("الثانية.")
})

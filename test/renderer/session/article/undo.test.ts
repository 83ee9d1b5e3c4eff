/** What was written in an article can be undone when the writer comes back to it from another one. */
import { expect, test } from "vitest"
import { aWhile, type Bench, idOf, open, settle, story, typeAfter } from "./desk.ts"

const two = () => open(story("a", "خبر", "الأولى.", "الثانية."), story("b", "آخر", "نص آخر."))

async function go(bench: Bench, name: string) {
  await bench.session.open(idOf(name))
  await settle()
}

function undo(bench: Bench) {
  return bench.session.editor()!.run("undo")
}

test("to another article and back, undo takes back the last edit, then the ones before", async () => {
  const bench = await two()
  await typeAfter(bench, "الأولى", " لنا")
  await aWhile()
  await go(bench, "b")
  expect(undo(bench)).toBe(false)
  await typeAfter(bench, "نص آخر", " هنا")
  await aWhile()
  await go(bench, "a")
  expect(bench.text()).toBe("خبر\nالأولى. لنا\nالثانية.")
  expect(undo(bench)).toBe(true)
  expect(bench.text()).toBe("خبر\nالأولى.\nالثانية.")
  expect(bench.session.editor()!.run("redo")).toBe(true)
  expect(bench.text()).toBe("خبر\nالأولى. لنا\nالثانية.")
  await go(bench, "b")
  expect(undo(bench)).toBe(true)
  expect(bench.text()).toBe("آخر\nنص آخر.")
})

test("what is typed after coming back is a step of its own", async () => {
  const bench = await two()
  await typeAfter(bench, "الأولى", " لنا")
  await go(bench, "b")
  await go(bench, "a")
  await typeAfter(bench, "الأولى", " أيضاً")
  undo(bench)
  expect(bench.text()).toBe("خبر\nالأولى. لنا\nالثانية.")
})

test("what others changed meanwhile stays, and only one's own is undone", async () => {
  const bench = await two()
  await typeAfter(bench, "الأولى", " لنا")
  await aWhile()
  await go(bench, "b")
  await aWhile()
  bench.write(story("a", "خبر", "سطر لزميل.", "الأولى. لنا", "الثانية لزميل."))
  await go(bench, "a")
  expect(bench.text()).toBe("خبر\nسطر لزميل.\nالأولى. لنا\nالثانية لزميل.")
  expect(undo(bench)).toBe(true)
  expect(bench.text()).toBe("خبر\nسطر لزميل.\nالأولى.\nالثانية لزميل.")
  await aWhile()
  expect(bench.file("a")).toBe("خبر\nسطر لزميل.\nالأولى.\nالثانية لزميل.")
  expect(undo(bench)).toBe(false)
})

test("where others took out what one wrote, nothing of it comes back", async () => {
  const bench = await two()
  await typeAfter(bench, "الأولى", " لنا")
  await aWhile()
  await go(bench, "b")
  await aWhile()
  bench.write(story("a", "خبر", "الثانية."))
  await go(bench, "a")
  undo(bench)
  expect(bench.text()).toBe("خبر\nالثانية.")
})

test("an open menu is not kept with it", async () => {
  const bench = await two()
  await typeAfter(bench, "الثانية.", "{Enter}/")
  expect(document.querySelector(".insert-menu")).not.toBeNull()
  await go(bench, "b")
  await go(bench, "a")
  expect(document.querySelector(".insert-menu")).toBeNull()
})

import { expect, test } from "vitest"
import { defaultKeys, keymapOf } from "../../main/contract/keymap.ts"
import { barLabels, withMnemonics } from "../../main/shell/mnemonics.ts"

test("a label gets the first letter of a word, and one that is free", () => {
  expect(withMnemonics(["Save", "Select All", "Export…"])).toEqual(["&Save", "Select &All", "&Export…"])
  expect(withMnemonics(["نسخ", "نقل الفقرة إلى أعلى"])).toEqual(["&نسخ", "نقل ال&فقرة إلى أعلى"])
})

test("the Arabic article, letters that need Shift, digits and signs are passed over", () => {
  expect(withMnemonics(["المكتبة"])).toEqual(["ال&مكتبة"])
  expect(withMnemonics(["إدراج"])).toEqual(["إ&دراج"])
  expect(withMnemonics(["100 %"])).toEqual(["100 %"])
})

test("a label whose letters are all taken moves another", () => {
  expect(withMnemonics(["ab", "a"])).toEqual(["a&b", "&a"])
  expect(withMnemonics(["ab", "bc", "a"])).toEqual(["a&b", "b&c", "&a"])
  expect(withMnemonics(["a", "A"])).toEqual(["&a", "A"])
})

test("a sign that Electron would take for a mnemonic is kept as a sign", () => {
  expect(withMnemonics(["R&D"])).toEqual(["&R&&D"])
})

test("in the bar, letters that commands have with Alt stay theirs", () => {
  expect(barLabels(["Go", "Join"], ["Go", "Join"], keymapOf(defaultKeys))).toEqual(["Go", "Joi&n"])
  expect(withMnemonics(["Go"])).toEqual(["&Go"])
})

test("in the bar, a menu in other letters has that of its English label before it, as Electron hears no other", () => {
  expect(barLabels(["ملف", "انتقال"], ["File", "Jump"], keymapOf(defaultKeys))).toEqual([
    "\u2066(\u200e&F) ملف\u2069",
    "\u2066(\u200e&U) انتقال\u2069",
  ])
  expect(barLabels(["R&D", "كلمة & كلمة"], ["R&D", "Words"], keymapOf(defaultKeys))).toEqual([
    "&R&&D",
    "\u2066(\u200e&W) كلمة && كلمة\u2069",
  ])
  expect(barLabels(["ملف"], ["Jk"], keymapOf(defaultKeys))).toEqual(["ملف"])
})

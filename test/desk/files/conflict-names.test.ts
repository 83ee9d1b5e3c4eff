import { describe, expect, test } from "vitest"
import { copiesAmong, copyOf } from "../../../main/desk/files/conflict-names.ts"

const id = "aden-library-1"

/** What `name` is a copy of, beside `original`, an article of the same id. */
const beside = (original: string, name: string) =>
  copyOf(
    name,
    new Map([
      [original, id],
      [name, id],
    ]),
  )

describe("a copy is known by its name, as it is left by", () => {
  test.each([
    ["Dropbox", "قصة (conflicted copy 2026-11-23).html"],
    ["Dropbox, of somebody's", "قصة (Laila's MacBook's conflicted copy 2026-11-23).html"],
    ["Dropbox, of a machine in brackets", "قصة (نسخة ليلى (المحمول) المتعارضة 2026-11-23).html"],
    ["Dropbox in French", "قصة (Copie en conflit de Laila 2026-11-23).html"],
    ["Dropbox in German", "قصة (In Konflikt stehende Kopie von Laila 2026-11-23).html"],
    ["Dropbox, by letter case", "قصة (Case Conflict 1).html"],
    ["Dropbox, by Unicode", "قصة (Unicode Encoding Conflict).html"],
    ["Nextcloud", "قصة (conflicted copy 2026-11-23 101112).html"],
    ["ownCloud", "قصة_conflict-20261123-101112.html"],
    ["OneDrive", "قصة-DESKTOP-AB12CD3.html"],
    ["OneDrive, of a name", "قصة-Laila-PC.html"],
    ["OneDrive, twice", "قصة-DESKTOP-AB12CD3-2.html"],
    ["Syncthing", "قصة.sync-conflict-20261123-101112-ABCDEFG.html"],
    ["Google Drive", "قصة [conflict].html"],
    ["Google Drive, copied", "Copy of قصة.html"],
    ["Google Drive, copied in Arabic", "نسخة من قصة.html"],
    ["Seafile", "قصة (SFConflict laila@example.org 2026-11-23-10-11-12).html"],
    ["Resilio", "قصة.Conflict.html"],
    ["Synology", "قصة_laptop_Nov-23-101112-2026_Conflict.html"],
    ["iCloud", "قصة 2.html"],
    ["a browser", "قصة (1).html"],
    ["a file manager", "قصة (نسخة).html"],
    ["Windows", "قصة - Copy.html"],
    ["Windows, again", "قصة - Copy (2).html"],
    ["Windows in Arabic", "قصة - نسخة.html"],
    ["macOS", "قصة copy.html"],
    ["macOS, again", "قصة copy 2.html"],
    ["macOS in Arabic", "قصة نسخة.html"],
    ["rclone", "قصة.conflict1.html"],
    ["rclone, again", "قصة.conflict12.html"],
    ["OneDrive, of a name with a space", "قصة-MacBook Pro.html"],
    ["OneDrive, of a name with an apostrophe", "قصة-Laila’s MacBook Pro.html"],
    ["OneDrive, of a name in lower case", "قصة-ahmed-pc.html"],
    ["OneDrive, of a name in Arabic", "قصة-حاسوب ليلى.html"],
    ["a program in Arabic", "قصة نسخة متضاربة.html"],
    ["a program in Arabic, in brackets", "قصة (نسخة متضاربة 2026-11-23).html"],
    ["a program in Arabic, ahead", "نسخة متعارضة من قصة.html"],
    ["a program that nobody knows", "قصة~laptop~3.html"],
    ["somebody who gave it another name", "حكاية قديمة.html"],
    ["one after the other", "قصة (1) (conflicted copy 2026-11-23)-DESKTOP-AB12CD3.html"],
  ])("%s: %s", (_program, name) => {
    expect(beside("قصة.html", name)).toBe("قصة.html")
  })
})

describe("a copy", () => {
  test("lies beside its original, also in a subfolder, and has its extension", () => {
    expect(beside("رياضة/قصة.html", "رياضة/قصة (1).html")).toBe("رياضة/قصة.html")
  })

  test("may lie anywhere in the newsroom, as the article inside is the same", () => {
    expect(beside("قصة.html", "رياضة/قصة (1).html")).toBe("قصة.html")
    expect(beside("قصة.htm", "قصة (1).html")).toBe("قصة.htm")
    expect(beside("قصة.html", "حكايتان.html")).toBe("قصة.html")
  })

  test("may differ from its original in letter case and Unicode form", () => {
    expect(beside("Café.html", "cafe\u0301 (Case Conflict).html")).toBe("Café.html")
  })

  test("of a copy is a copy of the first", () => {
    const articles = new Map([
      ["قصة.html", id],
      ["قصة (1).html", id],
      ["قصة (1) (2).html", id],
    ])
    expect(copyOf("قصة (1) (2).html", articles)).toBe("قصة.html")
    expect(copiesAmong(articles)).toEqual(
      new Map([
        ["قصة (1).html", "قصة.html"],
        ["قصة (1) (2).html", "قصة.html"],
      ]),
    )
  })

  test("whose original is gone is none", () => {
    expect(copyOf("قصة (1).html", new Map([["قصة (1).html", id]]))).toBe(null)
  })
})

describe("no copy", () => {
  test("is an article of its own, however its file is named", () => {
    const articles = new Map([
      ["قمة.html", "summit-one-2026"],
      ["قمة (1).html", "summit-two-2026"],
      ["قمة-2.html", "summit-three-2026"],
    ])
    expect([...articles.keys()].map((name) => copyOf(name, articles))).toEqual([null, null, null])
    expect(copiesAmong(articles).size).toBe(0)
  })

  test("is the original, whatever lies beside it", () => {
    expect(beside("قصة (1).html", "قصة.html")).toBe(null)
    expect(beside("حكاية قديمة.html", "قصة.html")).toBe(null)
  })

  test("is what the newsroom does not know, or no page", () => {
    expect(copyOf("قصة (1).html", new Map([["قصة.html", id]]))).toBe(null)
    expect(beside("قصة.jpg", "قصة (1).jpg")).toBe(null)
  })

  test("is told by a name alone, also by one that makes the patterns try again and again", () => {
    for (const part of ["(", "-A", " (1)", "_", " copy", "[", " "]) {
      const articles = new Map([
        ["قصة.html", id],
        [`${part.repeat(80)}.html`, id],
      ])
      expect(copiesAmong(articles).size).toBe(0)
    }
  })
})

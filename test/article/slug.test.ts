import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { dossierFields } from "../../main/article/dossier.ts"
import { slugOf } from "../../main/article/slug.ts"
import { sized } from "../support/size.ts"

describe("a slug", () => {
  const examples: [headline: string, slug: string, because: string][] = [
    ["عودة مكتبة عدن", "عودة-مكتبة-عدن", "hyphens join words"],
    ["  عُودَةُ «مكتبـــة»، عدن؟! ", "عودة-مكتبة-عدن", "tashkeel, tatweel and punctuation go"],
    ['آملا بـ"نقطة تحول"', "آملا-بنقطة-تحول", "a particle joins its word"],
    ["BBC: 3.5% في ٢٠٢٤", "bbc-3-5-في-٢٠٢٤", "Latin letters are lower case, digits stay"],
    ["don’t / لا", "dont-لا", "apostrophes part nothing"],
    ["../../etc/passwd", "etc-passwd", "no path gets through"],
    ["نص\u202e\u0000\nآخر", "نص-آخر", "no control gets through"],
    ["ﻻ", "لا", "presentation forms become letters"],
    ["cafe\u0301", "café", "letters are composed"],
    ["CON", "con-1", "names of devices are no names of files"],
    ["lpt¹", "lpt1-1", "in any spelling"],
    ["؟ — 😀 …", "", "nothing is left"],
    ["", "", "nothing was there"],
  ]
  it.each(examples)("of %j is %j: %s", (headline, slug) => {
    expect(slugOf(headline)).toBe(slug)
  })

  it("is cut between words", () => {
    expect(slugOf("كلمة ".repeat(40))).toBe("كلمة-".repeat(16).slice(0, -1))
    expect(slugOf("ك".repeat(300))).toBe("ك".repeat(80))
    expect(slugOf(`${"ك".repeat(60)} ${"م".repeat(60)}`)).toBe("ك".repeat(60))
  })

  it("always fits the dossier and the name of a file", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 200 }), (headline) => {
        const slug = slugOf(headline)
        expect(dossierFields.slug.safeParse(slug).success).toBe(true)
        expect(new TextEncoder().encode(slug).length).toBeLessThanOrEqual(200)
        expect(slugOf(slug)).toBe(slug)
      }),
      { numRuns: sized(3000) },
    )
  })
})

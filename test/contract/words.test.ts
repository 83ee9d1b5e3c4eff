import { expect, test } from "vitest"
import { problemText, wordsIn } from "../../main/contract/words/index.ts"

test.each(["ar", "en"] as const)(
  "a lock that tells neither name nor place makes whole sentences, in %s",
  (language) => {
    const { window } = wordsIn(language)
    const sentences = [
      window.lock.banner("", "", "10:00"),
      window.notices.lockLost(""),
      problemText(language, { code: "locked", details: { who: "" } }),
    ]
    const somebody = language === "ar" ? /شخص آخر/ : /somebody else/i
    for (const sentence of sentences) {
      expect(sentence).toMatch(somebody)
      expect(sentence).not.toMatch(/«»|“”| {2}/)
    }
    expect(problemText(language, { code: "locked", details: { who: "سارة" } })).toContain("سارة")
    expect(window.lock.banner("سارة", "مكتب", "10:00")).toMatch(/سارة.*مكتب/)
  },
)

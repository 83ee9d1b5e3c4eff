import { describe, expect, it } from "vitest"
import { separatesThousands } from "../../main/article/joints.ts"

/** The text without its separators of thousands, with ~ for a no-break space. */
function joined(picture: string): string {
  const text = picture.replaceAll("~", "\u00a0")
  return Array.from({ length: text.length }, (_, at) => (separatesThousands(text, at) ? "" : text[at]))
    .join("")
    .replaceAll("\u00a0", "~")
}

describe("a separator of thousands", () => {
  it.each([
    ["1,000؛ 1,234,567؛ ١٬٠٠٠٬٠٠٠؛ ١،٠٠٠", "1000؛ 1234567؛ ١٠٠٠٠٠٠؛ ١٠٠٠"],
    ["1'000؛ 1’000’000", "1000؛ 1000000"],
    ["1.000.000؛ 1.234.567؛ ١.٠٠٠.٠٠٠", "1000000؛ 1234567؛ ١٠٠٠٠٠٠"],
    ["1~000~000؛ 1~234؛ 1\u202f234\u202f567؛ 1\u2009000", "1000000؛ 1234؛ 1234567؛ 1000"],
    ["1 000 000 دولار و5 000", "1000000 دولار و5000"],
    ["1.000؛ 20.000؛ 500.000-1.000.000", "1000؛ 20000؛ 500000-1000000"],
    ["1.000.000,50؛ 1.000,50؛ 1,500.25", "1000000,50؛ 1000,50؛ 1500.25"],
    ["1.000.000.000؛ 10.000.000.000", "1000000000؛ 10000000000"],
    ["في 2020 100 000 نسمة", "في 2020 100000 نسمة"],
    ["بلغ 1.000.000. ثم 5.000.", "بلغ 1000000. ثم 5000."],
  ])("is seen in %s", (text, expected) => {
    expect(joined(text)).toBe(expected)
  })

  it.each([
    ["a fraction", "3.14؛ 3.141؛ 0.500؛ 0.000؛ 5,50.000؛ 3٫141"],
    ["a date", "12.10.2026؛ 1.100.2026؛ 2026.100.200؛ 12/10/2026؛ 1/1.000"],
    ["a version", "1.2.3؛ 10.11.12؛ v1.000.000؛ 1.000.50"],
    ["an address", "192.168.100.200؛ 10.100.200.150؛ 127.0.0.1"],
    ["a telephone number", "+962~777~000~000؛ 0~800~000~000؛ 050 123 000؛ +1.800.555.000؛ 555.123.4567"],
    ["a time", "12:30.000؛ 1.000:20"],
    ["numbers beside each other", "1 234 567 و5 300؛ 1234.000؛ 12.34.000.0"],
    ["too many groups", `1${".000".repeat(9)}`],
  ])("is not seen in %s", (_name, text) => {
    expect(joined(text)).toBe(text)
  })
})

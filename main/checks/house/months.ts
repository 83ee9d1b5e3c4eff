/** Months have two names; both beside each other must be of one month. */
import type { Rule } from "../rules.ts"

/** The names of the months, of January first: the one of Egypt and the Gulf, the one of the Levant and Iraq. */
const months: readonly [string, string][] = [
  ["يناير", "كانون الثاني"],
  ["فبراير", "شباط"],
  ["مارس", "آذار"],
  ["أبريل", "نيسان"],
  ["مايو", "أيار"],
  ["يونيو", "حزيران"],
  ["يوليو", "تموز"],
  ["أغسطس", "آب"],
  ["سبتمبر", "أيلول"],
  ["أكتوبر", "تشرين الأول"],
  ["نوفمبر", "تشرين الثاني"],
  ["ديسمبر", "كانون الأول"],
]
const second = new Map(months)
const first = new Map(months.map(([one, other]) => [other, one]))

export const monthRules: readonly Rule[] = [
  {
    name: "month-pair",
    kind: "style",
    severity: "error",
    isOn: true,
    pattern:
      /(?<![\p{L}\p{M}])(يناير|فبراير|مارس|أبريل|مايو|يونيو|يوليو|أغسطس|سبتمبر|أكتوبر|نوفمبر|ديسمبر)([ \u00A0]?[(/][ \u00A0]?)(كانون الثاني|شباط|آذار|نيسان|أيار|حزيران|تموز|آب|أيلول|تشرين الأول|تشرين الثاني|كانون الأول)(?![\p{L}\p{M}])/gu,
    fixes: ([, one, between, other]) =>
      second.get(one!) === other
        ? null
        : [one! + between + second.get(one!), first.get(other!)! + between + other],
  },
  {
    name: "month-alone",
    kind: "style",
    severity: "hint",
    isOn: false,
    pattern:
      /(?<![\p{L}\p{M}/(])(يناير|فبراير|مارس|أبريل|مايو|يونيو|يوليو|أغسطس|سبتمبر|أكتوبر|نوفمبر|ديسمبر)(?![\p{L}\p{M}]|[ \u00A0]?[(/])/gu,
    fixes: ([found]) => [`${found} (${second.get(found)})`],
  },
]

/** How many articles. */

export const articles = {
  zero: "لا مواد",
  one: "مادة واحدة",
  two: "مادتان",
  few: "{n} مواد",
  many: "{n} مادة",
  other: "{n} مادة",
}

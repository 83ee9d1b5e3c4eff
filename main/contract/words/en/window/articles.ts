export const articles = { one: "{n} article", other: "{n} articles" }

import { expect, test } from "vitest"
import { linkTo, readLink } from "../../main/contract/link.ts"

test("a link that is made is read as it was meant", () => {
  for (const newsroom of [null, "0f8b7c1e-9f6e-4b3c-8f0e-6d1f2a3b4c5d"])
    expect(readLink(linkTo("article-one", newsroom))).toEqual({ id: "article-one", newsroom })
})

test("an id of a newsroom that a link cannot have is left out of it", () => {
  for (const newsroom of ["", "a b", "../x", "غرفة", "a&b", "x".repeat(65)])
    expect(linkTo("article-one", newsroom)).toBe("midad:article/article-one")
})

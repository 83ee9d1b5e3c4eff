import { describe, expect, test } from "vitest"
import { jumpList } from "../../main/shell/jump-list.ts"

describe("the jump list of Windows", () => {
  test("starts the program with each newsroom's folder", () => {
    const [category] = jumpList(["C:\\أخبار\\اليوم", "\\\\server\\news"], "غرف الأخبار", "C:\\Midad.exe")
    expect(category).toMatchObject({ type: "custom", name: "غرف الأخبار" })
    expect(category?.items?.map(({ program, args }) => [program, args])).toEqual([
      ["C:\\Midad.exe", '"C:\\أخبار\\اليوم"'],
      ["C:\\Midad.exe", '"\\\\server\\news"'],
    ])
  })

  test("has a folder that ends with a backslash as one argument", () => {
    const [category] = jumpList(["D:\\"], "x", "p")
    expect(category?.items?.[0]?.args).toBe('"D:\\\\"')
  })

  test("is empty where nothing was opened", () => {
    expect(jumpList([], "x", "p")).toEqual([])
  })
})

/** Which addresses name a picture of the newsroom. */
import { expect, test } from "vitest"
import { newsroomFile } from "../../main/article/addresses.ts"

test.each(["a.jpg", "pictures/ميناء.jpg", ".hidden/a.jpg", "a..b/c...", "folder/", "سطر\u2028آخر.jpg"])(
  "%j is inside of it",
  (path) => expect(newsroomFile.test(path)).toBe(true),
)

test.each([
  ...["", "/a.jpg", "..", ".", "../a.jpg", "a/../../b", "a/..", "a/./b", "a//b", "a\\b", "c:/a", "a\nb"],
  // A dot of an expression takes no separator of lines, so what stands behind one is easily overlooked.
  ...["a\u2028/../../b", "a\u2029/../../b", "\u2028/..", "\u2028//b"],
])("%j is not", (path) => expect(newsroomFile.test(path)).toBe(false))

/** The first look through a newsroom's folder. */
import { expect, test } from "vitest"
import { FirstLook } from "../../../main/desk/search/first-look.ts"

/** A first look whose looks end when the test says so: well, or with an error. */
function looking() {
  const looks: { succeed(): void; fail(): void }[] = []
  const logged: string[] = []
  const library = {
    looked: false,
    look: () =>
      new Promise<never>((done, failed) => {
        looks.push({
          succeed() {
            library.looked = true
            done(undefined as never)
          },
          fail: () => failed(new Error("gone")),
        })
      }),
  }
  const first = new FirstLook(library, (message) => logged.push(message))
  return { first, looks, logged }
}

const settle = () => new Promise((done) => setImmediate(done))

test("one look goes on at a time, and none is begun after it has succeeded", async () => {
  const { first, looks } = looking()
  first.begin()
  first.begin()
  expect(looks).toHaveLength(1)
  looks[0]!.succeed()
  await first.ended()
  first.begin()
  expect(looks).toHaveLength(1)
})

test("a look that has failed is logged, and begun again", async () => {
  const { first, looks, logged } = looking()
  first.begin()
  looks[0]!.fail()
  await settle()
  expect(logged).toEqual(["Could not read the newsroom"])
  first.begin()
  expect(looks).toHaveLength(2)
})

test("who waits for the end gets the error of a look that fails again", async () => {
  const { first, looks } = looking()
  first.begin()
  const ended = first.ended()
  looks[0]!.fail()
  await settle()
  expect(looks).toHaveLength(2)
  looks[1]!.fail()
  await expect(ended).rejects.toThrow("gone")
})

test("who waits for some time goes on when the look ends, or the time, or at once where there is no look", async () => {
  const { first, looks } = looking()
  await first.within(1e9)
  first.begin()
  await first.within(1)
  const waiting = first.within(1e9)
  looks[0]!.succeed()
  await waiting
  expect(looks).toHaveLength(1)
})

/** An event whose default can be prevented, as Electron hands them to listeners. */
export type Preventable<Details = object> = Details & {
  readonly defaultPrevented: boolean
  preventDefault(): void
}

/** A preventable event with `details` on it. */
export function preventable<Details extends object>(details: Details): Preventable<Details> {
  let prevented = false
  const event = {
    preventDefault() {
      prevented = true
    },
  }
  Object.defineProperty(event, "defaultPrevented", { get: () => prevented, enumerable: true })
  return Object.assign(event, details) as Preventable<Details>
}

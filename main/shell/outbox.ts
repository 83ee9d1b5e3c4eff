/** Events on their way to the window: kept until it listens, checked against the contract, sent in order. */
import { channels } from "../contract/channels.ts"
import { type EventData, type EventName, events } from "../contract/desk.ts"

export type Outbox = {
  /**
   * Sends an event, or keeps it until the window listens. Throws `ZodError` for data that break the contract.
   * @param newsroom the key of the newsroom that the event is about
   */
  send<Name extends EventName>(name: Name, data: EventData<Name>, newsroom?: string): void
  /** The window listens: sends the events that were kept, and sends later ones at once. */
  open(): void
  /** The window does not listen: it is loading or gone. Events are kept from now on. */
  close(): void
  readonly isOpen: boolean
}

/** @param deliver hands a message over to the window */
export function createOutbox(
  deliver: (channel: string, name: string, data: unknown, newsroom: string | null) => void,
): Outbox {
  const kept: { name: EventName; data: unknown; newsroom: string | null }[] = []
  let open = false
  return {
    send(name, data, newsroom) {
      const checked = events[name].parse(data)
      if (open) deliver(channels.event, name, checked, newsroom ?? null)
      else kept.push({ name, data: checked, newsroom: newsroom ?? null })
    },
    open() {
      open = true
      for (const { name, data, newsroom } of kept.splice(0)) deliver(channels.event, name, data, newsroom)
    },
    close() {
      open = false
    },
    get isOpen() {
      return open
    },
  }
}

/** The part of a launched app that differs between the two runtimes. */
import type { Page } from "playwright-core"

/** The part of an app that differs between the runtimes. */
export type Base = {
  page(): Page
  origin: string
  ask(ask: string, given?: unknown): Promise<unknown>
  again(args: string[]): Promise<number | null>
  nextPage(): Promise<Page>
  crash(): Promise<void>
  hang(): Promise<void>
  end(): Promise<void>
  pids(): number[]
  log(): string
  exited: Promise<number | null>
}

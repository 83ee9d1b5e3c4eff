/** The scheme by which the window is loaded. */
import { protocol } from "electron"
import { scheme } from "./origin.ts"
import type { Page } from "./recovery.ts"
import { serve } from "./serve.ts"

/** To be called before the app is ready. Chromium keeps the compiled code of the window between starts. */
export function registerScheme(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme, privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true } },
  ])
}

/** Serves the window. To be called when the app is ready. */
export function handleScheme(
  renderer: string,
  newsroom: () => string | null,
  recovery: () => Record<string, Page>,
): void {
  protocol.handle(scheme, (request) => serve(request, renderer, newsroom, recovery))
}

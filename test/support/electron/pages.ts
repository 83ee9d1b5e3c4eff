/** Every page that Chromium opens: those of windows, and those that no window owns. */
import type { Page, Request } from "playwright-core"
import { browser } from "./browser.ts"
import { WebContents } from "./contents.ts"

/** Answers every request of every page, and closes pages that no window owns. */
export async function watchPages(): Promise<void> {
  const context = browser()
  const all = () => WebContents.getAllWebContents()
  const owner = (page: Page | null) => all().find((contents) => page && contents.owns(page))
  /** Where popups wanted to go, until their pages are there to be closed. */
  const wanted: string[] = []
  context.on("page", async (page) => {
    // Pages for windows are requested one by one, and have no address yet.
    const opener = await page.opener()
    if (owner(page) || (!opener && wanted.length === 0)) return
    const asking = (opener && owner(opener)) ?? all()[0]
    asking?.opened(wanted.shift() ?? page.url())
    await page.close()
  })
  await context.route(
    () => true,
    async (route, request) => {
      const contents = owner(pageOf(request))
      if (contents) return contents.answer(route, request)
      if (!request.isNavigationRequest()) return route.abort("aborted")
      // Nothing is requested; the popup must have loaded something before it can be closed.
      wanted.push(request.url())
      await route.fulfill({ status: 200, contentType: "text/html", body: "" })
    },
  )
}

/** The page of a request; null for a service worker's, and for a popup's first, which comes before its page. */
function pageOf(request: Request): Page | null {
  if (request.serviceWorker()) return null
  try {
    return request.frame().page()
  } catch (fault) {
    if (fault instanceof Error && fault.message.includes("not available")) return null
    throw fault
  }
}

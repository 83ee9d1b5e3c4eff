/** The sheet in the middle: the editor, or what to press when no article is open. */
import { useSignalEffect } from "@preact/signals"
import { useLayoutEffect, useRef } from "preact/hooks"
import { sizeLimit } from "../../main/contract/limits.ts"
import { DeskError } from "../../main/contract/problem.ts"
import { createEditor } from "../editor/editor.ts"
import type { EditorHost } from "../editor/host.ts"
import { useSession } from "../session/context.ts"
import type { LinkAnswer } from "../session/dialogs.ts"
import type { Session } from "../session/session.ts"
import { FindBar, HitRail } from "./FindBar.tsx"
import { Keys } from "./Keys.tsx"
import { LockBanner } from "./LockBanner.tsx"
import { SaveBanner } from "./SaveBanner.tsx"
import { Welcome } from "./Welcome.tsx"

/** Makes the editor and attaches it to the session for as long as it is drawn. */
export function Page() {
  const session = useSession()
  const sheet = useRef<HTMLDivElement>(null)
  useLayoutEffect(() => {
    if (!sheet.current) return
    const editor = createEditor(sheet.current, hostOf(session))
    session.attach(editor)
    return () => {
      session.attach(null)
      editor.destroy()
    }
  }, [session])
  // Rows of related blocks and links in the text show the state of the articles that they lead to.
  useSignalEffect(() => {
    void session.descriptions.changes.value
    session.editor()?.relink()
  })
  const words = session.words.value
  const open = session.current.value !== null
  return (
    <main class="page" data-pane="editor">
      <Welcome />
      <LockBanner />
      <SaveBanner />
      <FindBar />
      <div class="sheet" ref={sheet} hidden={!open} />
      <HitRail />
      {!open && (
        <div class="page-empty">
          {session.loading.value ? (
            <p class="late">{words.window.page.loading}</p>
          ) : (
            <>
              <p>{words.window.page.empty}</p>
              <p class="page-keys">
                <Keys of="goLibrary" /> {words.commands.goLibrary.label}
                <span class="gap" />
                <Keys of="newArticle" /> {words.commands.newArticle.label}
              </p>
            </>
          )}
        </div>
      )}
    </main>
  )
}

/** The host of the editor and of the article beside it; see `EditorHost`. */
export function hostOf(session: Session): EditorHost {
  return {
    words: () => session.words.peek(),
    language: () => session.settings.peek().language,
    keyOf: (id) => session.keys.map.peek()[id][0],
    platform: session.scene.peek().platform,
    pictureUrl: (src) => `/newsroom/${src.split("/").map(encodeURIComponent).join("/")}`,
    described: (id) => session.descriptions.of(id),
    suggest: (count) => session.suggest(count),
    changed: session.changed,
    askLink: (current) =>
      new Promise<LinkAnswer>((answer) => {
        session.show({ kind: "link", current, answer })
      }),
    async storePicture(file) {
      if (file.size > sizeLimit) {
        session.explain(new DeskError("picture-large", { limit: sizeLimit / 1024 / 1024 }))
        return null
      }
      const bytes = new Uint8Array(await file.arrayBuffer())
      return (await session.attempt("storePicture", { name: file.name, bytes }))?.src ?? null
    },
    async choosePicture() {
      const chosen = await session.attempt("chooseFigure", {})
      return chosen?.src ? { src: chosen.src, alt: "" } : null
    },
    pasteWhole(pasted) {
      if (typeof pasted === "string") void session.imports.read({ from: "text", text: pasted }, "current")
      else {
        const bytes = new TextEncoder().encode(pasted.html)
        void session.imports.read({ from: "bytes", name: "", bytes }, "current")
      }
    },
    notice: (message) => void session.notices.say(message),
    offer: (message, action) => void session.notices.offer(message, action),
    hint: (message) => session.notices.whisper(message),
    escape: () => session.notices.putNewestAway() || session.welcome.putAway(),
    openLink(href) {
      const article = /^article:(.+)$/.exec(href)?.[1]
      if (article) void session.open(article)
      else void session.attempt("openLink", { href })
    },
  }
}

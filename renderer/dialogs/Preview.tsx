/** The beginning of the article that is chosen in a picker. It is only read: nothing is opened or locked. */
import { useSignal } from "@preact/signals"
import { useEffect } from "preact/hooks"
import { type Article, articleFromJSON } from "../../main/article/schema.ts"
import { ago } from "../../main/contract/time.ts"
import { directionOf } from "../panels/direction.ts"
import { useSession } from "../session/context.ts"

/**
 * How long a choice must stay before its text is read, in milliseconds, so that holding an arrow key down reads
 * nothing.
 */
const rest = 80
/** How much of the text is shown, in characters. */
const most = 600

/** The first paragraphs of the body. */
function beginning(article: Article): string[] {
  const found: string[] = []
  let length = 0
  article.child(2).forEach((block) => {
    if (length >= most || !block.textContent.trim() || block.type.name === "related") return
    found.push(block.textContent)
    length += block.textContent.length
  })
  return found
}

/** @param id the article; null for none */
export function Preview({ id }: { id: string | null }) {
  const session = useSession()
  const article = useSignal<Article | null>(null)
  useEffect(() => {
    if (id === null) {
      article.value = null
      return
    }
    let late = false
    const timer = setTimeout(async () => {
      try {
        const { doc } = await session.ask("peek", { id })
        if (!late) article.value = articleFromJSON(doc)
      } catch (error) {
        if (!late) article.value = null
        session.explain(error)
      }
    }, rest)
    return () => {
      late = true
      clearTimeout(timer)
    }
  }, [id, session, article])
  const words = session.words.value
  const { preview } = words.window
  const shown = article.value
  const text = shown ? beginning(shown) : []
  const { status, section, updated } = shown?.attrs ?? {}
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what is longer than its place scrolls by keys only if it can hold the focus.
    <section class="preview" aria-label={preview.name} tabIndex={0}>
      {shown && (
        <>
          <p class="preview-facts">
            <span class="status-dot" data-status={status} />
            {[
              words.window.statuses[status as keyof typeof words.window.statuses],
              section,
              updated && ago(updated, Date.now(), session.settings.value.language, words),
            ]
              .filter(Boolean)
              .join(" · ")}
          </p>
          <p class="preview-headline" dir={directionOf(shown.child(0).textContent)}>
            {shown.child(0).textContent || words.window.library.untitled}
          </p>
          {shown.child(1).textContent && (
            <p class="preview-standfirst" dir={directionOf(shown.child(1).textContent)}>
              {shown.child(1).textContent}
            </p>
          )}
          {text.map((paragraph, index) => (
            <p key={index} dir={directionOf(paragraph)}>
              {paragraph}
            </p>
          ))}
          {text.length === 0 && <p class="preview-empty">{preview.empty}</p>}
        </>
      )}
    </section>
  )
}

/** What the text looks like as it is set. */
import { useSession } from "../../session/context.ts"

/** A headline and two paragraphs; they are Arabic in both languages, as the text of articles is. */
export function Sample() {
  const session = useSession()
  const { sample, units } = session.words.value.window.settings
  const { measure } = session.settings.value
  return (
    <figure class="sample" aria-label={sample.name}>
      <figcaption>
        <span>{units.characters(measure)}</span>
      </figcaption>
      <div class="sample-text" lang="ar" dir="rtl">
        <p class="sample-headline">{sample.headline}</p>
        {sample.text.map((text) => (
          <p key={text}>{text}</p>
        ))}
      </div>
    </figure>
  )
}

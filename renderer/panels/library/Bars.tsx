/** Still bars in the place of the list's lines, while these are waited for. */
import { useSignal } from "@preact/signals"
import { useEffect } from "preact/hooks"

/** How long nothing is shown, in milliseconds: what comes sooner is not to flicker. */
const patience = 300

/** Nothing for a moment, then the bars. */
export function Bars() {
  const isShown = useSignal(false)
  useEffect(() => {
    const timer = setTimeout(() => {
      isShown.value = true
    }, patience)
    return () => clearTimeout(timer)
  }, [isShown])
  if (!isShown.value) return null
  return (
    <div class="rows-bars" aria-hidden="true">
      {[0, 1, 2, 3].map((at) => (
        <div key={at}>
          <span />
          <span />
        </div>
      ))}
    </div>
  )
}

/** The sign of a severity: an octagon, a triangle or a ring, told apart by their shapes too. */
import type { Severity } from "../../../main/contract/checking.ts"
import { Information, Stop, Warning } from "../icons.tsx"

const icons = { error: Stop, warning: Warning, hint: Information }

/** The sign of `of`. */
export function SeverityIcon({ of }: { of: Severity }) {
  const Icon = icons[of]
  return (
    <span class="severity" data-severity={of}>
      <Icon />
    </span>
  )
}

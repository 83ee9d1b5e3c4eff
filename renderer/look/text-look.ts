/** How the text and the window look by the settings, as custom properties of the page. */
import type { Settings } from "../../main/contract/desk.ts"

const faces: Record<Settings["textFace"], string> = { naskh: "var(--face-naskh)", sans: "var(--face-ui)" }

/** What is set of the look; the rest of the settings changes nothing of it. */
type Look = Pick<Settings, "theme" | "textFace" | "textSize" | "measure" | "lineHeight" | "paragraphSpacing">

/** Pixels at 100 % as rem. */
const rem = (pixels: number) => `${pixels / 16}rem`

/** Shows what is set on `root`, the page's own element. What is the same as before is not set again. */
export function showLook(
  { theme, textFace, textSize, measure, lineHeight, paragraphSpacing }: Look,
  root: HTMLElement,
): void {
  const properties = {
    "color-scheme": theme === "system" ? "" : theme,
    "--face-text": faces[textFace],
    "--text-size": rem(textSize),
    "--measure": String(measure),
    "--line-height": String(lineHeight),
    "--paragraph-spacing": rem(paragraphSpacing),
  }
  for (const [name, value] of Object.entries(properties))
    if (root.style.getPropertyValue(name) !== value) root.style.setProperty(name, value)
}

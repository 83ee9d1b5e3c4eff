/** Keys as the page shows them: caps that are always left to right. */
import type { CommandId } from "../../main/contract/commands.ts"
import { keyCaps, type Platform } from "../../main/contract/keys.ts"
import type { EditorHost } from "./host.ts"

/** One key as an element, such as Ctrl L. */
export function keyElement(key: string, platform: Platform): HTMLElement {
  const caps = document.createElement("bdi")
  caps.className = "caps"
  caps.dir = "ltr"
  for (const cap of keyCaps(key, platform))
    caps.append(Object.assign(document.createElement("kbd"), { textContent: cap }))
  return caps
}

/** The key of a command as an element; an empty one if it has none. */
export function commandKey(id: CommandId, host: Pick<EditorHost, "keyOf" | "platform">): HTMLElement {
  const key = host.keyOf(id)
  return key === undefined ? document.createElement("bdi") : keyElement(key, host.platform)
}

/** The text of `template` with the element `key` in the place of `{key}`. */
export function withKey(template: string, key: HTMLElement): (string | HTMLElement)[] {
  const [before = "", after = ""] = template.split("{key}")
  return [before, key, after]
}

/** A key in plain text, isolated left to right, for notices and generated content. */
export function keyText(key: string, platform: Platform): string {
  return `\u2066${keyCaps(key, platform).join(" ")}\u2069`
}

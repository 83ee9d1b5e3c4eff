/** Keys as the page shows them: caps that are always left to right. */
import { type CommandId, commands } from "../../main/contract/commands.ts"
import { keyCaps, type Platform } from "../../main/contract/keys.ts"

/** One key as an element, such as Ctrl L. */
export function keyElement(key: string, platform: Platform): HTMLElement {
  const caps = document.createElement("bdi")
  caps.className = "caps"
  caps.dir = "ltr"
  for (const cap of keyCaps(key, platform))
    caps.append(Object.assign(document.createElement("kbd"), { textContent: cap }))
  return caps
}

/** The key of a command as an element. */
export function commandKey(id: CommandId, platform: Platform): HTMLElement {
  return keyElement(commands[id].keys[0]!, platform)
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

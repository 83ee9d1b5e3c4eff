/** The settings in the window. Their code is loaded when the window is idle, or when they are opened. */
import { useEffect } from "preact/hooks"
import { later } from "../dialogs/later.ts"
import { useSession } from "../session/context.ts"

const code = later(async () => (await import("./settings/Settings.tsx")).Settings)

/** Loads the code of the settings, so that they open without delay. */
export const loadSettings = code.load

/** Draws the settings. If their code cannot be loaded, that is said, and they are closed. */
export function SettingsScreen() {
  const session = useSession()
  const fault = code.fault.value
  useEffect(() => {
    if (!code.here.peek()) void code.load()
  }, [])
  useEffect(() => {
    if (fault === null || code.here.peek()) return
    void session.attempt("reportFault", { message: `No settings: ${String(fault)}` })
    session.notices.warn(session.words.peek().window.dialogs.missing)
    session.settingsScreen.close()
  }, [fault, session])
  const Settings = code.here.value
  return Settings ? <Settings /> : <main class="settings" />
}

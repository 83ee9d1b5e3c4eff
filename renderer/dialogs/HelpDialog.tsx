/** The keyboard help: every command with its key, as the menus group them. */
import { menuGroups, menus } from "../../main/contract/commands.ts"
import { Keys } from "../panels/Keys.tsx"
import { useSession } from "../session/context.ts"
import { Modal } from "./Modal.tsx"

/** Draws the help from the command list. Keys that are not commands follow in their own sections. */
export function HelpDialog() {
  const session = useSession()
  const words = session.words.value
  const { help, dialogs } = words.window
  return (
    <Modal name={help.name} kind="help" cancel={session.dismiss}>
      <header class="modal-head">
        <h2>{help.name}</h2>
        <button type="button" class="quiet" onClick={session.dismiss}>
          {dialogs.close} <Keys key_="Escape" />
        </button>
      </header>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a long page scrolls by keys only where it holds the focus. */}
      <div class="help-columns" tabIndex={0} data-first>
        {menus.map((menu) => (
          <section key={menu}>
            <h3>{words.menus[menu]}</h3>
            {menuGroups(menu)
              .flat()
              .map((id) => (
                <div class="help-row" key={id} title={words.commands[id].help}>
                  <span>{words.commands[id].label}</span>
                  <Keys of={id} />
                </div>
              ))}
          </section>
        ))}
        {help.sections.map(({ name, rows }) => (
          <section key={name}>
            <h3>{name}</h3>
            {rows.map((row) => (
              <div class="help-row" key={row.text}>
                <span>{row.text}</span>
                {row.keys.map((key) => (
                  <Keys key_={key} key={key} />
                ))}
              </div>
            ))}
          </section>
        ))}
      </div>
    </Modal>
  )
}

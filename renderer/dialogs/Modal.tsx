/** A native dialog that opens when it is drawn and gives the focus back when it goes. */
import type { ComponentChildren } from "preact"
import { useLayoutEffect, useRef } from "preact/hooks"

/** `cancel` is called when the user presses Escape or clicks beside the dialog. */
export function Modal(props: { name: string; kind?: string; cancel(): void; children: ComponentChildren }) {
  const dialog = useRef<HTMLDialogElement>(null)
  useLayoutEffect(() => {
    const element = dialog.current
    element?.showModal()
    element?.querySelector<HTMLElement>("[data-first]")?.focus()
    return () => element?.close()
  }, [])
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: Escape is the dialog's own `cancel`.
    <dialog
      ref={dialog}
      class={`modal ${props.kind ?? ""}`}
      aria-label={props.name}
      onCancel={(event) => {
        event.preventDefault()
        props.cancel()
      }}
      onClick={(event) => {
        if (event.target === dialog.current) props.cancel()
      }}
    >
      <div class="modal-inside">{props.children}</div>
    </dialog>
  )
}

/** Opening an article in order to write in it. */

/** Where the focus is when the dialog that has it, and that closes now, has given it back. */
async function focusAfterDialog(): Promise<Element | null> {
  const frame = () => new Promise((resolve) => requestAnimationFrame(resolve))
  await frame()
  await frame()
  return document.activeElement
}

/**
 * Returns what opens an article and gives its text the focus when it is there.
 *
 * An article may come late. If the writer has put the focus somewhere else meanwhile, it stays there: a word that is
 * typed into the search would go on in the text otherwise.
 * @param open opens the article with an id; resolves when it is there
 * @param focus gives the text the focus
 */
export function createEnter(
  open: (id: string) => Promise<void>,
  focus: () => void,
): (id: string) => Promise<void> {
  return async (id) => {
    const opened = open(id)
    const { activeElement } = document
    const before = activeElement?.closest("dialog") ? await focusAfterDialog() : activeElement
    await opened
    const now = document.activeElement
    if (now === before || now === null || now === document.body || now.closest(".ProseMirror")) focus()
  }
}

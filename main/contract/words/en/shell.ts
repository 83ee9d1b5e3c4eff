export const productName = "Midad"

export const firstNewsroom = "Midad"

export const dialogs = {
  newsroom: { title: "Open newsroom", button: "Open" },
  import: { title: "Import texts", button: "Import", texts: "Texts and pages", all: "All files" },
  archive: { title: "Import a whole folder", button: "Import" },
  figure: { title: "Choose a picture", button: "Insert", pictures: "Pictures" },
  export: {
    title: "Export article",
    button: "Export",
    formats: { html: "Web page", text: "Text", json: "JSON data" },
    untitled: "Untitled article",
  },
  unkept: {
    title: "Some text is kept nowhere yet",
    text: "Neither saving nor journaling succeeded, so closing would lose the latest text of:\n{headlines}\n\nStay, and export the article or copy its text to another place, or free the disk and wait until it is saved.",
    silentTitle: "The window does not answer",
    silent:
      "Midad cannot tell whether the latest text is saved. Stay and wait a moment; closing may lose it.",
    stay: "Stay",
    close: "Close and lose it",
  },
}

export const system = {
  services: "Services",
  hide: "Hide Midad",
  hideOthers: "Hide Others",
  unhide: "Show All",
  window: "Window",
  minimize: "Minimize",
  close: "Close",
}

export const recovery = {
  title: "The window stopped",
  text: "Midad's window stopped twice in a short time. Everything that was saved is in the newsroom's files as it was.",
  again: "Open the window again",
}

export const beside = {
  name: "Article beside",
  text: "Text to read",
  none: "Choose an article in the library and press {key} to read it beside your text.",
  edit: "edit it",
  close: "close",
  gone: "This article is not in the newsroom any more.",
}

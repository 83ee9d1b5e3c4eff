/** `printToPDF`: Electron's options as Chromium's own. */
import type { CDPSession } from "playwright-core"

export type PdfOptions = {
  pageSize?: string | { width: number; height: number }
  landscape?: boolean
  printBackground?: boolean
  preferCSSPageSize?: boolean
  margins?: { top?: number; bottom?: number; left?: number; right?: number }
  headerTemplate?: string
  footerTemplate?: string
  displayHeaderFooter?: boolean
}

/** Prints the page of `client`; returns the bytes of the PDF. */
export async function printed(client: CDPSession, options: PdfOptions): Promise<Buffer> {
  const sizes: Record<string, [number, number]> = {
    A4: [8.27, 11.69],
    Letter: [8.5, 11],
    A3: [11.69, 16.54],
  }
  const { pageSize = "Letter", margins = {} } = options
  const [paperWidth, paperHeight] =
    typeof pageSize === "string" ? (sizes[pageSize] ?? sizes.Letter!) : [pageSize.width, pageSize.height]
  const { data } = await client.send("Page.printToPDF", {
    paperWidth,
    paperHeight,
    landscape: options.landscape ?? false,
    printBackground: options.printBackground ?? false,
    preferCSSPageSize: options.preferCSSPageSize ?? false,
    displayHeaderFooter: options.displayHeaderFooter ?? false,
    ...(options.headerTemplate ? { headerTemplate: options.headerTemplate } : {}),
    ...(options.footerTemplate ? { footerTemplate: options.footerTemplate } : {}),
    ...(margins.top === undefined ? {} : { marginTop: margins.top }),
    ...(margins.bottom === undefined ? {} : { marginBottom: margins.bottom }),
    ...(margins.left === undefined ? {} : { marginLeft: margins.left }),
    ...(margins.right === undefined ? {} : { marginRight: margins.right }),
  })
  return Buffer.from(data, "base64")
}

/**
 * The suites: `core` in Node (article, contract, desk, shell's pure parts, layers), `editor` in a real
 * Chromium, `app` end to end on the built product.
 */
import { fileURLToPath } from "node:url"
import { playwright } from "@vitest/browser-playwright"
import { configDefaults, defineConfig } from "vitest/config"
import { findBrowser } from "./support/browser.ts"
import { suites } from "./support/suites.ts"

const root = fileURLToPath(new URL("..", import.meta.url))
const browser = findBrowser()
/**
 * How long `expect.poll` looks for what must come, in milliseconds. A test ends as soon as it has come: only one that
 * fails takes as long, so a machine with much to do has time enough.
 */
const poll = { timeout: 20_000 }
/** When a test is taken for one that never ends, in milliseconds: far beyond the longest on a machine with much to do. */
const limit = 600_000
const jsx = { runtime: "automatic", importSource: "preact" } as const

export default defineConfig({
  root,
  test: {
    projects: [
      {
        root,
        test: {
          name: "core",
          include: suites.core.include,
          exclude: [...configDefaults.exclude, ...suites.core.exclude],
          expect: { poll },
          testTimeout: limit,
        },
      },
      {
        root,
        oxc: { jsx },
        // Named here, so that none is found while tests run: that would reload the page under them.
        optimizeDeps: {
          include: [
            "@preact/signals",
            "preact",
            "preact/hooks",
            "preact/jsx-dev-runtime",
            "preact/jsx-runtime",
            "prosemirror-commands",
            "prosemirror-dropcursor",
            "prosemirror-gapcursor",
            "prosemirror-history",
            "prosemirror-inputrules",
            "prosemirror-model",
            "prosemirror-schema-list",
            "prosemirror-state",
            "prosemirror-test-builder",
            "prosemirror-transform",
            "prosemirror-view",
            "axe-core",
            "fast-check",
            "parse5",
            "zod",
          ],
        },
        test: {
          name: "editor",
          include: suites.editor.include,
          expect: { poll },
          testTimeout: limit,
          browser: {
            enabled: true,
            headless: true,
            screenshotFailures: false,
            provider: playwright({
              launchOptions: {
                // `npm test` has set one up; without any, playwright says what it misses.
                ...(browser ? { executablePath: browser } : {}),
                args: [
                  ...(process.getuid?.() === 0 ? ["--no-sandbox"] : []),
                  "--disable-gpu",
                  "--disable-quic",
                  "--no-first-run",
                  "--disable-background-networking",
                  "--disable-component-update",
                  "--disable-sync",
                ],
              },
            }),
            instances: [{ browser: "chromium" }],
          },
        },
      },
      {
        root,
        test: {
          name: "app",
          include: suites.app.include,
          expect: { poll },
          testTimeout: limit,
          hookTimeout: limit,
          fileParallelism: false,
        },
      },
    ],
  },
})

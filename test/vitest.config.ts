/**
 * The suites: `core` in Node (article, contract, desk, shell's pure parts, layers), `editor` in a real
 * Chromium, `app` end to end on the built product.
 */
import { fileURLToPath } from "node:url"
import { playwright } from "@vitest/browser-playwright"
import { defineConfig } from "vitest/config"
import { findBrowser } from "./support/browser.ts"

const root = fileURLToPath(new URL("..", import.meta.url))
const browser = findBrowser()
const jsx = { runtime: "automatic", importSource: "preact" } as const

export default defineConfig({
  root,
  test: {
    projects: [
      {
        root,
        test: {
          name: "core",
          include: [
            "test/article/**/*.test.ts",
            "test/cli/**/*.test.ts",
            "test/contract/**/*.test.ts",
            "test/desk/**/*.test.ts",
            "test/shell/**/*.test.ts",
            "test/layers/**/*.test.ts",
            "test/support/**/*.test.ts",
            "test/torture/**/*.test.ts",
          ],
          testTimeout: 120_000,
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
            "fast-check",
            "parse5",
            "zod",
          ],
        },
        test: {
          name: "editor",
          include: ["test/renderer/**/*.test.ts", "test/renderer/**/*.test.tsx"],
          testTimeout: 30_000,
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
          include: ["test/app/**/*.test.ts"],
          testTimeout: 300_000,
          hookTimeout: 120_000,
          fileParallelism: false,
        },
      },
    ],
  },
})

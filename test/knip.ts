/** `npm run lint` finds with this what nothing uses: files, exports and packages. */
import type { KnipConfig } from "knip"

const config: KnipConfig = {
  entry: [
    // The build's entries, as main/vite.config.ts names them; the window's is in renderer/index.html.
    "main/shell/main.ts",
    "main/preload/preload.ts",
    "main/desk/**/worker.ts",
    // electron-builder reads it.
    "main/pack/electron-builder.ts",
    "test/**/*.test.{ts,tsx}",
    // Programs that tests and benches start by their paths.
    "test/bench/unjournaler.ts",
    "test/support/ci.ts",
    "test/arabic/make-*.ts",
    "test/support/electron/register.ts",
    "test/support/electron/index.ts",
    "test/support/*.cjs",
    "test/support/tiny/*.{mjs,cjs}",
  ],
  project: ["main/**/*.ts", "renderer/**/*.{ts,tsx,css}", "test/**/*.{ts,tsx,mjs,cjs}"],
  vite: { config: "main/vite.config.ts" },
  vitest: { config: "test/vitest.config.ts" },
  // A style sheet uses what it imports.
  compilers: { css: (text: string) => [...text.matchAll(/(?<=@)import[^;]+/g)].join("\n") },
  // Programs of the system.
  ignoreBinaries: ["mount", "umount", "apt-get", "fc-list", "mkfifo"],
  // It is started as a program, by its path.
  ignoreDependencies: ["@cyclonedx/cyclonedx-npm"],
  // What its own file uses is not dead.
  ignoreExportsUsedInFile: true,
}

export default config

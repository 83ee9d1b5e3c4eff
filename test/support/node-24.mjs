// Scripts need the Node of the `node` package (Electron's major). An installation without
// install scripts falls back to the machine's own Node: say so instead of failing strangely.
const major = Number(process.versions.node.split(".")[0])
if (major < 24) {
  console.error(
    `Midad's scripts need Node 24; this is ${process.version}. ` +
      "Run them through npm (`npx -c '…'` for one of your own), which uses the project's Node. If npm uses this one too, " +
      "run `npm ci` without --ignore-scripts, so that the `node` package of the project can install itself.",
  )
  process.exit(1)
}

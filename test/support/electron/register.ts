/** Puts the stand-in in place of `electron` for everything that is loaded after it: `node --import`. */
import { registerHooks } from "node:module"

registerHooks({
  resolve(specifier, context, next) {
    if (specifier === "electron" || specifier === "electron/main")
      return { url: new URL("./index.ts", import.meta.url).href, shortCircuit: true }
    return next(specifier, context)
  },
})

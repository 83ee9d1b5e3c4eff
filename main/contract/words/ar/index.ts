export { commands, menus } from "./commands.ts"
export * as importing from "./importing.ts"
export { problems } from "./problems.ts"
export * as window from "./window.ts"

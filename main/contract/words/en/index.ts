export { commands, menus } from "./commands.ts"
export { problems } from "./problems.ts"

// Loaded into real Electron before the app (`electron -r`): the folders of the user that the environment
// names, because not every system takes them from HOME.
const { app } = require("electron")
if (process.env.MIDAD_DOCUMENTS) app.setPath("documents", process.env.MIDAD_DOCUMENTS)
if (process.env.MIDAD_USER_DATA) app.setPath("userData", process.env.MIDAD_USER_DATA)

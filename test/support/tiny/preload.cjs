const { contextBridge, ipcRenderer, webUtils } = require("electron")

let refused = ""
try {
  require("node:fs")
} catch (error) {
  refused = error.message
}
contextBridge.exposeInMainWorld("tiny", {
  refused,
  nested: { list: [1, 2] },
  invoke: (channel, value) => ipcRenderer.invoke(channel, value),
  send: (channel, value) => ipcRenderer.send(channel, value),
  heard: (listener) => void ipcRenderer.on("noted", (_event, ...args) => listener(...args)),
  paths: (files) => files.map((file) => webUtils.getPathForFile(file)),
  throws: () => {
    throw new TypeError("as expected")
  },
})

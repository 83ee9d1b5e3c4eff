/** The state of the app for every part of the stand-in: whether it is ready, and whether it is quitting. */
export const running = { ready: false, quitting: false }

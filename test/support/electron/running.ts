/** What every part of the stand-in must know of the app: whether it is ready, and whether it is going. */
export const running = { ready: false, quitting: false }

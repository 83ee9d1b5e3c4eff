/** The largest file and the largest message that Midad takes, in bytes. */
export const sizeLimit = 64 * 1024 * 1024

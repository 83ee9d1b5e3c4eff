/** The channels between the processes. */
export const channels = { call: "desk:call", event: "desk:event", drop: "desk:drop" } as const

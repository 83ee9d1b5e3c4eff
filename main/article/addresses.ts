/** Addresses that an article may hold. */

/** Where a link may lead: the web, a mailbox, or an article of the newsroom (`article:ID`). */
export const linkTarget =
  /^([hH][tT][tT][pP][sS]?:\/\/[^\s<>"]+|[mM][aA][iI][lL][tT][oO]:[^\s<>"]+|article:[a-z0-9][a-z0-9-]{7,39})$/

/** A picture of the newsroom: a relative path with forward slashes that stays inside it. */
export const newsroomFile =
  /^(?!\.\.?(?:\/|$))[^/\\:*?"<>|\0\n\r]+(?:\/(?!\.\.?(?:\/|$))[^/\\:*?"<>|\0\n\r]+)*\/?$/

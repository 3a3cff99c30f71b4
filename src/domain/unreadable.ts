/** Why what somebody wrote about an event cannot be read, in words for the person who brought it. */
export class Unreadable extends Error {}

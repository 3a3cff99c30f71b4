/** What a request of ours does to an event, as its guest sees it. */
export type GuestNews =
  | 'made'
  /** It lies at other times, or is said to: somebody may have moved it there, and told the guest or not. */
  | 'moved'
  /** It says something else at the same times. */
  | 'said-otherwise'
  | 'removed'
  /** An earlier event of the same appointment, which somebody has brought back, is removed once more. */
  | 'stray-removed';

/** Where the visit of that event stands. */
export interface GuestOf {
  /** The customer is invited by this event. */
  readonly isInvited: boolean;
  /** The visit stands: nobody has cancelled it. */
  readonly stands: boolean;
}

/**
 * Whether Google tells the guest of what a request of ours does, by a mail of its own: the one way on which customers hear of changes
 * made in Google (docs/protocol.md §7). Whether whoever moved an event there had Google tell its guest, nobody can find out, so it is
 * told: twice is better than not at all.
 */
export function isGuestTold(news: GuestNews, { isInvited, stands }: GuestOf): boolean {
  if (!isInvited || news === 'said-otherwise') return false;
  // Their invitation is by the later event: a cancellation of this one would be read as one of the visit.
  return news !== 'stray-removed' || !stands;
}

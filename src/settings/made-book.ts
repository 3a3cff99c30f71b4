/** A book that was made, or would be. */
export interface MadeBook {
  readonly file: string;
  readonly timezone: string;
  /** The zone is only that of a machine which has been told none. */
  readonly isGuess: boolean;
}

/** How a shop is to be made. */
export interface NewShopRequest {
  readonly dryRun: boolean;
  /** The idempotency key of the same request for that shop; null: it has none. */
  readonly keyFor: (shop: string) => Promise<{ readonly text: string; readonly request: string } | null>;
}

/** A shop's own book. */
export interface CreatedShop {
  readonly shop: string;
  readonly book: MadeBook;
  /** It was there before. */
  readonly existed: boolean;
}

/** What a machine says that nobody has told where it stands. */
export function isUtc(zone: string): boolean {
  return /^(?:Etc\/)?(?:UTC|UCT|GMT(?:[+-]?0)?|Universal|Zulu|Greenwich)$/i.test(zone);
}

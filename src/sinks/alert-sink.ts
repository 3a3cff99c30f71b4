import type { QuietHours } from '../domain/alerting.ts';
import type { Level } from '../domain/level.ts';
import type { News } from '../domain/news.ts';

/** What somebody is told of an alert. Nothing in it is about customers. Moments are ISO 8601 with the shop's offset. */
export interface AlertMessage {
  /** The same for the same news, however often it is sent: whoever gets it twice may drop one. */
  readonly key: string;
  /** Null, and `test`, for a message that is about nothing. */
  readonly alertId: number | null;
  readonly news: News | 'test';
  readonly level: Level;
  readonly code: string;
  readonly shop: string;
  /** The calendar or the sign-in that it is about; null for the shop. */
  readonly about: string | null;
  /** One line that says it all. */
  readonly title: string;
  /** What is the matter, and what to do now. */
  readonly text: string;
  readonly since: string | null;
  readonly at: string;
}

/** `told`: it has got there. `not-told`: it certainly has not. Of what is `unknown`, nobody can say. */
export type Telling =
  | { readonly kind: 'told' }
  | { readonly kind: 'not-told' | 'unknown'; readonly why: string };

/** A way on which people are told of alerts. */
export interface AlertSink {
  readonly name: 'command' | 'webhook' | 'email';
  /** What matters less is not told there. */
  readonly leastLevel: Level;
  /** When nothing is told there; what is still so afterwards is told then. Null: at any time. */
  readonly quiet: QuietHours | null;
  /** Never throws. It is given up after `withinMs`. */
  readonly tell: (message: AlertMessage, withinMs: number) => Promise<Telling>;
}

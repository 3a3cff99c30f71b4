import type { Alert, AlertChanges, Told } from '../domain/alerting.ts';
import type { Instant } from '../domain/interval.ts';
import type { News } from '../domain/news.ts';

/** Where alerts are told, by the name of the way. */
export type SinkName = string;

export interface AlertStore {
  /**
   * Takes in what a look has found: `decide` is given the alerts that are open, and those that a person has ended after `since`, and
   * what it makes of them is kept, in one transaction.
   */
  look(decide: (alerts: readonly Alert[]) => AlertChanges, since: Instant, at: Instant): Promise<void>;
  /** Those that were raised and are open, oldest first; with `all` those that have ended, too. */
  list(options: { readonly all: boolean; readonly limit: number }): Promise<Alert[]>;
  get(id: number): Promise<Alert | null>;
  /** `by` has seen to it. Gives the alert; one that has ended stays as it is. Throws `not-found`. */
  resolve(id: number, by: string, at: Instant): Promise<Alert>;

  /** Those of which there may be news: open ones that were raised, and those that have ended by themselves after `since`. */
  toTell(since: Instant): Promise<Alert[]>;
  /** What has been told of an alert there, or may have been. What certainly was not, and is due again, is left out. */
  told(id: number, sink: SinkName, now: Instant): Promise<Told>;
  /**
   * Takes it upon this process to tell that, durably, before anything is sent. False: another has done so. What was told longer than
   * `againMs` ago may be told again; null: never.
   */
  claim(id: number, sink: SinkName, news: News, at: Instant, againMs: number | null): Promise<boolean>;
  /** It certainly did not get there, and is to be tried again then. */
  notTold(id: number, sink: SinkName, news: News, dueAt: Instant): Promise<void>;
}

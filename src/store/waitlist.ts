import type { LocalDate } from '../domain/local-date.ts';
import type { Wait, WaitDraft } from '../domain/waitlist.ts';
import type { Write, Written } from './write.ts';

/**
 * Who would come sooner. Somebody is on the list until the last day that suits, until somebody takes them off, or until they are
 * booked for all that they wait for: what books them takes them off. Where that booking is taken back, they wait again.
 */
export interface WaitlistStore {
  /**
   * With a new customer and car where the draft brings them. Who waits already for the same with the same car is answered with that
   * entry, where it says nothing else. Throws `not-found`, `phone-taken`, `car-known`, `Stale`.
   */
  add(draft: WaitDraft, write: Write): Promise<Written<Wait>>;
  /** Notes that somebody was offered a time. Throws `not-found`. */
  offered(id: number, write: Write): Promise<Written<Wait>>;
  /** One that was taken off before, or has come, is answered with what it was (`replayed`). Throws `not-found`. */
  remove(id: number, write: Write): Promise<Written<Wait>>;
  /** Also one that waits no more; null: there never was one. */
  get(id: number): Promise<Wait | null>;
  /** All who wait on that day, the longest first. */
  waiting(today: LocalDate): Promise<Wait[]>;
  /** Of them those for whom so many minutes of that day are enough. */
  fitting(of: { readonly date: LocalDate; readonly minutes: number }): Promise<Wait[]>;
  /** Who has come off the list by that appointment. */
  endedBy(appointmentId: number): Promise<Wait[]>;
}

import type { BookRows } from './invariants.ts';

interface State {
  readonly status: 'scheduled' | 'cancelled';
  readonly start: number;
}

/**
 * What the book must say, kept outside it: every change that was acknowledged, and of those that were cut off the ones
 * whose idempotency key the book holds. A change and its key are one or nothing.
 */
export class Ledger {
  readonly #states = new Map<number, State>();

  booked(id: number, start: number): void {
    this.#states.set(id, { status: 'scheduled', start });
  }

  cancelled(id: number): void {
    const state = this.#states.get(id);
    if (state !== undefined) this.#states.set(id, { ...state, status: 'cancelled' });
  }

  moved(id: number, start: number): void {
    this.#states.set(id, { status: 'scheduled', start });
  }

  /** Where the book says otherwise. */
  compare({ appointments }: Pick<BookRows, 'appointments'>): string[] {
    const kept = new Map(appointments.map((one) => [one.id, one]));
    const wrong = [...this.#states].flatMap(([id, { status, start }]) => {
      const one = kept.get(id);
      if (one === undefined) return [`#${id} is lost: it must be ${status} at ${start}`];
      if (one.status === status && one.start_at === start) return [];
      return [`#${id} is ${one.status} at ${one.start_at}: it must be ${status} at ${start}`];
    });
    const unknown = appointments.filter(({ id }) => !this.#states.has(id));
    return [...wrong, ...unknown.map(({ id }) => `#${id} was never booked`)];
  }
}

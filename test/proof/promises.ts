import type { BookRows } from './invariants.ts';

interface Standing {
  readonly status: 'scheduled' | 'cancelled';
  readonly start: number;
}

/**
 * What each appointment may be, kept outside the book: what was acknowledged it must be, and what was cut off it may be.
 * Where only what the calendar confirms is booked, a change that nobody was told of may also have been taken back.
 */
export class Promises {
  readonly #may = new Map<number, readonly Standing[]>();

  booked(id: number, start: number): void {
    this.#may.set(id, [{ status: 'scheduled', start }]);
  }

  /** Nobody was told of it. */
  maybeBooked(id: number, start: number): void {
    this.#may.set(id, [
      { status: 'scheduled', start },
      { status: 'cancelled', start },
    ]);
  }

  moved(id: number, start: number): void {
    this.#may.set(id, [{ status: 'scheduled', start }]);
  }

  maybeMoved(id: number, start: number): void {
    this.#may.set(id, [...this.#of(id), ...this.#of(id).map(({ status }) => ({ status, start }))]);
  }

  cancelled(id: number): void {
    this.#may.set(
      id,
      this.#of(id).map(({ start }) => ({ status: 'cancelled', start })),
    );
  }

  maybeCancelled(id: number): void {
    const before = this.#of(id);
    this.cancelled(id);
    this.#may.set(id, [...before, ...this.#of(id)]);
  }

  knows(id: number): boolean {
    return this.#may.has(id);
  }

  /** Where the book says otherwise. What is cancelled and was never told of is nobody's loss. */
  broken({ appointments }: Pick<BookRows, 'appointments'>): string[] {
    const kept = new Map(appointments.map((one) => [one.id, one]));
    const wrong = [...this.#may].flatMap(([id, standings]) => {
      const may = standings.map(({ status, start }) => `${status} at ${start}`).join(' or ');
      const one = kept.get(id);
      if (one === undefined) return [`#${id} is lost: it must be ${may}`];
      const keeps = standings.some(({ status, start }) => status === one.status && start === one.start_at);
      return keeps ? [] : [`#${id} is ${one.status} at ${one.start_at}: it must be ${may}`];
    });
    const unknown = appointments.filter(({ id, status }) => status !== 'cancelled' && !this.#may.has(id));
    return [...wrong, ...unknown.map(({ id }) => `#${id} was never booked`)];
  }

  /** Nothing is on its way any more: what the book says now holds. */
  settle({ appointments }: Pick<BookRows, 'appointments'>): void {
    for (const { id, status, start_at: start } of appointments) {
      this.#may.set(id, [{ status: status === 'cancelled' ? 'cancelled' : 'scheduled', start }]);
    }
  }

  #of(id: number): readonly Standing[] {
    return this.#may.get(id) ?? [];
  }
}

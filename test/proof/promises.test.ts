import { describe, expect, test } from 'vitest';
import type { BookRows } from './invariants.ts';
import { Promises } from './promises.ts';

type Row = BookRows['appointments'][number];

const NINE = Date.parse('2026-11-24T09:00:00-05:00');
const TEN = Date.parse('2026-11-24T10:00:00-05:00');

function bookOf(...appointments: readonly Partial<Row>[]): Pick<BookRows, 'appointments'> {
  return { appointments: appointments as readonly Row[] };
}

const at = (start: number, status = 'scheduled') => bookOf({ id: 1, status, start_at: start });

describe('what was acknowledged', () => {
  test.each([
    { name: 'a booking that is not there', book: bookOf() },
    { name: 'a booking that is cancelled', book: at(NINE, 'cancelled') },
    { name: 'a booking at another time', book: at(TEN) },
  ])('$name is a broken promise', ({ book }) => {
    const promises = new Promises();
    promises.booked(1, NINE);
    expect(promises.broken(at(NINE))).toEqual([]);
    expect(promises.broken(book)).toHaveLength(1);
  });

  test('a cancellation holds, whatever was done before', () => {
    const promises = new Promises();
    promises.booked(1, NINE);
    promises.maybeMoved(1, TEN);
    promises.cancelled(1);
    expect(promises.broken(at(TEN, 'cancelled'))).toEqual([]);
    expect(promises.broken(at(TEN))).toHaveLength(1);
  });

  test('a move holds, and what it was built on no longer counts', () => {
    const promises = new Promises();
    promises.maybeBooked(1, NINE);
    promises.moved(1, TEN);
    expect(promises.broken(at(TEN))).toEqual([]);
    expect(promises.broken(at(NINE, 'cancelled'))).toHaveLength(1);
  });

  test('an appointment that nobody booked is one too many, unless it was taken back', () => {
    expect(new Promises().broken(at(NINE))).toEqual(['#1 was never booked']);
    expect(new Promises().broken(at(NINE, 'cancelled'))).toEqual([]);
  });
});

describe('what nobody was told of', () => {
  test('may have been done or not', () => {
    const promises = new Promises();
    promises.booked(1, NINE);
    promises.maybeMoved(1, TEN);
    promises.maybeCancelled(1);
    for (const start of [NINE, TEN]) {
      for (const status of ['scheduled', 'cancelled']) expect(promises.broken(at(start, status))).toEqual([]);
    }
  });

  test('is as the book says once everything has come to rest', () => {
    const promises = new Promises();
    promises.maybeBooked(1, NINE);
    promises.settle(at(NINE));
    expect(promises.broken(at(NINE, 'cancelled'))).toHaveLength(1);
  });
});

import { describe, expect, test } from 'vitest';
import type { DecisionFigure } from '../../../src/domain/decision-figure.ts';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../../../src/domain/interval.ts';
import { latencyOf, mergedLatencies } from '../../../src/domain/latencies.ts';
import {
  LONG_SPAN_MS,
  type RequestFigure,
  SHORT_SPAN_MS,
  startOfSpan,
} from '../../../src/domain/request-figure.ts';
import { at, aWrite, NOW, type OpenStore, readyBook } from '../../support/book.ts';

const TO_COME = { start: 0, end: NOW + DAY_MS };

function requestAt(moment: number, changes: Partial<RequestFigure> = {}): RequestFigure {
  return {
    from: startOfSpan(moment, SHORT_SPAN_MS),
    spanMs: SHORT_SPAN_MS,
    calendarId: 'bay-1',
    operation: 'insert',
    outcome: 'ok',
    latencies: latencyOf(80),
    ...changes,
  };
}

function refusalAt(moment: number, changes: Partial<DecisionFigure> = {}): DecisionFigure {
  const from = startOfSpan(moment, HOUR_MS);
  return { from, verb: 'book', outcome: 'refused', code: 'slot-taken', count: 1, ...changes };
}

/** Seven o'clock, days later. */
const hour = (days: number) => at('07:00') + days * DAY_MS;

const figure = (minute: number, differing = 0) => ({
  calendarId: 'bay-1',
  at: NOW + minute * MINUTE_MS,
  compared: 7,
  differing,
});

export function figuresContract(open: OpenStore): void {
  describe('the figures', () => {
    test('of requests are added to those of the same five minutes, calendar, request and outcome', async () => {
      const { figures } = (await readyBook(open)).store;
      const failed = requestAt(NOW, { outcome: 'failing', latencies: latencyOf(900) });
      const token = requestAt(NOW, { operation: 'token', calendarId: null });
      await figures.add({ requests: [requestAt(NOW), failed], decisions: [] }, NOW);
      await figures.add(
        { requests: [requestAt(NOW, { latencies: latencyOf(400) }), token], decisions: [] },
        NOW,
      );
      const both = mergedLatencies(latencyOf(80), latencyOf(400));
      const found = await figures.requests(TO_COME);
      expect(found).toHaveLength(3);
      expect(found).toEqual(expect.arrayContaining([requestAt(NOW, { latencies: both }), failed, token]));
      expect(await figures.requests(TO_COME, 'bay-2')).toEqual([]);
      expect(await figures.requests(TO_COME, 'bay-1')).toHaveLength(2);
    });

    test('of requests are asked for by when their spans begin', async () => {
      const { figures } = (await readyBook(open)).store;
      const [early, late] = [requestAt(at('07:00')), requestAt(at('07:05'))];
      await figures.add({ requests: [late, early], decisions: [] }, NOW);
      expect(await figures.requests({ start: at('07:00'), end: at('07:05') })).toEqual([early]);
      expect(await figures.requests({ start: at('07:05'), end: at('07:10') })).toEqual([late]);
      expect(await figures.requests(TO_COME)).toEqual([early, late]);
    });

    test('of a day ago become hours, and of five weeks ago one sum that is never lost', async () => {
      const { figures } = (await readyBook(open)).store;
      const add = (moment: number) => figures.add({ requests: [requestAt(moment)], decisions: [] }, moment);
      await add(NOW);
      await add(NOW + 5 * MINUTE_MS);
      await add(NOW + 2 * DAY_MS);
      const inHours = await figures.requests({ start: NOW - HOUR_MS, end: NOW + HOUR_MS });
      expect(inHours).toMatchObject([{ spanMs: LONG_SPAN_MS, latencies: { count: 2, totalMs: 160 } }]);
      await add(NOW + 40 * DAY_MS);
      expect(await figures.requests({ start: NOW - HOUR_MS, end: NOW + HOUR_MS })).toEqual([]);
      expect(await figures.totals()).toEqual([
        {
          operation: 'insert',
          outcome: 'ok',
          latencies: expect.objectContaining({ count: 4, totalMs: 320 }),
        },
      ]);
    });

    test('of what was not done are counted by hour, verb and code, for five weeks', async () => {
      const { figures } = (await readyBook(open)).store;
      const locked = refusalAt(NOW, { outcome: 'failed', code: 'database-locked' });
      await figures.add({ requests: [], decisions: [refusalAt(NOW)] }, NOW);
      await figures.add({ requests: [], decisions: [refusalAt(NOW, { count: 2 }), locked] }, NOW);
      expect(await figures.notDone(TO_COME)).toEqual([locked, refusalAt(NOW, { count: 3 })]);
      expect(await figures.notDone({ start: NOW + HOUR_MS, end: NOW + DAY_MS })).toEqual([]);
      await figures.add({ requests: [requestAt(NOW)], decisions: [] }, NOW + 40 * DAY_MS);
      expect(await figures.notDone(TO_COME)).toEqual([]);
    });

    test('of what was done are those of the journal, without what came from the calendar', async () => {
      const book = await readyBook(open);
      const { appointments, figures } = book.store;
      const { id } = await book.book('09:00-10:00');
      await book.book('10:00-11:00');
      await appointments.cancel(id, { reason: 'other', note: null }, aWrite({ at: NOW + HOUR_MS }));
      await appointments.reschedule(
        2,
        book.placement('12:00-13:00'),
        aWrite({ source: 'calendar', actor: null }),
      );
      expect(await figures.taken(TO_COME)).toEqual([
        { from: NOW, verb: 'book', count: 2 },
        { from: NOW + HOUR_MS, verb: 'cancel', count: 1 },
      ]);
      expect(await figures.taken({ start: NOW + HOUR_MS, end: NOW + DAY_MS })).toHaveLength(1);
    });

    test('of hours in which somebody changed something are kept for eight weeks, the first of all for ever', async () => {
      const { figures } = (await readyBook(open)).store;
      const note = (days: number) => figures.noteChanged('bay-1', at('07:20') + days * DAY_MS);
      for (const days of [0, 0, 1, 40]) await note(days);
      await figures.noteChanged('bay-2', at('09:59'));
      expect(await figures.changedHours('bay-1')).toEqual([hour(0), hour(1), hour(40)]);
      expect(await figures.changedHours('bay-2')).toEqual([at('09:00')]);
      await note(60);
      expect(await figures.changedHours('bay-1')).toEqual([hour(0), hour(40), hour(60)]);
      expect(await figures.changedHours('bay-3')).toEqual([]);
    });
  });

  describe('comparisons', () => {
    test('are known by the newest of each calendar that came to an end', async () => {
      const { comparisons } = (await readyBook(open)).store;
      expect([await comparisons.latest(), await comparisons.tried()]).toEqual([[], []]);
      for (const one of [figure(0), figure(5, 2), { ...figure(1), calendarId: 'bay-2' }]) {
        await comparisons.begin(one.calendarId, one.at);
        await comparisons.note(one);
      }
      await comparisons.begin('bay-1', figure(9).at);
      expect(await comparisons.latest()).toEqual([figure(5, 2), { ...figure(1), calendarId: 'bay-2' }]);
      expect(await comparisons.tried()).toEqual([
        { calendarId: 'bay-1', at: figure(9).at },
        { calendarId: 'bay-2', at: figure(1).at },
      ]);
    });

    test('are forgotten after five weeks', async () => {
      const { comparisons } = (await readyBook(open)).store;
      await comparisons.note(figure(0));
      await comparisons.begin('bay-1', NOW + 36 * DAY_MS);
      expect(await comparisons.latest()).toEqual([]);
    });
  });
}

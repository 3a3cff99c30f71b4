import { describe, expect, test } from 'vitest';
import { type ModeLimit, modeClaims, modeFull } from '../../src/domain/mode-limits.ts';
import { planner } from '../support/wall-planner.ts';

const { zone, at, span } = planner('2026-11-23');

/** Two may wait an hour and three a day; there is one loaner. */
const LIMITS: ModeLimit[] = [
  { id: 21, mode: 'wait', per: 'hour', most: 2 },
  { id: 22, mode: 'wait', per: 'day', most: 3 },
  { id: 23, mode: 'loaner', per: 'day', most: 1 },
];
const SHOP = { limits: LIMITS, zone };

/** Visits #1, #2 … that begin then. */
function there(mode: 'wait' | 'loaner', ...times: readonly string[]) {
  return times.flatMap((time, i) =>
    modeClaims({ mode, start: at(time) }, SHOP).map((claim) =>
      Object.assign({ appointmentId: i + 1 }, claim),
    ),
  );
}

describe('a limit is full', () => {
  test.each([
    {
      name: 'when so many begin in that hour of the clock',
      visits: ['09:00', '09:45'],
      start: '09:30',
      full: 21,
    },
    {
      name: 'and not for those who begin in the next',
      visits: ['09:00', '09:45'],
      start: '10:00',
      full: null,
    },
    { name: 'and not while there is room for one more', visits: ['09:45'], start: '09:00', full: null },
    { name: 'when so many come on that day', visits: ['09:00', '11:00', '15:00'], start: '13:00', full: 22 },
  ])('$name', ({ visits, start, full }) => {
    const found = modeFull({ mode: 'wait', start: at(start) }, SHOP, there('wait', ...visits), null);
    expect(found?.id ?? null).toBe(full);
  });

  test('with the hour or the day, and with those who are there', () => {
    expect(
      modeFull({ mode: 'wait', start: at('09:30') }, SHOP, there('wait', '09:00', '09:00'), null),
    ).toEqual({
      ...LIMITS[0],
      during: span('09:00-10:00'),
      there: [1, 2],
    });
    expect(modeFull({ mode: 'loaner', start: at('16:00') }, SHOP, there('loaner', '09:00'), null)).toEqual({
      ...LIMITS[2],
      during: span('00:00-24:00'),
      there: [1],
    });
  });

  test('not for a visit that is one of those, wherever it goes within the hour', () => {
    const held = there('wait', '09:00', '09:30');
    expect(modeFull({ mode: 'wait', start: at('09:45') }, SHOP, held, 2)).toBeNull();
    expect(modeFull({ mode: 'wait', start: at('09:45') }, SHOP, held, 3)).toMatchObject({ id: 21 });
  });

  test('for no other mode, and for nobody of whom nothing was said', () => {
    const held = there('wait', '09:00', '09:30', '09:45');
    for (const mode of ['drop_off', 'loaner', null] as const)
      expect(modeFull({ mode, start: at('09:00') }, SHOP, held, null)).toBeNull();
  });
});

test('an hour that the clock shows twice is two, and none begins in the hour that it jumps over', () => {
  const autumn = planner('2026-11-01');
  const first = autumn.at('01:30');
  const claims = [first, first + 3_600_000].map(
    (start) => modeClaims({ mode: 'wait', start }, { limits: LIMITS, zone: autumn.zone })[0],
  );
  expect(claims.map((claim) => autumn.exact(claim?.start ?? 0))).toEqual(['01:00-04:00', '01:00-05:00']);
  const [, day] = modeClaims({ mode: 'wait', start: first }, { limits: LIMITS, zone: autumn.zone });
  expect(((day?.end ?? 0) - (day?.start ?? 0)) / 3_600_000).toBe(25);
});

test('an hour of a zone that is half an hour off begins on its own clock', () => {
  const kolkata = planner('2026-11-23', 'Asia/Kolkata');
  const [hour] = modeClaims(
    { mode: 'wait', start: kolkata.at('09:20') },
    { limits: LIMITS, zone: kolkata.zone },
  );
  expect(hour).toMatchObject(kolkata.span('09:00-10:00'));
});

import { expect, test } from 'vitest';
import { pingWhileReading } from './pings-mid-read.ts';

test('what is told at any moment of a reading is known or wanted after it, and known in the end', async () => {
  const { pings, readings, lost } = await pingWhileReading({ pings: 2_000, seed: 1 });
  expect({ lost, isRead: readings > 50, areTold: pings >= 2_000 }).toEqual({
    lost: 0,
    isRead: true,
    areTold: true,
  });
});

test('a reading that settled whatever it found would lose some of it', async () => {
  const { lost } = await pingWhileReading({
    pings: 500,
    seed: 1,
    broken: (calendars) => ({
      clearPull: async (calendarId) => {
        const { pullWantedAt } = await calendars.get(calendarId);
        if (pullWantedAt !== null) await calendars.clearPull(calendarId, pullWantedAt);
      },
    }),
  });
  expect(lost).toBeGreaterThan(0);
});

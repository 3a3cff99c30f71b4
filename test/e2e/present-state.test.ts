import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { googleWorkshop, SHOP } from '../support/google-workshop.ts';
import { instantOf } from '../support/workshop-words.ts';

const NINE = 'book --customer 1 --service oil_change --at 2026-11-23T09:00';

function monday(from: string, to: string) {
  return { start: instantOf(`Mon 2026-11-23 ${from}`), end: instantOf(`Mon 2026-11-23 ${to}`) };
}

test('a move that somebody undoes in Google while it is delivered is told as it ended', async () => {
  const { json, bay, done, google, shown } = await googleWorkshop();
  await done(NINE);
  const [event] = shown();
  let patches = 0;
  google.faults.add({
    when: ({ method }) => {
      if (method !== 'PATCH') return false;
      patches += 1;
      // The first has arrived, and nobody knows; then a person is faster than the second.
      if (patches === 2) google.model.people.move(SHOP, event?.id as string, monday('16:00', '16:30'));
      return patches === 1;
    },
    fault: 'answer-lost',
    times: 1_000,
  });
  const moved = await json('reschedule 1 --to 2026-11-23T15:00');
  expect(moved).toMatchObject({
    exitCode: 0,
    data: { scheduled_at: '2026-11-23T16:00:00-05:00', calendar_status: 'synced' },
    message: expect.stringMatching(/now on Monday .*16:00.*Somebody has changed it meanwhile/),
  });
  expect((await bay('show 1 --json')).stdout).toContain('2026-11-23T16:00:00-05:00');
  expect(shown()).toMatchObject([{ start: { dateTime: '2026-11-23T16:00:00-05:00' } }]);
});

test('a booking that somebody drags away while it is delivered is told as it ended', async () => {
  const { json, google } = await googleWorkshop();
  let posts = 0;
  google.faults.add({
    when: ({ method, path }) => {
      if (method !== 'POST' || !path.endsWith('/events')) return false;
      posts += 1;
      const [event] = [...google.model.liveEvents(SHOP)];
      if (posts === 2) google.model.people.move(SHOP, event?.id as string, monday('16:00', '16:30'));
      return posts === 1;
    },
    fault: 'answer-lost',
    times: 1_000,
  });
  expect(await json(NINE)).toMatchObject({
    exitCode: 0,
    data: { scheduled_at: '2026-11-23T16:00:00-05:00' },
    message: expect.stringMatching(/^Booked #1: .*16:00.*Somebody has changed it meanwhile/),
  });
});

test('a copy of the book on another machine answers from what it has', async () => {
  const { json, done, folder } = await googleWorkshop();
  await done(`${NINE} --idempotency-key k`);
  const copy = join(folder, 'copy.db');
  cpSync(join(folder, 'home', 'default', 'bay.db'), copy);
  await done('reschedule 1 --to 2026-11-23T15:00');
  const other = { environment: { BAY_DB: copy } };
  expect(await json('reschedule 1 --to 2026-11-23T15:30', other)).toMatchObject({ exitCode: 0 });
  const here = await json('show 1', other);
  const again = await json(`${NINE} --idempotency-key k`, other);
  expect(again).toMatchObject({
    exitCode: 0,
    already: true,
    data: { scheduled_at: here.data.scheduled_at },
  });
});

test('a cancellation that gets through when it is asked for again is told without what kept it before', async () => {
  const { json, done, google, shown } = await googleWorkshop();
  await done(NINE);
  google.faults.add({ when: { method: 'DELETE' }, fault: 'unavailable', times: 1_000 });
  expect(await json('cancel 1 --reason other')).toMatchObject({
    exitCode: 0,
    data: { calendar_status: 'pending', calendar_error: expect.stringContaining('503') },
  });
  google.faults.clear();
  expect(await json('cancel 1 --reason other')).toMatchObject({
    already: true,
    data: { calendar_status: 'synced', calendar_error: null },
  });
  expect(shown()).toEqual([]);
});

import { expect, test } from 'vitest';
import { REFUSALS, refused } from '../support/google/answer.ts';
import type { FakeGoogle } from '../support/google/fake-google.ts';
import type { Fault, FaultKind } from '../support/google/fault-kinds.ts';
import type { FaultRule } from '../support/google/faults.ts';
import { googleWorkshop, SHOP } from '../support/google-workshop.ts';
import { whenAsked } from '../support/when-asked.ts';
import { instantOf } from '../support/workshop-words.ts';

const during = (from: string, to: string) => ({
  start: instantOf(`${from}:00-05:00`),
  end: instantOf(`${to}:00-05:00`),
});

const statuses = (results: readonly { status: string }[]) => results.map(({ status }) => status).join(' ');

const DENIED: Fault = { kind: 'answer', answer: refused(REFUSALS.forbidden) };

/** The nth request of that kind goes wrong, and nothing else. */
const wrong = (method: string, path: RegExp, fault: Fault | FaultKind, nth = 1): FaultRule => ({
  when: { method, path, nth },
  fault,
});

const EVENT = /events\/testrun/;

test('the six checks and the booking story pass, invite nobody, and leave nothing', async () => {
  const { bay, shown, google } = await googleWorkshop();
  const { exitCode, stdout, stderr } = await bay('test-suite --workflow');
  expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
  expect(stdout).toMatch(/6 tests: 6 passed, 0 failed, 0 skipped\n.*7 passed, 0 failed, 0 skipped\n$/);
  expect(shown()).toEqual([]);
  expect(google.model.mails).toEqual([]);
});

test('the event is two hours from now, then three, and marked', async () => {
  const { bay, google } = await googleWorkshop();
  await bay('test-suite');
  const writes = google.requests.filter(({ method, path }) => path.includes('/events') && method !== 'GET');
  expect(writes.map(({ method, requestBody }) => [method, requestBody])).toMatchObject([
    [
      'POST',
      {
        id: expect.stringMatching(/^testrun[0-9a-v]{32}$/),
        summary: '[TEST] Oil Change - John Doe',
        start: { dateTime: '2026-11-23T14:00:00.000Z', timeZone: 'America/New_York' },
        extendedProperties: { private: { bay_test: expect.any(String) } },
      },
    ],
    [
      'PATCH',
      {
        summary: '[TEST] Oil Change - John Doe (updated)',
        start: { dateTime: '2026-11-23T15:00:00.000Z', timeZone: 'America/New_York' },
      },
    ],
    ['DELETE', null],
  ]);
  for (const { query } of writes) expect(query['sendUpdates']).toBe('none');
});

test('a calendar that is busy all day has no free window, which is no failure', async () => {
  const { data, google } = await googleWorkshop();
  google.model.people.create(SHOP, during('2026-11-24T08:00', '2026-11-24T18:00'));
  const { passed, tests } = await data('test-suite');
  expect({ passed, detail: tests[1].detail }).toEqual({
    passed: 6,
    detail: 'Tue 24 Nov 09:00–17:00: nothing is free.',
  });
});

test('a Monday without two free starts has no room for the booking story', async () => {
  const { json, shown, google } = await googleWorkshop();
  google.model.people.create(SHOP, during('2026-11-30T08:00', '2026-11-30T16:30'));
  const { exitCode, data } = await json('test-suite --workflow');
  expect(exitCode).toBe(9);
  expect(data).toMatchObject({ passed: 6, workflow: { passed: 0, failed: 1, skipped: 6 } });
  expect(data.workflow.steps[0].detail).toMatch(/^1 free start on 2026-11-30, and the story needs two\./);
  expect(shown()).toHaveLength(1);
});

test.each([
  {
    trouble: 'refuses',
    fault: DENIED,
    says: /^The book has it, and the calendar refuses it \(Google answered 403 /,
    ends: 9,
  },
  {
    trouble: 'does not answer',
    fault: { kind: 'unavailable' } as const,
    says: /^The book has it, and the calendar does not show it: pending \(/,
    ends: 8,
  },
])(
  'a booking that Google $trouble is no story, says why, and leaves nothing',
  async ({ fault, says, ends }) => {
    const { json, shown, google } = await googleWorkshop();
    google.faults.add({ ...wrong('POST', /events$/, fault, 2), times: 5 });
    const { exitCode, data } = await json('test-suite --workflow');
    expect(statuses(data.workflow.steps)).toBe('passed failed skipped skipped skipped skipped skipped');
    expect(data.workflow.steps[1].detail).toMatch(says);
    expect({ exitCode, left: shown() }).toEqual({ exitCode: ends, left: [] });
  },
);

test('of more than five free windows five are shown', async () => {
  const { data, google } = await googleWorkshop();
  for (const hour of ['09', '10', '11', '12', '13', '14', '15'])
    google.model.people.create(SHOP, during(`2026-11-24T${hour}:20`, `2026-11-24T${hour}:40`));
  const { detail } = (await data('test-suite')).tests[1];
  expect(detail.split('\n')).toEqual([
    'Tue 24 Nov 09:00–17:00: 8 free windows.',
    '09:00–09:20  20 min',
    '09:40–10:20  40 min',
    '10:40–11:20  40 min',
    '11:40–12:20  40 min',
    '12:40–13:20  40 min',
    'and 3 more',
  ]);
});

test.each([
  {
    name: 'connection',
    rule: wrong('GET', /calendarList/, DENIED),
    results: 'failed skipped skipped skipped skipped skipped',
  },
  {
    name: 'free time',
    rule: wrong('POST', /freeBusy/, DENIED),
    results: 'passed failed passed passed passed passed',
  },
  {
    name: 'creation',
    rule: wrong('POST', /events$/, DENIED),
    results: 'passed passed failed skipped skipped skipped',
  },
  {
    name: 'reading',
    rule: wrong('GET', EVENT, DENIED),
    results: 'passed passed passed failed passed passed',
  },
  {
    name: 'change',
    rule: wrong('PATCH', /events\//, DENIED),
    results: 'passed passed passed passed failed passed',
  },
  {
    name: 'reading back',
    rule: wrong('GET', EVENT, DENIED, 2),
    results: 'passed passed passed passed failed passed',
  },
  {
    name: 'cancellation',
    rule: wrong('DELETE', /events\//, DENIED),
    results: 'passed passed passed passed passed failed',
  },
])(
  'a $name that Google denies fails its check, ends with 6, and leaves nothing',
  async ({ rule, results }) => {
    const { json, shown, google, done } = await googleWorkshop();
    await done('today');
    google.faults.add(rule);
    const { exitCode, data } = await json('test-suite');
    expect(statuses(data.tests)).toBe(results);
    expect({ exitCode, left: shown() }).toEqual({ exitCode: 6, left: [] });
  },
);

test.each(['truncated', 'wrong-id', 'null'] as const)(
  'an event that is read back as %s fails its check only',
  async (fault) => {
    const { json, shown, google } = await googleWorkshop();
    google.faults.add({ ...wrong('GET', EVENT, fault), times: 20 });
    whenAsked(google, 'PATCH', EVENT, () => google.faults.clear());
    const { exitCode, data } = await json('test-suite');
    expect(statuses(data.tests)).toBe('passed passed passed failed passed passed');
    expect({ exitCode, left: shown() }).toEqual({ exitCode: 8, left: [] });
  },
);

test('an event that somebody changes meanwhile is not as it was sent', async () => {
  const { json, shown, google } = await googleWorkshop();
  whenAsked(google, 'GET', EVENT, () => {
    const [event] = shown();
    google.model.people.retitle(SHOP, event?.id ?? '', 'Lunch');
  });
  const { exitCode, data } = await json('test-suite');
  expect(exitCode).toBe(9);
  expect(statuses(data.tests)).toBe('passed passed passed failed failed passed');
  expect(data.tests[3].detail).toMatch(
    /^The event is not as it was sent: title "Lunch" instead of "\[TEST\] Oil Change - John Doe"\./,
  );
  expect(shown()).toEqual([]);
});

test.each([
  { answer: 'of the creation', rule: wrong('POST', /events$/, 'answer-lost') },
  { answer: 'of the change', rule: wrong('PATCH', EVENT, 'answer-lost') },
  { answer: 'of the cancellation', rule: wrong('DELETE', EVENT, 'answer-lost') },
])('an answer $answer that is lost on the way fails nothing', async ({ rule }) => {
  const { data, shown, google } = await googleWorkshop();
  google.faults.add(rule);
  expect(await data('test-suite')).toMatchObject({ passed: 6, failed: 0, skipped: 0 });
  expect(shown()).toEqual([]);
});

test('what cannot be removed is named, and the next run sweeps it', async () => {
  const { bay, shown, google } = await googleWorkshop();
  google.faults.add({ when: { method: 'DELETE' }, fault: DENIED, times: 100 });
  const { exitCode, stdout, stderr } = await bay('test-suite');
  expect(exitCode).toBe(6);
  expect(stdout).toMatch(/6 tests: 5 passed, 1 failed, 0 skipped\n$/);
  const [event] = shown();
  expect(stderr).toContain(`May still be in the calendar: ${event?.id} in primary. `);
  google.faults.clear();
  const next = await bay('test-suite');
  expect(next).toMatchObject({
    exitCode: 0,
    stderr: '! Removed what an earlier run had left in the calendar: 1 event.\n',
  });
  expect(shown()).toEqual([]);
});

test('what is swept carries the mark and an id of bay’s; all else stays', async () => {
  const { done, shown, google } = await googleWorkshop();
  const times = { start: { dateTime: '2026-11-23T15:00:00Z' }, end: { dateTime: '2026-11-23T15:30:00Z' } };
  const marked = { extendedProperties: { private: { bay_test: 'an-earlier-run' } } };
  const id = `testrun${'0a1b2c3d'.repeat(4)}`;
  const insert = (event: object) => google.model.insert(SHOP, SHOP, { ...times, ...event });
  insert({ id, summary: 'left by a run', ...marked });
  insert({ id: `ap${'0'.repeat(28)}`, summary: 'left by a story', ...marked });
  insert({ id: id.replace('0a', '0b'), summary: 'an id like ours' });
  insert({ id: 'lunchathome', summary: 'a mark alone', ...marked });
  insert({ summary: '[TEST] Oil Change - John Doe' });
  await done('test-suite');
  expect(shown().map(({ summary }) => summary)).toEqual([
    'an id like ours',
    'a mark alone',
    '[TEST] Oil Change - John Doe',
  ]);
});

test.each([
  {
    trouble: 'a sign-in that Google no longer takes',
    befall: ({ oauth }: FakeGoogle) => oauth.revokeAt(SHOP),
    code: 4,
  },
  {
    trouble: 'a used-up quota',
    befall: ({ faults }: FakeGoogle) =>
      faults.add({ when: { path: /^\/calendar/ }, fault: 'quota', times: 100 }),
    code: 7,
  },
])('$trouble fails the connection, skips the rest, and ends with $code', async ({ befall, code }) => {
  const { json, google } = await googleWorkshop();
  befall(google);
  const { exitCode, data } = await json('test-suite --workflow');
  expect(exitCode).toBe(code);
  expect(data).toMatchObject({ passed: 0, failed: 1, skipped: 5, workflow: { passed: 0, skipped: 7 } });
});

import { expect, test } from 'vitest';
import { readPrometheus } from '../output/prometheus-text.ts';
import { googleWorkshop } from '../support/google-workshop.ts';
import { workshop } from '../support/workshop.ts';
import { ANA_AND_BOB } from '../support/workshop-people.ts';

const NINE = 'book --customer 1 --service oil_change --at 2026-11-23T09:00';
const TAKEN = 'book --customer 2 --service oil_change --at 2026-11-23T09:00';

test('a book that has asked Google for nothing says so', async () => {
  const { story } = workshop();
  expect(await story('metrics')).toMatchInlineSnapshot(`
    "$ bay metrics
    Requests to Google in seven days
      none
    "
  `);
});

test('what was asked of Google and of the book is counted over all commands', async () => {
  const { done, bay, story, google, at } = await googleWorkshop();
  await done(NINE, 'move 1 10:00', 'move 1 9:00');
  await bay(TAKEN);
  await bay(TAKEN);
  google.faults.next('quota');
  await done('slots tue');
  at('Mon 2026-11-23 08:00');
  await done('cancel 1 -r other', 'sync');
  expect(await story('metrics')).toMatchInlineSnapshot(`
    "$ bay metrics
    Requests to Google in seven days
      Request        count  answered  mean  half in  95 % in  promised
      create             1     100 %  0 ms    50 ms    50 ms  ✓ 500 ms
      update             2     100 %  0 ms    25 ms    50 ms  ✓ 300 ms
      delete             1     100 %  0 ms    50 ms    50 ms  ✓ 300 ms
      read               6     100 %  0 ms    25 ms    50 ms
      free/busy          8    87.5 %  0 ms    25 ms    50 ms  ✓ 1 s
      calendars          1     100 %  0 ms    50 ms    50 ms
      sign-in token      2     100 %  0 ms    25 ms    50 ms  ✓ 500 ms
      all               21    95.2 %  0 ms    26 ms    48 ms  ✗ 99 %
    Errors
      free/busy  too many requests (429)  1
      By hour of the day: 07:00 1 of 18
    Decisions in seven days
      Asked of the book  done  refused  failed  why
      book                  1        2       0  slot-taken 2
      reschedule            2        0       0
      cancel                1        0       0
    "
  `);
});

test('a narrow terminal keeps what was asked, how often, and how long 95 of 100 took', async () => {
  const { done, at, bay } = await googleWorkshop();
  await done(NINE);
  at('Mon 2026-12-07 07:00');
  await done('book --customer 2 --service oil_change --at 2026-12-07T09:00');
  expect(`\n${(await bay('metrics', { columns: 80 })).stdout}`).toMatchInlineSnapshot(`
    "
    [1mRequests to Google in seven days[22m
      [2mRequest[22m        [2mcount[22m  [2manswered[22m  [2mmean[22m  [2mhalf in[22m  [2m95 % in[22m  [2mbefore[22m  [2mpromised[22m
      create             1     100 %  0 ms    50 ms    50 ms   50 ms  [32m✓ 500 ms[39m
      read               1     100 %  0 ms    50 ms    50 ms   50 ms
      free/busy          1     100 %  0 ms    50 ms    50 ms   50 ms  [32m✓ 1 s[39m
      calendars          0                                     50 ms
      sign-in token      1     100 %  0 ms    50 ms    50 ms   50 ms  [32m✓ 500 ms[39m
      all                4     100 %  0 ms    25 ms    50 ms   50 ms  [32m✓ 99 %[39m
    [1mDecisions in seven days[22m
      [2mAsked of the book[22m  [2mdone[22m  [2mrefused[22m  [2mfailed[22m
      book                  1        0       0
    "
  `);
  expect(`\n${(await bay('metrics', { columns: 40 })).stdout}`).toMatchInlineSnapshot(`
    "
    [1mRequests to Google in seven days[22m
      [2mRequest[22m       [2mcount[22m  [2m95 % in[22m  [2mpromised[22m
      create            1    50 ms  [32m✓ 500 ms[39m
      read              1    50 ms
      free/busy         1    50 ms  [32m✓ 1 s[39m
      calendars         0
      sign-in tok…      1    50 ms  [32m✓ 500 ms[39m
      all               4    50 ms  [32m✓ 99 %[39m
    [1mDecisions in seven days[22m
      [2mAsked of the b…[22m  [2mdone[22m  [2mrefused[22m  [2mfailed[22m
      book                1        0       0
    "
  `);
});

test('the document has the numbers, with targets and the weeks before', async () => {
  const { done, at, data } = await googleWorkshop();
  await done(NINE);
  at('Mon 2026-12-07 07:00');
  await done('book --customer 2 --service oil_change --at 2026-12-07T09:00');
  const metrics = await data('metrics');
  expect(metrics).toMatchObject({
    from: '2026-11-30T07:00:00-05:00',
    to: '2026-12-07T07:00:00-05:00',
    weeks_before: 4,
    calendar: null,
    success_target: 0.99,
    success_rate: 1,
    meets_target: true,
    errors: [],
    errors_by_hour: [],
    decisions: [{ verb: 'book', taken: 1, refused: 0, failed: 0, success_rate: 1, codes: {} }],
  });
  const insert = metrics.operations.find(({ operation }: { operation: string }) => operation === 'insert');
  expect(insert).toEqual({
    operation: 'insert',
    count: 1,
    successes: 1,
    success_rate: 1,
    mean_ms: 0,
    p50_ms: 50,
    p95_ms: 50,
    outcomes: { ok: 1 },
    target_ms: 500,
    within_target: 1,
    meets_target: true,
    before: {
      count: 1,
      successes: 1,
      success_rate: 1,
      mean_ms: 0,
      p50_ms: 50,
      p95_ms: 50,
      outcomes: { ok: 1 },
    },
  });
});

test('one calendar has its own figures, by the name that the shop calls it', async () => {
  const { done, data, json } = await googleWorkshop();
  await done(NINE);
  const { operations, decisions, calendar } = await data('metrics --calendar primary');
  expect(calendar).toBe('primary');
  expect(operations.map(({ operation }: { operation: string }) => operation)).not.toContain('token');
  expect(operations.map(({ operation }: { operation: string }) => operation)).toContain('insert');
  expect(decisions).toEqual([]);
  expect(await json('metrics --calendar nowhere')).toMatchObject({
    exitCode: 5,
    error: { code: 'not-found', details: { what: 'calendar', query: 'nowhere', known: ['primary'] } },
  });
  expect(await json('metrics --calendar primary --prometheus')).toMatchObject({ exitCode: 2 });
});

test('Prometheus can read the sums, which never name a customer or an address', async () => {
  const { done, bay, google } = await googleWorkshop();
  await done(NINE);
  google.faults.next('unavailable', 1);
  await done('move 1 10:00', 'sync');
  const { stdout, exitCode } = await bay('metrics --prometheus');
  expect(exitCode).toBe(0);
  const families = readPrometheus(stdout);
  expect([...families.keys()]).toEqual([
    'bay_build_info',
    'bay_google_requests_total',
    'bay_google_request_duration_seconds',
    'bay_sync_last_success_timestamp_seconds',
    'bay_owed_changes',
    'bay_owed_oldest_age_seconds',
  ]);
  const requests = families.get('bay_google_requests_total')?.samples ?? [];
  expect(requests).toContainEqual({
    name: 'bay_google_requests_total',
    labels: { operation: 'insert', outcome: 'ok' },
    value: 1,
  });
  expect(requests.map(({ labels }) => labels['outcome'])).toContain('failing');
  expect(stdout).not.toMatch(/ana|bob|@|example/i);
});

test('what waits is told with its age', async () => {
  const { bay, at, google } = await googleWorkshop();
  google.faults.next('unavailable', 1_000);
  await bay(NINE);
  at('Mon 2026-11-23 07:10');
  const families = readPrometheus((await bay('metrics --prometheus')).stdout);
  expect(families.get('bay_owed_changes')?.samples).toMatchObject([{ value: 1 }]);
  expect(families.get('bay_owed_oldest_age_seconds')?.samples).toMatchObject([{ value: 600 }]);
});

test('a dry run and a command that asks nobody leave no figures behind', async () => {
  const { done, data, bay } = await googleWorkshop();
  await done('slots');
  const before = await data('metrics');
  expect(before.count).toBeGreaterThan(0);
  await done(`${NINE} --dry-run`, 'customers list', 'history');
  await bay('book --customer 1 --service oil_change --at 2026-11-22T09:00 --dry-run');
  await bay('book --customer 1 --service oil_change --at nonsense');
  expect(await data('metrics')).toEqual(before);
});

test('why the book refused is counted by verb and code', async () => {
  const { done, bay, data } = workshop({ given: ANA_AND_BOB });
  await done(NINE);
  await bay(TAKEN);
  await bay('move 1 sun 10:00');
  await bay('cancel 99 -r other');
  expect((await data('metrics')).decisions).toEqual([
    { verb: 'book', taken: 1, refused: 1, failed: 0, success_rate: 0.5, codes: { 'slot-taken': 1 } },
    { verb: 'reschedule', taken: 0, refused: 1, failed: 0, success_rate: 0, codes: { 'shop-closed': 1 } },
  ]);
});

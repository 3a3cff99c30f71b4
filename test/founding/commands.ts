import { expect } from 'vitest';
import { type Row, told, tried } from './row.ts';

/** What can be asked for, one command each. */
export const COMMANDS: readonly Row[] = [
  told('E1', 'a channel is stopped', [
    'e2e/channel.test.ts',
    'channels by hand are opened, looked at, opened anew and stopped',
  ]),
  told('E2', 'a channel is made anew', [
    'e2e/channel.test.ts',
    'channels by hand are opened, looked at, opened anew and stopped',
  ]),
  told(
    'E3',
    'whether a channel works is concluded from what it has proven',
    ['e2e/channel.test.ts', 'channels by hand are opened, looked at, opened anew and stopped'],
    [
      'domain/watched-calendar.test.ts',
      'a channel that tells of nothing is known by three times of ours without a notification',
    ],
  ),
  told('E4', 'a channel is tried with an event that is cleared away', [
    'usecases/channels/try-channel.test.ts',
    'a channel that is tried tells of the event, which is then read and removed; from then on changes of our own should be told of',
  ]),
  told('E5', 'how channels stand is told', [
    'e2e/channel.test.ts',
    'channels by hand are told as JSON with all moments',
  ]),
  tried('E6', 'what is safe is mended when somebody asks for it', ({ fixed }) => {
    expect(fixed).toMatchObject({ exitCode: 0, data: { applied: [{ calendar: 'primary' }] } });
  }),
  tried(
    'E7',
    'requests are told in figures, of one calendar alone and for monitoring systems, too',
    (shop) => {
      expect(shop.metrics.operations.length).toBeGreaterThan(3);
      expect(shop.ofOneCalendar).toMatchObject({ calendar: 'primary' });
      expect(shop.prometheus).toContain('bay_google_requests_total{');
    },
  ),
  tried('E8', 'how one calendar stands is told, with its reasons', ({ away }) => {
    expect(away.data).toMatchObject({ level: 'critical', calendars: [{ calendar: 'primary' }] });
  }),
  tried('E9', 'what somebody must know of is listed', ({ alerts }) => {
    expect(alerts).toMatchObject({ open: 1, alerts: [{ code: 'out-of-reach' }] });
  }),
  tried('E10', 'an alert is seen to', ({ resolved }) => {
    expect(resolved).toMatchObject({ success: true });
  }),
  told('E11', 'channels are managed from beginning to end', [
    'e2e/channel.test.ts',
    'channels by hand are opened, looked at, opened anew and stopped',
  ]),
  told('E12', 'how all stands is there for whoever watches', [
    'serve/watched.test.ts',
    'a sign-in that Google takes no more is critical within one look, and told once',
  ]),
  told(
    'E13',
    'what happened can be found out afterwards',
    [
      'e2e/audit.test.ts',
      'what a calendar has told stands in the story where it happened, with what became of it',
    ],
    ['e2e/queue.test.ts', 'what is owed is listed, tried again and given up'],
  ),
  told('E14', 'what has a remedy is mended by itself', [
    'e2e/health.test.ts',
    'a calendar that was out of reach is mended once it answers, three times an hour at most',
  ]),
];

/** What the answers of these commands tell. */
export const ANSWERS: readonly Row[] = [
  told(
    'U1',
    'health tells how channels stand',
    ['domain/calendar-health.test.ts', 'channels are gone'],
    ['domain/calendar-health.test.ts', 'channels were never heard of'],
  ),
  tried('U2', 'health tells how often is read, and when it last was', ({ well }) => {
    expect(well.data.calendars[0]).toMatchObject({
      last_attempt_at: expect.any(String),
      last_read_at: expect.any(String),
      expected_every_seconds: expect.any(Number),
    });
  }),
  tried('U3', 'health tells how many requests were made and failed', ({ well, away }) => {
    expect(well.data.calendars[0].requests).toEqual({ made: expect.any(Number), failed: 0 });
    expect(away.data.calendars[0].requests.failed).toBeGreaterThan(0);
  }),
  tried('U4', 'health has a score', ({ well, away }) => {
    expect(well.data.score).toBe(100);
    expect(away.data.score).toBeLessThan(50);
  }),
  tried('U5', 'health names what is the matter, since when, and what helps', ({ away }) => {
    expect(away.data.reasons).toEqual([
      {
        code: 'out-of-reach',
        level: 'critical',
        since: expect.any(String),
        what: expect.any(String),
        remedy: expect.stringContaining('bay fix'),
      },
    ]);
  }),
  tried('U6', 'mending looks first', ({ fixedInVain }) => {
    expect(fixedInVain.stdout).toContain('1. Looked at  1 calendar');
  }),
  tried('U7', 'then says what it has found', ({ fixedInVain }) => {
    expect(fixedInVain.stdout).toContain('2. Found\n   ✗ Google is out of reach');
  }),
  tried('U8', 'then does what is safe', ({ fixed, queue, left }) => {
    expect(fixed.data.applied).toMatchObject([{ resolved: true }]);
    expect([queue.count, left.count]).toEqual([1, 0]);
  }),
  tried('U9', 'and says what became of it, and what is left to a person', ({ fixedInVain, fixed }) => {
    expect(fixedInVain).toMatchObject({
      exitCode: 10,
      stdout: expect.stringContaining('Mended 0 of 1; 1 is left to a person.'),
    });
    expect(fixed).toMatchObject({ exitCode: 0, message: 'Mended 1 of 1; nothing is left to a person.' });
  }),
  told('U10', 'a channel is tried from end to end', [
    'usecases/channels/try-channel.test.ts',
    'a channel that is tried tells of the event, which is then read and removed; from then on changes of our own should be told of',
  ]),
  told('U11', 'and what that made is cleared away, whatever happens', [
    'usecases/channels/try-channel.test.ts',
    'a channel that is tried leaves nothing behind when somebody breaks it off',
  ]),
  tried('U12', 'figures tell how many requests were answered', ({ metrics }) => {
    expect(metrics.success_rate).toBeGreaterThan(0);
    expect(metrics.success_rate).toBeLessThan(1);
  }),
  tried('U13', 'how long they took, as a rule and at worst', ({ metrics }) => {
    expect(metrics.operations[0]).toMatchObject({
      mean_ms: expect.any(Number),
      p50_ms: expect.any(Number),
      p95_ms: expect.any(Number),
    });
  }),
  tried('U14', 'what went wrong, how often and at what hour', ({ metrics }) => {
    expect(metrics.errors).toContainEqual({ operation: 'freebusy', outcome: 'throttled', count: 1 });
    expect(metrics.errors_by_hour).toMatchObject([{ hour: 7 }]);
  }),
  tried('U15', 'and whether it was so in the weeks before', ({ metrics }) => {
    expect(metrics).toMatchObject({ weeks_before: 4, before: { count: 0 } });
    expect(metrics.operations[0].before).toMatchObject({ p95_ms: null });
  }),
];

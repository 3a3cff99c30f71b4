import { describe, expect, test } from 'vitest';
import { type Cause, RULES } from '../../../src/domain/calendar-health.ts';
import { reasonWords } from '../../../src/output/checks/health-words.ts';
import { at, zone } from '../../support/book.ts';
import { COMMAND } from '../command-words.ts';

const TIME = { zone, now: at('10:00'), timeFormat: '24h' } as const;
const HOSTILE = '\u001b[31mred\u202e';
const CAUSES: readonly Cause[] = [
  { code: 'signed-out', account: 'maria', why: HOSTILE },
  { code: 'book-behind', calendarId: 'shop' },
  { code: 'failing', calendarId: 'shop', failures: 6 },
  { code: 'out-of-reach', failures: 6 },
  { code: 'access-lost', calendarId: 'shop', trouble: { kind: 'denied', why: HOSTILE } },
  { code: 'access-lost', calendarId: 'shop', trouble: { kind: 'calendar-gone', why: 'Not Found.' } },
  { code: 'changes-refused', calendarId: 'shop', refusals: 3 },
  { code: 'many-errors', calendarId: 'shop', made: 20, failed: 5 },
  { code: 'serve-stopped', beatAt: at('09:00') },
  { code: 'late', calendarId: 'shop', readAt: null },
  { code: 'late', calendarId: 'shop', readAt: at('09:00') },
  { code: 'owed-long', calendarId: 'shop', count: 1 },
  { code: 'halted', calendarId: 'shop' },
  { code: 'days-empty', calendarId: 'shop', dates: ['2026-11-17', '2026-11-18', '2026-11-19', '2026-11-20'] },
  { code: 'mended-out', calendarId: 'shop' },
  { code: 'sign-in-ends', account: 'default', at: at('15:00'), certain: true },
  { code: 'sign-in-ends', account: 'default', at: at('15:00'), certain: false },
  { code: 'unanswered', calendarId: 'shop', failures: 1 },
  { code: 'unreached', failures: 2 },
  { code: 'tokens-refused', calendarId: 'shop' },
  { code: 'inbox-old', count: 1 },
  {
    code: 'day-unusual',
    calendarId: 'shop',
    day: { date: '2026-11-20', start: at('09:00'), visits: 11, usual: { least: 2, most: 5 } },
  },
  { code: 'push-address', why: HOSTILE },
  { code: 'push-failing', calendarId: 'shop', failures: 5, trouble: { kind: 'unknown', why: HOSTILE } },
  {
    code: 'push-failing',
    calendarId: 'shop',
    failures: 5,
    trouble: { kind: 'id-taken', why: 'Google answered 400' },
  },
  { code: 'push-denied', calendarId: 'shop', trouble: { kind: 'calendar-gone', why: 'Not Found.' } },
  { code: 'push-gone', calendarId: 'shop' },
  { code: 'push-silent', calendarId: 'shop' },
  { code: 'push-unheard', calendarId: 'shop' },
  { code: 'push-ending', calendarId: 'shop', at: at('15:00'), failures: 2 },
];

describe('what is the matter', () => {
  test('is worded for every cause', () => {
    expect(new Set(CAUSES.map(({ code }) => code))).toEqual(new Set(Object.keys(RULES)));
    const said = CAUSES.map((cause) => {
      const { what, remedy } = reasonWords({ ...cause, level: RULES[cause.code].level, since: null }, TIME);
      return [`${cause.code}: ${what}`, ...remedy.map((line) => `    ${line}`)].join('\n');
    });
    expect(said.join('\n')).toMatchInlineSnapshot(`
      "signed-out: the sign-in "maria" at Google is of no use (red)
          Sign in again: bay auth --account maria
      book-behind: it shows a later state than this book: an old copy of the book is in use
          Put the newest copy of the book back in its place, or bring back what the calendars show: bay recover
      failing: it has not answered 6 times in a row
          See to this machine's connection; until then bay goes on without the calendar. Then: bay fix
      out-of-reach: Google is out of reach (no answer 6 times in a row)
          See to this machine's connection; until then bay goes on without the calendar. Then: bay fix
      access-lost: Google denies access to the calendar (red)
          Let its owner share it with the right to make changes to events. Which can be written: bay calendar list
      access-lost: the calendar is not there for who is signed in (Not Found)
          Have it shared again, or give the bay another one: bay shop edit. If a wrong GOOGLE_CALENDAR_ID led there: GOOGLE_CALENDAR_ID=primary bay sync. Which there are: bay calendar list
      changes-refused: it has refused 3 changes in a row
          Let its owner share it with the right to make changes to events. Which can be written: bay calendar list
      many-errors: 5 of 20 requests failed within a quarter of an hour
          It passes by itself; if it stays: bay doctor
      serve-stopped: what keeps book and calendars in step has made no progress since Mon 23 Nov 09:00
          Start it again: bay serve
      late: it has not been read yet
          Let bay mend what is safe: bay fix
      late: it was last read Mon 23 Nov 09:00
          Let bay mend what is safe: bay fix
      owed-long: 1 change waits to be delivered
          Let bay mend what is safe: bay fix
      halted: very many events were gone at once: nothing is taken in before somebody says so
          What waits for a person: bay inbox
      days-empty: no visits on Tue 17 Nov, Wed 18 Nov, Thu 19 Nov and 1 more, when there usually are some
          Look whether visits of these days are missing: bay agenda 2026-11-17, bay agenda 2026-11-18, bay agenda 2026-11-19
      mended-out: bay has tried to mend it as often as it may
          Look what is the matter: bay doctor
      sign-in-ends: the sign-in at Google ends in 5 hours
          Sign in again: bay auth
      sign-in-ends: if the consent screen is in "Testing", the sign-in at Google ends in 5 hours
          Sign in again: bay auth
      unanswered: it did not answer the last time
          Let bay mend what is safe: bay fix
      unreached: Google is out of reach (no answer 2 times in a row)
          Let bay mend what is safe: bay fix
      tokens-refused: it does not take the tokens that it gives: changes are read by time, and all of it once an hour
          It passes by itself; if it stays: bay doctor
      inbox-old: 1 item waits for a person, the oldest for more than a day
          What waits for a person: bay inbox
      day-unusual: 11 visits on Fri 20 Nov, when there usually are 2 to 5
          It may be as it should; to look at that day: bay agenda 2026-11-20
      push-address: Google sends nothing to the address that is set (red): the calendars are read by the clock
          Set it to an https address that leads to bay serve, as https://bay.example.com; without one the calendars are read by the clock.
      push-failing: Google has not opened a channel 5 times in a row: Google is out of reach (red)
          It is safe to run this again. If it stays so: bay doctor
      push-failing: Google has not opened a channel 5 times in a row: Google has had a channel of that name before (Google answered 400)
          It is safe to run this again. If it stays so: bay doctor
      push-denied: Google does not tell of changes there: the calendar is not there for who is signed in (Not Found)
          Have it shared again, or give the bay another one: bay shop edit. If a wrong GOOGLE_CALENDAR_ID led there: GOOGLE_CALENDAR_ID=primary bay sync. Which there are: bay calendar list
      push-gone: no channel is there: it is read by the clock alone
          Let bay mend what is safe: bay fix
      push-silent: changes of our own come with no notification: its channel tells of nothing
          Let bay mend what is safe: bay fix
      push-unheard: nothing has come through its channel yet: the public address may lead elsewhere
          Look where BAY_PUBLIC_URL leads, and try it: bay channel test
      push-ending: its channel ends Mon 23 Nov 15:00, and opening another has failed 2 times
          Let bay mend what is safe: bay fix"
    `);
  });

  test.each(CAUSES)('$code names no command in itself, says what to do, and obeys no terminal', (cause) => {
    const { what, remedy } = reasonWords({ ...cause, level: RULES[cause.code].level, since: null }, TIME);
    expect(what).not.toMatch(COMMAND);
    expect(remedy.join('')).not.toBe('');
    expect(`${what}${remedy.join('')}`).not.toContain('\u001b');
  });
});

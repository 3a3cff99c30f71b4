import { expect, test } from 'vitest';
import { bookNoticeText } from '../../../src/output/notices/book-notice.ts';
import type { BookNotice } from '../../../src/usecases/one-calendar/book-notice.ts';
import { TIME } from '../samples.ts';

const NOTICES: readonly BookNotice[] = [
  { kind: 'became-google', calendar: 'shop@example.com', owed: 2, file: null },
  { kind: 'became-google', calendar: null, owed: 0, file: '/home/ana/.env' },
  { kind: 'moved', name: 'primary', to: 'bay@group.calendar', owed: 1 },
  { kind: 'nearby-differs', file: '/tmp/.env', difference: { what: 'client' } },
  {
    kind: 'nearby-differs',
    file: '/tmp/.env',
    difference: { what: 'calendar', named: 'theirs@x', own: 'ours@x' },
  },
  {
    kind: 'nearby-differs',
    file: '/tmp/.env',
    difference: { what: 'account', named: 'eve@x', own: 'ana@x' },
  },
  {
    kind: 'cannot-ask',
    trouble: { kind: 'signed-out', account: 'default', why: 'no client', signIn: 'no-client' },
  },
  {
    kind: 'cannot-ask',
    trouble: { kind: 'signed-out', account: 'maria', why: 'nobody', signIn: 'needed', signedInAt: null },
  },
  {
    kind: 'cannot-ask',
    trouble: { kind: 'signed-out', account: 'default', why: '', signIn: 'not-to-be-asked' },
  },
  { kind: 'override-ignored' },
];

test('what is said of a book’s calendar is one line with what to type', () => {
  expect(`${NOTICES.map((notice) => bookNoticeText(notice, TIME)).join('\n')}\n`).toMatchInlineSnapshot(`
    "From now on appointments are shown in the Google calendar shop@example.com; 2 coming appointments to be delivered: bay sync
    From now on appointments are shown in Google Calendar, as /home/ana/.env says.
    The calendar primary is bay@group.calendar from now on: what is to come goes there, and is removed where it was; 1 coming appointment to be delivered: bay sync
    /tmp/.env leads elsewhere, and what it says of Google is not used: it names another client than that of this book.
    /tmp/.env leads elsewhere, and what it says of Google is not used: it leads to the calendar theirs@x, and this book is at ours@x.
    /tmp/.env leads elsewhere, and what it says of Google is not used: it leads to the account eve@x, and this book is at ana@x.
    No client for Google is known here, and no sign-in; bay goes on without Google, and delivers later. Set GOOGLE_CLIENT_ID and GOOGLE_CLIENT_SECRET, and sign in: bay auth
    Nobody is signed in at Google as "maria"; bay goes on without Google, and delivers later. Sign in: bay auth --account maria
    BAY_CALENDAR=local keeps bay from asking Google; bay goes on without Google, and delivers later. Take BAY_CALENDAR out of the environment, then: bay sync
    BAY_CALENDAR=google is ignored, because somebody has decided on the calendar of this shop; to change it: bay shop set calendar google
    "
  `);
});

test('nothing of a file’s or a calendar’s name reaches the terminal as more than text', () => {
  const evil = '\u001b[31mred\u0007\n! a second line';
  for (const notice of NOTICES) {
    const text = bookNoticeText(
      JSON.parse(
        JSON.stringify(notice).replaceAll('/tmp/.env', JSON.stringify(evil).slice(1, -1)),
      ) as BookNotice,
      TIME,
    );
    expect(text).not.toMatch(/[\p{Cc}]/u);
  }
});

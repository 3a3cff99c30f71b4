import { expect, test } from 'vitest';
import { troubleExitCode, troubleWords } from '../../../src/output/failure/calendar-trouble.ts';
import { troubleLines } from '../../../src/output/hints/trouble.ts';
import { TROUBLES } from '../calendar-samples.ts';
import { TIME } from '../samples.ts';

test('each trouble says what is wrong and what to do', () => {
  const told = TROUBLES.map((trouble) => {
    const { exitCode, why } = troubleWords(trouble, TIME);
    return `${exitCode}  ${why}\n   ${troubleLines(trouble, TIME)[0]}`;
  });
  expect(`${told.join('\n')}\n`).toMatchInlineSnapshot(`
    "8  Google is out of reach (Google answered 503 (backendError): Backend Error)
       It is safe to run this again. If it stays so: bay doctor
    7  Google's quota is used up (Google answered 429)
       Run this again in a few minutes.
    7  Google's quota is used up (Google answered 429)
       Run this again in 2 min.
    6  Google denies access to the calendar (Google answered 403 (forbidden): Forbidden)
       Let its owner share it with the right to make changes to events. Which can be written: bay calendar list
    6  the calendar is not there for who is signed in (Google answered 404 (notFound): Not Found)
       Have it shared again, or give the bay another one: bay shop edit. If a wrong GOOGLE_CALENDAR_ID led there: GOOGLE_CALENDAR_ID=primary bay sync. Which there are: bay calendar list
    4  nobody is signed in at Google as "maria"
       Sign in: bay auth --account maria
    4  Google no longer takes the sign-in of Mon 16 Nov 09:00: invalid_grant: Token has been expired or revoked
       Sign in again: bay auth
    10  the stored sign-in is not safe and was not used (/home/shop/sign-ins): other users may look into it
       Let it be yours alone: chmod go-rwx /home/shop/sign-ins
    9  Google refuses it (Google answered 400 (invalid): Invalid Value)
       What waits for a person: bay inbox
    "
  `);
});

test('the worst of several troubles gives the exit code, and none gives 0', () => {
  expect(troubleExitCode(TROUBLES, TIME)).toBe(4);
  expect(
    troubleExitCode(
      TROUBLES.filter(({ kind }) => kind !== 'signed-out'),
      TIME,
    ),
  ).toBe(6);
  expect(troubleExitCode([], TIME)).toBe(0);
});

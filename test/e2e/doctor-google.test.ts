import { describe, expect, test } from 'vitest';
import { googleWorkshop, SHOP } from '../support/google-workshop.ts';

/** What stands beside the findings on the calendar's side. */
function fromSignIn(stdout: string): string {
  return stdout.slice(stdout.indexOf('sign-in') - 2).replace(/(?<=may ).*/g, '…');
}

test('doctor says what is wrong with a sign-in once, and the command alone that mends it', async () => {
  const { bay, google, signedIn } = await googleWorkshop();
  google.oauth.revoke(signedIn.refreshToken);
  await bay('sync');
  const { exitCode, stdout, stderr } = await bay('doctor');
  expect({ exitCode, stderr }).toEqual({ exitCode: 4, stderr: '' });
  expect(fromSignIn(stdout)).toMatchInlineSnapshot(`
    "✗ sign-in        Google refuses the sign-in (invalid_grant: Token has been expired or revoked)
                     mend it: bay auth
    ✗ calendars      primary (Bay 1): Google no longer takes the sign-in: invalid_grant: Token has been expired or revoked
                     mend it: bay auth
    ✓ delivery       nothing is owed to the calendar
    ✓ inbox          nothing waits for a person
    ✓ serve          not running: the calendars are in step after each bay sync; to have them always: bay serve
    ✓ alerts         nobody is told of them; to be told: BAY_ALERT_EMAIL, see bay help environment

    2 problems: sign-in and calendars.
    "
  `);
});

test('doctor knows a calendar by each of its names', async () => {
  const { bay, google, signedIn, done } = await googleWorkshop();
  const maria = google.signedIn({ account: 'maria@example.com' });
  const both = { environment: { ...signedIn.environment, GOOGLE_REFRESH_TOKEN_MARIA: maria.refreshToken } };
  await done(['shop', 'set', 'technicians', '[{name: Maria, skills: [], calendar: "maria:primary"}]']);
  await done(['shop', 'set', 'bays.Bay 1.calendar', SHOP]);
  expect(fromSignIn((await bay('doctor', both)).stdout)).toMatchInlineSnapshot(`
    "✓ sign-in        "default", kept in the environment, may …
    ✓ sign-in        "maria", kept in the environment, may …
    ✓ calendars      shop@example.com (Bay 1), can be written
    ✓ calendars      maria:primary (Maria): maria@example.com, can be written
    ✓ delivery       nothing is owed to the calendar
    ✓ inbox          nothing waits for a person
    ✓ serve          not running: the calendars are in step after each bay sync; to have them always: bay serve
    ✓ alerts         nobody is told of them; to be told: BAY_ALERT_EMAIL, see bay help environment

    All is well.
    "
  `);
});

test('doctor says what is to be done about calendars that cannot be used', async () => {
  const { bay, google, done } = await googleWorkshop();
  google.model.addAccount('owner@example.com');
  const read = google.addCalendar({ id: 'c_read@group.calendar.google.com', owner: 'owner@example.com' });
  google.model.share(read, SHOP, 'reader');
  const bays = `[{name: Bay 1, calendar: ${read}}, {name: Bay 2, calendar: gone@group.calendar.google.com}]`;
  await done(['shop', 'set', 'bays', bays]);
  const { exitCode, stdout } = await bay('doctor');
  expect(exitCode).toBe(6);
  expect(fromSignIn(stdout)).toMatchInlineSnapshot(`
    "✓ sign-in        "default", kept in the environment, may …
    ✗ calendars      c_read@group.calendar.google.com (Bay 1): it can only be read
                     mend it: have it shared with the right to change events
    ✗ calendars      gone@group.calendar.google.com (Bay 2): the calendar is not there for who is signed in (Google answered 404 (notFound): Not Found)
                     mend it: have it shared again, or give the bay another one: bay shop edit. If a wrong GOOGLE_CALENDAR_ID led there: GOOGLE_CALENDAR_ID=primary bay sync. Which there are: bay calendar list
    ✓ delivery       nothing is owed to the calendar
    ✓ inbox          nothing waits for a person
    ✓ serve          not running: the calendars are in step after each bay sync; to have them always: bay serve
    ✓ alerts         nobody is told of them; to be told: BAY_ALERT_EMAIL, see bay help environment

    2 problems: calendars.
    "
  `);
});

test('a list without calendars says so', async () => {
  const { google, bay } = await googleWorkshop();
  google.model.people.deleteCalendar(SHOP);
  expect((await bay('calendar list')).stdout).toBe('There are no calendars to be seen.\n');
});

test('status signs nobody in whom Google refuses', async () => {
  const { bay, json, google, signedIn } = await googleWorkshop();
  google.oauth.revoke(signedIn.refreshToken);
  const { exitCode, message } = await json('auth status');
  expect({ exitCode, message }).toEqual({ exitCode: 4, message: 'Google refuses the sign-in "default".' });
  const { stdout } = await bay('auth status');
  expect(stdout.match(/invalid_grant/g)).toHaveLength(1);
});

describe('a sign-in is tried, however well the token that is kept still does', () => {
  const WRONG = { environment: { GOOGLE_CLIENT_SECRET: 'bad' } };
  const UNKNOWN = { environment: { GOOGLE_CLIENT_ID: 'nobody.apps.googleusercontent.com' } };

  test.each([
    ['the client’s secret is wrong', WRONG],
    ['the client is unknown', UNKNOWN],
  ])('%s: doctor and status say so', async (_, setup) => {
    const { bay, json } = await googleWorkshop();
    expect((await bay('slots')).exitCode).toBe(0);
    const doctor = await json('doctor', setup);
    expect([doctor.exitCode, JSON.stringify(doctor.data.findings)]).toEqual([
      expect.any(Number),
      expect.stringContaining('invalid_client'),
    ]);
    expect(doctor.exitCode).not.toBe(0);
    const status = await json('auth status', setup);
    expect(status).toMatchObject({ exitCode: 4, success: false, error: { code: 'sign-in-expired' } });
    expect((await bay('auth status', setup)).stdout).toContain('invalid_client');
  });
});

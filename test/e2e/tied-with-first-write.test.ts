import { chmodSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { clientLines, movingShop, SHOP } from '../support/moving-shop.ts';
import { TWO_VISITS } from '../support/workshop-people.ts';

/** A book that nobody has tied to a calendar, in a folder whose `.env` names one. */
async function untied() {
  const shop = await movingShop(TWO_VISITS);
  // What is given is written by the first command, and that without the folder's settings.
  await shop.bay('today');
  const { refreshToken } = shop.google.signedIn();
  const lines = [...clientLines(shop.google), `GOOGLE_REFRESH_TOKEN=${refreshToken}`];
  const inShopsFolder = () => {
    shop.inFolder(lines);
    chmodSync(join(shop.folder, '.env'), 0o600);
  };
  inShopsFolder();
  /** Whose calendar the book is, which a folder without a `.env` shows. */
  const setting = async () => {
    shop.inFolder(null);
    const { calendar } = await shop.data('shop show');
    inShopsFolder();
    return calendar;
  };
  const isUntied = async () => (await shop.bay('doctor')).stdout.includes('not tied to a calendar yet');
  return { ...shop, inShopsFolder, setting, isUntied };
}

describe('a book that is tied to no calendar', () => {
  test('stays so while every write is refused', async () => {
    const { bay, isUntied, shown } = await untied();
    const refused = [
      { line: 'inbox resolve 99 --done', exitCode: 5 },
      { line: 'cancel 99 --reason other', exitCode: 5 },
      { line: 'reschedule 99 --to 11:00', exitCode: 5 },
      { line: 'reschedule 1 --to 23:00', exitCode: 9 },
      { line: 'book --customer 99 --service oil_change --at 2026-11-23T11:00', exitCode: 5 },
      { line: 'book --customer 1 --service oil_change --at 2026-11-23T03:00', exitCode: 9 },
      { line: 'book --customer 1 --service brake_service --at 2026-11-23T09:00', exitCode: 9 },
      { line: 'customers add --name Eve --phone 2125550134', exitCode: 9 },
      { line: 'customers edit 99 --name Eve', exitCode: 5 },
      { line: 'vehicles add --customer 1 --plate XYZ9876 --make Ford --model Ka --year 2009', exitCode: 9 },
      { line: 'vehicles edit 99 --year 2009', exitCode: 5 },
      { line: 'shop set timezone Mars/Olympus', exitCode: 2 },
      { line: 'calendar import nothing.ics', exitCode: 2 },
      { line: 'customers import nothing.csv', exitCode: 2 },
    ];
    for (const { line, exitCode } of refused) {
      const ran = await bay(line);
      expect({ line, exitCode: ran.exitCode }).toEqual({ line, exitCode });
      expect(`${line}: ${ran.stderr}`).not.toContain('From now on');
    }
    expect(await isUntied()).toBe(true);
    expect(shown()).toEqual([]);
  });

  test('stays so where nothing is written: by readings, dry runs, answers given again and the test suite', async () => {
    const { bay, data, google, inFolder, inShopsFolder, isUntied, shown } = await untied();
    inFolder(null);
    await bay('customers add --name Eve --phone 2125550177 --idempotency-key k');
    inShopsFolder();
    for (const line of [
      'slots',
      'doctor',
      'inbox',
      'calendar list',
      'book --customer 1 --service oil_change --at 2026-11-23T14:00 --dry-run',
      'sync --dry-run',
      'customers add --name Eve --phone 2125550177 --idempotency-key k',
      'book --customer 1 --service oil_change --at 2026-11-23T09:00',
    ])
      expect((await bay(line)).stderr).not.toContain('From now on');
    // It tries the calendar in which the next booking would be shown, and leaves nothing there.
    expect(await data('test-suite')).toMatchObject({ passed: 6, failed: 0 });
    expect(google.requests.some(({ method }) => method === 'POST')).toBe(true);
    expect([await isUntied(), shown()]).toEqual([true, []]);
  });

  test.each([
    'cancel 1 --reason other',
    'reschedule 1 --to 11:00',
    'customers add --name Eve --phone 2125550177',
    'vehicles edit 1 --year 2019',
    'shop set name "Main Street"',
    'sync',
  ])('is tied by the first write that succeeds, which says so: %s', async (line) => {
    const { bay, setting } = await untied();
    const { exitCode, stderr } = await bay(line);
    expect(exitCode).toBe(0);
    expect(stderr).toMatch(
      new RegExp(`^! From now on appointments are shown in the Google calendar ${SHOP}, as `),
    );
    expect(stderr.match(/From now on/g)).toHaveLength(1);
    expect(await setting()).toBe('google');
    expect((await bay('today')).stderr).not.toContain('From now on');
  });

  test('is tied by its first booking, which is shown in that calendar at once', async () => {
    const { bay, data, setting, shown } = await untied();
    const booked = await data('book --customer 1 --service oil_change --at 2026-11-23T14:00');
    expect(booked).toMatchObject({ calendar_status: 'synced' });
    expect(shown()).toEqual(['14:00 Oil change - Ana Pérez']);
    expect(await setting()).toBe('google');
    await bay('sync');
    expect(shown()).toHaveLength(3);
  });

  test('removes nothing from a calendar in which it never showed anything, and does not say so', async () => {
    const { bay, google, shown } = await untied();
    const { exitCode, stdout } = await bay('cancel 1 --reason other');
    expect({ exitCode, told: stdout.split('\n')[2] }).toEqual({
      exitCode: 0,
      told: '  saved here, no event in Google Calendar',
    });
    expect(google.requests.filter(({ method }) => method === 'DELETE')).toEqual([]);
    await bay('sync');
    expect(shown()).toEqual(['10:00 Brake service - Bob Stone']);
  });

  test('stays with its own calendar when somebody says so in that folder', async () => {
    const { bay, setting, isUntied, shown } = await untied();
    const { exitCode, stderr } = await bay('shop set calendar local');
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
    expect(await setting()).toBe('local');
    expect([await isUntied(), shown()]).toEqual([false, []]);
  });

  test('is told by doctor, with the calendar that its next booking would tie it to', async () => {
    const { bay, folder } = await untied();
    const { stdout } = await bay('doctor');
    expect(stdout).toContain(
      `this book is not tied to a calendar yet; its next booking ties it to the Google calendar ${SHOP}, as ${folder}`,
    );
    await bay('sync');
    expect((await bay('doctor')).stdout).not.toContain('not tied');
  });
});

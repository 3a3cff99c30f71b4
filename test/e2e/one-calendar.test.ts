import { chmodSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { span } from '../support/book.ts';
import { clientLines, movingShop, OTHER, SHOP } from '../support/moving-shop.ts';
import { DENTIST_AT_TWO } from '../support/workshop-commands.ts';

const book = (time: string, customer = 1) =>
  `book --customer ${customer} --service oil_change --at 2026-11-23T${time}`;

/** Signed in by the client of a `.env`, as the README says. */
async function signedIn() {
  const shop = await movingShop();
  shop.inFolder(clientLines(shop.google));
  await shop.signIn();
  await shop.bay('today');
  return shop;
}

/** Signed in by a refresh token of the folder's `.env` alone: nothing of it is kept anywhere else. */
async function inFolderAlone() {
  const shop = await movingShop();
  const { refreshToken } = shop.google.signedIn();
  const lines = [...clientLines(shop.google), `GOOGLE_REFRESH_TOKEN=${refreshToken}`];
  shop.inFolder(lines);
  await shop.done('sync');
  return { ...shop, lines };
}

describe('a book in another folder', () => {
  test('needs no .env there once somebody has signed in', async () => {
    const { bay, inFolder, shown, status } = await signedIn();
    inFolder(null);
    expect(await bay(book('09:00'))).toMatchObject({ exitCode: 0, stderr: '' });
    expect(await status(1)).toBe('synced');
    expect(shown()).toEqual(['09:00 Oil change - Ana Pérez']);
  });

  test('keeps what it is told, and says what is missing, on every command', async () => {
    const { bay, json, data, inFolder, google, shown, status, inbox, lines } = await inFolderAlone();
    await bay(book('09:00'));
    google.model.people.create(SHOP, { ...span('11:00-12:00'), summary: 'Dentist' });
    await bay('sync');
    inFolder(null);
    const slots = await json('slots');
    expect(slots.data.source).toBe('mirror');
    expect(slots.data.days[0].available_slots[0].end_time).toBe('11:00 AM');
    // Over the dentist, of whom the book knows.
    expect(await bay(book('11:00'))).toMatchObject({ exitCode: 9 });
    expect(await bay(book('15:00', 2))).toMatchObject({ exitCode: 0 });
    expect(await data('cancel 1 --reason other')).toMatchObject({ calendar_status: 'pending' });
    expect(await status(2)).toBe('pending');
    for (const line of ['today', 'find ana', 'show 2', 'shop show', 'inbox', 'slots', 'sync', 'doctor']) {
      const { stderr } = await bay(line);
      expect(`${line}: ${stderr}`).toMatch(/no client for Google is known here.*bay auth/is);
    }
    expect((await bay('doctor')).stdout).not.toContain('All is well');
    inFolder(lines);
    for (let i = 0; i < 3; i += 1) await bay('sync');
    expect(shown()).toEqual(['11:00 Dentist', '15:00 Oil change - Bob Stone']);
    expect(await inbox()).toEqual([]);
    expect(await status(2)).toBe('synced');
  });

  test('away and back with a sync token in hand, nothing is forgotten', async () => {
    const { bay, inFolder, shown, status, inbox, lines } = await inFolderAlone();
    await bay(book('09:00'));
    await bay('sync');
    inFolder(null);
    await bay(book('15:00', 2));
    await bay('reschedule 1 --to 10:00');
    inFolder(lines);
    expect(await bay('sync')).toMatchObject({ exitCode: 0 });
    expect(shown()).toEqual(['10:00 Oil change - Ana Pérez', '15:00 Oil change - Bob Stone']);
    expect([await status(1), await status(2), await inbox()]).toEqual(['synced', 'synced', []]);
  });

  test('what is cancelled away from Google is removed there later', async () => {
    const { bay, inFolder, shown, inbox, lines } = await inFolderAlone();
    await bay(book('09:00'));
    await bay('sync');
    inFolder(null);
    await bay('cancel 1 --reason other');
    inFolder(lines);
    await bay('sync');
    expect([shown(), await inbox()]).toEqual([[], []]);
    expect(await bay(book('09:00', 2))).toMatchObject({ exitCode: 0 });
  });
});

describe('a shop that books first and signs in later', () => {
  test('has its coming appointments delivered, and its past ones left where they were', async () => {
    const shop = await movingShop();
    const { bay, data, at, shown, status, google } = shop;
    at('Mon 2026-11-23 08:00');
    await bay(book('09:00'));
    await bay(book('14:00', 2));
    at('Mon 2026-11-23 12:00');
    shop.set({ ...google.environment() });
    await shop.signIn();
    const { stderr } = await bay('today');
    expect(stderr).toMatch(/^! 2 changes wait for the calendar since Mon 23 Nov 12:00: bay sync\n$/);
    expect(await status(2)).toBe('pending');
    expect((await data('shop show')).calendar).toBe('google');
    expect(await bay('sync')).toMatchObject({ exitCode: 0 });
    expect(shown()).toEqual(['14:00 Oil change - Bob Stone']);
    expect([await status(1), await status(2)]).toEqual(['synced', 'synced']);
  });

  test('says so once, and the next booking delivers its own', async () => {
    const shop = await movingShop();
    const { bay, set, google, shown } = shop;
    await bay(book('09:00'));
    set(google.signedIn().environment);
    const { stderr } = await bay(book('14:00', 2));
    expect(stderr).toContain(`From now on appointments are shown in the Google calendar ${SHOP}; 1 coming`);
    expect(shown()).toEqual(['14:00 Oil change - Bob Stone']);
    expect((await bay('today')).stderr).not.toContain('From now on');
    await bay('sync');
    expect(shown()).toHaveLength(2);
  });

  test('twelve of them are no mass deletion', async () => {
    const shop = await movingShop();
    const { bay, set, google, shown, inbox } = shop;
    const times = ['09:00', '09:30', '10:00', '10:30', '11:00', '11:30', '13:00', '13:30', '14:00'];
    for (const time of [...times, '14:30', '15:00', '15:30']) await bay(book(time));
    set(google.signedIn().environment);
    for (let i = 0; i < 3; i += 1) expect(await bay('sync')).toMatchObject({ exitCode: 0 });
    expect(shown()).toHaveLength(12);
    expect(await inbox()).toEqual([]);
  });

  test('goes on counting what was brought into its own calendar as taken', async () => {
    const shop = await movingShop();
    const { bay, set, file, google, data, json } = shop;
    file('busy.ics', DENTIST_AT_TWO);
    await bay('calendar import busy.ics');
    set(google.signedIn().environment);
    expect((await data('slots --first')).source).toBe('google');
    expect(await bay(book('14:00'))).toMatchObject({ exitCode: 9 });
    google.faults.next('redirect', 1_000);
    expect((await json('slots')).data.source).toBe('mirror');
    expect(await bay(book('14:00'))).toMatchObject({ exitCode: 9 });
  });
});

describe('a sign-in that cannot be read', () => {
  test('after `sudo bay auth`, a book never falls back to its own calendar', async () => {
    const { bay, data, folder, google, inFolder } = await signedIn();
    inFolder(null);
    await bay(book('09:00'));
    google.model.people.create(SHOP, { ...span('11:00-12:00'), summary: 'Dentist' });
    await bay('sync');
    chmodSync(join(folder, 'home', 'default', 'sign-ins', 'default.json'), 0o644);
    expect(await bay(book('11:00'))).toMatchObject({ exitCode: 9 });
    expect(await data(book('15:00', 2))).toMatchObject({ calendar_status: 'pending' });
    const { stderr } = await bay('today');
    expect(stderr).toContain('default.json');
    const doctor = await bay('doctor');
    expect(doctor.stdout).not.toContain('All is well');
  });

  test('a book that was signed in by it, and never used, is Google’s all the same', async () => {
    const shop = await movingShop();
    shop.inFolder(clientLines(shop.google));
    shop.set({ BAY_CALENDAR: 'local' });
    await shop.signIn();
    shop.set({});
    shop.inFolder(null);
    chmodSync(join(shop.folder, 'home', 'default', 'sign-ins', 'default.json'), 0o644);
    expect(await shop.data(book('09:00'))).toMatchObject({ calendar_status: 'pending' });
    chmodSync(join(shop.folder, 'home', 'default', 'sign-ins', 'default.json'), 0o600);
    expect(await shop.bay('sync')).toMatchObject({ exitCode: 0 });
    expect(shop.shown()).toHaveLength(1);
  });

  test('without the passphrase of a sealed one every command says so', async () => {
    const shop = await movingShop();
    shop.inFolder(clientLines(shop.google));
    shop.set({ BAY_TOKEN_PASSPHRASE: 'open sesame' });
    await shop.signIn();
    await shop.bay('slots');
    shop.set({});
    shop.at('Tue 2026-11-24 07:00');
    for (const line of ['today', 'slots', 'sync']) {
      expect((await shop.bay(line)).stderr).toContain('BAY_TOKEN_PASSPHRASE is not set');
    }
    const booked = await shop.data('book --customer 1 --service oil_change --at 2026-11-24T09:00');
    expect(booked.calendar_status).toBe('pending');
  });

  test('after logout it keeps what is owed, and nothing is called shown', async () => {
    const { bay, data, signIn, shown, inbox, google, inFolder } = await signedIn();
    await bay(book('09:00'));
    await bay('auth logout');
    inFolder(null);
    expect(await data(book('15:00', 2))).toMatchObject({ calendar_status: 'pending' });
    expect((await bay('today')).stderr).toMatch(/bay auth/);
    inFolder(clientLines(google));
    await signIn();
    await bay('sync');
    expect(shown()).toHaveLength(2);
    expect(await inbox()).toEqual([]);
  });
});

describe('another calendar under the same name', () => {
  test('GOOGLE_CALENDAR_ID moves what is to come, and removes it where it was', async () => {
    const shop = await movingShop();
    const { bay, set, google, shown, inbox, status } = shop;
    const { environment } = google.signedIn();
    const other = google.addCalendar({ summary: 'Bay' });
    set(environment);
    await bay(book('09:00'));
    await bay(book('14:00', 2));
    await bay('sync');
    set({ ...environment, GOOGLE_CALENDAR_ID: other });
    const { stderr } = await bay('cancel 2 --reason other');
    expect(stderr).toContain(`The calendar primary is ${other} from now on`);
    await bay('sync');
    expect([shown(), shown(other)]).toEqual([[], ['09:00 Oil change - Ana Pérez']]);
    expect([await inbox(), await status(1)]).toEqual([[], 'synced']);
    set(environment);
    await bay('sync');
    expect([shown(), shown(other)]).toEqual([[], ['09:00 Oil change - Ana Pérez']]);
    set({ ...environment, GOOGLE_CALENDAR_ID: SHOP });
    await bay('sync');
    expect([shown(), shown(other), await inbox()]).toEqual([['09:00 Oil change - Ana Pérez'], [], []]);
  });

  test('another account takes the coming appointments; what is left is a person’s matter', async () => {
    const shop = await signedIn();
    const { bay, signIn, shown, inbox, data, status } = shop;
    await bay(book('09:00'));
    await bay(book('14:00', 2));
    await signIn({ as: OTHER });
    const sync = await bay('sync');
    expect(sync).toMatchObject({ exitCode: 12 });
    expect(shown(OTHER)).toHaveLength(2);
    expect(shown()).toHaveLength(2);
    expect(await inbox()).toEqual(['left-behind #1', 'left-behind #2']);
    const { items } = await data('inbox');
    expect(items[0].summary).toContain('#1 (Oil change for Ana Pérez');
    expect(items[0].summary).toContain(`primary (${SHOP})`);
    expect(await status(1)).toBe('pending');
    await data('inbox resolve 1 --done');
    expect(await status(1)).toBe('synced');
    await signIn({ as: SHOP, name: 'old' });
    await bay('sync');
    // #2 could be removed after all; so could #1, of which a person had said that it was gone.
    expect(shown()).toEqual([]);
    expect(await inbox()).toEqual(['left-restored #1']);
    expect(await bay('sync')).toMatchObject({ exitCode: 0 });
  });

  test('a refresh token of somebody else in the environment is noticed', async () => {
    const shop = await movingShop();
    const { bay, set, google, shown } = shop;
    set(google.signedIn().environment);
    await bay(book('09:00'));
    set(google.signedIn({ account: OTHER }).environment);
    const { stderr } = await bay('today');
    expect(stderr).toContain(`The calendar primary is ${OTHER} from now on`);
    set(google.signedIn().environment);
    await bay('sync');
    expect([shown(), shown(OTHER)]).toEqual([['09:00 Oil change - Ana Pérez'], []]);
  });

  test('two sign-ins that are swapped change places, and nobody is said to have deleted anything', async () => {
    const shop = await movingShop();
    const { bay, signIn, inFolder, google, shown, inbox } = shop;
    inFolder(clientLines(google));
    await signIn();
    await signIn({ as: OTHER, name: 'maria' });
    await shop.done([
      'shop',
      'set',
      'bays',
      '[{name: Bay 1, calendar: primary}, {name: Bay 2, calendar: "maria:primary"}]',
    ]);
    await bay(`${book('09:00')} --bay "Bay 1"`);
    await bay(`${book('09:00', 2)} --bay "Bay 2"`);
    expect([shown(), shown(OTHER)]).toEqual([
      ['09:00 Oil change - Ana Pérez'],
      ['09:00 Oil change - Bob Stone'],
    ]);
    await signIn({ as: OTHER });
    await signIn({ as: SHOP, name: 'maria' });
    for (let i = 0; i < 2; i += 1) expect(await bay('sync')).toMatchObject({ exitCode: 0 });
    expect([shown(), shown(OTHER)]).toEqual([
      ['09:00 Oil change - Bob Stone'],
      ['09:00 Oil change - Ana Pérez'],
    ]);
    expect(await inbox()).toEqual([]);
  });

  test('two names for one calendar are one', async () => {
    const shop = await movingShop();
    const { bay, set, google, shown, done, inbox } = shop;
    set(google.signedIn().environment);
    await done([
      'shop',
      'set',
      'bays',
      `[{name: Bay 1, calendar: primary}, {name: Bay 2, calendar: ${SHOP}}]`,
    ]);
    await bay(`${book('09:00')} --bay "Bay 1"`);
    await bay(`${book('09:00', 2)} --bay "Bay 2"`);
    expect(await bay('sync')).toMatchObject({ exitCode: 0 });
    expect(shown()).toHaveLength(2);
    expect(await inbox()).toEqual([]);
    expect(await bay('doctor')).toMatchObject({ exitCode: 0 });
  });
});

describe('a calendar id that Google does not show', () => {
  const SLIP = 'slip@group.calendar.google.com';

  test('does not become the calendar of a book that has one', async () => {
    const shop = await movingShop();
    const { bay, data, set, google, shown } = shop;
    const { environment } = google.signedIn();
    set(environment);
    await bay(book('09:00'));
    set({ ...environment, GOOGLE_CALENDAR_ID: SLIP });
    const { exitCode, stderr } = await bay(book('10:00'));
    expect({ exitCode, stderr }).toEqual({
      exitCode: 0,
      stderr:
        `! Google shows no calendar ${SLIP} to who is signed in (Google answered 404 (notFound): Not Found), ` +
        `and it is not used: this book stays with ${SHOP}. Put GOOGLE_CALENDAR_ID right; which there are: bay calendar list\n`,
    });
    expect(shown()).toEqual(['09:00 Oil change - Ana Pérez', '10:00 Oil change - Ana Pérez']);
    set(environment);
    expect(await data('slots --first')).toMatchObject({ source: 'google' });
    expect((await bay('today')).stderr).toBe('');
  });

  test('leaves a book that has none without, and what is booked waits for the right one', async () => {
    const shop = await movingShop();
    const { bay, data, set, google, shown, status } = shop;
    const { environment } = google.signedIn();
    const right = google.addCalendar({ summary: 'Bay' });
    set({ ...environment, GOOGLE_CALENDAR_ID: SLIP });
    expect(await data(book('09:00'))).toMatchObject({ calendar_status: 'pending' });
    const { stderr, stdout } = await bay('calendar list');
    expect(stderr).toContain('this book has no calendar yet, and what is booked waits');
    expect(stdout).toContain(right);
    set({ ...environment, GOOGLE_CALENDAR_ID: right });
    await bay('sync');
    expect([shown(), shown(right), await status(1)]).toEqual([
      [],
      ['09:00 Oil change - Ana Pérez'],
      'synced',
    ]);
  });

  test('in the `.env` of a folder ties no book either, and counts once it is put right', async () => {
    const shop = await movingShop();
    const { bay, inFolder, google, shown } = shop;
    const { refreshToken } = google.signedIn();
    const right = google.addCalendar({ summary: 'Bay' });
    const lines = [...clientLines(google), `GOOGLE_REFRESH_TOKEN=${refreshToken}`];
    inFolder([...lines, `GOOGLE_CALENDAR_ID=${SLIP}`]);
    expect(await bay(book('09:00'))).toMatchObject({ exitCode: 0, stderr: expect.stringContaining(SLIP) });
    inFolder([...lines, `GOOGLE_CALENDAR_ID=${right}`]);
    await bay('sync');
    expect([shown(), shown(right)]).toEqual([[], ['09:00 Oil change - Ana Pérez']]);
  });

  test('is taken up later when Google was away, and so is one that is not shared yet', async () => {
    const shop = await movingShop();
    const { bay, set, google, shown, status } = shop;
    const { environment } = google.signedIn();
    const other = google.addCalendar({ summary: 'Bay' });
    set(environment);
    await bay(book('09:00'));
    set({ ...environment, GOOGLE_CALENDAR_ID: other });
    google.faults.next('redirect', 1_000);
    const { stderr } = await bay('today');
    expect(stderr).toContain(`Google has not shown the calendar ${other} yet`);
    expect(await status(1)).toBe('synced');
    google.faults.clear();
    await bay('sync');
    expect([shown(), shown(other)]).toEqual([[], ['09:00 Oil change - Ana Pérez']]);
  });
});

describe('the shop’s own word', () => {
  test('`bay shop set calendar local` takes what is to come out of Google, and nothing overrules it', async () => {
    const { bay, data, shown, status, inbox } = await signedIn();
    await bay(book('09:00'));
    await bay('shop set calendar local');
    await bay('sync');
    expect([shown(), await status(1), await inbox()]).toEqual([[], 'synced', []]);
    expect((await data('slots --first')).source).toBe('local');
    expect((await data('shop show')).calendar).toBe('local');
    await bay('shop set calendar google');
    await bay('sync');
    expect([shown(), await inbox()]).toEqual([['09:00 Oil change - Ana Pérez'], []]);
  });

  test('BAY_CALENDAR=local keeps Google from being asked, for that command', async () => {
    const { bay, data, set, google, shown } = await signedIn();
    await bay(book('09:00'));
    google.requests.splice(0);
    set({ BAY_CALENDAR: 'local' });
    expect(await data(book('14:00', 2))).toMatchObject({ calendar_status: 'pending' });
    expect((await bay('slots')).stderr).toContain('BAY_CALENDAR=local keeps bay from asking Google');
    expect(google.requests).toEqual([]);
    set({});
    await bay('sync');
    expect(shown()).toHaveLength(2);
  });

  test('a decision for bay’s own calendar outlasts a sign-in', async () => {
    const shop = await movingShop();
    await shop.bay('shop set calendar local');
    shop.set(shop.google.signedIn().environment);
    expect((await shop.data('slots --first')).source).toBe('local');
  });
});

describe('a stranger’s .env in the working folder', () => {
  test('that names another calendar, account or client is named and not used', async () => {
    const { bay, inFolder, google, shown, lines } = await inFolderAlone();
    const other = google.addCalendar({ summary: 'Elsewhere' });
    const { refreshToken } = google.signedIn({ account: OTHER });
    const strange = [
      { line: `GOOGLE_CALENDAR_ID=${other}`, says: other },
      { line: `GOOGLE_REFRESH_TOKEN=${refreshToken}`, says: OTHER },
      { line: 'GOOGLE_CLIENT_ID=stranger.apps.example', says: 'another client' },
    ];
    for (const { line, says } of strange) {
      inFolder([...lines, line]);
      const { exitCode, stderr } = await bay(book('09:00'));
      expect(exitCode).toBe(0);
      expect(stderr).toContain('what it says of Google is not used');
      expect(stderr).toContain(says);
    }
    expect([shown(), shown(other), shown(OTHER)]).toEqual([[], [], []]);
    inFolder(lines);
    await bay('sync');
    expect(shown()).toHaveLength(1);
  });

  test('ties no new book by a command that only reads', async () => {
    const { data, bay, set, inFolder, google } = await movingShop();
    inFolder(clientLines(google));
    set({ BAY_CALENDAR: 'google', GOOGLE_REFRESH_TOKEN: google.signedIn().refreshToken });
    expect(await data('slots --first')).toMatchObject({ source: 'google' });
    expect((await bay('today')).stderr).not.toContain('From now on');
    inFolder(null);
    set({});
    expect(await data('slots --first')).toMatchObject({ source: 'local' });
  });

  test('does not keep a reading from tying a book that is signed in without it', async () => {
    const { data } = await signedIn();
    expect((await data('shop show')).calendar).toBe('google');
  });

  test('that has another refresh token beside a stored sign-in is named, and the token is not used', async () => {
    const { bay, inFolder, google, shown } = await signedIn();
    const { refreshToken } = google.signedIn({ account: OTHER });
    inFolder([...clientLines(google), `GOOGLE_REFRESH_TOKEN=${refreshToken}`]);
    const { exitCode, stderr } = await bay(book('09:00'));
    expect(exitCode).toBe(0);
    expect(stderr).toMatch(
      /^! \S+\.env has another refresh token than the one in use for the sign-in default: it is ignored\.\n/,
    );
    expect([shown(), shown(OTHER)]).toEqual([['09:00 Oil change - Ana Pérez'], []]);
  });

  test('BAY_CALENDAR there does not count', async () => {
    const { bay, data, inFolder, google } = await signedIn();
    inFolder([...clientLines(google), 'BAY_CALENDAR=local']);
    expect(await data(book('09:00'))).toMatchObject({ calendar_status: 'synced' });
    expect((await bay('today')).stderr).toContain('BAY_CALENDAR');
  });
});

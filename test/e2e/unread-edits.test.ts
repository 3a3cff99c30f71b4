import { describe, expect, test } from 'vitest';
import { type MovingShop, movingShop, OTHER, SHOP } from '../support/moving-shop.ts';
import { instantOf } from '../support/workshop-words.ts';

const BAY_2 = 'bay2@group.calendar.google.com';
const MARIA = 'maria@group.calendar.google.com';
const JOE = 'joe@group.calendar.google.com';
const NINE = 'book -c 1 -s oil_change --at 2026-11-23T09:00 -b "Bay 1"';

/** Bay 2 has a calendar of its own, as have the technicians, where there are any. */
async function signedIn({ technicians = false } = {}) {
  const shop = await movingShop();
  for (const id of [BAY_2, MARIA, JOE]) shop.google.addCalendar({ id });
  shop.set(shop.google.signedIn().environment);
  await shop.done(['shop', 'set', 'bays', `[{name: Bay 1}, {name: Bay 2, calendar: "${BAY_2}"}]`]);
  if (technicians)
    await shop.done([
      'shop',
      'set',
      'technicians',
      `[{name: Maria, calendar: "${MARIA}"}, {name: Joe, calendar: "${JOE}"}]`,
    ]);
  return shop;
}

/** Somebody drags the one event of that calendar. */
function drag({ google }: MovingShop, from = '15:00', to = '15:30', calendarId = SHOP) {
  const [event] = [...google.model.liveEvents(calendarId)];
  google.model.people.move(calendarId, event?.id ?? '', {
    start: instantOf(`Mon 2026-11-23 ${from}`),
    end: instantOf(`Mon 2026-11-23 ${to}`),
  });
}

/** Somebody deletes the one event of that calendar. */
function remove({ google }: MovingShop, calendarId = SHOP) {
  const [event] = [...google.model.liveEvents(calendarId)];
  google.model.people.delete(calendarId, event?.id ?? '');
}

const told = async (shop: MovingShop): Promise<string[]> =>
  (await shop.data('inbox')).items.map(({ summary }: { summary: string }) => summary);

interface Leaving {
  readonly how: string;
  readonly leave: (shop: MovingShop) => Promise<unknown>;
  /** Where its event is then. */
  readonly left: readonly string[];
}

/** The ways in which an appointment that stands comes to be shown elsewhere. */
const LEAVINGS: readonly Leaving[] = [
  {
    how: 'the name of the calendar comes to lead elsewhere',
    leave: async (shop) => {
      shop.set({ ...shop.google.signedIn().environment, GOOGLE_CALENDAR_ID: JOE });
      await shop.done('sync');
    },
    left: [JOE],
  },
  {
    how: 'the appointment goes to a bay with another calendar',
    leave: ({ done }) => done('reschedule 1 --to 10:00 -b "Bay 2"'),
    left: [BAY_2],
  },
  {
    how: 'its bay comes to have another calendar',
    leave: ({ done }) => done(['shop', 'set', 'bays', `[{name: Bay 1, calendar: "${BAY_2}"}]`], 'sync'),
    left: [BAY_2],
  },
  {
    how: 'the shop keeps its own calendar from now on',
    leave: ({ done }) => done('shop set calendar local', 'sync'),
    left: [],
  },
];
const CANCELLED: Leaving = {
  how: 'the appointment is cancelled',
  leave: ({ done }) => done('cancel 1 -r other'),
  left: [],
};

describe('an event that somebody has dragged and nobody has read', () => {
  test.each([...LEAVINGS, CANCELLED])('is told before it is removed, when $how', async ({ leave, left }) => {
    const shop = await signedIn();
    await shop.done(NINE);
    drag(shop);
    await leave(shop);
    expect(await told(shop)).toEqual([
      expect.stringMatching(
        /^Somebody had moved #1 \(.*\) in the calendar .* to Mon 23 Nov 15:00–15:30; then its event was removed there, because .* What stands here stands\.$/,
      ),
    ]);
    const shown = [SHOP, BAY_2, JOE].filter((id) => shop.shown(id).length > 0);
    expect(shown).toEqual(left);
  });

  test('is told also of the copy in the calendar of the technician who has it no more', async () => {
    const shop = await signedIn({ technicians: true });
    await shop.done(`${NINE} -t Maria`);
    drag(shop, '15:00', '15:30', MARIA);
    await shop.done('reschedule 1 --to 10:00 -t Joe');
    expect(await told(shop)).toEqual([expect.stringContaining('15:00–15:30')]);
    expect([shop.shown(), shop.shown(MARIA), shop.shown(JOE)]).toEqual([
      ['10:00 Oil change - Ana Pérez'],
      [],
      ['10:00 Oil change - Ana Pérez'],
    ]);
  });

  test('is told with what somebody has made of it', async () => {
    const shop = await signedIn();
    await shop.done(NINE);
    const [event] = [...shop.google.model.liveEvents(SHOP)];
    shop.google.model.people.makeAllDay(SHOP, event?.id ?? '');
    await shop.done('cancel 1 -r other');
    expect(await told(shop)).toEqual([expect.stringContaining('into whole days')]);
  });
});

describe('an event that somebody has deleted and nobody has heard of', () => {
  test.each(LEAVINGS)('is told, and the appointment stands, when $how', async ({ leave, left }) => {
    const shop = await signedIn();
    await shop.done(NINE);
    remove(shop);
    await leave(shop);
    await shop.bay('sync');
    expect(await told(shop)).toEqual([
      expect.stringMatching(
        /^Somebody had deleted the event of #1 \(.*\) in the calendar .* before the appointment was changed here, or came to be shown elsewhere\. The appointment stands\.$/,
      ),
    ]);
    expect([SHOP, BAY_2, JOE].filter((id) => shop.shown(id).length > 0)).toEqual(left);
    expect(await shop.data('sync')).toMatchObject({ delivered: 0, pending: 0, inbox: [] });
  });

  test('is nothing to tell when the appointment is cancelled here, too', async () => {
    const shop = await signedIn();
    await shop.done(NINE);
    remove(shop);
    await shop.done('cancel 1 -r other', 'sync');
    expect(await told(shop)).toEqual([]);
  });

  test('is told also of the copy in the calendar of the technician who has it no more', async () => {
    const shop = await signedIn({ technicians: true });
    await shop.done(`${NINE} -t Maria`);
    remove(shop, MARIA);
    await shop.done('reschedule 1 --to 10:00 -t Joe');
    expect(await shop.inbox()).toEqual(['left-removed #1']);
  });

  test.each([
    { how: 'where somebody was there before', isDeleted: true, inbox: ['left-removed #1'] },
    { how: 'but not where that try has removed it', isDeleted: false, inbox: [] },
  ])('is told also where the first try to remove it gets no answer, $how', async ({ isDeleted, inbox }) => {
    const shop = await signedIn();
    await shop.done(NINE);
    if (isDeleted) remove(shop);
    // Google's clock goes on by a second whenever somebody looks at it.
    for (let i = 0; i < 30; i += 1) shop.google.signedIn();
    const fault = { kind: 'unavailable', applied: !isDeleted } as const;
    shop.google.faults.add({ when: ({ method }) => method === 'DELETE', fault, times: 1 });
    await shop.done('reschedule 1 --to 10:00 -b "Bay 2"', 'sync');
    expect(await shop.inbox()).toEqual(inbox);
  });

  test('is told once the calendar can be reached again', async () => {
    const shop = await signedIn();
    await shop.done(NINE);
    shop.google.faults.add({ when: ({ method }) => method === 'DELETE', fault: 'rate-limit', times: 99 });
    await shop.done('reschedule 1 --to 10:00 -b "Bay 2"');
    remove(shop);
    shop.google.faults.clear();
    shop.at('Mon 2026-11-23 07:30');
    await shop.bay('sync');
    expect(await shop.inbox()).toEqual(['left-removed #1']);
  });

  test('waits for a person, who keeps the appointment or cancels it', async () => {
    const shop = await signedIn();
    await shop.done(NINE, 'book -c 2 -s oil_change --at 2026-11-23T09:00 -b "Bay 2"');
    remove(shop);
    await shop.done('reschedule 1 --to 10:00 -b "Bay 2"');
    expect((await shop.bay('inbox')).stdout).toMatchInlineSnapshot(`
      "1  Somebody had deleted the event of #1 (Oil change for Ana Pérez, 2018 Honda Civic, Mon 23 Nov 10:00–10:30, Bay 2) in the calendar primary before the appointment was changed here, or came to be shown elsewhere. The appointment stands.
         Keep the appointment as it is shown now: bay inbox resolve 1 --done
         Cancel the appointment: bay inbox resolve 1 --cancel
      "
    `);
    expect(await shop.json('inbox resolve 1 --cancel')).toMatchObject({
      exitCode: 0,
      data: { kind: 'left-removed', resolution: 'cancel' },
    });
    expect(await shop.data('show 1')).toMatchObject({ status: 'cancelled' });
  });

  test('is no question any more once the appointment is cancelled', async () => {
    const shop = await signedIn();
    await shop.done(NINE);
    remove(shop);
    await shop.done('reschedule 1 --to 10:00 -b "Bay 2"', 'cancel 1 -r other');
    expect(await shop.inbox()).toEqual([]);
  });

  test.each(LEAVINGS.filter(({ how }) => !how.includes('goes to a bay')))(
    'and that a person was asked about stays a question, when $how',
    async ({ leave }) => {
      const shop = await signedIn();
      await shop.done(NINE);
      remove(shop);
      await shop.bay('sync');
      expect(await shop.inbox()).toEqual(['event-removed #1']);
      await leave(shop);
      await shop.bay('sync');
      expect(await shop.inbox()).toEqual(['left-removed #1']);
    },
  );

  test('and that a person was asked about stays a question where one of two names of its calendar leads elsewhere', async () => {
    const shop = await signedIn();
    await shop.done(
      ['shop', 'set', 'technicians', `[{name: Maria, calendar: "${SHOP}"}]`],
      `${NINE} -t Maria`,
    );
    remove(shop);
    await shop.bay('sync');
    shop.set({ ...shop.google.signedIn().environment, GOOGLE_CALENDAR_ID: JOE });
    await shop.bay('sync');
    expect(await shop.inbox()).toEqual(['event-removed #1']);
    expect([SHOP, JOE].map((id) => shop.shown(id).length)).toEqual([0, 1]);
  });
});

describe('an event that somebody brings back after another has taken its place', () => {
  test.each([
    {
      how: 'the appointment has been moved',
      line: 'reschedule 1 --to 10:00',
      left: '10:00',
      inbox: ['left-removed #1', 'changed-removed #1'],
    },
    {
      how: 'a person has had it put back',
      line: 'inbox resolve 1 --restore',
      left: '09:00',
      inbox: ['changed-removed #1'],
    },
  ])('is told where it has been dragged as well, and removed, once $how', async ({ line, left, inbox }) => {
    const shop = await signedIn();
    await shop.done(NINE);
    const [event] = [...shop.google.model.liveEvents(SHOP)];
    const { people } = shop.google.model;
    people.delete(SHOP, event?.id ?? '');
    await shop.bay('sync');
    people.restore(SHOP, event?.id ?? '');
    drag(shop);
    await shop.done(line, 'sync');
    expect((await told(shop)).at(-1)).toMatch(/^Somebody had moved #1 .* 15:00–15:30; /);
    expect(shop.shown()).toEqual([`${left} Oil change - Ana Pérez`]);
    await shop.done('sync');
    expect(await shop.inbox()).toEqual(inbox);
  });

  test('is removed without another word where it lay as the appointment did', async () => {
    const shop = await signedIn();
    await shop.done(NINE);
    const [event] = [...shop.google.model.liveEvents(SHOP)];
    shop.google.model.people.delete(SHOP, event?.id ?? '');
    await shop.bay('sync');
    shop.google.model.people.restore(SHOP, event?.id ?? '');
    await shop.done('reschedule 1 --to 10:00', 'sync');
    expect([await shop.inbox(), shop.shown()]).toEqual([
      ['left-removed #1'],
      ['10:00 Oil change - Ana Pérez'],
    ]);
  });
});

test('an event that nobody has touched is removed with one request, and an invitation answered changes nothing', async () => {
  const shop = await signedIn();
  await shop.done(NINE, 'book -c 2 -s oil_change --at 2026-11-23T10:00 -b "Bay 1"');
  shop.google.requests.splice(0);
  await shop.done('cancel 1 -r other');
  const about = shop.google.requests.filter(({ path }) => path.includes('/calendar/'));
  expect(about.map(({ method }) => method)).toEqual(['DELETE']);
  const [event] = [...shop.google.model.liveEvents(SHOP)];
  shop.google.model.people.edit(SHOP, event?.id ?? '', { colorId: '5' });
  await shop.done('cancel 2 -r other');
  expect([shop.shown(), await shop.inbox()]).toEqual([[], []]);
});

describe('another calendar of a bay or technician', () => {
  test('takes the coming appointments, and what others have there lands in the inbox', async () => {
    const shop = await signedIn({ technicians: true });
    await shop.done(`${NINE} -t Maria`);
    const times = { start: instantOf('Mon 2026-11-23 09:00'), end: instantOf('Mon 2026-11-23 10:00') };
    shop.google.model.people.create(BAY_2, { ...times, summary: 'Dentist' });
    await shop.done(['shop', 'set', 'bays', `[{name: Bay 1, calendar: "${BAY_2}"}]`]);
    await shop.done(['shop', 'set', 'technicians', `[{name: Maria, calendar: "${JOE}"}]`]);
    await shop.bay('sync');
    const visit = '09:00 Oil change - Ana Pérez';
    expect([SHOP, BAY_2, MARIA, JOE].map((id) => shop.shown(id))).toEqual([
      [],
      ['09:00 Dentist', visit],
      [],
      [visit],
    ]);
    expect(await shop.inbox()).toEqual(['foreign-conflict #1']);
  });

  test('leaves what is over where it is', async () => {
    const shop = await signedIn();
    await shop.done(NINE);
    shop.at('Mon 2026-11-23 12:00');
    await shop.done(['shop', 'set', 'bays', `[{name: Bay 1, calendar: "${BAY_2}"}]`]);
    await shop.bay('sync');
    expect([shop.shown(), shop.shown(BAY_2)]).toEqual([['09:00 Oil change - Ana Pérez'], []]);
  });
});

describe('a calendar that is not there', () => {
  test('of a slip in the settings is not taken up: the book stays where it is', async () => {
    const shop = await signedIn({ technicians: true });
    await shop.done(`${NINE} -t Maria`, 'book -c 2 -s oil_change --at 2026-11-23T10:00 -b "Bay 1" -t Joe');
    const { environment } = shop.google.signedIn();
    const shown = () => [...shop.google.model.liveEvents(SHOP)].map(({ id, etag }) => [id, etag]);
    const before = shown();
    shop.set({ ...environment, GOOGLE_CALENDAR_ID: 'slip@group.calendar.google.com' });
    await shop.bay('show 1');
    for (let i = 0; i < 2; i += 1) expect(await shop.bay('sync')).toMatchObject({ exitCode: 0 });
    expect(await shop.status(1)).toBe('synced');
    expect(shown()).toEqual(before);
    shop.set({ ...environment, GOOGLE_CALENDAR_ID: SHOP });
    expect(await shop.bay('sync')).toMatchObject({ exitCode: 0 });
    expect([shown(), await shop.inbox(), await shop.status(1)]).toEqual([before, [], 'synced']);
  });

  test('of a bay empties no other either', async () => {
    const shop = await signedIn();
    await shop.done(NINE);
    await shop.done(['shop', 'set', 'bays', '[{name: Bay 1, calendar: "slip@group.calendar.google.com"}]']);
    await shop.bay('sync');
    expect(shop.shown()).toEqual(['09:00 Oil change - Ana Pérez']);
    await shop.done(['shop', 'set', 'bays', '[{name: Bay 1}]'], 'sync');
    expect([shop.shown(), await shop.inbox()]).toEqual([['09:00 Oil change - Ana Pérez'], []]);
  });

  test('of a technician leaves the copy where it was', async () => {
    const shop = await signedIn({ technicians: true });
    await shop.done(`${NINE} -t Maria`);
    await shop.done([
      'shop',
      'set',
      'technicians',
      '[{name: Maria, calendar: "slip@group.calendar.google.com"}]',
    ]);
    await shop.bay('sync');
    expect(shop.shown(MARIA)).toEqual(['09:00 Oil change - Ana Pérez']);
  });
});

describe('a book of which nobody has said whose its calendar is', () => {
  test('counts as Google’s by BAY_CALENDAR for that command alone', async () => {
    const shop = await movingShop();
    shop.set({ BAY_CALENDAR: 'google' });
    expect(await shop.data(NINE)).toMatchObject({ calendar_status: 'pending' });
    expect((await shop.bay('today')).stderr).toContain('bay goes on without Google');
    shop.set({});
    expect((await shop.data('shop show')).calendar).toBe('local');
    await shop.done('sync');
    expect(await shop.status(1)).toBe('synced');
  });

  test('is not tied by a dry run, which looks into the right calendar all the same', async () => {
    const shop = await movingShop();
    await shop.bay('today');
    shop.set(shop.google.signedIn().environment);
    const times = { start: instantOf('Mon 2026-11-23 09:00'), end: instantOf('Mon 2026-11-23 10:00') };
    shop.google.model.people.create(SHOP, { ...times, summary: 'Dentist' });
    expect(await shop.bay(`${NINE} --dry-run`)).toMatchObject({ exitCode: 9 });
    const free = NINE.replace('09:00', '10:00');
    expect(await shop.bay(`${free} --dry-run`)).toMatchObject({ exitCode: 0, stderr: '' });
    shop.set({});
    expect((await shop.data('shop show')).calendar).toBe('local');
    expect((await shop.data('slots --first')).source).toBe('local');
  });
});

test('a token in the folder’s .env is not taken for a sign-in of which the book does not know whose it is', async () => {
  const shop = await movingShop();
  const settings = Object.entries(shop.google.environment()).filter(([name]) => !name.endsWith('ROOT'));
  const lines = settings.map(([name, value]) => `${name}=${value}`);
  shop.inFolder(lines);
  await shop.signIn();
  await shop.done(['shop', 'set', 'technicians', '[{name: Maria, calendar: "maria:primary"}]']);
  const { refreshToken } = shop.google.signedIn({ account: OTHER });
  shop.inFolder([`GOOGLE_REFRESH_TOKEN_MARIA=${refreshToken}`]);
  const { exitCode, stderr } = await shop.bay(NINE);
  expect(exitCode).toBe(0);
  expect(stderr).toContain('it has a token for the sign-in maria, and this book does not know yet whose');
  await shop.bay('sync');
  expect([shop.shown(), shop.shown(OTHER)]).toEqual([['09:00 Oil change - Ana Pérez'], []]);
});

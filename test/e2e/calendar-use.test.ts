import { describe, expect, test } from 'vitest';
import { googleWorkshop, SHOP } from '../support/google-workshop.ts';
import { instantOf } from '../support/workshop-words.ts';

const NINE = 'book --customer 1 --service oil_change --at 2026-11-23T09:00';
const MONDAY = { start: instantOf('Mon 2026-11-23 09:00'), end: instantOf('Mon 2026-11-23 10:00') };

describe('a shop that creates no events', () => {
  test.each([
    'create_events',
    'bays."Bay 1".create_events',
    'integrations.providers.google_calendar.create_events',
  ])('as said by %s books with a look at the calendar, and writes nothing there', async (key) => {
    const { done, shown, asked, data } = await googleWorkshop();
    await done(`shop set ${key} false`);
    asked();
    expect(await data(NINE)).toMatchObject({ calendar_status: null, calendar_event_id: null });
    expect(asked().filter((line) => !line.startsWith('GET') && line !== 'POST freeBusy')).toEqual([]);
    await done('reschedule 1 --to "mon 11:00"', 'sync');
    expect(shown()).toEqual([]);
  });

  test('books around what others have all the same', async () => {
    const { google, json, done } = await googleWorkshop();
    await done('shop set create_events false');
    google.model.people.create(SHOP, { summary: 'Dentist', ...MONDAY });
    expect(await json(NINE)).toMatchObject({ exitCode: 9 });
  });

  test('takes what is to come out of its calendar, and puts it back when it creates them again', async () => {
    const { done, shown, data } = await googleWorkshop();
    await done(NINE, 'shop set create_events false', 'sync');
    expect(shown()).toEqual([]);
    expect(await data('show 1')).toMatchObject({ status: 'scheduled', calendar_status: null });
    await done('shop set create_events true', 'sync');
    expect(shown()).toMatchObject([{ summary: 'Oil change - Ana Pérez' }]);
    expect(await data('inbox')).toMatchObject({ items: [] });
  });

  test('an undone move stays out of the calendar', async () => {
    const { done, shown } = await googleWorkshop();
    await done(NINE, 'shop set create_events false', 'reschedule 1 --to "mon 11:00"', 'undo', 'sync');
    expect(shown()).toEqual([]);
  });
});

describe('a shop that does not check its calendar', () => {
  test.each(['check_availability', 'bays."Bay 1".check_availability'])(
    'as said by %s books over what others have, and nobody is told of it',
    async (key) => {
      const { google, done, shown, asked, data } = await googleWorkshop();
      google.model.people.create(SHOP, { summary: 'Dentist', ...MONDAY });
      await done(`shop set ${key} false`);
      asked();
      await done(NINE);
      expect(asked()).not.toContain('POST freeBusy');
      expect(shown()).toHaveLength(2);
      await done('sync');
      expect(await data('inbox')).toMatchObject({ items: [] });
      await done(`shop set ${key} true`, 'sync');
      expect(await data('inbox')).toMatchObject({ items: [{ kind: 'foreign-conflict' }] });
    },
  );
});

test('a calendar of two bays is checked where one of them wants it', async () => {
  const { google, done, json } = await googleWorkshop();
  await done('shop set bays.+ "{name: Rack, check_availability: false}"');
  google.model.people.create(SHOP, { summary: 'Dentist', ...MONDAY });
  expect(await json(`${NINE} --bay Rack`)).toMatchObject({ exitCode: 9 });
});

test('the smoke test sees the calendar as it is, whatever the shop makes of it', async () => {
  const { bay, done } = await googleWorkshop();
  await done('shop set check_availability false', 'shop set create_events false');
  const { stdout, exitCode } = await bay('test-suite');
  expect({ exitCode, stdout }).toMatchObject({ exitCode: 0 });
});

test('agents are told of no calendar that is not written, and of none that is not asked', async () => {
  const { done, bay } = await googleWorkshop();
  await done('shop set calendar google');
  const told = async () =>
    (await bay('tools --for openai --allow-write')).stdout.match(/Google Calendar/g)?.length;
  const all = await told();
  await done('shop set check_availability false');
  const asked = await told();
  await done('shop set create_events false');
  expect([all !== undefined && all > 2, asked, await told()]).toEqual([true, (all ?? 0) - 1, undefined]);
});

import { describe, expect, test } from 'vitest';
import { monday } from '../support/dragging.ts';
import { type GoogleWorkshop, googleWorkshop, SHOP } from '../support/google-workshop.ts';
import { workshop } from '../support/workshop.ts';
import { ANA_AND_BOB } from '../support/workshop-people.ts';

const NINE = 'book --customer 1 --service oil_change --at 2026-11-23T09:00';
const SOUND = { compared: 1, differing: 0 };

/** A shop whose one visit, at nine, is in its calendar. */
async function shownVisit() {
  const shop = await googleWorkshop();
  await shop.done(NINE, 'sync');
  const [event] = shop.shown();
  return { ...shop, people: shop.google.model.people, eventId: event?.id ?? '' };
}

type Shown = Awaited<ReturnType<typeof shownVisit>>;

async function verified(shop: Pick<GoogleWorkshop, 'json'>) {
  const { exitCode, data } = await shop.json('verify');
  const [{ differences }] = data.calendars;
  return {
    exitCode,
    differs: differences.map((one: { kind: string; appointment_id: number | null; needs: string }) => [
      one.kind,
      one.appointment_id,
      one.needs,
    ]),
  };
}

describe('verify', () => {
  test('says that book and calendar agree, by one request, and changes nothing', async () => {
    const shop = await shownVisit();
    shop.asked();
    expect(await shop.json('verify')).toMatchObject({ exitCode: 0, success: true, data: SOUND });
    expect(shop.asked()).toEqual(['GET events']);
    expect((await shop.bay('verify')).stdout).toBe('✓ primary: 1 event compared, all as the book says\n');
  });

  test.each<{ name: string; deed: (shop: Shown) => unknown; differs: unknown[] }>([
    {
      name: 'was moved',
      deed: ({ people, eventId }) => people.move(SHOP, eventId, monday('10:00', '11:00')),
      differs: [['other-times', 1, 'look']],
    },
    {
      name: 'was deleted',
      deed: ({ people, eventId }) => people.delete(SHOP, eventId),
      differs: [['missing', 1, 'look']],
    },
    {
      name: 'was given another title',
      deed: ({ people, eventId }) => people.retitle(SHOP, eventId, 'Call first'),
      differs: [['other-title', 1, 'look']],
    },
    {
      name: 'was made a series',
      deed: ({ people, eventId }) => people.edit(SHOP, eventId, { recurrence: ['RRULE:FREQ=WEEKLY'] }),
      differs: [['other-form', 1, 'look']],
    },
    {
      name: 'was copied',
      deed: ({ people, eventId }) => people.duplicate(SHOP, eventId),
      differs: [['copy', 1, 'look']],
    },
    {
      name: 'makes no sense any more',
      deed: ({ people, eventId }) => people.edit(SHOP, eventId, { status: 'maybe' }),
      differs: [['unreadable', 1, 'look']],
    },
  ])('names an event that $name, and does nothing about it', async ({ deed, differs }) => {
    const shop = await shownVisit();
    deed(shop);
    expect(await verified(shop)).toEqual({ exitCode: 12, differs });
    expect(await verified(shop)).toEqual({ exitCode: 12, differs });
  });

  test('a change that is owed is told as that, and is none once it is delivered', async () => {
    const shop = await shownVisit();
    shop.google.faults.next('unavailable', 99);
    await shop.bay('reschedule 1 --to 2026-11-23T14:00');
    shop.google.faults.clear();
    expect(await verified(shop)).toEqual({ exitCode: 12, differs: [['other-times', 1, 'delivery']] });
    shop.at('Mon 2026-11-23 07:30');
    await shop.done('sync');
    expect(await verified(shop)).toEqual({ exitCode: 0, differs: [] });
  });

  test('what a person is asked about is told as that', async () => {
    const shop = await shownVisit();
    shop.people.delete(SHOP, shop.eventId);
    await shop.bay('sync');
    expect(await verified(shop)).toEqual({ exitCode: 12, differs: [['missing', 1, 'person']] });
    const { stdout, exitCode } = await shop.bay('verify');
    expect(exitCode).toBe(12);
    expect(stdout).toBe(
      [
        '! primary: 1 event compared, 1 not as the book says',
        '  #1  Mon 23 Nov 09:00–09:30  not in the calendar: somebody is asked, bay inbox',
        '',
      ].join('\n'),
    );
  });

  test('a title that somebody wrote, and that stays theirs, is no difference', async () => {
    const shop = await shownVisit();
    shop.people.retitle(SHOP, shop.eventId, 'Call first');
    await shop.done('sync');
    expect(await verified(shop)).toEqual({ exitCode: 0, differs: [] });
  });

  test('a calendar that cannot be read is told, with what to do', async () => {
    const shop = await shownVisit();
    shop.google.faults.next('unavailable', 99);
    expect(await shop.json('verify')).toMatchObject({
      exitCode: 8,
      success: false,
      data: { compared: 0, calendars: [{ trouble: { kind: 'unknown' } }] },
    });
  });

  test('one that the shop does not have is refused, with those that it has', async () => {
    const shop = await shownVisit();
    const { exitCode, stderr } = await shop.bay('verify yard');
    expect(exitCode).toBe(5);
    expect(stderr).toContain('yard');
    expect(stderr).toContain('primary');
  });

  test('the calendars in the book itself are compared as well', async () => {
    const { done, json } = workshop({ given: ANA_AND_BOB });
    await done(NINE);
    const { exitCode, data } = await json('verify');
    expect([exitCode, data.compared, data.differing]).toEqual([0, 1, 0]);
  });
});

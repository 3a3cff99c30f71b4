import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { withRaw } from '../support/book-sqlite.ts';
import { type GoogleWorkshop, googleWorkshop, SHOP } from '../support/google-workshop.ts';
import { instantOf } from '../support/workshop-words.ts';

const MEET = 'https://meet.google.com/abc-defg-hij';
const SECRET = /Insurer|Room 2|abc-defg|Divorce/;

const at = (from: string, to: string) => ({
  start: instantOf(`Mon 2026-11-23 ${from}`),
  end: instantOf(`Mon 2026-11-23 ${to}`),
});

/** Google has, beside the visits, a meeting, somebody's private time, and a series. */
async function withOthers(): Promise<GoogleWorkshop> {
  const shop = await googleWorkshop({ now: 'Mon 2026-11-23 07:00' });
  const { people } = shop.google.model;
  people.create(SHOP, {
    summary: 'Insurer',
    location: 'Room 2',
    description: `Join: ${MEET}`,
    ...at('10:00', '10:30'),
  });
  people.create(SHOP, {
    summary: 'Divorce lawyer',
    visibility: 'private',
    location: MEET,
    ...at('13:00', '14:00'),
  });
  people.create(SHOP, {
    summary: 'Insurer, weekly',
    location: 'https://room7.video.example/weekly',
    recurrence: ['RRULE:FREQ=WEEKLY;COUNT=3'],
    ...at('15:00', '15:30'),
  });
  return shop;
}

/** As `agenda --json` has them. */
async function others({ data }: GoogleWorkshop) {
  const { days } = await data('agenda');
  return days[0].busy.map(({ class: kind, title, place, meeting_url }: Record<string, unknown>) => [
    kind,
    title,
    place,
    meeting_url,
  ]);
}

/** All that the book's file holds of what others have. */
function keptOf({ folder }: GoogleWorkshop): string {
  let kept = '';
  withRaw(join(folder, 'home', 'default', 'bay.db'), (db) => {
    for (const table of ['mirror_event', 'series_exception', 'calendar_reading_event', 'inbox_item'])
      kept += JSON.stringify(db.prepare(`SELECT * FROM ${table}`).all());
  });
  return kept;
}

describe('what others have in the shop’s calendar', () => {
  test('is known by its class and its times, and nothing that stands in it is kept or asked for', async () => {
    const shop = await withOthers();
    await shop.done('sync');
    expect(await others(shop)).toEqual([
      ['block', null, null, null],
      ['meeting', null, null, null],
      ['block', null, null, null],
    ]);
    expect(keptOf(shop)).not.toMatch(SECRET);
    const lists = shop.google.requests.filter(({ path }) => path.endsWith('/events'));
    expect(lists.some(({ query }) => query['fields']?.includes('description'))).toBe(false);
  });

  test('is shown with its title, place and link where the shop keeps them, but for what is private', async () => {
    const shop = await withOthers();
    await shop.done('shop set others_events details', 'shop set meeting_hosts *.video.example', 'sync');
    expect(await others(shop)).toEqual([
      ['meeting', 'Insurer', 'Room 2', MEET],
      ['meeting', null, null, null],
      [
        'meeting',
        'Insurer, weekly',
        'https://room7.video.example/weekly',
        'https://room7.video.example/weekly',
      ],
    ]);
    expect(await shop.story('agenda')).toMatchInlineSnapshot(`
      "$ bay agenda
      Mon 23 Nov · today
      Bay 1  no appointments
      Others
        10:00–10:30  Insurer, Room 2  Bay 1
        13:00–14:00  meeting          Bay 1
        15:00–15:30  Insurer, weekly  Bay 1
        10:00  https://meet.google.com/abc-defg-hij
        15:00  https://room7.video.example/weekly

      0 appointments
      "
    `);
  });

  test('follows the setting with the next reading, and is forgotten at once where it keeps less', async () => {
    const shop = await withOthers();
    await shop.done('sync', 'shop set others_events titles');
    expect((await others(shop))[0]).toEqual(['block', null, null, null]);
    await shop.done('sync');
    expect((await others(shop))[0]).toEqual(['block', 'Insurer', null, null]);
    await shop.done('shop set others_events times');
    expect((await others(shop))[0]).toEqual(['block', null, null, null]);
    expect(keptOf(shop)).not.toMatch(SECRET);
  });

  test('is retitled here when it is there, occasion by occasion', async () => {
    const shop = await withOthers();
    await shop.done('shop set others_events titles', 'sync');
    const { people } = shop.google.model;
    const first = [...shop.google.model.liveEvents(SHOP)].find(({ summary }) => summary === 'Insurer');
    people.retitle(SHOP, first?.id ?? '', 'Adjuster');
    await shop.done('sync');
    expect((await others(shop)).map(([, title]: unknown[]) => title)).toEqual([
      'Adjuster',
      null,
      'Insurer, weekly',
    ]);
  });

  test('is told to no agent, on no wall, in no metrics and no audit', async () => {
    const shop = await withOthers();
    await shop.done('shop set others_events details', 'sync');
    const asked = [
      `call get_available_slots '{"date":"2026-11-23"}'`,
      `call explain_time '{"scheduled_at":"2026-11-23T10:00:00-05:00","service_type":"oil_change"}'`,
      'slots today --json',
      'why 2026-11-23T10:00 --service oil_change --json',
      'health --json',
      'metrics --prometheus',
      'audit Ana --json',
      'inbox --json',
    ];
    for (const line of asked) {
      const { exitCode, stdout, stderr } = await shop.bay(line);
      expect([line, exitCode, `${stdout}${stderr}`]).toEqual([line, 0, expect.not.stringMatching(SECRET)]);
    }
  });
});

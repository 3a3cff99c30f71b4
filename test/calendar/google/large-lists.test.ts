import { expect, test } from 'vitest';
import type { CalendarService } from '../../../src/calendar/calendar-service.ts';
import { MINUTE_MS } from '../../../src/domain/interval.ts';
import { allPages, allSince } from '../../support/all-pages.ts';
import { span } from '../../support/book.ts';
import { WITHIN } from '../contract/opened.ts';
import { type OpenedGoogle, openGoogle } from './opened-google.ts';

const DAY = span('00:00-24:00');
const MIB = 1024 * 1024;

type Content = Parameters<OpenedGoogle['fake']['model']['people']['create']>[1];

/** Puts `count` events into the main calendar, one a minute and round again. */
function filled({ fake }: OpenedGoogle, count: number, content: Partial<Content>): void {
  const { model } = fake;
  for (let i = 0; i < count; i += 1) {
    const start = DAY.start + (i % 1_000) * MINUTE_MS;
    model.people.create(model.accounts[0] as string, { start, end: start + MINUTE_MS, ...content });
  }
}

/** How many events each way of reading gives, under different ids. */
async function counted(calendar: CalendarService): Promise<readonly number[]> {
  const during = await calendar.eventsDuring('primary', DAY, WITHIN);
  const changes = await allPages(calendar, 'primary', allSince(DAY.start), WITHIN);
  return [during, changes].map((answer) => {
    if (!('events' in answer)) throw new Error(answer.kind);
    return new Set(answer.events.map(({ eventId }) => eventId)).size;
  });
}

/** What the last answers were, and the largest of them as JSON. */
function answered({ fake }: OpenedGoogle) {
  const sizes = fake.requests.map(({ responseBody }) => JSON.stringify(responseBody).length);
  return { requests: sizes.length, largest: Math.max(...sizes) };
}

const GUESTS = Array.from({ length: 200 }, (_, i) => ({
  email: `guest-number-${i}@a-company-with-a-long-name.example`,
  displayName: `Guest number ${i}`,
  responseStatus: 'needsAction',
}));

test.each([
  {
    name: '700 meetings with long invitations',
    count: 700,
    content: { description: 'x'.repeat(8_000), attendees: GUESTS },
  },
  { name: '250 events of 100 KB each', count: 250, content: { description: 'x'.repeat(100_000) } },
])('$name are read with one request, and cost what short ones do', async ({ count, content }) => {
  const opened = await openGoogle();
  filled(opened, count, content);
  expect(await counted(opened.calendar)).toEqual([count, count]);
  const { requests, largest } = answered(opened);
  expect(requests).toBe(2);
  expect(largest).toBeLessThan(count * 1_000);
});

test('of an invitation only the calendar’s own answer is asked for, however many were invited', async () => {
  const opened = await openGoogle();
  const { model } = opened.fake;
  const shop = model.accounts[0] as string;
  const id = model.people.invite(shop, 'fair@example.com', { ...span('09:00-10:00'), summary: 'Fair' });
  const [organizer, self] = model.event(shop, id)?.attendees ?? [];
  model.people.edit(shop, id, {
    attendees: [organizer ?? {}, ...GUESTS, { ...self, responseStatus: 'declined' }],
  });
  expect(await opened.calendar.eventsDuring('primary', DAY, WITHIN)).toMatchObject({
    events: [{ eventId: id, busy: false }],
  });
});

test('20,000 events are read in pages of the most that Google gives', async () => {
  const opened = await openGoogle();
  filled(opened, 20_000, { summary: 'x' });
  expect(await counted(opened.calendar)).toEqual([20_000, 20_000]);
  const { requests, largest } = answered(opened);
  expect(requests).toBe(16);
  expect(largest).toBeLessThan(2 * MIB);
});

test('a page that is too large is asked for again with fewer events, and none is lost', async () => {
  const opened = await openGoogle();
  filled(opened, 1_000, { summary: 'y'.repeat(20_000) });
  const during = await opened.calendar.eventsDuring('primary', DAY, WITHIN);
  expect('events' in during && new Set(during.events.map(({ eventId }) => eventId)).size).toBe(1_000);
  const pages = opened.fake.requests.map(({ query }) => Number(query['maxResults']));
  expect(pages.slice(0, 3)).toEqual([2_500, 500, 100]);
  expect(pages.length).toBeLessThan(20);
});

test('where not even one event is of a size that can be read, nothing is known', async () => {
  const opened = await openGoogle();
  opened.fake.faults.next('huge', 1_000);
  expect(await opened.calendar.eventsDuring('primary', DAY, WITHIN)).toMatchObject({ kind: 'unknown' });
  expect(opened.fake.requests.map(({ query }) => query['maxResults'])).toEqual([
    '2500',
    '500',
    '100',
    '20',
    '4',
    '1',
  ]);
});

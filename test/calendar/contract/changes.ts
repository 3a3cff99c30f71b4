import { expect } from 'vitest';
import { DAY_MS } from '../../../src/domain/interval.ts';
import { after, allPages, allSince } from '../../support/all-pages.ts';
import { at, span } from '../../support/book.ts';
import { created, moved, type On, type OpenedCalendar, ours, theirs, WITHIN } from './opened.ts';

type Changes = Extract<Awaited<ReturnType<typeof allPages>>, { kind: 'all' }>;

/** Changes of the first calendar; a calendar that outlives a test has more in it than the test's. */
async function changes(
  { calendar, calendarIds: [id] }: OpenedCalendar,
  syncToken: string | null,
): Promise<Changes> {
  const from = syncToken === null ? allSince(at('00:00')) : after(syncToken);
  const answer = await allPages(calendar, id, from, WITHIN);
  if (answer.kind !== 'all') throw new Error(`no changes: ${JSON.stringify(answer)}`);
  return answer;
}

const live = ({ events }: Changes) => events.filter(({ cancelled }) => !cancelled);

export function following(on: On): void {
  on('read from the beginning are all there is to come, ours and others’', async (opened) => {
    const { seed, calendarIds } = opened;
    const mine = await created(opened, ours(opened));
    await seed(calendarIds[0], theirs('11:00-12:00', { title: 'Fair' }));
    const yesterday = { start: at('11:00') - DAY_MS, end: at('12:00') - DAY_MS };
    await seed(calendarIds[0], { ...yesterday, title: 'Over' });
    const all = await changes(opened, null);
    expect(
      live(all)
        .map(({ title, stamp }) => `${title}: ${stamp === null}`)
        .sort(),
    ).toEqual(['Fair: true', 'Oil change - Ana Pérez: false']);
    const { description: _, marks: _m, ...listed } = mine;
    expect(live(all).find(({ eventId }) => eventId === mine.eventId)).toMatchObject(listed);
  });

  on('changes since a token are those after it, each event once, as it is now', async (opened) => {
    const { calendar, calendarIds, seed } = opened;
    const [id, other] = calendarIds;
    const event = ours(opened);
    await created(opened, event);
    const start = await changes(opened, null);
    const none = await changes(opened, start.syncToken);
    expect(none.events).toEqual([]);
    await calendar.updateCalendarEvent(moved(event, '14:00-15:00', { title: 'Moved' }), null, WITHIN);
    await calendar.updateCalendarEvent(moved(event, '15:00-16:00', { title: 'Again' }), null, WITHIN);
    await created(opened, ours(opened, { calendarId: other }));
    await seed(id, theirs('11:00-12:00', { title: 'Fair' }));
    const next = await changes(opened, none.syncToken);
    expect(next.events.map(({ title }) => title).sort()).toEqual(['Again', 'Fair']);
    expect(next.events.find(({ title }) => title === 'Again')).toMatchObject(span('15:00-16:00'));
    expect((await changes(opened, next.syncToken)).events).toEqual([]);
    const replayed = await changes(opened, start.syncToken);
    expect(replayed.events.map(({ title }) => title).sort()).toEqual(['Again', 'Fair']);
  });

  on('changes tell of what was cancelled', async (opened) => {
    const event = ours(opened);
    await created(opened, event);
    const { syncToken } = await changes(opened, null);
    await opened.calendar.cancelCalendarEvent(event, null, false, WITHIN);
    const { events } = await changes(opened, syncToken);
    expect(events.map(({ eventId, cancelled }) => [eventId, cancelled])).toEqual([[event.eventId, true]]);
  });

  on(
    'changes tell a series as one',
    async (opened) => {
      const { syncToken } = await changes(opened, null);
      await opened.seed(opened.calendarIds[0], theirs('09:00-10:00', { weeks: 3 }));
      const { events } = await changes(opened, syncToken);
      expect(events).toMatchObject([{ ...span('09:00-10:00'), recurring: true }]);
    },
    'series',
  );

  on('a token that the calendar never gave is of no use', async ({ calendar, calendarIds: [id] }) => {
    for (const syncToken of ['from-another-calendar', '999999999999']) {
      const answer = await calendar.changes(id, after(syncToken), null, WITHIN);
      expect(answer).toEqual({ kind: 'token-expired' });
    }
  });
}

export function listing(on: On): void {
  on('calendars are told, with whether they can be written', async ({ calendar, calendarIds }) => {
    const answer = await calendar.calendars(WITHIN);
    const found = answer.kind === 'calendars' ? answer.calendars : [];
    for (const id of calendarIds) {
      const summary = found.find(({ calendarId }) => calendarId === id);
      expect(summary).toMatchObject({ writable: true });
      expect(summary?.name).not.toBe('');
    }
  });
}

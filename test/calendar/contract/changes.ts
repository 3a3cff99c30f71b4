import { expect } from 'vitest';
import { type On, ours, theirs, UUIDS } from './opened.ts';

export function following(on: On): void {
  on(
    'changes since null are all there is, ours and others’',
    async ({ calendar, calendarIds: [id], seed }) => {
      const empty = await calendar.changesSince(id, null);
      expect(empty).toMatchObject({ events: [], full: true });
      const { eventId } = await calendar.putEvent(ours(id));
      await seed(id, theirs('11:00-12:00', { title: 'Fair' }));
      const { events, full } = await calendar.changesSince(id, null);
      expect(full).toBe(true);
      expect(events.map(({ title, stamp }) => `${title}: ${stamp === null}`).sort()).toEqual([
        'Fair: true',
        'Oil change - Ana Pérez: false',
      ]);
      expect(events.find((event) => event.eventId === eventId)?.stamp).toEqual(ours(id).stamp);
    },
  );

  on('changes since a token are those after it, each event once, as it is now', async (opened) => {
    const { calendar, calendarIds, seed } = opened;
    const [id, other] = calendarIds;
    await calendar.putEvent(ours(id));
    const start = await calendar.changesSince(id, null);
    const none = await calendar.changesSince(id, start.syncToken);
    expect(none).toMatchObject({ events: [], full: false });
    await calendar.putEvent(ours(id, { title: 'Moved' }));
    await calendar.putEvent(ours(id, { title: 'Moved again' }));
    await calendar.putEvent(ours(other, {}, UUIDS[1]));
    await seed(id, theirs('11:00-12:00', { title: 'Fair' }));
    const next = await calendar.changesSince(id, none.syncToken);
    expect(next.full).toBe(false);
    expect(next.events.map(({ title }) => title).sort()).toEqual(['Fair', 'Moved again']);
    expect((await calendar.changesSince(id, next.syncToken)).events).toEqual([]);
    const replayed = await calendar.changesSince(id, start.syncToken);
    expect(replayed.events.map(({ title }) => title).sort()).toEqual(['Fair', 'Moved again']);
  });

  on('changes tell of what was removed', async ({ calendar, calendarIds: [id] }) => {
    const { eventId } = await calendar.putEvent(ours(id));
    const { syncToken } = await calendar.changesSince(id, null);
    await calendar.removeEvent(id, eventId);
    const { events } = await calendar.changesSince(id, syncToken);
    expect(events.map((event) => [event.eventId, event.cancelled])).toEqual([[eventId, true]]);
  });

  on('a token that the calendar does not know is answered with everything', async (opened) => {
    const { calendar, calendarIds } = opened;
    const [id] = calendarIds;
    const { eventId } = await calendar.putEvent(ours(id));
    for (const syncToken of ['from-another-calendar', '', '999999999999']) {
      const { events, full, syncToken: next } = await calendar.changesSince(id, syncToken);
      expect([full, events.map((event) => event.eventId)]).toEqual([true, [eventId]]);
      expect(await calendar.changesSince(id, next)).toMatchObject({ events: [], full: false });
    }
  });
}

export function listing(on: On): void {
  on('calendars are told, with what is to come in each and takes time', async (opened) => {
    const { calendar, calendarIds, seed } = opened;
    const [one, other] = calendarIds;
    await calendar.putEvent(ours(other));
    await seed(one, theirs('09:00-10:00'));
    await seed(one, theirs('09:00-10:00', { transparent: true }));
    const found = (await calendar.calendars()).filter(({ calendarId }) => calendarIds.includes(calendarId));
    expect(found.map(({ calendarId }) => calendarId).sort()).toEqual([one, other].sort());
    expect(found.every(({ writable }) => writable)).toBe(true);
    expect(found.find(({ calendarId }) => calendarId === one)?.upcomingEvents).toBe(1);
    for (const { name } of found) expect(name).not.toBe('');
  });
}

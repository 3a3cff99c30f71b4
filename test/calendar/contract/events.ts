import { expect } from 'vitest';
import { eventIdOf } from '../../../src/domain/calendar-event.ts';
import { span } from '../../support/book.ts';
import { type On, ours, UUIDS } from './opened.ts';

export function putting(on: On): void {
  on('an event that is put is there as it was given', async ({ calendar, calendarIds: [id] }) => {
    const event = ours(id);
    const receipt = await calendar.putEvent(event);
    expect(receipt.eventId).toBe(event.eventId);
    const { zone: _, ...content } = event;
    expect(await calendar.getEvent(id, event.eventId)).toMatchObject({
      ...content,
      etag: receipt.etag,
      cancelled: false,
      busy: true,
    });
  });

  on('an event that is put twice is there once', async ({ calendar, calendarIds: [id] }) => {
    const first = await calendar.putEvent(ours(id));
    const second = await calendar.putEvent(ours(id));
    expect(second.eventId).toBe(first.eventId);
    const { events } = await calendar.changesSince(id, null);
    expect(events.map(({ eventId }) => eventId)).toEqual([first.eventId]);
  });

  on('an event that is put again with other content is replaced, under another etag', async (opened) => {
    const { calendar, calendarIds } = opened;
    const [id] = calendarIds;
    const first = await calendar.putEvent(ours(id));
    const stamp = { appointmentUuid: UUIDS[0], revision: 2 };
    const changed = ours(id, { ...span('14:00-15:30'), title: 'Moved', description: '', stamp });
    const second = await calendar.putEvent(changed);
    expect(second.etag).not.toBe(first.etag);
    expect(await calendar.getEvent(id, changed.eventId)).toMatchObject({
      ...span('14:00-15:30'),
      title: 'Moved',
      description: '',
      stamp,
      etag: second.etag,
    });
  });

  on('an event is in the calendar that it was put into, and in no other', async (opened) => {
    const { calendar, calendarIds } = opened;
    const [one, other] = calendarIds;
    const { eventId } = await calendar.putEvent(ours(one));
    expect(await calendar.getEvent(other, eventId)).toBeNull();
    await calendar.putEvent(ours(other));
    await calendar.removeEvent(one, eventId);
    expect(await calendar.getEvent(other, eventId)).toMatchObject({ cancelled: false });
  });

  on('text comes back letter by letter', async ({ calendar, calendarIds: [id] }) => {
    const title = 'Ölwechsel – “José” 🚗 <b>&amp;</b>';
    const description = 'a\nb\n\n"c"; DROP TABLE local_event; -- %';
    const { eventId } = await calendar.putEvent(ours(id, { title, description }));
    expect(await calendar.getEvent(id, eventId)).toMatchObject({ title, description });
  });

  on('an event that the calendar never had is null', async ({ calendar, calendarIds: [id] }) => {
    expect(await calendar.getEvent(id, eventIdOf(UUIDS[1]))).toBeNull();
  });
}

export function removing(on: On): void {
  on('an event that is removed leaves a tombstone', async ({ calendar, calendarIds: [id] }) => {
    const { eventId, etag } = await calendar.putEvent(ours(id));
    await calendar.removeEvent(id, eventId);
    const tombstone = await calendar.getEvent(id, eventId);
    expect(tombstone).toMatchObject({ calendarId: id, eventId, cancelled: true });
    expect(tombstone?.etag).not.toBe(etag);
  });

  on('removing what is gone or never was is done already', async ({ calendar, calendarIds: [id] }) => {
    const { eventId } = await calendar.putEvent(ours(id));
    await calendar.removeEvent(id, eventId);
    await calendar.removeEvent(id, eventId);
    expect(await calendar.getEvent(id, eventId)).toMatchObject({ cancelled: true });
    await calendar.removeEvent(id, eventIdOf(UUIDS[1]));
    const live = (await calendar.changesSince(id, null)).events.filter(({ cancelled }) => !cancelled);
    expect(live).toEqual([]);
  });

  on('a removed event that is put again is back', async ({ calendar, calendarIds: [id] }) => {
    const { eventId } = await calendar.putEvent(ours(id));
    await calendar.removeEvent(id, eventId);
    const { etag } = await calendar.putEvent(ours(id, { title: 'Back' }));
    expect(await calendar.getEvent(id, eventId)).toMatchObject({ cancelled: false, title: 'Back', etag });
  });
}

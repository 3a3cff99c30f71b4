import { expect } from 'vitest';
import { eventIdOf } from '../../../src/domain/calendar-event.ts';
import { marksOf } from '../../../src/domain/event-texts.ts';
import { span } from '../../support/book.ts';
import { created, looked, moved, type On, ours, WITHIN } from './opened.ts';

export function creating(on: On): void {
  on('an event that is created is there as it was given', async (opened) => {
    const event = ours(opened);
    const stored = await created(opened, event);
    const { zone: _, guest: _g, ...content } = event;
    expect(stored).toMatchObject({ ...content, cancelled: false, allDay: false, recurring: false });
    expect(await looked(opened, event)).toEqual(stored);
    expect(stored.updatedAt).toBeGreaterThanOrEqual(stored.createdAt);
  });

  on('an id is used once in each calendar', async (opened) => {
    const [one, other] = opened.calendarIds;
    const event = ours(opened);
    const { etag } = await created(opened, event);
    const again = { ...event, ...span('14:00-15:00'), title: 'Another' };
    expect(await opened.calendar.createCalendarEvent(again, WITHIN)).toEqual({ kind: 'exists' });
    expect(await looked(opened, event)).toMatchObject({ etag, title: event.title, calendarId: one });
    expect(await looked(opened, { ...event, calendarId: other })).toEqual({ kind: 'missing' });
    await created(opened, { ...again, calendarId: other });
    expect(await looked(opened, event)).toMatchObject({ etag, title: event.title });
  });

  on('text comes back letter by letter', async (opened) => {
    const title = 'Ölwechsel – “José” 🚗 <b>&amp;</b>';
    const description = 'a\nb\n\n"c"; DROP TABLE local_event; -- % <br> &lt;br&gt; <b>d</b>';
    const event = ours(opened, { title, description });
    expect(await created(opened, event)).toMatchObject({ title, description });
    expect(await looked(opened, event)).toMatchObject({ title, description });
  });

  on('an event of a test carries the mark of its run, and no stamp', async (opened) => {
    const event = ours(opened, { stamp: null, testRun: 'run-7' });
    await created(opened, event);
    expect(await looked(opened, event)).toMatchObject({ stamp: null, testRun: 'run-7' });
  });

  on('a tombstone takes nobody’s time', async (opened) => {
    const event = ours(opened, { title: 'cancelled', description: '', busy: false });
    expect(await created(opened, event)).toMatchObject({ busy: false });
  });

  on('an event that the calendar never had is missing', async (opened) => {
    const place = { calendarId: opened.calendarIds[0], eventId: eventIdOf(crypto.randomUUID()) };
    expect(await opened.calendar.getEvent(place, WITHIN)).toEqual({ kind: 'missing' });
    expect(await opened.calendar.cancelCalendarEvent(place, null, false, WITHIN)).toEqual({
      kind: 'missing',
    });
    const change = { ...moved(ours(opened), '14:00-15:00'), ...place };
    for (const etag of ['"1"', null])
      expect(await opened.calendar.updateCalendarEvent(change, etag, WITHIN)).toEqual({ kind: 'missing' });
  });
}

export function changing(on: On): void {
  on(
    'an event that is moved has other times, the new stamp, the old texts and another etag',
    async (opened) => {
      const event = ours(opened);
      const { etag } = await created(opened, event);
      const change = moved(event, '14:00-15:30');
      const answer = await opened.calendar.updateCalendarEvent(change, etag, WITHIN);
      const { title, description } = event;
      const now = { ...span('14:00-15:30'), stamp: change.stamp, title, description, cancelled: false };
      expect(answer).toMatchObject({ kind: 'live', event: now });
      const stored = await looked(opened, event);
      expect(stored).toMatchObject(now);
      expect(stored).toEqual('event' in answer ? answer.event : null);
      expect(stored).not.toMatchObject({ etag });
    },
  );

  on('texts change only where new ones are given', async (opened) => {
    const event = ours(opened);
    const { etag } = await created(opened, event);
    const change = moved(event, '09:00-10:00', { title: 'Brakes & <more>' });
    await opened.calendar.updateCalendarEvent(change, etag, WITHIN);
    const { description } = event;
    expect(await looked(opened, event)).toMatchObject({ title: 'Brakes & <more>', description });
    await opened.calendar.updateCalendarEvent({ ...change, description: '' }, null, WITHIN);
    expect(await looked(opened, event)).toMatchObject({ title: 'Brakes & <more>', description: '' });
  });

  on('an event tells what bay wrote into it last, also of one text alone', async (opened) => {
    const event = ours(opened, { title: 'Öl <&> "x"', description: 'Notes: a < b &amp; c\n  and\n\nmore' });
    const { etag, marks } = await created(opened, event);
    expect(marks).toEqual(marksOf(event));
    const change = moved(event, '09:00-10:00', { title: 'Brakes' });
    await opened.calendar.updateCalendarEvent(change, etag, WITHIN);
    const { description } = event;
    expect(await looked(opened, event)).toMatchObject({ marks: marksOf({ title: 'Brakes', description }) });
    expect(await looked(opened, event)).not.toHaveProperty('written');
  });

  on('an event that is not the one of the etag any more is left as it is', async (opened) => {
    const event = ours(opened);
    const { etag } = await created(opened, event);
    await opened.calendar.updateCalendarEvent(moved(event, '11:00-12:00'), etag, WITHIN);
    const late = moved(event, '16:00-17:00');
    expect(await opened.calendar.updateCalendarEvent(late, etag, WITHIN)).toEqual({ kind: 'changed' });
    expect(await looked(opened, event)).toMatchObject(span('11:00-12:00'));
    expect(await opened.calendar.updateCalendarEvent(late, null, WITHIN)).toMatchObject({ kind: 'live' });
  });

  on('the stamp and the mark of a change that has none stay', async (opened) => {
    const event = ours(opened, { testRun: 'run-7' });
    const { etag, stamp } = await created(opened, event);
    await opened.calendar.updateCalendarEvent(moved(event, '11:00-12:00', { stamp: null }), etag, WITHIN);
    expect(await looked(opened, event)).toMatchObject({ ...span('11:00-12:00'), stamp, testRun: 'run-7' });
  });
}

export function cancelling(on: On): void {
  on('an event that is cancelled leaves a tombstone, and its id is burnt', async (opened) => {
    const event = ours(opened);
    await created(opened, event);
    expect(await opened.calendar.cancelCalendarEvent(event, null, false, WITHIN)).toEqual({
      kind: 'removed',
    });
    const { calendarId, eventId } = event;
    expect(await opened.calendar.getEvent(event, WITHIN)).toMatchObject({
      kind: 'cancelled',
      event: { calendarId, eventId, cancelled: true },
    });
    expect(await opened.calendar.createCalendarEvent(event, WITHIN)).toEqual({ kind: 'exists' });
    expect(await opened.calendar.getEvent(event, WITHIN)).toMatchObject({ kind: 'cancelled' });
  });

  on('cancelling again does nothing, and says so', async (opened) => {
    const event = ours(opened);
    await created(opened, event);
    await opened.calendar.cancelCalendarEvent(event, null, false, WITHIN);
    expect(await opened.calendar.cancelCalendarEvent(event, null, false, WITHIN)).toEqual({ kind: 'gone' });
  });

  on('what somebody has changed since it was read is not cancelled', async (opened) => {
    const event = ours(opened);
    const { etag } = await created(opened, event);
    const answer = await opened.calendar.updateCalendarEvent(moved(event, '11:00-12:00'), etag, WITHIN);
    expect(await opened.calendar.cancelCalendarEvent(event, etag, false, WITHIN)).toEqual({
      kind: 'changed',
    });
    expect(await looked(opened, event)).toMatchObject(span('11:00-12:00'));
    const now = 'event' in answer ? answer.event.etag : null;
    expect(await opened.calendar.cancelCalendarEvent(event, now, false, WITHIN)).toEqual({ kind: 'removed' });
  });

  on('what is cancelled cannot be changed', async (opened) => {
    const event = ours(opened);
    const { etag } = await created(opened, event);
    await opened.calendar.cancelCalendarEvent(event, null, false, WITHIN);
    const change = moved(event, '14:00-15:00');
    for (const known of [etag, null]) {
      const { kind } = await opened.calendar.updateCalendarEvent(change, known, WITHIN);
      // Which of them is the calendar's to say; all of them lead to a look.
      expect(['gone', 'changed', 'forbidden']).toContain(kind);
    }
    expect(await opened.calendar.getEvent(event, WITHIN)).toMatchObject({ kind: 'cancelled' });
  });
}

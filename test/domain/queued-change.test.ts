import { expect, test } from 'vitest';
import { newImage, wished } from '../../src/domain/event-image.ts';
import { queuedId, queuedKind, readQueuedId } from '../../src/domain/queued-change.ts';

test.each([
  { calendarId: 'bay-1', id: '12.bay-1.own' },
  { calendarId: ' primary~1', id: '12.primary' },
  { calendarId: ' maria:primary~2', id: '12.maria:primary.2' },
])('a change is called $id, and is found by that', ({ calendarId, id }) => {
  expect(queuedId({ appointmentId: 12, calendarId })).toBe(id);
  expect(readQueuedId(id)).toEqual({ appointmentId: 12, calendar: id.slice(3) });
});

test.each([
  { text: '12', read: { appointmentId: 12, calendar: null } },
  { text: '#12', read: { appointmentId: 12, calendar: null } },
  { text: ' 12.my yard ', read: { appointmentId: 12, calendar: 'my yard' } },
  { text: '12.', read: null },
  { text: '0.yard', read: null },
  { text: 'yard', read: null },
  { text: '', read: null },
])('$text is read as $read', ({ text, read }) => {
  expect(readQueuedId(text)).toEqual(read);
});

test('what is owed is called by what is asked next', () => {
  const shown = { ...newImage(1), attempted: true, confirmed: true, syncedRevision: 1, etag: '"1"' };
  const kinds = [newImage(1), wished(shown, true, 2), wished(shown, false, 2), { ...shown, hints: 1 }, shown];
  expect(kinds.map(queuedKind)).toEqual(['create', 'update', 'remove', 'look', null]);
});

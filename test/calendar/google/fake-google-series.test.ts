import { describe, expect, test } from 'vitest';
import { eventOf, idsOf, openModel, outcome, pageOf, SHOP, times } from './open-fake-google.ts';

const timeZone = 'America/New_York';

/** A series that begins on Monday 2026-11-23 at 09:00 in New York. */
function openSeries(...recurrence: string[]) {
  const setup = openModel();
  const { start, end } = times('09:00-10:00');
  const body = { id: 'serie', start: { ...start, timeZone }, end: { ...end, timeZone }, recurrence };
  expect(outcome(setup.google.insert(body))).toBe('200');
  return setup;
}

const WINDOW = { singleEvents: true, timeMin: '2026-11-23T00:00:00Z', timeMax: '2026-12-08T00:00:00Z' };

test.each<[string, string[], string[]]>([
  ['every day, thrice', ['RRULE:FREQ=DAILY;COUNT=3'], ['11-23', '11-24', '11-25']],
  ['every other day', ['RRULE:FREQ=DAILY;INTERVAL=2;COUNT=3'], ['11-23', '11-25', '11-27']],
  ['every week', ['RRULE:FREQ=WEEKLY'], ['11-23', '11-30', '12-07']],
  [
    'on two days of the week',
    ['RRULE:FREQ=WEEKLY;BYDAY=MO,WE'],
    ['11-23', '11-25', '11-30', '12-02', '12-07'],
  ],
  ['every other week', ['RRULE:FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,TU'], ['11-23', '11-24', '12-07']],
  ['until an instant', ['RRULE:FREQ=DAILY;UNTIL=20261125T140000Z'], ['11-23', '11-24', '11-25']],
  ['until just before', ['RRULE:FREQ=DAILY;UNTIL=20261125T135959Z'], ['11-23', '11-24']],
  [
    'without a day, which still counts',
    ['RRULE:FREQ=DAILY;COUNT=3', 'EXDATE:20261124T140000Z'],
    ['11-23', '11-25'],
  ],
])('%s', (_what, recurrence, days) => {
  const { google } = openSeries(...recurrence);
  const instances = pageOf(google.list(WINDOW)).items ?? [];
  expect(instances.map(({ start }) => start?.dateTime?.slice(5, 10))).toEqual(days);
});

test('an instance keeps the wall time over a change of clocks, and names its original start in UTC', () => {
  const setup = openModel();
  const body = {
    id: 'serie',
    start: { dateTime: '2026-10-26T09:00:00', timeZone },
    end: { dateTime: '2026-10-26T10:00:00', timeZone },
    recurrence: ['RRULE:FREQ=WEEKLY;COUNT=2'],
  };
  setup.google.insert(body);
  const [summer, winter] = pageOf(setup.google.list({ singleEvents: true })).items ?? [];
  expect(summer).toMatchObject({
    id: 'serie_20261026T130000Z',
    start: { dateTime: '2026-10-26T09:00:00-04:00' },
  });
  expect(winter).toMatchObject({
    id: 'serie_20261102T140000Z',
    recurringEventId: 'serie',
    iCalUID: 'serie@google.com',
    start: { dateTime: '2026-11-02T09:00:00-05:00', timeZone },
    originalStartTime: { dateTime: '2026-11-02T09:00:00-05:00', timeZone },
  });
  expect(winter).not.toHaveProperty('recurrence');
});

describe('an exception', () => {
  const SECOND = 'serie_20261124T140000Z';

  test('is made by a patch of the instance, and stands in its place', () => {
    const { google } = openSeries('RRULE:FREQ=DAILY;COUNT=3');
    expect(eventOf(google.get(SECOND))).toMatchObject({ id: SECOND, recurringEventId: 'serie' });
    google.patch(SECOND, { summary: 'other', ...times('13:00-14:00', 1) });
    const items = pageOf(google.list({ ...WINDOW, orderBy: 'startTime' })).items ?? [];
    expect(items.map(({ id, summary }) => [id, summary])).toEqual([
      ['serie_20261123T140000Z', undefined],
      [SECOND, 'other'],
      ['serie_20261125T140000Z', undefined],
    ]);
    expect(items[1]).toMatchObject({ originalStartTime: { dateTime: '2026-11-24T09:00:00-05:00' } });
  });

  test.each([
    { showDeleted: false, singleEvents: false, ids: ['serie', SECOND] },
    { showDeleted: false, singleEvents: true, ids: ['serie_20261123T140000Z'] },
    { showDeleted: true, singleEvents: false, ids: ['serie', SECOND, 'alone'] },
    { showDeleted: true, singleEvents: true, ids: ['serie_20261123T140000Z', SECOND, 'alone'] },
  ])('that is deleted: showDeleted $showDeleted, singleEvents $singleEvents', ({ ids, ...query }) => {
    const { google } = openSeries('RRULE:FREQ=DAILY;COUNT=2');
    expect(google.remove(SECOND).status).toBe(204);
    google.insert({ id: 'alone', ...times('15:00-16:00') });
    google.remove('alone');
    expect(idsOf(google.list(query))).toEqual(ids);
  });

  test('goes when the series goes', () => {
    const { google } = openSeries('RRULE:FREQ=DAILY;COUNT=3');
    google.patch(SECOND, { summary: 'other' });
    google.remove('serie');
    expect(eventOf(google.get(SECOND)).status).toBe('cancelled');
    expect(eventOf(google.get('serie_20261125T140000Z')).status).toBe('cancelled');
    expect(idsOf(google.list(WINDOW))).toEqual([]);
    expect(idsOf(google.list())).toEqual([]);
  });

  test('is nothing that the rule does not make', () => {
    const { google } = openSeries('RRULE:FREQ=DAILY;COUNT=3');
    expect(outcome(google.get('serie_20261126T140000Z'))).toBe('404 notFound');
  });
});

test('people do with events what people do', () => {
  const { model, google } = openModel();
  const { people } = model;
  google.insert({ id: 'ap000', ...times('09:00-10:00'), extendedProperties: { private: { appt: '1' } } });
  const etags = new Set([model.event(SHOP, 'ap000')?.etag]);
  const after = (touch: () => void) => {
    touch();
    const event = model.event(SHOP, 'ap000');
    etags.add(event?.etag);
    return event;
  };
  const ten = Date.parse('2026-11-23T15:00:00Z');
  const moved = after(() => people.move(SHOP, 'ap000', { start: ten, end: ten + 1800_000 }));
  expect(moved).toMatchObject({ start: { dateTime: '2026-11-23T10:00:00-05:00' }, sequence: 1 });
  expect(after(() => people.retitle(SHOP, 'ap000', 'new'))?.summary).toBe('new');
  expect(after(() => people.describe(SHOP, 'ap000', 'text'))?.description).toBe('text');
  expect(after(() => people.makeAllDay(SHOP, 'ap000', 2))).toMatchObject({
    start: { date: '2026-11-23' },
    end: { date: '2026-11-25' },
  });
  expect(after(() => people.makeRecurring(SHOP, 'ap000'))?.recurrence).toEqual(['RRULE:FREQ=WEEKLY']);
  expect(after(() => people.decline(SHOP, 'ap000'))?.attendees).toMatchObject([
    { responseStatus: 'declined' },
  ]);
  expect(after(() => people.delete(SHOP, 'ap000'))?.status).toBe('cancelled');
  expect(after(() => people.restore(SHOP, 'ap000'))?.status).toBe('confirmed');
  expect(etags.size).toBe(9);

  const copy = model.event(SHOP, people.duplicate(SHOP, 'ap000'));
  expect(copy).toMatchObject({ summary: 'new', extendedProperties: { private: { appt: '1' } } });
  expect(copy?.iCalUID).not.toBe('ap000@google.com');
  expect(model.event(SHOP, people.duplicate(SHOP, 'ap000', { keepsProperties: false }))).not.toHaveProperty(
    'extendedProperties',
  );

  const other = model.addCalendar({ owner: SHOP });
  people.moveToCalendar(SHOP, 'ap000', other);
  expect(model.event(SHOP, 'ap000')?.status).toBe('cancelled');
  expect(model.event(other, 'ap000')).toMatchObject({ status: 'confirmed', summary: 'new' });
  people.deleteCalendar(other);
  expect(outcome(model.get(SHOP, other, 'ap000'))).toBe('404 notFound');
});

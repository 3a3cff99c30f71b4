import { describe, expect, test } from 'vitest';
import { at, eventOf, openModel, outcome, SHOP, times } from './open-fake-google.ts';

const NINE = { id: 'ap000', summary: 'Brakes', ...times('09:00-10:00') };

describe('ids', () => {
  test.each([
    { id: 'abcde', gives: '200' },
    { id: 'a'.repeat(1024), gives: '200' },
    { id: 'abcd', gives: '400 invalid' },
    { id: 'a'.repeat(1025), gives: '400 invalid' },
    { id: 'abcdw', gives: '400 invalid' },
    { id: 'ABCDE', gives: '400 invalid' },
    { id: 'abc-e', gives: '400 invalid' },
  ])('$id.length characters like $id: $gives', ({ id, gives }) => {
    const { google } = openModel();
    expect(outcome(google.insert({ ...NINE, id }))).toBe(gives);
  });

  test('one that Google makes has 26 characters of base32hex', () => {
    const { google } = openModel();
    expect(eventOf(google.insert(times('09:00-10:00'))).id).toMatch(/^[a-v0-9]{26}$/);
  });

  test('are taken by live, deleted and purged events alike, in one calendar', () => {
    const { google, model } = openModel();
    const other = model.addCalendar({ owner: SHOP });
    google.insert(NINE);
    expect(outcome(google.insert(NINE))).toBe('409 duplicate');
    google.remove('ap000');
    expect(outcome(google.insert(NINE))).toBe('409 duplicate');
    model.people.purge(SHOP, 'ap000');
    expect(outcome(google.insert(NINE))).toBe('409 duplicate');
    expect(model.insert(SHOP, other, NINE).status).toBe(200);
  });

  test('are free after a purge where that is so', () => {
    const { google, model } = openModel({ purgedIdsAreFree: true });
    google.insert(NINE);
    google.remove('ap000');
    expect(outcome(google.insert(NINE))).toBe('409 duplicate');
    model.people.purge(SHOP, 'ap000');
    expect(outcome(google.insert(NINE))).toBe('200');
  });

  test('of two inserts within a moment may both be taken where collisions are overlooked', () => {
    const { google, model } = openModel({ overlooksCollisionsForMs: 1000 });
    google.insert(NINE);
    const outcomes = new Set(Array.from({ length: 20 }, () => outcome(google.insert(NINE))));
    expect(outcomes).toEqual(new Set(['200', '409 duplicate']));
    expect([...model.liveEvents(SHOP)]).toHaveLength(1);
  });
});

test('a new event is shown as Google shows it, defaults left out', () => {
  const { google } = openModel();
  const answer = google.insert({
    ...NINE,
    transparency: 'opaque',
    visibility: 'default',
    guestsCanInviteOthers: true,
    attendees: [{ email: 'ana@example.org' }],
    extendedProperties: { private: { appt: '1' } },
  });
  const updated = '2026-11-23T12:00:00.000Z';
  const etag = `"${Date.parse(updated) * 2000}"`;
  expect(answer.headers).toEqual({ etag });
  expect(answer.body).toEqual({
    kind: 'calendar#event',
    etag,
    id: 'ap000',
    status: 'confirmed',
    htmlLink: expect.stringContaining('https://www.google.com/calendar/event?eid='),
    created: '2026-11-23T12:00:00.000Z',
    updated,
    summary: 'Brakes',
    creator: { email: SHOP, self: true },
    organizer: { email: SHOP, self: true },
    start: { dateTime: '2026-11-23T09:00:00-05:00', timeZone: 'America/New_York' },
    end: { dateTime: '2026-11-23T10:00:00-05:00', timeZone: 'America/New_York' },
    iCalUID: 'ap000@google.com',
    sequence: 0,
    attendees: [{ email: 'ana@example.org', responseStatus: 'needsAction' }],
    extendedProperties: { private: { appt: '1' } },
    reminders: { useDefault: true },
    eventType: 'default',
  });
});

describe('a body that is no event is refused', () => {
  test.each<[string, object, string]>([
    ['no start', { end: NINE.end }, '400 required'],
    ['no end', { start: NINE.start }, '400 required'],
    ['both date and dateTime', { ...NINE, start: { date: '2026-11-23', ...NINE.start } }, '400 invalid'],
    ['a date and a dateTime', { ...NINE, end: { date: '2026-11-24' } }, '400 invalid'],
    ['no such day', { ...NINE, start: { dateTime: '2026-02-30T09:00:00Z' } }, '400 invalid'],
    ['neither offset nor zone', { ...NINE, start: { dateTime: '2026-11-23T09:00:00' } }, '400 required'],
    ['no such zone', { ...NINE, start: { ...NINE.start, timeZone: 'Mars/Olympus' } }, '400 invalid'],
    ['an end before the start', { ...NINE, ...times('10:00-09:00') }, '400 timeRangeEmpty'],
    ['an unknown name', { ...NINE, title: 'Brakes' }, '400 badRequest'],
    ['a number for a text', { ...NINE, summary: 7 }, '400 invalid'],
    ['a colour that is none', { ...NINE, colorId: '12' }, '400 invalid'],
    ['a guest without an address', { ...NINE, attendees: [{ displayName: 'Ana' }] }, '400 invalid'],
    ['six reminders', { ...NINE, reminders: { useDefault: false, overrides: SIX_POPUPS() } }, '400 invalid'],
    ['a property that is no text', { ...NINE, extendedProperties: { private: { rev: 1 } } }, '400 invalid'],
    ['an id and an iCalUID', { ...NINE, iCalUID: 'x@y' }, '400 invalid'],
    ['a series without a zone', { ...NINE, recurrence: ['RRULE:FREQ=DAILY'] }, '400 required'],
    ['a rule that is none', { ...NINE, recurrence: ['RRULE:FREQ=OFTEN'] }, '400 invalid'],
  ])('%s', (_what, body, gives) => {
    expect(outcome(openModel().google.insert(body))).toBe(gives);
  });

  test.each([null, [], 'text', 7])('%j', (body) => {
    expect(outcome(openModel().model.insert(SHOP, 'primary', body))).toBe('400 parseError');
  });
});

function SIX_POPUPS() {
  return Array.from({ length: 6 }, () => ({ method: 'popup', minutes: 10 }));
}

describe('changes', () => {
  test('every one has a later `updated` and another etag, also with a clock that stands', () => {
    const { google } = openModel();
    const etags = [
      google.insert(NINE),
      google.patch('ap000', { summary: 'a' }),
      google.patch('ap000', {}),
    ].map((answer) => eventOf(answer).etag);
    expect(new Set(etags).size).toBe(3);
    const moments = etags.map((etag) => Number(etag?.slice(1, -1)));
    expect(moments.toSorted((a, b) => a - b)).toEqual(moments);
  });

  test('of reminders alone move neither', () => {
    const { google } = openModel();
    const { etag } = eventOf(google.insert(NINE));
    const changed = google.patch('ap000', { reminders: { useDefault: false } });
    expect(eventOf(changed)).toMatchObject({ etag, reminders: { useDefault: false } });
  });

  test('PATCH merges properties and times, takes away what is null, and replaces lists', () => {
    const { google } = openModel();
    google.insert({
      ...NINE,
      description: 'x',
      attendees: [{ email: 'a@b.c' }, { email: 'd@e.f' }],
      extendedProperties: { private: { appt: '1', rev: '1' }, shared: { s: '1' } },
    });
    const patch = {
      description: null,
      attendees: [{ email: 'g@h.i' }],
      extendedProperties: { private: { rev: '2', appt: null } },
    };
    const patched = eventOf(google.patch('ap000', patch));
    expect(patched).toMatchObject({
      summary: 'Brakes',
      attendees: [{ email: 'g@h.i' }],
      extendedProperties: { private: { rev: '2' }, shared: { s: '1' } },
    });
    expect(patched.attendees).toHaveLength(1);
    expect(patched).not.toHaveProperty('description');
    expect(patched.extendedProperties?.private).not.toHaveProperty('appt');
  });

  test('PATCH from a day to an hour must take the day away', () => {
    const { google } = openModel();
    google.insert({ id: 'ap000', start: { date: '2026-11-23' }, end: { date: '2026-11-24' } });
    expect(outcome(google.patch('ap000', times('09:00-10:00')))).toBe('400 invalid');
    const { start, end } = times('09:00-10:00');
    const whole = { start: { ...start, date: null }, end: { ...end, date: null } };
    expect(outcome(google.patch('ap000', whole))).toBe('200');
  });

  test('UPDATE drops what is not sent', () => {
    const { google } = openModel();
    google.insert({ ...NINE, description: 'x', extendedProperties: { private: { appt: '1' } } });
    const updated = eventOf(google.update('ap000', times('11:00-12:00')));
    expect(updated).not.toHaveProperty('summary');
    expect(updated).not.toHaveProperty('extendedProperties');
    expect(updated).toMatchObject({ id: 'ap000', iCalUID: 'ap000@google.com', sequence: 1 });
    expect(outcome(google.update('ap000', { summary: 'no times' }))).toBe('400 required');
  });

  test('a refused one changes nothing', () => {
    const { google, model } = openModel();
    google.insert(NINE);
    const before = model.event(SHOP, 'ap000');
    google.patch('ap000', { end: times('07:00-08:00').end });
    expect(model.event(SHOP, 'ap000')).toBe(before);
  });
});

describe('conditions', () => {
  test.each(['patch', 'update', 'remove'] as const)('%s with an old etag changes nothing', (verb) => {
    const { google, model } = openModel();
    const { etag } = eventOf(google.insert(NINE));
    model.people.move(SHOP, 'ap000', { start: at('10:00'), end: at('11:00') });
    const options = { ifMatch: etag };
    const answer = verb === 'remove' ? google.remove('ap000', options) : google[verb]('ap000', NINE, options);
    expect(outcome(answer)).toBe('412 conditionNotMet');
    const current = { ifMatch: model.event(SHOP, 'ap000')?.etag };
    const again = verb === 'remove' ? google.remove('ap000', current) : google[verb]('ap000', NINE, current);
    expect(again.status).toBe(verb === 'remove' ? 204 : 200);
  });

  test('a get of what is still the same answers 304', () => {
    const { google, model } = openModel();
    const { etag } = eventOf(google.insert(NINE));
    expect(model.get(SHOP, 'primary', 'ap000', { ifNoneMatch: etag ?? '' }).status).toBe(304);
    expect(model.get(SHOP, 'primary', 'ap000', { ifNoneMatch: '"1"' }).status).toBe(200);
  });
});

describe('a deleted event', () => {
  test('is still there, cancelled, with its details', () => {
    const { google } = openModel();
    google.insert(NINE);
    expect(google.remove('ap000')).toEqual({ status: 204, body: null });
    expect(eventOf(google.get('ap000'))).toMatchObject({ status: 'cancelled', summary: 'Brakes' });
    expect(outcome(google.remove('ap000'))).toBe('410 deleted');
    expect(outcome(google.patch('ap000', { summary: 'x' }))).toBe('403 forbidden');
    expect(outcome(google.update('ap000', { ...NINE, status: 'confirmed' }))).toBe('403 forbidden');
  });

  test.each([
    { changingDeleted: 'notFound', gives: '404 notFound' },
    { changingDeleted: 'deleted', gives: '410 deleted' },
  ] as const)('can answer a change with $gives', ({ gives, ...settings }) => {
    const { google } = openModel(settings);
    google.insert(NINE);
    google.remove('ap000');
    expect(outcome(google.patch('ap000', { summary: 'x' }))).toBe(gives);
  });

  test('comes back by an update that confirms it, where that is so', () => {
    const { google } = openModel({ restoreByUpdate: true });
    google.insert(NINE);
    google.remove('ap000');
    expect(outcome(google.patch('ap000', { summary: 'x' }))).toBe('403 forbidden');
    expect(eventOf(google.update('ap000', { ...NINE, status: 'confirmed' })).status).toBe('confirmed');
  });

  test.each([
    { conditionBeforeDeleted: false, gives: '410 deleted' },
    { conditionBeforeDeleted: true, gives: '412 conditionNotMet' },
  ])('answers a repeated conditional delete with $gives', ({ gives, ...settings }) => {
    const { google } = openModel(settings);
    const { etag } = eventOf(google.insert(NINE));
    google.remove('ap000', { ifMatch: etag });
    expect(outcome(google.remove('ap000', { ifMatch: etag }))).toBe(gives);
  });

  test('is not found once it is purged', () => {
    const { google, model } = openModel();
    google.insert(NINE);
    model.people.purge(SHOP, 'ap000');
    const answers = [google.get('ap000'), google.patch('ap000', {}), google.remove('ap000')];
    expect(answers.map(outcome)).toEqual(['404 notFound', '404 notFound', '404 notFound']);
    expect(model.events(SHOP)).toEqual([]);
  });

  test('is what a patch to `cancelled` makes', () => {
    const { google } = openModel();
    google.insert(NINE);
    google.patch('ap000', { status: 'cancelled' });
    expect(outcome(google.remove('ap000'))).toBe('410 deleted');
  });
});

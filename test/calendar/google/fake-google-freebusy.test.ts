import { describe, expect, test } from 'vitest';
import { at, openModel, outcome, SHOP, times } from './open-fake-google.ts';

interface FreeBusy {
  readonly calendars: Readonly<Record<string, { readonly busy: readonly { start: string; end: string }[] }>>;
}

const DAY = { timeMin: new Date(at('00:00')).toISOString(), timeMax: new Date(at('00:00', 1)).toISOString() };
const ZONE = { timeZone: 'America/New_York' };

/** `09:00-10:00` for every busy period of that Monday. */
function busyOf({ google }: ReturnType<typeof openModel>, query = {}): string[] {
  const { body } = google.freebusy({ ...DAY, ...ZONE, items: [{ id: 'primary' }], ...query });
  const { busy = [] } = (body as FreeBusy).calendars['primary'] ?? {};
  return busy.map(({ start, end }) => `${start.slice(11, 16)}-${end.slice(11, 16)}`);
}

describe('busy is', () => {
  test.each<[string, object[], string[]]>([
    ['an event', [times('09:00-10:00')], ['09:00-10:00']],
    [
      'overlapping and touching ones, joined',
      [times('10:00-11:00'), times('08:00-10:00'), times('08:30-09:00')],
      ['08:00-11:00'],
    ],
    [
      'clipped to the window',
      [{ ...times('22:00-23:00'), end: times('02:00-03:00', 1).start }],
      ['22:00-00:00'],
    ],
    [
      'a whole day in the zone of the calendar',
      [{ start: { date: '2026-11-23' }, end: { date: '2026-11-24' } }],
      ['00:00-00:00'],
    ],
    ['what is tentative', [{ ...times('09:00-10:00'), status: 'tentative' }], ['09:00-10:00']],
    ['what is not answered', [{ ...times('09:00-10:00'), attendees: [{ email: SHOP }] }], ['09:00-10:00']],
    ['nothing of a transparent one', [{ ...times('09:00-10:00'), transparency: 'transparent' }], []],
    [
      'nothing of a declined one',
      [{ ...times('09:00-10:00'), attendees: [{ email: SHOP, responseStatus: 'declined' }] }],
      [],
    ],
    ['nothing of one without length', [times('09:00-09:00')], []],
    [
      'each instance of a series',
      [{ ...series('08:00-09:00', -7), recurrence: ['RRULE:FREQ=WEEKLY'] }],
      ['08:00-09:00'],
    ],
  ])('%s', (_what, events, busy) => {
    const setup = openModel();
    for (const event of events) expect(setup.google.insert(event).status).toBe(200);
    expect(busyOf(setup)).toEqual(busy);
  });

  test('nothing of a deleted one', () => {
    const setup = openModel();
    const id = setup.model.people.create(SHOP, { start: at('09:00'), end: at('10:00') });
    expect(busyOf(setup)).toEqual(['09:00-10:00']);
    setup.model.people.delete(SHOP, id);
    expect(busyOf(setup)).toEqual([]);
  });

  test('as it comes, where Google would not tidy it', () => {
    const setup = openModel({ rawBusy: true });
    setup.google.insert(times('08:00-10:00'));
    setup.google.insert(times('09:00-11:00'));
    expect(busyOf(setup)).toEqual(['09:00-11:00', '08:00-10:00']);
  });

  test('in UTC unless a zone is given', () => {
    const setup = openModel();
    setup.google.insert(times('09:00-10:00'));
    expect(busyOf(setup, { timeZone: 'UTC' })).toEqual(['14:00-15:00']);
    expect(busyOf(setup, { timeZone: undefined })).toEqual(['14:00-15:00']);
  });
});

function series(span: string, days: number) {
  const { start, end } = times(span, days);
  return { start: { ...start, ...ZONE }, end: { ...end, ...ZONE } };
}

test('what cannot be told of a calendar stands in its errors, beside an empty list', () => {
  const { model, google } = openModel();
  const broken = model.addCalendar({ owner: SHOP, id: 'broken@example.com' });
  model.breakFreeBusy(broken);
  const items = [{ id: SHOP }, { id: broken }, { id: 'nobody@example.com' }];
  expect(google.freebusy({ ...DAY, items })).toEqual({
    status: 200,
    body: {
      kind: 'calendar#freeBusy',
      timeMin: '2026-11-23T05:00:00.000Z',
      timeMax: '2026-11-24T05:00:00.000Z',
      calendars: {
        [SHOP]: { busy: [] },
        [broken]: { errors: [{ domain: 'global', reason: 'internalError' }], busy: [] },
        'nobody@example.com': { errors: [{ domain: 'global', reason: 'notFound' }], busy: [] },
      },
    },
  });
});

test('more calendars than fifty are too many, for each of them', () => {
  const items = Array.from({ length: 51 }, (_, n) => ({ id: `c${n}` }));
  const { body } = openModel().google.freebusy({ ...DAY, items });
  expect((body as FreeBusy).calendars['c0']).toMatchObject({
    errors: [{ reason: 'tooManyCalendarsRequested' }],
  });
});

test.each<[string, object, string]>([
  ['ninety days', { timeMax: new Date(at('00:00', 90)).toISOString() }, '200'],
  ['a second more', { timeMax: new Date(at('00:00', 90) + 1000).toISOString() }, '400 timeRangeTooLong'],
  ['an empty range', { timeMax: DAY.timeMin }, '400 timeRangeEmpty'],
  ['no start', { timeMin: undefined }, '400 required'],
  ['no offset', { timeMin: '2026-11-23T00:00:00' }, '400 badRequest'],
  ['no such zone', { timeZone: 'Here' }, '400 invalid'],
  ['too wide an expansion', { calendarExpansionMax: 51 }, '400 invalid'],
])('%s: %s', (_what, query, gives) => {
  expect(outcome(openModel().google.freebusy({ ...DAY, items: [{ id: 'primary' }], ...query }))).toBe(gives);
});

test('whoever sees only busy times may ask for them', () => {
  const { model } = openModel();
  model.addAccount('other@example.com');
  const ask = () => model.freebusy('other@example.com', { ...DAY, items: [{ id: SHOP }] }).body;
  expect(JSON.stringify(ask())).toContain('notFound');
  model.share(SHOP, 'other@example.com', 'freeBusyReader');
  expect(JSON.stringify(ask())).not.toContain('notFound');
});

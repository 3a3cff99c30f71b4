import { describe, expect, test } from 'vitest';
import { defaultShop } from '../../src/domain/default-shop.ts';
import { judgeMove, type MoveQuestion } from '../../src/domain/event-move.ts';
import { DAY_MS } from '../../src/domain/interval.ts';
import { newlyOutside, outsideRules } from '../../src/domain/outside-rules.ts';
import type { Shop } from '../../src/domain/shop.ts';
import { appointment as anAppointment } from '../output/samples.ts';
import { at, NOW, span, zone } from '../support/book.ts';
import { aBay, aTechnician, everyDay } from '../support/wall-planner.ts';

const FREE = { busy: [], unreadable: null };
const MARIA = aTechnician(7, { name: 'Maria', calendar: 'maria', skills: ['oil'] });

function theShop(changes: Partial<Shop> = {}): Shop {
  return {
    ...defaultShop('America/New_York'),
    revision: 1,
    zone,
    services: [
      {
        id: 1,
        type: 'oil_change',
        name: 'Oil change',
        minutes: 30,
        bufferMinutes: 0,
        intervalMonths: null,
        skills: [],
      },
    ],
    bays: [aBay(1)],
    technicians: [MARIA],
    limits: [],
    ...changes,
  };
}

const AT_NINE = { ...span('09:00-10:00'), bay: { id: 1, name: 'Bay 1' }, technician: null, bufferMs: 0 };
const ITS = anAppointment();
type Change = NonNullable<Parameters<typeof anAppointment>[0]>;
const WITH_MARIA: Change = { technician: { id: 7, name: 'Maria' } };
const job = (times: string, appointmentId: number, claimableId = 1) => ({
  ...span(times),
  claimableId,
  appointmentId,
});

/** What becomes of an appointment of 09:00 to 10:00 whose event somebody has put to `times`. */
function judged(times: string, appointment: Change = {}, question: Partial<MoveQuestion> = {}) {
  return judgeMove({
    appointment: anAppointment({ ...AT_NINE, ...appointment }),
    times: span(times),
    shop: theShop(),
    now: NOW,
    jobs: [],
    visits: [],
    others: FREE,
    ...question,
  });
}

const FOLLOWS = { kind: 'follows', overbookReason: null };

describe('an appointment whose mode is limited', () => {
  const limit = { id: 21, mode: 'wait', per: 'hour', most: 1 } as const;
  const shop = theShop({ limits: [limit] });
  const waits: Change = { mode: 'wait' };
  const there = [job('13:00-14:00', 2, 21)];

  test('is put back where as many are there as may be', () => {
    const { mode, per, most } = limit;
    expect(judged('13:30-14:30', waits, { shop, jobs: there })).toEqual({
      kind: 'put-back',
      because: { why: 'mode-full', mode, per, most, during: span('13:00-14:00') },
    });
  });

  test('follows where there is room, within its own hour, and whoever does not wait anywhere', () => {
    expect(judged('14:00-15:00', waits, { shop, jobs: there })).toEqual(FOLLOWS);
    const own = [job('09:00-10:00', ITS.id, 21)];
    expect(judged('09:30-10:30', waits, { shop, jobs: own })).toEqual(FOLLOWS);
    expect(judged('13:30-14:30', { mode: 'drop_off' }, { shop, jobs: there })).toEqual(FOLLOWS);
  });
});

describe('an appointment of several', () => {
  const LUIS = aTechnician(8, { name: 'Luis', hours: everyDay('08:00-15:00') });
  const shop = theShop({ technicians: [MARIA, LUIS] });
  const [first] = ITS.work;
  const piece = (times: string, { id, name }: { id: number; name: string }) => ({
    ...(first as NonNullable<typeof first>),
    ...span(times),
    technician: { id, name },
  });
  /** Maria for the first half hour, and Luis for the last. */
  const both = { ...WITH_MARIA, work: [piece('09:00-09:30', MARIA), piece('09:30-10:00', LUIS)] };

  test.each([
    { name: 'when each is free for a piece of it', times: '13:00-14:00', jobs: [job('13:00-13:30', 2, 8)] },
    { name: 'when the second has gone home, but not before', times: '14:00-15:00', jobs: [] },
  ])('follows $name', ({ times, jobs }) => {
    expect(judged(times, both, { shop, jobs })).toEqual(FOLLOWS);
  });

  test.each([
    {
      name: 'the second is taken',
      jobs: [job('13:30-14:00', 2, 8)],
      because: { why: 'taken', name: 'Luis' },
    },
    { name: 'the second has gone home', times: '14:30-15:30', because: { why: 'closed', name: 'Luis' } },
  ])('is put back where $name', ({ times = '13:00-14:00', jobs = [], because }) => {
    expect(judged(times, both, { shop, jobs })).toMatchObject({ kind: 'put-back', because });
  });

  test('is outside the rules by any of them, for a piece of it', () => {
    const away = theShop({ technicians: [MARIA, { ...LUIS, hours: everyDay('08:00-09:30') }] });
    const gone = theShop({ technicians: [MARIA] });
    const visit = anAppointment({ ...AT_NINE, ...both });
    expect(outsideRules(visit, shop)).toBeNull();
    expect(outsideRules(visit, away)).toMatchObject({ why: 'closed', name: 'Luis' });
    expect(newlyOutside(visit, away, shop)).toMatchObject({ why: 'closed', name: 'Luis' });
    expect(newlyOutside(visit, gone, shop)).toEqual({ why: 'retired', name: 'Luis' });
  });
});

describe('an appointment whose event somebody has moved', () => {
  test.each<{
    name: string;
    times: string;
    appointment?: Change;
    question?: Partial<MoveQuestion>;
  }>([
    { name: 'free', times: '14:00-15:00' },
    { name: 'free, off the grid and of another length', times: '14:05-14:50' },
    { name: 'its own, in part', times: '09:30-10:30', question: { jobs: [job('09:00-10:00', ITS.id)] } },
    {
      name: 'between two others',
      times: '14:00-15:00',
      question: { jobs: [job('13:00-14:00', 3), job('15:00-16:00', 4)] },
    },
    {
      name: 'free, at shorter notice than callers must give',
      times: '14:00-15:00',
      question: { shop: theShop({ leadTimeMinutes: 1_440 }) },
    },
    {
      name: 'free for one more in a bay for two',
      times: '14:00-15:00',
      question: { shop: theShop({ bays: [aBay(1, { capacity: 2 })] }), jobs: [job('14:00-15:00', 3)] },
    },
    {
      name: 'taken for the technician whom it does not have',
      times: '14:00-15:00',
      question: { jobs: [job('14:00-15:00', 3, 7)] },
    },
    {
      name: 'the last day of the horizon',
      times: '14:00-15:00',
      question: { now: at('07:00') - 90 * DAY_MS },
    },
  ])('follows to a time that is $name', ({ times, appointment, question }) => {
    expect(judged(times, appointment, question)).toEqual(FOLLOWS);
  });

  test.each<{
    name: string;
    times: string;
    appointment?: Change;
    question?: Partial<MoveQuestion>;
    because: object;
  }>([
    {
      name: 'it is over',
      times: '14:00-15:00',
      appointment: { status: 'completed' },
      because: { why: 'finished', status: 'completed' },
    },
    { name: 'that is past', times: '06:00-06:30', because: { why: 'in-the-past' } },
    { name: 'that is no time', times: '14:00-14:00', because: { why: 'length' } },
    {
      name: 'that is over after a second',
      times: '14:00-15:00',
      question: { times: { start: at('14:00'), end: at('14:00') + 1_000 } },
      because: { why: 'length' },
    },
    {
      name: 'that is too far ahead',
      times: '14:00-15:00',
      question: { now: at('07:00') - 91 * DAY_MS },
      because: { why: 'beyond-horizon', horizonDays: 90 },
    },
    {
      name: 'the shop is closed',
      times: '20:00-21:00',
      because: { why: 'closed', name: null, reason: { kind: 'outside-hours' } },
    },
    {
      name: 'it runs into lunch',
      times: '11:30-12:30',
      because: { why: 'closed', name: null, reason: { kind: 'break', name: 'lunch' } },
    },
    {
      name: 'there is a closure',
      times: '14:00-15:00',
      question: {
        shop: theShop({
          closures: [{ name: 'Snow', fromDate: '2026-11-23', toDate: '2026-11-23', hours: null }],
        }),
      },
      because: { why: 'closed', name: null, reason: { kind: 'closure', name: 'Snow' } },
    },
    {
      name: 'its bay is gone',
      times: '14:00-15:00',
      question: { shop: theShop({ bays: [aBay(2)] }) },
      because: { why: 'retired', name: 'Bay 1' },
    },
    {
      name: 'its technician is gone',
      times: '14:00-15:00',
      appointment: WITH_MARIA,
      question: { shop: theShop({ technicians: [] }) },
      because: { why: 'retired', name: 'Maria' },
    },
    {
      name: 'its technician does not work then',
      times: '14:00-15:00',
      appointment: WITH_MARIA,
      question: { shop: theShop({ technicians: [{ ...MARIA, hours: everyDay('08:00-12:00') }] }) },
      because: { why: 'closed', name: 'Maria', reason: { kind: 'outside-hours' } },
    },
    {
      name: 'its technician cannot do it any more',
      times: '14:00-15:00',
      appointment: WITH_MARIA,
      question: {
        shop: theShop({
          services: [{ ...(theShop().services[0] as Shop['services'][number]), skills: ['welding'] }],
        }),
      },
      because: { why: 'not-qualified', name: 'Maria', skills: ['welding'] },
    },
    {
      name: 'another job has the bay',
      times: '14:00-15:00',
      question: { jobs: [job('14:30-15:30', 3)] },
      because: { why: 'taken', name: 'Bay 1', appointmentIds: [3], events: [] },
    },
    {
      name: 'another job needs the bay while its buffer lasts',
      times: '14:00-15:00',
      appointment: { bufferMs: 900_000 },
      question: { jobs: [job('15:00-16:00', 3)] },
      because: { why: 'taken', name: 'Bay 1', appointmentIds: [3], events: [] },
    },
    {
      name: 'another job has the technician',
      times: '14:00-15:00',
      appointment: WITH_MARIA,
      question: { jobs: [job('14:30-15:30', 3, 7)] },
      because: { why: 'taken', name: 'Maria', appointmentIds: [3], events: [] },
    },
    {
      name: 'somebody else has an event in the calendar of the bay',
      times: '14:00-15:00',
      question: {
        others: {
          busy: [{ ...span('14:30-16:00'), calendarId: 'primary', eventId: 'theirs' }],
          unreadable: null,
        },
      },
      because: { why: 'taken', name: 'Bay 1', appointmentIds: [], events: [span('14:30-16:00')] },
    },
    {
      name: 'somebody else has an event in the calendar of the technician',
      times: '14:00-15:00',
      appointment: WITH_MARIA,
      question: {
        others: {
          busy: [{ ...span('14:30-16:00'), calendarId: 'maria', eventId: 'theirs' }],
          unreadable: null,
        },
      },
      because: { why: 'taken', name: 'Maria', appointmentIds: [], events: [span('14:30-16:00')] },
    },
    {
      name: 'its car is in the shop for something else',
      times: '14:00-15:00',
      question: { visits: [3] },
      because: { why: 'car-elsewhere', appointmentIds: [3] },
    },
    {
      name: 'its car is elsewhere, and the bay is taken as well: the car comes first, as at the counter',
      times: '14:00-15:00',
      question: { visits: [3], jobs: [job('14:00-15:00', 4)] },
      because: { why: 'car-elsewhere', appointmentIds: [3] },
    },
    {
      name: 'nobody can see whether it is free, in the calendar that the technician has',
      times: '14:00-15:00',
      question: {
        shop: theShop({ technicians: [{ ...MARIA, calendarId: ' maria~1' }] }),
        others: { busy: [], unreadable: ' maria~1' },
      },
      because: { why: 'unreadable', calendar: 'maria' },
    },
    {
      name: 'nobody can see whether it is free, in the calendar that shows it',
      times: '14:00-15:00',
      appointment: { image: { ...ITS.image, calendarId: ' primary~1', calendar: 'primary' } },
      question: { others: { busy: [], unreadable: ' primary~1' } },
      because: { why: 'unreadable', calendar: 'primary' },
    },
  ])('is put back where $name', ({ times, appointment, question, because }) => {
    expect(judged(times, appointment, question)).toMatchObject({ kind: 'put-back', because });
  });

  test.each([
    { name: 'nobody has asked for others', others: null, trouble: null },
    {
      name: 'they could not be asked for',
      others: { kind: 'unknown', why: 'no answer' },
      trouble: { kind: 'unknown', why: 'no answer' },
    },
  ] as const)('waits while $name', ({ others, trouble }) => {
    expect(judged('14:00-15:00', {}, { others })).toEqual({ kind: 'ask-first', trouble });
    expect(judged('20:00-21:00', {}, { others })).toMatchObject({ kind: 'put-back' });
  });
});

describe('an overbooked appointment whose event somebody has moved', () => {
  const SQUEEZED = { overbookReason: 'squeeze' };
  const jobs = [job('08:30-10:30', 1), job('14:00-15:00', 3)];

  test.each([
    { times: '09:00-09:30', kept: 'its reason was for that time, too' },
    { times: '09:30-10:00', kept: 'its reason was for that time, too' },
  ])('stays overbooked at $times: $kept', ({ times }) => {
    expect(judged(times, SQUEEZED, { jobs })).toEqual({ kind: 'follows', overbookReason: 'squeeze' });
    expect(judged(times, SQUEEZED, { visits: [3] })).toEqual({ kind: 'follows', overbookReason: 'squeeze' });
    const others = { busy: [], unreadable: 'primary' };
    expect(judged(times, SQUEEZED, { others })).toEqual({ kind: 'follows', overbookReason: 'squeeze' });
  });

  test('is an ordinary one where the time is free, inside its own or not', () => {
    expect(judged('13:00-14:00', SQUEEZED, { jobs })).toEqual(FOLLOWS);
    expect(judged('09:30-10:00', SQUEEZED, { jobs: [job('08:30-09:30', 1)] })).toEqual(FOLLOWS);
  });

  test.each([
    { name: 'onto a job of which nothing was said', times: '14:00-15:00', by: 3 },
    { name: 'to a time beside the same job of which nothing was said', times: '09:10-10:10', by: 1 },
    { name: 'to more time beside the same job than was said', times: '09:00-10:15', by: 1 },
  ])('is put back when it was moved $name', ({ times, by }) => {
    expect(judged(times, SQUEEZED, { jobs })).toMatchObject({
      kind: 'put-back',
      because: { why: 'taken', name: 'Bay 1', appointmentIds: [by] },
    });
  });

  test('keeps beside it the events that lay there when its reason was given, and no others', () => {
    const theirs = { ...span('09:30-10:00'), calendarId: 'primary', eventId: 'theirs' };
    const said = { ...SQUEEZED, overbookedOver: [theirs] };
    const beside = (busy: (typeof theirs)[]) => ({ jobs, others: { busy, unreadable: null } });
    expect(judged('09:15-10:00', said, beside([theirs]))).toMatchObject({ kind: 'follows' });
    for (const other of [
      { ...theirs, eventId: 'other' },
      { ...theirs, ...span('09:30-10:15') },
    ])
      expect(judged('09:15-10:00', said, beside([theirs, other]))).toMatchObject({
        kind: 'put-back',
        because: {
          why: 'taken',
          appointmentIds: [],
          events: [{ start: other.start, end: other.end }],
        },
      });
    expect(judged('09:15-10:00', SQUEEZED, beside([theirs]))).toMatchObject({ kind: 'put-back' });
  });

  test('is held by every other rule of the counter', () => {
    expect(judged('09:00-09:30', SQUEEZED, { jobs, now: at('09:05') })).toMatchObject({ kind: 'put-back' });
  });
});

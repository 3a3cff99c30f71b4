import { describe, expect, test } from 'vitest';
import { agendaView } from '../../../src/output/appointments/agenda.ts';
import { appointmentJson } from '../../../src/output/appointments/appointment-json.ts';
import { themeOf } from '../../../src/output/form/theme.ts';
import type { Agenda } from '../../../src/usecases/day/read-agenda.ts';
import { appointment, at, NEW_YORK, NOW, PLAIN, span } from '../samples.ts';

const BO = { id: 2, name: 'Bo Lindqvist-Featherstone', phone: null, email: null, invite: null };
const ARRIVED = appointment({ id: 13, status: 'arrived', ...span('2026-11-23T09:30', '2026-11-23T10:00') });
const OWED = appointment({
  id: 14,
  customer: BO,
  ...span('2026-11-23T13:00', '2026-11-23T14:30'),
  vehicle: { id: 2, info: 'Ford F-150', plate: null },
  technician: { id: 1, name: 'Maria' },
  image: { ...appointment().image, status: 'pending' },
});
const HELD_OVER = appointment({ id: 9, status: 'arrived', ...span('2026-11-22T16:00', '2026-11-23T10:00') });

const MONDAY: Agenda['days'][number] = {
  date: '2026-11-23',
  closedReason: null,
  bays: [
    { bay: 'Bay 1', appointments: [appointment(), ARRIVED, OWED] },
    { bay: 'Bay 2', appointments: [] },
    { bay: 'Rack', appointments: [HELD_OVER] },
  ],
  busy: [],
};
const SUNDAY: Agenda['days'][number] = {
  date: '2026-11-29',
  closedReason: { kind: 'weekday', weekday: 'sunday' },
  bays: [{ bay: 'Bay 1', appointments: [] }],
  busy: [],
};
const AGENDA: Agenda = {
  zone: NEW_YORK,
  now: at('2026-11-23T09:10'),
  timeFormat: '24h',
  phoneRegion: 'US',
  days: [MONDAY],
};

test('a day bay by bay, late ones marked', () => {
  const view = agendaView(AGENDA);
  expect(view.text(PLAIN)).toMatchInlineSnapshot(`
    "Mon 23 Nov · today
    Bay 1
      09:00–09:30  #12  Oil change  Ana Pérez                  +1 212 555 0134  2018 Honda Civic  ABC1234         late 10 min
      09:30–10:00  #13  Oil change  Ana Pérez                  +1 212 555 0134  2018 Honda Civic  ABC1234         arrived
      13:00–14:30  #14  Oil change  Bo Lindqvist-Featherstone                   Ford F-150                 Maria  not synced
    Bay 2  no appointments
    Rack
      until 10:00  #9   Oil change  Ana Pérez                  +1 212 555 0134  2018 Honda Civic  ABC1234         arrived

    4 appointments, 1 late
    "
  `);
  expect(view.message).toBe('4 appointments on Monday 23 November, 1 late.');
});

const MARIA = { id: 1, name: 'Maria' };
const FULL: Agenda = {
  ...AGENDA,
  days: [
    {
      ...MONDAY,
      bays: [
        {
          bay: 'Bay 1',
          appointments: [
            appointment({ id: 100, technician: MARIA, ...span('2026-11-23T08:30', '2026-11-23T09:00') }),
            appointment({ id: 101, technician: MARIA, status: 'in_progress', mode: 'wait', keyTag: '7' }),
            appointment({ id: 102, technician: MARIA, status: 'completed' }),
            appointment({ id: 103, customer: BO, ...span('2026-11-23T11:00', '2026-11-23T12:00') }),
            appointment({
              id: 104,
              technician: MARIA,
              confirmedAt: NOW,
              ...span('2026-11-23T13:00', '2026-11-23T14:30'),
            }),
            appointment({
              id: 105,
              technician: { id: 2, name: 'Bartholomew Featherstonehaugh' },
              vehicle: { id: 3, info: '2019 Volkswagen Transporter', plate: 'KWV8155' },
              promisedAt: at('2026-11-23T17:00'),
              overbookReason: 'he waits',
              ...span('2026-11-23T14:30', '2026-11-23T16:00'),
            }),
          ],
        },
      ],
    },
  ],
};

test('where it is narrow, hours, phones and names are said shorter; the car goes first, then below what is needed whole', () => {
  const shown = [120, 80, 60, 40].map((columns) => {
    const text = agendaView(FULL).text(themeOf({ color: false, columns }));
    expect(Math.max(...text.split('\n').map((line) => line.length))).toBeLessThanOrEqual(columns);
    return `${columns} columns\n${text}`;
  });
  expect(shown.join('\n')).toMatchInlineSnapshot(`
    "120 columns
    Mon 23 Nov · today
    Bay 1
      08:30–09:00            #100  Oil cha…  Ana Pér…  212 555 0134  2018 Ho…  ABC1234  Maria                  late
      09:00–09:30            #101  Oil cha…  Ana Pér…  212 555 0134  2018 Ho…  ABC1234  Maria     wait, tag 7  working
      09:00–09:30            #102  Oil cha…  Ana Pér…  212 555 0134  2018 Ho…  ABC1234  Maria                  done
      11:00–12:00            #103  Oil cha…  Bo Lind…                2018 Ho…  ABC1234                         unconf.
      13:00–14:30            #104  Oil cha…  Ana Pér…  212 555 0134  2018 Ho…  ABC1234  Maria                  confirmed
      14:30–16:00  by 17:00  #105  Oil cha…  Ana Pér…  212 555 0134  2019 Vo…  KWV8155  Barthol…               unconf., over

    6 appointments, 1 late, 2 unconfirmed

    80 columns
    Mon 23 Nov · today
    Bay 1
      08:30–09:00  #100  Oil…   Ana P…  212 555 0134  ABC1234  Maria   late
      09:00–09:30  #101  Oil…   Ana P…  212 555 0134  ABC1234  Maria   working
        wait, tag 7
      09:00–09:30  #102  Oil…   Ana P…  212 555 0134  ABC1234  Maria   done
      11:00–12:00  #103  Oil…   Bo Li…                ABC1234          unconf.
      13:00–14:30  #104  Oil…   Ana P…  212 555 0134  ABC1234  Maria   confirmed
      14:30–16:00  #105  Oil…   Ana P…  212 555 0134  KWV8155  Barth…  unconf., over
        by 17:00

    6 appointments, 1 late, 2 unconfirmed

    60 columns
    Mon 23 Nov · today
    Bay 1
      08:30–09:00  #100  Oil c…  Ana Pé…  Maria    late
        212 555 0134
      09:00–09:30  #101  Oil c…  Ana Pé…  Maria    working
        wait, tag 7  212 555 0134
      09:00–09:30  #102  Oil c…  Ana Pé…  Maria    done
        212 555 0134
      11:00–12:00  #103  Oil c…  Bo Lin…           unconf.
      13:00–14:30  #104  Oil c…  Ana Pé…  Maria    confirmed
        212 555 0134
      14:30–16:00  #105  Oil c…  Ana Pé…  Bartho…  unconf., over
        by 17:00  212 555 0134

    6 appointments, 1 late, 2 unconfirmed

    40 columns
    Mon 23 Nov · today
    Bay 1
      08:30  #100  Oil…  Ana…  late
        212 555 0134
      09:00  #101  Oil…  Ana…  working
        wait, tag 7  212 555 0134
      09:00  #102  Oil…  Ana…  done
        212 555 0134
      11:00  #103  Oil…  Bo…   unconf.
      13:00  #104  Oil…  Ana…  confirmed
        212 555 0134
      14:30  #105  Oil…  Ana…  unconf., over
        by 17:00  212 555 0134

    6 appointments, 1 late, 2 unconfirmed
    "
  `);
});

test('how each visit stands is told in words, so that no colour is needed to tell', () => {
  const text = agendaView(FULL).text(themeOf({ color: false, columns: 80 }));
  for (const word of ['late', 'working', 'done', 'unconf.', 'confirmed', 'over'])
    expect(text).toContain(` ${word}`);
});

test('several days, closed ones with their reason', () => {
  const view = agendaView({ ...AGENDA, days: [MONDAY, SUNDAY] });
  expect(view.text(PLAIN)).toMatchInlineSnapshot(`
    "Mon 23 Nov · today
    Bay 1
      09:00–09:30  #12  Oil change  Ana Pérez                  +1 212 555 0134  2018 Honda Civic  ABC1234         late 10 min
      09:30–10:00  #13  Oil change  Ana Pérez                  +1 212 555 0134  2018 Honda Civic  ABC1234         arrived
      13:00–14:30  #14  Oil change  Bo Lindqvist-Featherstone                   Ford F-150                 Maria  not synced
    Bay 2  no appointments
    Rack
      until 10:00  #9   Oil change  Ana Pérez                  +1 212 555 0134  2018 Honda Civic  ABC1234         arrived

    Sun 29 Nov  closed on Sundays

    4 appointments, 1 late
    "
  `);
  expect(view.message).toBe('4 appointments from Monday 23 November to Sunday 29 November, 1 late.');
});

test('an empty day', () => {
  expect(agendaView({ ...AGENDA, days: [SUNDAY] }).message).toBe(
    '0 appointments on Sunday 29 November (closed on Sundays).',
  );
  expect(agendaView({ ...AGENDA, days: [] }).message).toBe('No day was asked for.');
});

test('long past, nobody counts the minutes', () => {
  const text = agendaView({ ...AGENDA, now: at('2026-11-25T09:00') }).text(PLAIN);
  expect(text.match(/late.*/g)).toEqual(['late', 'late, not synced', 'late']);
});

test('the agenda in JSON', () => {
  expect(agendaView({ ...AGENDA, days: [MONDAY, SUNDAY] }).data).toEqual({
    timezone: 'America/New_York',
    days: [
      {
        date: '2026-11-23',
        day_of_week: 'Monday',
        closed_reason: null,
        bays: [
          {
            bay: 'Bay 1',
            appointments: [appointment(), ARRIVED, OWED].map((one) => appointmentJson(one, NEW_YORK)),
          },
          { bay: 'Bay 2', appointments: [] },
          { bay: 'Rack', appointments: [appointmentJson(HELD_OVER, NEW_YORK)] },
        ],
        busy: [],
        count: 4,
      },
      {
        date: '2026-11-29',
        day_of_week: 'Sunday',
        closed_reason: 'closed on Sundays',
        bays: [{ bay: 'Bay 1', appointments: [] }],
        busy: [],
        count: 0,
      },
    ],
    count: 4,
  });
});

function open(date: string): Agenda['days'][number] {
  return { ...SUNDAY, date, closedReason: null };
}

describe('a week', () => {
  const WEEK: Agenda = {
    ...FULL,
    days: [
      {
        ...(FULL.days[0] as Agenda['days'][number]),
        busy: [
          {
            ...span('2026-11-23T10:00', '2026-11-23T11:00'),
            calendar: 'primary',
            kind: 'block',
            place: null,
            meetingUrl: null,
            title: 'Dentist',
            bays: ['Bay 1'],
            technicians: [],
          },
        ],
      },
      {
        date: '2026-11-24',
        closedReason: null,
        bays: [
          { bay: 'Bay 1', appointments: [] },
          {
            bay: 'Rack',
            appointments: [appointment({ id: 200, ...span('2026-11-24T09:00', '2026-11-24T10:00') })],
          },
        ],
        busy: [],
      },
      ...['2026-11-25', '2026-11-26', '2026-11-27', '2026-11-28'].map(open),
      SUNDAY,
    ],
  };
  const shownAt = (columns: number) => agendaView(WEEK, true).text(themeOf({ color: false, columns }));

  test('is a grid where there is room for one', () => {
    expect(shownAt(110)).toMatchInlineSnapshot(`
      "  Mon 23 Nov        Tue 24 Nov        Wed 25 Nov        Thu 26 Nov        Fri 27 Nov        Sat 28 Nov
      Bay 1
        08:30 Ana Pérez
        #100 late Oil c…
        09:00 Ana Pérez
        #101 working Oi…
        09:00 Ana Pérez
        #102 done Oil c…
        11:00 Bo Lindqv…
        #103 unconf. Oi…
        13:00 Ana Pérez
        #104 confirmed…
        14:30 Ana Pérez
        #105 unconf., o…
      Rack
                          09:00 Ana Pérez
                          #200 Oil change
      Others
        10:00 Dentist
      Sun 29 Nov  closed on Sundays

      7 appointments, 1 late, 2 unconfirmed
      "
    `);
    for (const columns of [100, 137, 200])
      expect(
        Math.max(
          ...shownAt(columns)
            .split('\n')
            .map((line) => line.length),
        ),
      ).toBeLessThanOrEqual(columns);
  });

  test('is a list on a narrow terminal, and in a pipe', () => {
    expect(shownAt(99)).toBe(agendaView(WEEK).text(themeOf({ color: false, columns: 99 })));
    expect(agendaView(WEEK, true).text(PLAIN)).toBe(agendaView(WEEK).text(PLAIN));
  });
});

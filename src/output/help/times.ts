import type { Block } from './prose.ts';

/** `bay help times`. What stands in front of a meaning is read as it stands: a test does so. */
export const TIMES: readonly Block[] = [
  { heading: 'Times' },
  'Wherever a time is asked for, write it as you would say it. It is on the clock of the shop, whatever that of this machine shows.',
  { heading: 'Days' },
  {
    terms: [
      ['today · tomorrow · tmr', 'these days'],
      ['tue · wednesday', 'the coming one, today included as long as its time is still to come'],
      ['next wednesday', 'asked about, or refused, where it could be two days'],
      ['next week · in 2 weeks · in 3 days', 'counted from today'],
      ['tuesday week · a week on friday', 'seven days after the coming one'],
      ['dec 24 · 24 december', 'the coming one'],
      ['2026-12-24', 'this very day: year, month, day'],
      ['12/24', 'as the country of the shop writes its dates; refused where that could be two days'],
    ],
  },
  { heading: 'A time of day beside the day, or alone for today' },
  {
    terms: [
      ['tue 9:30 · tomorrow 9am · fri 14:00', 'a day, and then the clock'],
      ['tue 2', 'two in the afternoon: nobody means two at night'],
      ['noon', 'twelve'],
      ['2026-12-24T09:00', 'for scripts'],
      ['2026-12-24T09:00-05:00', 'with the offset, an instant: on any clock the same'],
    ],
  },
  { heading: 'Limits: for slots, and for what book offers' },
  'fri before 11 · tomorrow afternoon · between 9 and 11 · by friday morning · not at 9 · any day but tuesday · tue or wed · first week of december: none of these is one moment. On a terminal book offers what is free then; elsewhere it names the first times that fit, and "first" or "ASAP" takes the first. In Spanish as well: mañana a las tres, antes de las once, cualquier día menos el martes, lo antes posible.',
  { heading: 'Moving: from where the visit stands' },
  {
    terms: [
      ['11:00', 'the same day, at eleven'],
      ['wed', 'Wednesday, at the same time'],
      ['+30 · -1h · +1w', 'later or earlier by as much'],
      ['next week · same time next week', 'a week later'],
    ],
  },
  { heading: 'Lengths' },
  { terms: [['90 · 90 min · 1h30 · 1.5 hours · 3h', 'minutes alone, or hours']] },
  'A time that is past is never meant: at 9:20, 8:30 is refused, and tomorrow 8:30 is named. A time that the clocks jump over in spring is refused; one that comes twice in autumn is asked for with its offset.',
];

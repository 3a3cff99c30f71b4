import { ALL_SETTINGS, type ShopSetting } from '../../domain/shop-settings.ts';
import { capitalised } from '../form/moments.ts';
import type { Block } from './prose.ts';

/** What each of the single settings is for; those that are not here have it beside them in the file. */
const FOR: Readonly<Record<string, string>> = {
  slot_step_minutes: 'how far apart the starts are that are offered',
  lead_time_minutes: 'how long ahead a visit must be booked',
  horizon_days: 'how far ahead',
  time_format: 'how times are shown; region: as they are written where its phones are at home',
  event_title: 'whether the event in the calendar names service and customer, or the number alone',
  wall_names:
    'how the wall page calls customers: Ana P., the whole name, the car alone, or, with title, Ana P. unless event_title is minimal',
  invite_customers: 'whether customers with an e-mail address are invited',
  check_availability: 'whether what others have in a calendar takes the time of its bay or technician',
  others_events:
    "what is kept of others' events besides when they are: no more, their titles, or also place and link of the meeting",
  meeting_hosts: 'where the shop holds meetings of its own; Meet, Zoom, Teams and the like are known',
  create_events: 'whether calendars show the visits',
  default_duration_minutes: 'how long a visit is that an agent books without a service',
  on_unavailable: 'whether a booking stands that the calendar cannot be told of yet',
};

const OTHERWISE = ALL_SETTINGS.map(
  ([, setting]) => [`${setting.key}: ${initialText(setting)}`, meaningOf(setting)] as const,
);

function initialText({ kind, initially }: ShopSetting): string {
  return kind === 'hosts' ? `[${initially.join(', ')}]` : String(initially);
}

function mayBe(setting: ShopSetting): string {
  if (setting.kind === 'whole') return `${setting.least} to ${setting.most}`;
  if (setting.kind === 'flag') return 'true or false';
  return setting.kind === 'hosts' ? 'names like meet.example.com or *.example.com' : setting.of.join(' or ');
}

function meaningOf(setting: ShopSetting): string {
  const may = mayBe(setting);
  const what = FOR[setting.key] ?? setting.comment ?? '';
  return what === '' ? capitalised(may) : `${what}: ${may}`;
}

/** `bay help shop-file`. Its entries together are a file that is taken: a test does so. */
export const SHOP_FILE: readonly Block[] = [
  { heading: 'The shop file' },
  'All rules of the shop in one file (YAML). It stands for the whole shop: what is not in it is as in a new shop. Every fault is named with its line, and then nothing is changed.',
  {
    terms: [
      ['bay shop export > shop.yaml', 'writes it'],
      ['bay shop import shop.yaml', 'takes it'],
      ['bay shop edit', 'both at once, in your editor'],
      ['bay shop set hours.saturday 08:00-12:00', 'one setting'],
    ],
  },
  { heading: 'The shop' },
  {
    terms: [
      ['name: Main Street Garage', 'what it is called'],
      ['timezone: America/New_York', "its zone, by a city's name"],
      ['phone_region: US', 'the country whose phones need no country code'],
      ['phone_area: "212"', 'what goes before phones that are given without an area code; may be left out'],
      ['holidays: US-NY', 'whose holidays are proposed as closures; bay shop holidays writes it'],
      [
        'calendar: local',
        'local (also native) or google (also google_calendar); left out, it stays what it is',
      ],
      ...OTHERWISE,
    ],
  },
  { heading: 'hours: the seven days, each with its ranges' },
  'An empty list is a day that is closed; 24:00 is midnight. Two ranges leave a gap between them.',
  {
    lines: [
      'hours:',
      '  monday: ["08:00-12:00", "13:00-17:00"]',
      '  tuesday: ["08:00-17:00"]',
      '  wednesday: ["08:00-17:00"]',
      '  thursday: ["08:00-17:00"]',
      '  friday: ["08:00-17:00"]',
      '  saturday: ["09:00-15:00"]',
      '  sunday: []',
    ],
  },
  { heading: 'breaks: every open day, or the days that are named' },
  {
    lines: [
      'breaks:',
      '  - {name: lunch, from: "12:00", to: "13:00"}',
      '  - name: meeting',
      '    from: "08:00"',
      '    to: "08:30"',
      '    days: [monday]',
    ],
  },
  { heading: 'closures: a day, days in a row, or hours' },
  {
    lines: [
      'closures:',
      '  - {name: Christmas, date: 2026-12-25}',
      '  - name: Summer break',
      '    from_date: 2027-07-05',
      '    to_date: 2027-07-09',
      '  - name: Inventory',
      '    date: 2026-12-31',
      '    from: "12:00"',
      '    to: "17:00"',
    ],
  },
  { heading: 'special_hours: other hours on one date' },
  'Instead of those of its weekday; an empty list is a day that is closed.',
  {
    lines: ['special_hours:', '  2026-12-19: ["08:00-17:00"]'],
  },
  { heading: 'services: at least one' },
  'buffer_minutes is time after the job in which its bay stays empty. After interval_months a car is due again: whoever looks the customer up is told. skills are those that its technician and its bay must have.',
  {
    lines: [
      'services:',
      '  - type: oil_change',
      '    name: Oil change',
      '    minutes: 30',
      '    interval_months: 6',
      '  - type: alignment',
      '    name: Wheel alignment',
      '    minutes: 60',
      '    buffer_minutes: 10',
      '    skills: [alignment]',
    ],
  },
  { heading: 'bays: at least one' },
  "capacity is for how many cars at a time. hours are those of this bay alone, never longer than the shop is open; on days that are not named those of the shop hold. away is when it cannot be used: a date, or from_date and to_date, with from and to for hours of a day, and a reason. calendar is the one that shows its visits and has others' events; primary is the main one of the sign-in. check_availability and create_events are as for the shop unless they are said here. In a bay that creates no events no visit is shown anywhere.",
  {
    lines: [
      'bays:',
      '  - {name: Bay 1, calendar: primary}',
      '  - name: Rack',
      '    capacity: 1',
      '    skills: [alignment]',
      '    calendar: primary',
      '    away:',
      '      - {date: 2026-12-03, reason: lift inspection}',
    ],
  },
  { heading: 'technicians: none, or all of them' },
  'When there are any, a job needs a free one who has its skills. Keys as for bays; a calendar of their own may be left out. bay off and bay back write away, bay open and bay close write special_hours and closures.',
  {
    lines: [
      'technicians:',
      '  - {name: Joe}',
      '  - name: Maria',
      '    skills: [alignment]',
      '    hours:',
      '      monday: ["08:00-16:00"]',
      '      friday: ["08:00-12:00"]',
    ],
  },
  { heading: 'modes: how many visits of a kind there may be' },
  'per_hour counts those that begin in the same hour of the clock, per_day those of a day. The kinds are wait, drop_off, tow_in, night_drop and loaner; those that are not named are not limited.',
  {
    lines: ['modes:', '  - {name: wait, per_hour: 2, per_day: 12}', '  - {name: loaner, per_day: 3}'],
  },
  { heading: 'One setting at a time' },
  {
    terms: [
      ['bay shop set slot_step_minutes 15', 'a single value'],
      ['bay shop set services.oil_change.minutes 45', 'one of an entry: by its name or type'],
      ['bay shop set technicians.Maria.skills "[brakes, alignment]"', 'a list'],
      ['bay shop set technicians.+ "{name: Sam}"', 'a new entry'],
      ['bay shop set closures.snow "{name: Snow, date: 2026-11-27}"', 'one more closure'],
      ['bay shop unset closures.Snow', 'takes it away again'],
      ['bay shop set modes.wait "{per_hour: 2}"', 'two customers an hour may wait'],
    ],
  },
];

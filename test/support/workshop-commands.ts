/**
 * Every command that writes, as it can succeed once after `TWO_VISITS` in a folder with `WRITTEN_FILES`, and another
 * request of the same command.
 */
export const WRITING_COMMANDS = [
  {
    line: 'book --customer 1 --service battery --at 2026-11-24T09:00',
    other: 'book --customer 1 --service battery --at 2026-11-24T10:00',
  },
  {
    line: 'book --name Cy --phone 9175550100 --make Kia --service oil --at "wed 9:00"',
    other: 'book --name Cy --phone 9175550100 --make Kia --service oil --at "wed 11:00"',
  },
  { line: 'reschedule 1 --to 2026-11-24T11:00', other: 'reschedule 1 --to 2026-11-24T13:00' },
  { line: 'waitlist add 0134 battery mornings', other: 'waitlist add 0134 battery afternoons' },
  { line: 'cancel 2 --reason other', other: 'cancel 2 --reason vehicle_sold' },
  { line: 'arrive 1 wait 15:30', other: 'arrive 1 drop 15:30' },
  { line: 'start 1', other: 'start 2' },
  { line: 'done 1', other: 'done 2' },
  { line: 'no-show 1 --yes', other: 'no-show 2 --yes' },
  { line: 'confirm 1', other: 'confirm 2' },
  { line: 'edit 1 --service inspection --notes squeaks', other: 'edit 1 --mode wait --promise 16:00' },
  { line: 'customers add --name Dee', other: 'customers add --name Eve' },
  { line: 'customers edit 1 --notes coffee', other: 'customers edit 1 --notes tea' },
  { line: 'customers import list.csv', other: 'customers import other.csv' },
  { line: 'vehicles add --customer 1 --make Kia', other: 'vehicles add --customer 1 --make Seat' },
  { line: 'vehicles edit 1 --notes red', other: 'vehicles edit 1 --notes blue' },
  { line: 'shop set horizon_days 30', other: 'shop set horizon_days 31' },
  { line: 'shop set "bays.Bay 1.name" Lift', other: 'shop set "bays.Bay 1.name" Pit' },
  { line: 'shop import shop.yaml', other: 'shop import other.yaml' },
  { line: 'calendar import busy.ics', other: 'calendar import other.ics' },
  { line: 'undo --entry 8', other: 'undo --entry 7' },
] as const;

const SHOP = `name: Other Garage
timezone: America/New_York
hours: {monday: ["09:00-17:00"], tuesday: ["09:00-17:00"], wednesday: [], thursday: [], friday: [], saturday: [], sunday: []}
services:
  - {type: oil_change, name: Oil change, minutes: 30}
  - {type: brake_service, name: Brake service, minutes: 60}
bays:
  - {name: Bay 1, calendar: primary}
`;

/** Another program's calendar: a dentist on Monday 23 November 2026, two to three in New York. */
export const DENTIST_AT_TWO = `BEGIN:VCALENDAR
VERSION:2.0
PRODID:-//elsewhere//EN
BEGIN:VEVENT
UID:dentist@elsewhere
DTSTAMP:20261101T000000Z
SUMMARY:Dentist
DTSTART:20261123T190000Z
DTEND:20261123T200000Z
END:VEVENT
END:VCALENDAR
`;

export const WRITTEN_FILES: Readonly<Record<string, string>> = {
  'list.csv': 'Name,Phone\nFay,646 555 0111\n',
  'other.csv': 'Name,Phone\nGus,646 555 0112\n',
  'shop.yaml': SHOP,
  'other.yaml': SHOP.replace('Other Garage', 'Third Garage'),
  'busy.ics': DENTIST_AT_TWO,
  'other.ics': DENTIST_AT_TWO.replace('Dentist', 'Doctor'),
};

/** Every command that only reads, after `TWO_VISITS`. */
export const READING_COMMANDS = [
  'slots',
  'hours',
  'agenda',
  'today',
  'calls today',
  'print --text',
  'rehearse',
  'show 1',
  'find ana',
  'history',
  'audit 1',
  'audit ana',
  'queue list',
  'waitlist',
  'customers list',
  'customers show 1',
  'customers appointments 1',
  'vehicles list',
  'vehicles show 1',
  'shop',
  'shop show',
  'shop export',
  'calendar list',
  'metrics',
  'metrics --prometheus',
  'doctor',
  'completion bash',
  'help',
  'help exit-codes',
  'help book',
] as const;

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { defaultShop } from '../../../src/domain/default-shop.ts';
import { dateOfWall, WEEKDAYS } from '../../../src/domain/local-date.ts';
import type { Absence, MinuteRange, OwnHours, ShopRules, WeeklyHours } from '../../../src/domain/shop.ts';
import { VISIT_MODES } from '../../../src/domain/visit-mode.ts';
import { failureOf } from '../../../src/failure.ts';
import { readShopFile } from '../../../src/files/shop/shop-file.ts';
import { writeShopFile } from '../../../src/files/shop/write-shop-file.ts';

const isZone = (name: string) => name === 'America/New_York' || name === 'Europe/Berlin';
const read = (text: string) => readShopFile(text, { file: 'shop.yaml', isZone });

function problemsOf(text: string): string[] {
  try {
    read(text);
  } catch (thrown) {
    const failure = failureOf(thrown, 'file-invalid');
    if (failure === null) throw thrown;
    return failure.problems.map(({ line, problem }) =>
      line === null ? problem : `line ${line}: ${problem}`,
    );
  }
  return [];
}

const EXAMPLE = `name: Main Street Garage
timezone: America/New_York
phone_region: US
hours:                       # local wall time
  monday: ["09:00-17:00"]
  tuesday: ["09:00-12:00", "13:00-24:00"]
  wednesday: ["09:00-17:00"]
  thursday: ["09:00-17:00"]
  friday: ["09:00-17:00"]
  saturday: ["09:00-15:00"]
  sunday: []
breaks:
  - {name: lunch, from: "12:00", to: 13:00}
  - {name: tidy up, from: 12:30, to: 13:30, days: [monday, Friday]}
closures:
  - {name: Christmas, date: 2026-12-25}
  - {name: Inventory, date: "2026-12-31", from: "12:00", to: "17:00"}
  - {name: Summer break, from_date: 2027-07-05, to_date: 2027-07-09}
slot_step_minutes: 15
lead_time_minutes: 60
horizon_days: 30
event_title: minimal
invite_customers: false
on_unavailable: refuse
services:
  - {type: oil_change, name: Oil change, minutes: 30, buffer_minutes: 5, skills: [oil]}
bays:
  - {name: Bay 1, capacity: 2, calendar: primary, away: [{date: 2026-12-28, from: "13:00", to: "24:00", reason: lift broken}]}
technicians:
  - {name: Maria, skills: [oil, brakes], hours: {monday: ["10:00-14:00"]}}
phone_area: 212
keep_answers_days: 7
special_hours:
  2026-11-28: 08:00-18:00
  2026-11-22: ["10:00-12:00"]
modes:
  - {name: wait, per_hour: 2, per_day: 12}
  - {name: loaner, per_day: 3}
wall_names: car
others_events: details
meeting_hosts: [meet.garage.example]
`;

test.each(['\r', '\r\n'])('a shop file is read with any line ends: %j', (end) => {
  expect(read(EXAMPLE.replaceAll('\n', end))).toEqual(read(EXAMPLE));
  expect(problemsOf(`name: G${end}nonsense: 1${end}`)).toContain(
    'line 2: nonsense: is not a setting of the shop file',
  );
});

const LINES = EXAMPLE.split('\n').length - 1;
const AREA_LINE = EXAMPLE.slice(0, EXAMPLE.indexOf('phone_area')).split('\n').length;

const nineToFive = [{ from: 540, to: 1020 }];

describe('reading', () => {
  test('the whole file', () => {
    expect(read(EXAMPLE)).toEqual({
      name: 'Main Street Garage',
      timezone: 'America/New_York',
      phoneRegion: 'US',
      phoneArea: '212',
      holidays: null,
      hours: {
        monday: nineToFive,
        tuesday: [
          { from: 540, to: 720 },
          { from: 780, to: 1440 },
        ],
        wednesday: nineToFive,
        thursday: nineToFive,
        friday: nineToFive,
        saturday: [{ from: 540, to: 900 }],
        sunday: [],
      },
      specialHours: [
        { date: '2026-11-22', ranges: [{ from: 600, to: 720 }] },
        { date: '2026-11-28', ranges: [{ from: 480, to: 1080 }] },
      ],
      breaks: [
        { name: 'lunch', from: 720, to: 780, days: null },
        { name: 'tidy up', from: 750, to: 810, days: ['monday', 'friday'] },
      ],
      closures: [
        { name: 'Christmas', fromDate: '2026-12-25', toDate: '2026-12-25', hours: null },
        { name: 'Inventory', fromDate: '2026-12-31', toDate: '2026-12-31', hours: { from: 720, to: 1020 } },
        { name: 'Summer break', fromDate: '2027-07-05', toDate: '2027-07-09', hours: null },
      ],
      slotStepMinutes: 15,
      leadTimeMinutes: 60,
      timeFormat: 'region',
      horizonDays: 30,
      eventTitle: 'minimal',
      wallNames: 'car',
      othersEvents: 'details',
      meetingHosts: ['meet.garage.example'],
      inviteCustomers: false,
      checkAvailability: true,
      createEvents: true,
      defaultDurationMinutes: 60,
      onUnavailable: 'refuse',
      keepAnswersDays: 7,
      calendar: null,
      services: [
        {
          type: 'oil_change',
          name: 'Oil change',
          minutes: 30,
          bufferMinutes: 5,
          intervalMonths: null,
          skills: ['oil'],
        },
      ],
      bays: [
        {
          name: 'Bay 1',
          capacity: 2,
          calendar: 'primary',
          hours: null,
          away: [
            {
              fromDate: '2026-12-28',
              toDate: '2026-12-28',
              hours: { from: 780, to: 1440 },
              reason: 'lift broken',
            },
          ],
          skills: [],
        },
      ],
      technicians: [
        {
          name: 'Maria',
          capacity: 1,
          calendar: null,
          skills: ['oil', 'brakes'],
          hours: {
            monday: [{ from: 600, to: 840 }],
            tuesday: null,
            wednesday: null,
            thursday: null,
            friday: null,
            saturday: null,
            sunday: null,
          },
          away: [],
        },
      ],
      modes: [
        { mode: 'wait', perHour: 2, perDay: 12 },
        { mode: 'loaner', perHour: null, perDay: 3 },
      ],
    });
  });

  test('what a short file leaves out is as in a new shop, without its lunch', () => {
    const hours = WEEKDAYS.map((day) => `  ${day}: 09:00-17:00`).join('\n');
    const text = `name: A\ntimezone: Europe/Berlin\nhours:\n${hours}\nservices: [{type: oil, name: Oil, minutes: 30}]\nbays: [{name: B}]\n`;
    const rules = read(text);
    const standard = defaultShop('Europe/Berlin');
    expect(rules).toMatchObject({
      breaks: [],
      closures: [],
      technicians: [],
      phoneRegion: standard.phoneRegion,
      phoneArea: null,
      holidays: null,
      slotStepMinutes: standard.slotStepMinutes,
      leadTimeMinutes: standard.leadTimeMinutes,
      horizonDays: standard.horizonDays,
      keepAnswersDays: standard.keepAnswersDays,
      eventTitle: standard.eventTitle,
      wallNames: standard.wallNames,
      othersEvents: standard.othersEvents,
      meetingHosts: standard.meetingHosts,
      inviteCustomers: standard.inviteCustomers,
      onUnavailable: standard.onUnavailable,
      bays: [{ name: 'B', capacity: 1, calendar: 'primary' }],
    });
    expect(rules.hours.sunday).toEqual(nineToFive);
  });

  test('every problem of a bad file, with its line', () => {
    const text = EXAMPLE.replace('name: Main Street Garage', 'name: 12')
      .replace('America/New_York', 'Mars/Base')
      .replace('["09:00-15:00"]', '9-15')
      .replace('"13:00-24:00"', '"11:00-24:00"')
      .replace('sunday: []', 'sunday: ["24:00-25:00", "17:00-09:00"]')
      .replace('to: 13:00', 'to: 11:00')
      .replace('Friday', 'Fridey')
      .replace('2026-12-25', '2026-02-30')
      .replace('to_date: 2027-07-09', 'to_date: 2027-07-01')
      .replace('horizon_days: 30', 'horizon_dayz: 30')
      .replace('event_title: minimal', 'event_title: short')
      .replace('invite_customers: false', 'invite_customers: yes')
      .replace('buffer_minutes: 5', 'buffer_minutes: 1.5')
      .replace('capacity: 2', 'capacity: 0')
      .replace('name: Maria', 'name: Bay 1');
    expect(problemsOf(text)).toEqual([
      'line 1: name: 12 must stand in quotes to be a name',
      'line 2: timezone: "Mars/Base" is not a time zone like America/New_York',
      'line 6: hours.tuesday: 09:00-12:00 and 11:00-24:00 overlap',
      'line 10: hours.saturday: "9-15" is not a range like "09:00-15:00"',
      'line 11: hours.sunday: "24:00-25:00" is not a range like "09:00-15:00"',
      'line 11: hours.sunday: "17:00" to "09:00" ends before it begins; a night is written as two days, the first until 24:00',
      'line 13: breaks.lunch: "12:00" to "11:00" ends before it begins; a night is written as two days, the first until 24:00',
      'line 14: breaks.tidy up.days: "Fridey" is not a weekday like monday',
      'line 16: closures.Christmas.date: there is no 2026-02-30 in the calendar from 1970 to 2099',
      'line 18: closures.Summer break: ends on 2027-07-01, before it begins on 2027-07-05',
      'line 21: horizon_dayz: is not a setting of the shop file; did you mean horizon_days?',
      'line 22: event_title: "short" is not "full" or "minimal"',
      'line 23: invite_customers: "yes" is not true or false',
      'line 26: services.oil_change.buffer_minutes: 1.5 is not a whole number from 0 to 720',
      'line 28: bays.Bay 1.capacity: 0 is not a whole number from 1 to 1000',
      'line 30: technicians: "Bay 1" is already the name of one of the bays',
    ]);
  });

  test.each([
    { name: 'an empty file', text: '', problems: ['the file is empty'] },
    {
      name: 'text that is no YAML',
      text: 'name: [\n',
      problems: [
        'line 2: this is not YAML: Flow sequence in block collection must be sufficiently indented and end with a ]',
      ],
    },
    {
      name: 'a key twice',
      text: 'name: a\nname: b\n',
      problems: ['line 2: this is not YAML: Map keys must be unique'],
    },
    {
      name: 'a reference to nothing',
      text: 'name: *nobody\n',
      problems: ['this is not YAML: Unresolved alias (the anchor must be set before the alias): nobody'],
    },
    {
      name: 'a second document',
      text: `${EXAMPLE}---\nname: Other Garage\n`,
      problems: [`line ${LINES + 1}: a second document begins here; a shop file is one`],
    },
    {
      name: 'a second document behind the end of the first',
      text: `${EXAMPLE}...\nname: Other Garage\n`,
      problems: [`line ${LINES + 2}: a second document begins here; a shop file is one`],
    },
    {
      name: 'tags that some other program would replace',
      text: EXAMPLE.replace('name: Main', 'name: !env Main').replace(': 15', ': !!float 15'),
      problems: ['line 1: the tag !env means nothing here', 'line 19: the tag !!float means nothing here'],
    },
    {
      name: 'a directive that nobody knows',
      text: `%SHOP 2\n---\n${EXAMPLE}`,
      problems: ['line 1: this is not YAML: Unknown directive %SHOP'],
    },
    {
      name: 'another kind of document',
      text: '- 1\n',
      problems: ['line 1: a list is not a shop file, a list of settings like "name: Main Street Garage"'],
    },
    ...[
      { area: '21', problem: '"21" is not three digits' },
      { area: '911', problem: "911 is a service's number and no area code" },
      { area: '"012"', problem: 'no area code begins with 0' },
      { area: 'downtown', problem: '"downtown" is not an area code like "212"' },
    ].map(({ area, problem }) => ({
      name: `the area code ${area}`,
      text: EXAMPLE.replace('phone_area: 212', `phone_area: ${area}`),
      problems: [`line ${AREA_LINE}: phone_area: ${problem}`],
    })),
    {
      name: 'nothing of what must be there',
      text: 'phone_region: USA\n',
      problems: [
        'line 1: name: is missing',
        'line 1: timezone: is missing',
        'line 1: phone_region: "USA" is not the two letters of a country, like US',
        'line 1: hours: is missing',
        'line 1: services: is missing',
        'line 1: bays: is missing',
      ],
    },
  ])('$name', ({ text, problems }) => {
    expect(problemsOf(text)).toEqual(problems);
  });

  test.each([
    [
      'sunday: []',
      'line 11: hours.sunday: nothing is not a list of ranges like ["09:00-15:00"] (an empty list is closed)',
      'sunday:',
    ],
    ['  sunday: []\n', 'line 4: hours.sunday: is missing', ''],
    [
      'type: oil_change',
      'line 26: services.Oil Change.type: "Oil Change" is not a service type like oil_change (small letters, digits and _)',
      'type: Oil Change',
    ],
    ['minutes: 30, ', 'line 26: services.oil_change.minutes: is missing', ''],
    [
      'date: 2026-12-25',
      'line 16: closures.Christmas: needs either date, or from_date and to_date',
      'from_date: 2026-12-25',
    ],
    [
      'from: "12:00", to: "17:00"',
      'line 17: closures.Inventory: needs both from and to, or neither',
      'from: "12:00"',
    ],
    [
      'slot_step_minutes: 15',
      'line 19: slot_step_minutes: "often" is not a whole number from 1 to 1440',
      'slot_step_minutes: often',
    ],
    [
      'skills: [oil, brakes]',
      'line 30: technicians.Maria.skils: is not a setting of the shop file; did you mean skills?',
      'skils: [oil]',
    ],
    ['name: lunch', 'line 13: breaks.1.name: is empty', 'name: " "'],
    ['{name: loaner, per_day: 3}', 'line 38: modes.loaner: needs per_hour or per_day', '{name: loaner}'],
    ['loaner, per_day', 'line 38: modes: "wait" is already the name of one of the modes', 'wait, per_day'],
    [
      'per_hour: 2',
      'line 37: modes.wait.perhour: is not a setting of the shop file; did you mean per_hour?',
      'perhour: 2',
    ],
    [
      'days: [monday, Friday]',
      'line 14: breaks.tidy up: days is an empty list; without days it is every day',
      'days: []',
    ],
  ])('%s changed gives: %s', (from, problem, to) => {
    expect(EXAMPLE).toContain(from);
    expect(problemsOf(EXAMPLE.replace(from, to))).toEqual([problem]);
  });

  test('dates and times mean the same in a file of the older YAML', () => {
    expect(read(`%YAML 1.1\n---\n${EXAMPLE}`)).toEqual(read(EXAMPLE));
  });
});

const text = fc
  .oneof(
    fc.string({ minLength: 1, maxLength: 40, unit: 'grapheme' }),
    fc.constantFrom(
      'true',
      'null',
      '12',
      '1e3',
      '2026-12-25',
      'a: b',
      '# no',
      '- x',
      '"q"',
      "it's",
      'é ü',
      '{',
      'off',
      '~',
      'a #b',
      '!t',
      '&a',
    ),
  )
  .map((value) => value.replaceAll(/[\p{Cc}\p{Cs}\u2028\u2029]/gu, '').trim())
  .filter((value) => value !== '');
const minuteRange = fc
  .tuple(fc.nat(1439), fc.integer({ min: 1, max: 1440 }))
  .filter(([from, to]) => from < to)
  .map(([from, to]): MinuteRange => ({ from, to }));
const dayRanges = fc
  .uniqueArray(fc.nat(1440), { maxLength: 6 })
  .map((minutes) => [...minutes].sort((a, b) => a - b))
  .map((minutes) =>
    Array.from(
      { length: Math.floor(minutes.length / 2) },
      (_, at): MinuteRange => ({
        from: minutes[2 * at] as number,
        to: minutes[2 * at + 1] as number,
      }),
    ),
  );
const hours: fc.Arbitrary<WeeklyHours> = fc.record({
  monday: dayRanges,
  tuesday: dayRanges,
  wednesday: dayRanges,
  thursday: dayRanges,
  friday: dayRanges,
  saturday: dayRanges,
  sunday: dayRanges,
});
const day = fc.integer({ min: 0, max: 47_481 }).map((number) => dateOfWall(number * 86_400_000));
const ownHours: fc.Arbitrary<OwnHours> = fc
  .tuple(hours, fc.subarray([...WEEKDAYS], { maxLength: 6 }))
  .map(([own, kept]) => Object.assign({}, own, Object.fromEntries(kept.map((one) => [one, null]))));
const absence = fc
  .record({ dates: fc.tuple(day, day), hours: fc.option(minuteRange), reason: fc.option(text) })
  .map(({ dates, hours, reason }): Absence => {
    const [fromDate, toDate] = [...dates].sort() as [string, string];
    return { fromDate, toDate, hours, reason };
  });
const specialHours = fc
  .uniqueArray(fc.record({ date: day, ranges: dayRanges.filter(({ length }) => length > 0) }), {
    maxLength: 3,
    selector: ({ date }) => date,
  })
  .map((dates) => dates.sort((a, b) => (a.date < b.date ? -1 : 1)));
const skills = fc.array(text, { maxLength: 3 });
const crew = {
  capacity: fc.integer({ min: 1, max: 1000 }),
  hours: fc.option(ownHours),
  away: fc.array(absence, { maxLength: 2 }),
  skills,
};
/** Some say what their calendar is used for. */
const used = <Entry extends object>(entry: fc.Arbitrary<Entry>) =>
  fc
    .tuple(
      entry,
      fc.constantFrom({}, { checkAvailability: false }, { createEvents: false, checkAvailability: true }),
    )
    .map(([one, use]) => Object.assign(one, use));
const most = fc.option(fc.integer({ min: 1, max: 1000 }));
const rules: fc.Arbitrary<ShopRules> = fc
  .record({
    name: text,
    timezone: fc.constantFrom('America/New_York', 'Europe/Berlin'),
    phoneRegion: fc.constantFrom('US', 'DE', 'NO'),
    phoneArea: fc.constantFrom(null, '212', '646'),
    holidays: fc.constantFrom(null, 'US', 'US-NY', 'ES-CN-TE'),
    timeFormat: fc.constantFrom('region', '12h', '24h'),
    hours,
    specialHours,
    breaks: fc.array(
      fc.record({
        name: text,
        range: minuteRange,
        days: fc.option(fc.uniqueArray(fc.constantFrom(...WEEKDAYS), { minLength: 1 })),
      }),
      { maxLength: 3 },
    ),
    closures: fc.array(fc.record({ name: text, dates: fc.tuple(day, day), hours: fc.option(minuteRange) }), {
      maxLength: 3,
    }),
    slotStepMinutes: fc.integer({ min: 1, max: 1440 }),
    leadTimeMinutes: fc.integer({ min: 0, max: 525_600 }),
    horizonDays: fc.integer({ min: 1, max: 730 }),
    keepAnswersDays: fc.integer({ min: 1, max: 365 }),
    eventTitle: fc.constantFrom('full' as const, 'minimal' as const),
    othersEvents: fc.constantFrom('times' as const, 'titles' as const, 'details' as const),
    meetingHosts: fc.subarray(['meet.garage.example', '*.video.example']),
    wallNames: fc.constantFrom('title' as const, 'short' as const, 'full' as const, 'car' as const),
    inviteCustomers: fc.boolean(),
    checkAvailability: fc.boolean(),
    createEvents: fc.boolean(),
    defaultDurationMinutes: fc.integer({ min: 1, max: 1440 }),
    onUnavailable: fc.constantFrom('keep' as const, 'refuse' as const),
    calendar: fc.constantFrom('local' as const, 'google' as const, null),
    services: fc.uniqueArray(
      fc.record({
        type: fc.stringMatching(/^[a-z][a-z0-9]{0,5}(_[a-z0-9]{1,5}){0,2}$/),
        name: text,
        minutes: fc.integer({ min: 1, max: 1440 }),
        bufferMinutes: fc.integer({ min: 0, max: 720 }),
        intervalMonths: fc.option(fc.integer({ min: 1, max: 120 }), { nil: null }),
        skills,
      }),
      { minLength: 1, maxLength: 3, selector: ({ type }) => type },
    ),
    bays: fc.uniqueArray(used(fc.record({ name: text, calendar: text, ...crew })), {
      minLength: 1,
      maxLength: 3,
      selector: ({ name }) => name,
    }),
    technicians: fc.uniqueArray(used(fc.record({ name: text, calendar: fc.option(text), ...crew })), {
      maxLength: 3,
      selector: ({ name }) => name,
    }),
    modes: fc.uniqueArray(
      fc
        .record({ mode: fc.constantFrom(...VISIT_MODES), perHour: most, perDay: most })
        .filter(({ perHour, perDay }) => perHour !== null || perDay !== null),
      { maxLength: 3, selector: ({ mode }) => mode },
    ),
  })
  .map(({ breaks, closures, technicians, ...rest }) =>
    Object.assign(rest, {
      breaks: breaks.map(({ name, range, days }) => ({ name, from: range.from, to: range.to, days })),
      closures: closures.map(({ name, dates, hours }) => {
        const [fromDate, toDate] = [...dates].sort() as [string, string];
        return { name, fromDate, toDate, hours };
      }),
      technicians: technicians.filter(({ name }) => !rest.bays.some((bay) => bay.name === name)),
    }),
  );

const withIntegrations = (text: string) => read(`${EXAMPLE}integrations: ${text}\n`);

describe('the settings as booking services of agents keep them', () => {
  test('are the shop’s own', () => {
    const said =
      '{enabled: true, check_availability: false, create_events: false, default_duration_minutes: 45}';
    expect(withIntegrations(`{provider: google_calendar, providers: {google_calendar: ${said}}}`)).toEqual({
      ...read(EXAMPLE),
      calendar: 'google',
      checkAvailability: false,
      createEvents: false,
      defaultDurationMinutes: 45,
    });
  });

  test.each([
    { said: '{provider: native}', calendar: 'local' },
    {
      said: '{provider: google_calendar, providers: {google_calendar: {enabled: false}}}',
      calendar: 'local',
    },
    { said: '{providers: {google_calendar: {enabled: true}}}', calendar: null },
    { said: '{providers: {google_calendar: {enabled: false}}}', calendar: 'local' },
    { said: '{provider: native, providers: null}\ncalendar: native', calendar: 'local' },
    { said: '{provider: google}\ncalendar: google_calendar', calendar: 'google' },
  ])('$said: the calendar is $calendar', ({ said, calendar }) => {
    expect(withIntegrations(said).calendar).toBe(calendar);
  });

  test.each([
    {
      said: '{provider: outlook}',
      problem: /integrations.provider: "outlook" is not "local" or "native" or/,
    },
    {
      said: '{providers: {google_calendar: {create_event: true}}}',
      problem: /create_event: is not a setting .*create_events/,
    },
    {
      said: '{providers: {google_calendar: {enabled: maybe}}}',
      problem: /enabled: "maybe" is not true or false/,
    },
    {
      said: '{provider: native}\ncalendar: google',
      problem: /calendar is "google", and its integrations say local/,
    },
    { said: 'native', problem: /integrations: "native" is not a group like/ },
  ])('$said is refused', ({ said, problem }) => {
    expect(problemsOf(`${EXAMPLE}integrations: ${said}\n`).join()).toMatch(problem);
  });
});

describe('writing', () => {
  test('a new shop looks like the example', () => {
    expect(writeShopFile(defaultShop('America/New_York'))).toMatchInlineSnapshot(`
      "name: My Garage
      timezone: America/New_York
      phone_region: US
      hours:                       # local wall time; several ranges a day are allowed; an empty list is closed; 24:00 is midnight
        monday: ["09:00-17:00"]
        tuesday: ["09:00-17:00"]
        wednesday: ["09:00-17:00"]
        thursday: ["09:00-17:00"]
        friday: ["09:00-17:00"]
        saturday: ["09:00-15:00"]
        sunday: []
      special_hours: {}            # dates that have other hours: 2026-11-28: ["08:00-18:00"]
      breaks:                      # every open day, or the named days: {name: lunch, from: "12:00", to: "13:00", days: [monday]}
        - {name: lunch, from: "12:00", to: "13:00"}
      closures: []                 # whole days: {name: Christmas, date: 2026-12-25}; hours of one, with from and to; ranges, with from_date and to_date
      slot_step_minutes: 30
      lead_time_minutes: 0
      horizon_days: 90
      time_format: region          # how times are shown: 12h, 24h, or region
      event_title: full            # full or minimal
      wall_names: title            # on the wall: short (Ana P.), full, the car alone; title: short, or the car if event_title is minimal
      invite_customers: true
      check_availability: true
      others_events: times         # what is kept of others' events: times alone, titles too, or details: place and link of the meeting
      meeting_hosts: []            # where the shop holds meetings of its own, like meet.example.com
      create_events: true
      default_duration_minutes: 60
      on_unavailable: keep         # keep or refuse
      keep_answers_days: 30        # for so long the same --idempotency-key gives the same answer
      services:
        - {type: oil_change, name: Oil change, minutes: 30, buffer_minutes: 0, interval_months: 6, skills: []}
        - {type: tire_rotation, name: Tire rotation, minutes: 30, buffer_minutes: 0, interval_months: 6, skills: []}
        - {type: inspection, name: Inspection, minutes: 60, buffer_minutes: 0, interval_months: 12, skills: []}
        - {type: brake_service, name: Brake service, minutes: 60, buffer_minutes: 0, skills: []}
        - {type: diagnostics, name: Diagnostics, minutes: 60, buffer_minutes: 0, skills: []}
        - {type: battery, name: Battery, minutes: 30, buffer_minutes: 0, skills: []}
        - {type: alignment, name: Alignment, minutes: 60, buffer_minutes: 0, skills: []}
        - {type: complex_repair, name: Complex repair, minutes: 90, buffer_minutes: 0, skills: []}
      bays:
        - {name: Bay 1, capacity: 1, calendar: primary}
      technicians: []              # when there are any, a job needs a free one who has its skills: {name: Maria, skills: [brakes], hours: {friday: ["08:00-12:00"]}, away: [{date: 2026-12-28, reason: dentist}]}; on days that hours does not name they are the shop's
      modes: []                    # how many visits of a kind begin in an hour and on a day: {name: wait, per_hour: 2}, {name: loaner, per_day: 3}
      "
    `);
  });

  test('what is written is read back as it was', () => {
    fc.assert(
      fc.property(rules, (shop) => {
        expect(read(writeShopFile(shop))).toEqual(shop);
      }),
      { numRuns: 80 },
    );
  });

  test('a file that was damaged anywhere is read or refused, and nothing else is thrown', () => {
    fc.assert(
      fc.property(rules, fc.nat(), fc.nat(20), fc.string({ maxLength: 5 }), (shop, seed, length, put) => {
        const whole = writeShopFile(shop);
        const at = seed % whole.length;
        problemsOf(whole.slice(0, at) + put + whole.slice(at + length));
      }),
      { numRuns: 80 },
    );
  });
});

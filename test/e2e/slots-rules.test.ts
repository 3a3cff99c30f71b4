import { expect, test } from 'vitest';
import { type Workshop, workshop } from '../support/workshop.ts';
import { ANA_AND_BOB } from '../support/workshop-people.ts';

/** The windows of one day as `Bay 1 09:00 AM-12:00 PM`. */
async function windows({ data }: Workshop, line: string): Promise<string[]> {
  const { days } = await data(line);
  return days[0].available_slots.map(
    (slot: Record<string, string>) => `${slot['bay']} ${slot['start_time']}-${slot['end_time']}`,
  );
}

/** The starts of one day as `09:00 Bay 1`. */
async function starts({ data }: Workshop, line: string): Promise<string[]> {
  const { days } = await data(line);
  return days[0].start_times.map(
    ({ start, bays }: { start: string; bays: string[] }) => `${start.slice(11, 16)} ${bays.join('+')}`,
  );
}

const SHORT_DAY = ['shop set hours.monday 09:00-12:00'];

test('a buffer keeps the bay free after a job, and the new job keeps its own before the next', async () => {
  const shop = workshop({ given: ANA_AND_BOB });
  await shop.done(...SHORT_DAY, 'shop set services.oil_change.buffer_minutes 20');
  await shop.done('book --vehicle 1 --service oil_change --at 2026-11-23T10:00');
  expect(await windows(shop, 'slots --service oil_change')).toEqual([
    'Bay 1 09:00 AM-10:00 AM',
    'Bay 1 10:50 AM-12:00 PM',
  ]);
  expect(await starts(shop, 'slots --service oil_change')).toEqual([
    '09:00 Bay 1',
    '11:00 Bay 1',
    '11:30 Bay 1',
  ]);
  expect(await starts(shop, 'slots --service battery')).toEqual([
    '09:00 Bay 1',
    '09:30 Bay 1',
    '11:00 Bay 1',
    '11:30 Bay 1',
  ]);
});

test('a bay for two takes two cars at a time, and the third is refused', async () => {
  const shop = workshop({ given: ANA_AND_BOB });
  await shop.done(...SHORT_DAY, 'shop set "bays.Bay 1.capacity" 2');
  await shop.done('book --vehicle 1 --service oil_change --at 2026-11-23T09:00');
  expect(await windows(shop, 'slots')).toEqual(['Bay 1 09:00 AM-12:00 PM']);
  await shop.done('book --vehicle 2 --service oil_change --at 2026-11-23T09:00');
  expect(await windows(shop, 'slots')).toEqual(['Bay 1 09:30 AM-12:00 PM']);
  expect(
    (await shop.json('book --name Cy --make Kia --service oil_change --at 2026-11-23T09:00')).exitCode,
  ).toBe(9);
});

const TWO_BAYS = `
name: Main Street Garage
timezone: America/New_York
hours: {monday: ["09:00-12:00"], tuesday: ["09:00-12:00"], wednesday: [], thursday: [], friday: [], saturday: [], sunday: []}
breaks: []
services:
  - {type: oil_change, name: Oil change, minutes: 30}
  - {type: alignment, name: Alignment, minutes: 60, skills: [rack]}
  - {type: brake_service, name: Brake service, minutes: 60, skills: [brakes]}
bays:
  - {name: Lift, calendar: lift}
  - {name: Rack, calendar: rack, skills: [rack]}
`;

test('windows come in order of start, then bay; starts name every bay that is free', async () => {
  const shop = workshop({ shop: TWO_BAYS, given: ANA_AND_BOB });
  await shop.done('book --vehicle 1 --service oil_change --at 2026-11-23T10:00 --bay Rack');
  expect(await windows(shop, 'slots')).toEqual([
    'Lift 09:00 AM-12:00 PM',
    'Rack 09:00 AM-10:00 AM',
    'Rack 10:30 AM-12:00 PM',
  ]);
  expect(await starts(shop, 'slots')).toEqual([
    '09:00 Lift+Rack',
    '09:30 Lift+Rack',
    '10:00 Lift',
    '10:30 Lift+Rack',
    '11:00 Lift+Rack',
    '11:30 Lift+Rack',
  ]);
  expect(await windows(shop, 'slots --bay rack')).toEqual([
    'Rack 09:00 AM-10:00 AM',
    'Rack 10:30 AM-12:00 PM',
  ]);
});

test('a job goes where its skills are', async () => {
  const shop = workshop({ shop: TWO_BAYS, given: ANA_AND_BOB });
  expect(await starts(shop, 'slots --service alignment')).toEqual([
    '09:00 Rack',
    '09:30 Rack',
    '10:00 Rack',
    '10:30 Rack',
    '11:00 Rack',
  ]);
  const booked = await shop.data('book --vehicle 1 --service alignment --at 2026-11-23T09:00');
  expect(booked.bay).toBe('Rack');
  expect(
    await shop.story('book --vehicle 2 --service alignment --at 2026-11-23T10:00 --bay Lift'),
  ).toMatchInlineSnapshot(`
      "$ bay book --vehicle 2 --service alignment --at 2026-11-23T10:00 --bay Lift
      2> ✗ Lift cannot do Alignment: it asks for rack.
      2>   See who and what can do it: bay shop show
      exit 9
      "
    `);
});

test('where there are technicians, a job needs a free one who can do it', async () => {
  const shop = workshop({
    shop: `${TWO_BAYS}technicians:\n  - {name: Maria, skills: [brakes, rack]}\n  - {name: Tom, hours: {monday: ["10:00-12:00"]}}\n`,
  });
  await shop.done(...ANA_AND_BOB);
  expect(await windows(shop, 'slots --service brake_service --bay lift')).toEqual(['Lift 09:00 AM-12:00 PM']);
  expect(await starts(shop, 'slots --technician Tom')).toEqual([
    '10:00 Lift+Rack',
    '10:30 Lift+Rack',
    '11:00 Lift+Rack',
    '11:30 Lift+Rack',
  ]);
  const booked = await shop.data('book --vehicle 1 --service brake_service --at 2026-11-23T09:00');
  expect([booked.bay, booked.technician]).toEqual(['Lift', 'Maria']);
  expect(await starts(shop, 'slots')).toEqual([
    '10:00 Lift+Rack',
    '10:30 Lift+Rack',
    '11:00 Lift+Rack',
    '11:30 Lift+Rack',
  ]);
  expect(
    await shop.story(
      'book --vehicle 2 --service brake_service --at 2026-11-23T09:30',
      'book --vehicle 2 --service brake_service --at 2026-11-23T10:00 --technician Tom',
      'book --vehicle 2 --service oil_change --at 2026-11-23T09:00 --technician Tom',
      'book --vehicle 2 --service oil_change --at 2026-11-23T10:00',
    ),
  ).toMatchInlineSnapshot(`
    "$ bay book --vehicle 2 --service brake_service --at 2026-11-23T09:30
    2> ✗ No technician is free Mon 23 Nov 09:30–10:30: taken by #1 09:00–10:00.
    2>   Nearest free: Mon 23 Nov 10:00 or 10:30.
    exit 9

    $ bay book --vehicle 2 --service brake_service --at 2026-11-23T10:00 --technician Tom
    2> ✗ Tom cannot do Brake service: it asks for brakes.
    2>   See who and what can do it: bay shop show
    exit 9

    $ bay book --vehicle 2 --service oil_change --at 2026-11-23T09:00 --technician Tom
    2> ✗ Mon 23 Nov 09:00–09:30 is outside opening hours: the hours of Tom are 10:00–12:00.
    2>   Nearest free: Mon 23 Nov 10:00 or 10:30.
    exit 9

    $ bay book --vehicle 2 --service oil_change --at 2026-11-23T10:00
    ✓ Booked #2  Oil change for Bob Stone, 2021 Ford F-150
      Mon 23 Nov 10:00–10:30, Lift, Tom
    "
  `);
});

test('what others put into the calendar is busy in its bay only', async () => {
  const shop = workshop({ shop: TWO_BAYS });
  const events = ['10:00-10:45 OPAQUE', '11:00-11:30 TRANSPARENT'].map((text, i) => {
    const [from, to, shown] = text.split(/[- ]/).map((word) => word.replace(':', ''));
    return `BEGIN:VEVENT\nUID:${i}@elsewhere\nSUMMARY:Dentist\nDTSTART;TZID=America/New_York:20261123T${from}00\nDTEND;TZID=America/New_York:20261123T${to}00\nTRANSP:${shown}\nEND:VEVENT\n`;
  });
  shop.file(
    'lift.ics',
    `BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:-//elsewhere//EN\n${events.join('')}END:VCALENDAR\n`,
  );
  await shop.done(...ANA_AND_BOB, 'calendar import lift.ics --calendar lift');
  expect(await windows(shop, 'slots')).toEqual([
    'Lift 09:00 AM-10:00 AM',
    'Rack 09:00 AM-12:00 PM',
    'Lift 10:45 AM-12:00 PM',
  ]);
  expect(
    await shop.story('book --vehicle 1 --service oil_change --at 2026-11-23T10:00 --bay Lift'),
  ).toMatchInlineSnapshot(`
      "$ bay book --vehicle 1 --service oil_change --at 2026-11-23T10:00 --bay Lift
      2> ✗ Lift is not free Mon 23 Nov 10:00–10:30: taken by a calendar event 10:00–10:45.
      2>   Nearest free: Mon 23 Nov 09:00 or 09:30.
      exit 9
      "
    `);
});

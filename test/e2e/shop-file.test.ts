import { expect, test } from 'vitest';
import { workshop } from '../support/workshop.ts';

const EXAMPLE = `
name: Main Street Garage
timezone: America/Chicago
phone_region: US
hours:                       # local wall time
  monday: ["09:00-17:00"]
  tuesday: ["09:00-17:00"]
  wednesday: ["09:00-17:00"]
  thursday: ["09:00-17:00"]
  friday: ["09:00-12:00", "13:00-24:00"]
  saturday: ["09:00-15:00"]
  sunday: []
breaks:
  - {name: lunch, from: "12:00", to: "13:00", days: [monday]}
closures:
  - {name: Christmas, date: 2026-12-25}
  - {name: Inventory, date: 2026-12-31, from: "12:00", to: "17:00"}
  - {name: Summer break, from_date: 2027-07-05, to_date: 2027-07-09}
slot_step_minutes: 15
lead_time_minutes: 60
horizon_days: 365
event_title: minimal
invite_customers: false
on_unavailable: refuse
services:
  - {type: oil_change, name: Oil change, minutes: 30, buffer_minutes: 10, skills: [oil]}
bays:
  - {name: Bay 1, capacity: 2, calendar: primary}
technicians:
  - {name: Maria, skills: [oil], calendar: maria@example.com}
`;

test('what export prints, import takes, and nothing is lost on the way', async () => {
  const { bay, data, story, file } = workshop({ shop: EXAMPLE });
  const before = await data('shop show');
  const { stdout } = await bay('shop export');
  file('shop.yaml', stdout);
  expect(await story('shop set horizon_days 1', 'shop import shop.yaml')).toMatchInlineSnapshot(`
    "$ bay shop set horizon_days 1
    ✓ Changed horizon_days of Main Street Garage: 365 → 1

    $ bay shop import shop.yaml
    ✓ Changed the rules of Main Street Garage
    "
  `);
  expect(await data('shop show')).toEqual(before);
  expect((await bay('shop export')).stdout).toBe(stdout);
  expect(await data('shop export')).toEqual({ ...before, file: stdout });
});

test('closures take their days, their hours and their ranges', async () => {
  const { data } = workshop({ shop: EXAMPLE });
  const reasons = async (when: string, days: number) =>
    (await data(`slots ${when} --days ${days}`)).days.map(
      (day: Record<string, unknown>) => day['closed_reason'],
    );
  expect(await reasons('2026-12-24', 3)).toEqual([null, 'Christmas', null]);
  expect(await reasons('2027-07-04', 3)).toEqual(['closed on Sundays', 'Summer break', 'Summer break']);
  const [inventory] = (await data('slots 2026-12-31')).days;
  expect(inventory.closed_reason).toBeNull();
  expect(inventory.available_slots).toMatchObject([{ start_time: '09:00 AM', end_time: '12:00 PM' }]);
});

test('a file with mistakes is refused whole, every mistake with its line', async () => {
  const { story, json, file, data } = workshop();
  file('bad.yaml', EXAMPLE.replace('"09:00-15:00"', '"15:00-09:00"').replace('minutes: 30', 'minutes: soon'));
  file('broken.yaml', 'name: [unclosed\n');
  expect(
    await story('shop import bad.yaml', 'shop import broken.yaml', 'shop import nowhere.yaml'),
  ).toMatchInlineSnapshot(`
    "$ bay shop import bad.yaml
    2> ✗ bad.yaml is not a valid shop file: 2 problems, nothing was taken.
    2>   line 11: hours.saturday: "15:00" to "09:00" ends before it begins; a night is written as two days, the first until 24:00
    2>   line 26: services.oil_change.minutes: "soon" is not a whole number from 1 to 1440
    exit 2

    $ bay shop import broken.yaml
    2> ✗ broken.yaml is not a valid shop file: 1 problem, nothing was taken.
    2>   line 2: this is not YAML: Flow sequence in block collection must be sufficiently indented and end with a ]
    exit 2

    $ bay shop import nowhere.yaml
    2> ✗ nowhere.yaml cannot be read: there is no such file.
    2>   Check the path and who may read the file.
    exit 2
    "
  `);
  const { exitCode, error } = await json('shop import bad.yaml');
  expect(exitCode).toBe(2);
  expect(error.details.problems.map(({ line }: { line: number }) => line)).toEqual([11, 26]);
  expect((await data('shop show')).name).toBe('My Garage');
});

test('the editor gets the file, and what it saves is taken', async () => {
  const { bay, data } = workshop();
  const seen: string[] = [];
  const { exitCode, stdout } = await bay('shop edit', {
    editor: (text) => {
      seen.push(text);
      return text.replace('horizon_days: 90', 'horizon_days: 14');
    },
  });
  expect({ exitCode, stdout }).toEqual({ exitCode: 0, stdout: '✓ Changed the rules of My Garage\n' });
  expect(seen).toEqual([expect.stringContaining('timezone: America/New_York\n')]);
  expect(await data('shop show')).toMatchObject({ horizon_days: 14 });
});

test('an editor that saves nothing new, or nonsense, changes nothing', async () => {
  const { bay, json, data } = workshop();
  expect(await bay('shop edit')).toEqual({
    exitCode: 0,
    stdout: '! Nothing of My Garage was changed\n',
    stderr: '',
  });
  expect(await json('shop edit')).toMatchObject({
    success: true,
    message: 'Nothing of My Garage was changed.',
  });
  const { exitCode } = await bay('shop edit', { editor: () => 'horizon_days: many\n' });
  expect(exitCode).toBe(2);
  expect(await data('shop show')).toMatchObject({ horizon_days: 90 });
});

test('an editor that saves nothing new leaves in force what somebody else has set meanwhile', async () => {
  const { bay, data } = workshop();
  const editor = async (text: string) => {
    await bay('shop set horizon_days 14');
    return text;
  };
  expect((await bay('shop edit', { editor })).exitCode).toBe(0);
  expect(await data('shop show')).toMatchObject({ horizon_days: 14 });
});

test('a zone without summer time is taken with a warning, and one in small letters is put right', async () => {
  const { story, data, file } = workshop({ shop: EXAMPLE });
  file('est.yaml', EXAMPLE.replace('America/Chicago', 'EST'));
  file('small.yaml', EXAMPLE.replace('America/Chicago', 'america/new_york'));
  expect(
    await story(
      'shop import est.yaml',
      'shop set timezone Etc/GMT+5',
      'shop set timezone AST',
      'shop import small.yaml',
      'shop set timezone AMERICA/NEW_YORK',
      'shop set timezone PST',
    ),
  ).toMatchInlineSnapshot(`
    "$ bay shop import est.yaml
    ✓ Changed the rules of Main Street Garage
    2> ! The time zone EST has no summer time: its clock is the same all year. Where clocks change, name America/New_York.

    $ bay shop set timezone Etc/GMT+5
    ✓ Changed timezone of Main Street Garage: EST → Etc/GMT+5
    2> ! The time zone Etc/GMT+5 has no summer time: its clock is the same all year. Where clocks change, name that of a city, as America/New_York.

    $ bay shop set timezone AST
    2> ✗ timezone: "AST" is not a time zone like America/New_York.
    2>   See: bay shop set --help
    exit 2

    $ bay shop import small.yaml
    ✓ Changed the rules of Main Street Garage

    $ bay shop set timezone AMERICA/NEW_YORK
    ! Already as asked: timezone of Main Street Garage

    $ bay shop set timezone PST
    ✓ Changed timezone of Main Street Garage: America/New_York → America/Los_Angeles
    "
  `);
  expect(await data('shop show')).toMatchObject({ timezone: 'America/Los_Angeles' });
});

test('a new book whose setting says EST says what that means', async () => {
  const { bay } = workshop({ environment: { CALENDAR_TIMEZONE: 'est' }, given: [] });
  const { stderr } = await bay('slots');
  expect(stderr).toContain('time zone EST. The time zone EST has no summer time');
  expect((await bay('shop create north')).stderr).toContain('Where clocks change, name America/New_York.');
});

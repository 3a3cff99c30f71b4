import { expect, test } from 'vitest';
import { workshop } from '../support/workshop.ts';
import { TWO_VISITS } from '../support/workshop-people.ts';

const service = (type: string, name: string, minutes: number, intervalMonths?: number) => ({
  type,
  name,
  minutes,
  buffer_minutes: 0,
  ...(intervalMonths === undefined ? {} : { interval_months: intervalMonths }),
  skills: [],
});

test('a new shop has the defaults of the contract', async () => {
  const { data } = workshop();
  const nine = ['09:00-17:00'];
  expect(await data('shop show')).toEqual({
    name: 'My Garage',
    timezone: 'America/New_York',
    holidays: null,
    phone_region: 'US',
    phone_area: null,
    hours: {
      monday: nine,
      tuesday: nine,
      wednesday: nine,
      thursday: nine,
      friday: nine,
      saturday: ['09:00-15:00'],
      sunday: [],
    },
    breaks: [{ name: 'lunch', from: '12:00', to: '13:00' }],
    closures: [],
    time_format: '24h',
    slot_step_minutes: 30,
    lead_time_minutes: 0,
    horizon_days: 90,
    event_title: 'full',
    wall_names: 'title',
    others_events: 'times',
    meeting_hosts: [],
    invite_customers: true,
    check_availability: true,
    create_events: true,
    default_duration_minutes: 60,
    on_unavailable: 'keep',
    keep_answers_days: 30,
    calendar: 'local',
    services: [
      service('oil_change', 'Oil change', 30, 6),
      service('tire_rotation', 'Tire rotation', 30, 6),
      service('inspection', 'Inspection', 60, 12),
      service('brake_service', 'Brake service', 60),
      service('diagnostics', 'Diagnostics', 60),
      service('battery', 'Battery', 30),
      service('alignment', 'Alignment', 60),
      service('complex_repair', 'Complex repair', 90),
    ],
    bays: [{ name: 'Bay 1', capacity: 1, calendar: 'primary' }],
    technicians: [],
    modes: [],
  });
});

test('the shop as people see it', async () => {
  const { story } = workshop();
  expect(await story('shop', 'shop show')).toMatchInlineSnapshot(`
    "$ bay shop
    My Garage  America/New_York, phones of US

    Hours
      Mon–Fri  09:00–17:00
      Sat      09:00–15:00
      Sun      closed

    Breaks
      lunch  12:00–13:00  every open day

    Closures
      none

    Services
      Oil change      oil_change      30 min      every 6 months
      Tire rotation   tire_rotation   30 min      every 6 months
      Inspection      inspection      1 h         every 12 months
      Brake service   brake_service   1 h
      Diagnostics     diagnostics     1 h
      Battery         battery         30 min
      Alignment       alignment       1 h
      Complex repair  complex_repair  1 h 30 min

    Bays
      Bay 1  calendar primary

    Technicians
      none: bays alone decide

    Limits
      none: any number may wait

    Policies
      Starts         every 30 min
      Notice         none asked
      Ahead          90 days
      Times          as 15:30
      Event titles   service and customer
      Invitations    to customers with an e-mail address
      Calendar       kept by bay itself
      Calendar away  book, and deliver later
      Answers kept   30 days, by idempotency key

    $ bay shop show
    My Garage  America/New_York, phones of US

    Hours
      Mon–Fri  09:00–17:00
      Sat      09:00–15:00
      Sun      closed

    Breaks
      lunch  12:00–13:00  every open day

    Closures
      none

    Services
      Oil change      oil_change      30 min      every 6 months
      Tire rotation   tire_rotation   30 min      every 6 months
      Inspection      inspection      1 h         every 12 months
      Brake service   brake_service   1 h
      Diagnostics     diagnostics     1 h
      Battery         battery         30 min
      Alignment       alignment       1 h
      Complex repair  complex_repair  1 h 30 min

    Bays
      Bay 1  calendar primary

    Technicians
      none: bays alone decide

    Limits
      none: any number may wait

    Policies
      Starts         every 30 min
      Notice         none asked
      Ahead          90 days
      Times          as 15:30
      Event titles   service and customer
      Invitations    to customers with an e-mail address
      Calendar       kept by bay itself
      Calendar away  book, and deliver later
      Answers kept   30 days, by idempotency key
    "
  `);
});

test.each([
  { set: 'hours.saturday 09:00-14:00', key: 'hours', value: { saturday: ['09:00-14:00'] } },
  {
    set: 'hours.monday "08:00-12:00, 13:00-18:00"',
    key: 'hours',
    value: { monday: ['08:00-12:00', '13:00-18:00'] },
  },
  { set: 'hours.friday closed', key: 'hours', value: { friday: [] } },
  { set: 'hours.friday 20:00-24:00', key: 'hours', value: { friday: ['20:00-24:00'] } },
  { set: 'slot_step_minutes 15', key: 'slot_step_minutes', value: 15 },
  { set: 'lead_time_minutes 120', key: 'lead_time_minutes', value: 120 },
  { set: 'horizon_days 30', key: 'horizon_days', value: 30 },
  { set: 'event_title minimal', key: 'event_title', value: 'minimal' },
  { set: 'wall_names car', key: 'wall_names', value: 'car' },
  { set: 'others_events titles', key: 'others_events', value: 'titles' },
  {
    set: 'meeting_hosts "Meet.garage.example, *.video.example"',
    key: 'meeting_hosts',
    value: ['meet.garage.example', '*.video.example'],
  },
  { set: 'invite_customers false', key: 'invite_customers', value: false },
  { set: 'on_unavailable refuse', key: 'on_unavailable', value: 'refuse' },
  { set: 'keep_answers_days 365', key: 'keep_answers_days', value: 365 },
  { set: 'name Main Street Garage', key: 'name', value: 'Main Street Garage' },
  { set: 'timezone America/Chicago', key: 'timezone', value: 'America/Chicago' },
  { set: 'phone_region GB', key: 'phone_region', value: 'GB' },
  { set: 'phone_area 212', key: 'phone_area', value: '212' },
  { set: '"bays.Bay 1.capacity" 3', key: 'bays', value: [{ name: 'Bay 1', capacity: 3 }] },
])('shop set $set', async ({ set, key, value }) => {
  const { json, data } = workshop();
  const { exitCode, message } = await json(`shop set ${set}`);
  expect({ exitCode, message }).toMatchObject({
    exitCode: 0,
    message: expect.stringMatching(/^Changed .* of .*\.$/),
  });
  expect(await data('shop show')).toMatchObject({ [key]: value });
});

test('a setting that is none, or a value that cannot be, changes nothing', async () => {
  const { story, data } = workshop();
  const before = await data('shop show');
  expect(
    await story(
      'shop set colour blue',
      'shop set slot_step_minutes zero',
      'shop set hours.monday 17:00-09:00',
      'shop set timezone Mars/Olympus',
      'shop set services.oil_change.minutes -5',
      'shop set event_title loud',
      'shop set slot_step_minutes',
      'shop set',
    ),
  ).toMatchInlineSnapshot(`
    "$ bay shop set colour blue
    2> ✗ There is no setting "colour".
    2>   See the settings: bay shop show
    exit 5

    $ bay shop set slot_step_minutes zero
    2> ✗ slot_step_minutes: "zero" is not a whole number from 1 to 1440.
    2>   See: bay shop set --help
    exit 2

    $ bay shop set hours.monday 17:00-09:00
    2> ✗ hours.monday: "17:00" to "09:00" ends before it begins; a night is written as two days, the first until 24:00.
    2>   See: bay shop set --help
    exit 2

    $ bay shop set timezone Mars/Olympus
    2> ✗ timezone: "Mars/Olympus" is not a time zone like America/New_York.
    2>   See: bay shop set --help
    exit 2

    $ bay shop set services.oil_change.minutes -5
    2> ✗ services.oil_change.minutes: -5 is not a whole number from 1 to 1440.
    2>   See: bay shop set --help
    exit 2

    $ bay shop set event_title loud
    2> ✗ event_title: "loud" is not "full" or "minimal".
    2>   See: bay shop set --help
    exit 2

    $ bay shop set slot_step_minutes
    2> ✗ Missing required argument 'value'.
    2>   See: bay shop set --help
    exit 2

    $ bay shop set
    2> ✗ Missing required argument 'key'.
    2>   See: bay shop set --help
    exit 2
    "
  `);
  expect(await data('shop show')).toEqual(before);
});

test('appointments keep their bay: it cannot go, or lose the room they take', async () => {
  const { story } = workshop({ given: TWO_VISITS });
  expect(
    await story('shop set bays "[{name: Pit}]"', 'shop set timezone America/Chicago', 'show 1'),
  ).toMatchInlineSnapshot(`
    "$ bay shop set bays "[{name: Pit}]"
    2> ✗ Appointments are in the way of this change (removing bay Bay 1): #1 and #2.
    2>   Move or cancel them first: bay reschedule 1 --to <when>
    exit 9

    $ bay shop set timezone America/Chicago
    ✓ Changed timezone of My Garage: America/New_York → America/Chicago
    2> ! 1 visit lies where the shop is closed; nobody was moved:
    2>   #1 Mon 23 Nov 08:00–08:30, Ana Pérez, +1 212 555 0134: that is outside opening hours (09:00–12:00 and 13:00–17:00)
    2>   Move each: bay reschedule 1 --to <when>

    $ bay show 1
    #1  Oil change  scheduled
      When      Mon 23 Nov 08:00–08:30, 30 min, today
      Promised  Mon 23 Nov 09:00–09:30, America/New_York
      Where     Bay 1
      Customer  Ana Pérez, +1 212 555 0134, ana@example.com, customer 1
      Car       2018 Honda Civic, ABC1234, vehicle 1
      Calendar  synced, primary
      Booked    Mon 23 Nov 06:00
    History
      Mon 23 Nov 06:00  booked at the counter  Mon 23 Nov 08:00–08:30, Bay 1
    "
  `);
});

test('a dry run changes nothing', async () => {
  const { story, data } = workshop();
  expect(await story('shop set horizon_days 7 --dry-run')).toMatchInlineSnapshot(`
    "$ bay shop set horizon_days 7 --dry-run
    Would change horizon_days of My Garage: 90 → 7
    "
  `);
  expect(await data('shop show')).toMatchObject({ horizon_days: 90 });
});

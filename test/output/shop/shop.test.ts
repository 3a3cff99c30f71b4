import { expect, test } from 'vitest';
import { shopChangedView, shopView } from '../../../src/output/shop/shop.ts';
import { shopJson } from '../../../src/output/shop/shop-json.ts';
import { DRY_RUN, GARAGE, PLAIN, REPLAYED, TIME, WRITTEN } from '../samples.ts';

test('the shop in words', () => {
  const view = shopView(GARAGE, TIME);
  expect(view.text(PLAIN)).toMatchInlineSnapshot(`
    "Main Street Garage  America/New_York, phones of US

    Hours
      Mon–Fri  09:00–17:00
      Sat      09:00–15:00
      Sun      closed

    Other hours
      Sat 28 Nov  08:00–18:00

    Breaks
      lunch      12:00–13:00  every open day
      inventory  16:00–17:00  Friday

    Closures
      Christmas     Fri 25 Dec
      Inventory     Thu 31 Dec                       12:00–24:00
      Summer break  Mon 5 Jul 2027 – Fri 9 Jul 2027

    Services
      Oil change  oil_change  30 min
      Alignment   alignment   1 h     and 15 min free after it  alignment and lift

    Bays
      Bay 1          calendar primary
      Rack   2 cars  calendar rack     alignment

    Technicians
      Maria  brakes  Mon–Thu 09:00–17:00; Fri–Sun closed; away Mon 28 Dec (dentist)

    Limits
      wait  2 an hour, 12 a day

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
  expect(view.message).toBe(
    'Main Street Garage has 2 bays and offers 2 services; its clock is America/New_York.',
  );
});

test('a shop with little in it', () => {
  const bare = { ...GARAGE, breaks: [], closures: [], technicians: [] };
  const text = shopView(bare, TIME).text(PLAIN);
  expect(text).toContain('Breaks\n  none\n\nClosures\n  none\n');
  expect(text).toContain('Technicians\n  none: bays alone decide\n');
});

test('the shop in JSON has the keys of the shop file', () => {
  expect(shopJson(GARAGE)).toEqual({
    name: 'Main Street Garage',
    timezone: 'America/New_York',
    holidays: null,
    phone_region: 'US',
    phone_area: null,
    hours: {
      monday: ['09:00-17:00'],
      tuesday: ['09:00-17:00'],
      wednesday: ['09:00-17:00'],
      thursday: ['09:00-17:00'],
      friday: ['09:00-17:00'],
      saturday: ['09:00-15:00'],
      sunday: [],
    },
    special_hours: { '2026-11-28': ['08:00-18:00'] },
    breaks: [
      { name: 'lunch', from: '12:00', to: '13:00' },
      { name: 'inventory', from: '16:00', to: '17:00', days: ['friday'] },
    ],
    closures: [
      { name: 'Christmas', date: '2026-12-25' },
      { name: 'Inventory', date: '2026-12-31', from: '12:00', to: '24:00' },
      { name: 'Summer break', from_date: '2027-07-05', to_date: '2027-07-09' },
    ],
    slot_step_minutes: 30,
    lead_time_minutes: 0,
    time_format: '24h',
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
      { type: 'oil_change', name: 'Oil change', minutes: 30, buffer_minutes: 0, skills: [] },
      {
        type: 'alignment',
        name: 'Alignment',
        minutes: 60,
        buffer_minutes: 15,
        skills: ['alignment', 'lift'],
      },
    ],
    bays: [
      { name: 'Bay 1', capacity: 1, calendar: 'primary' },
      { name: 'Rack', capacity: 2, calendar: 'rack', skills: ['alignment'] },
    ],
    technicians: [
      {
        name: 'Maria',
        skills: ['brakes'],
        hours: {
          monday: ['09:00-17:00'],
          tuesday: ['09:00-17:00'],
          wednesday: ['09:00-17:00'],
          thursday: ['09:00-17:00'],
          friday: [],
          saturday: [],
          sunday: [],
        },
        away: [{ date: '2026-12-28', reason: 'dentist' }],
      },
    ],
    modes: [{ name: 'wait', per_hour: 2, per_day: 12 }],
  });
});

test.each([
  {
    outcome: WRITTEN,
    text: '✓ Changed hours.saturday of Main Street Garage: 09:00-15:00 → closed\n',
  },
  { outcome: REPLAYED, text: '! Already as asked: hours.saturday of Main Street Garage\n' },
  {
    outcome: DRY_RUN,
    text: 'Would change hours.saturday of Main Street Garage: 09:00-15:00 → closed\n',
  },
])('$text', ({ outcome, text }) => {
  const changed = { what: 'hours.saturday', from: '09:00-15:00', to: 'closed' };
  const view = shopChangedView(GARAGE, changed, [], outcome, TIME);
  expect(view.text(PLAIN)).toBe(text);
  expect('dry_run' in (view.data as object)).toBe(outcome.dryRun);
});

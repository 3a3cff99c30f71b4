import { describe, expect, test } from 'vitest';
import { defaultShop } from '../../../src/domain/default-shop.ts';
import { failureOf } from '../../../src/failure.ts';
import { changeShopFile, getKey, listKeys } from '../../../src/files/shop/change-shop-file.ts';

const shop = defaultShop('America/New_York');
const isZone = (name: string) => name === 'America/New_York' || name === 'Europe/Berlin';
const set = (key: string, value: string, rules = shop) => changeShopFile(rules, key, value, { isZone });
const bay = { name: 'Bay 1', capacity: 1, calendar: 'primary', hours: null, away: [], skills: [] };

describe('one setting is changed', () => {
  test.each([
    ['name', 'Ana: tires & more', { name: 'Ana: tires & more' }],
    ['name', '123', { name: '123' }],
    ['timezone', 'Europe/Berlin', { timezone: 'Europe/Berlin' }],
    ['slot_step_minutes', '15', { slotStepMinutes: 15 }],
    ['invite_customers', 'false', { inviteCustomers: false }],
    ['integrations.providers.google_calendar.enabled', 'false', { calendar: 'local' }],
    ['integrations.provider', 'google_calendar', { calendar: 'google' }],
    ['event_title', 'minimal', { eventTitle: 'minimal' }],
    ['wall_names', 'full', { wallNames: 'full' }],
    ['phone_region', 'null', null],
    ['phone_region', 'uk', { phoneRegion: 'GB' }],
    ['phone_area', '(212)', { phoneArea: '212' }],
    ['phone_area', 'null', { phoneArea: null }],
    ['hours.saturday', '09:00-15:00', { hours: { ...shop.hours, saturday: [{ from: 540, to: 900 }] } }],
    ['hours.sunday', 'closed', { hours: { ...shop.hours, sunday: [] } }],
    [
      'hours.monday',
      '13:00-17:00, 8:00-12:00',
      {
        hours: {
          ...shop.hours,
          monday: [
            { from: 480, to: 720 },
            { from: 780, to: 1020 },
          ],
        },
      },
    ],
    ['hours.monday', '["08:00-12:00"]', { hours: { ...shop.hours, monday: [{ from: 480, to: 720 }] } }],
    ['bays.Bay 1.capacity', '2', { bays: [{ ...bay, capacity: 2 }] }],
    ['bays.1.capacity', '2', { bays: [{ ...bay, capacity: 2 }] }],
    ['bays.Bay 1.hours.monday', '10:00-11:00', null],
    ['bays.Bay 2', '{skills: [lift]}', { bays: [bay, { ...bay, name: 'Bay 2', skills: ['lift'] }] }],
    ['bays.+', '{name: Pit}', { bays: [bay, { ...bay, name: 'Pit' }] }],
    [
      'technicians.Maria',
      '{skills: [brakes]}',
      { technicians: [{ ...bay, name: 'Maria', calendar: null, skills: ['brakes'] }] },
    ],
    [
      'special_hours.2026-11-28',
      '08:00-18:00',
      { specialHours: [{ date: '2026-11-28', ranges: [{ from: 480, to: 1080 }] }] },
    ],
    ['breaks', '[]', { breaks: [] }],
    ['breaks.lunch.from', '12:30', { breaks: [{ name: 'lunch', from: 750, to: 780, days: null }] }],
    [
      'closures.+',
      '{name: Christmas, date: 2026-12-25}',
      { closures: [{ name: 'Christmas', fromDate: '2026-12-25', toDate: '2026-12-25', hours: null }] },
    ],
    ['closures', '[{name: A, date: 2026-12-25}, {name: B, date: 2026-12-26}]', null],
  ])('%s %s', (key, value, changed) => {
    const { rules, renamed } = set(key, value);
    if (changed !== null) expect(rules).toEqual({ ...shop, ...changed });
    expect([...renamed]).toEqual([]);
    expect(shop).toEqual(defaultShop('America/New_York'));
  });

  test('a service, by its type', () => {
    const { rules } = set('services.oil_change.minutes', '45');
    expect(rules.services[0]).toEqual({ ...shop.services[0], minutes: 45 });
    expect(rules.services.slice(1)).toEqual(shop.services.slice(1));
  });

  test('a bay that gets another name is told as renamed', () => {
    const { rules, renamed } = set('bays.Bay 1.name', 'Rack');
    expect(rules.bays).toEqual([{ ...bay, name: 'Rack' }]);
    expect([...renamed]).toEqual([['Bay 1', 'Rack']]);
  });

  test('names with dots in them are found', () => {
    const { rules } = set('bays.+', '{name: Bay 1.5}');
    expect(set('bays.Bay 1.5.capacity', '3', rules).rules.bays[1]).toEqual({
      ...bay,
      name: 'Bay 1.5',
      capacity: 3,
    });
  });

  test('null takes an entry away', () => {
    const { rules } = set('bays.Bay 2', '{}');
    expect(set('bays.Bay 2', 'null', rules).rules).toEqual(shop);
    expect(set('breaks.lunch', 'null').rules.breaks).toEqual([]);
  });
});

test.each([
  ['slot_step', ['slot_step_minutes']],
  ['hours.sunnday', ['hours.sunday', 'hours.monday']],
  ['bays.Bay 1.capacty', []],
  ['bays.Bay 1.hours.mondey', ['bays.Bay 1.hours.monday', 'bays.Bay 1.hours.sunday']],
  ['name.first', []],
  ['__proto__', []],
])('%s is no setting', (key, near) => {
  try {
    set(key, '1');
    expect.unreachable();
  } catch (thrown) {
    const failure = failureOf(thrown, 'not-found');
    expect(failure).toMatchObject({ what: 'setting', query: key });
    for (const name of near) expect(failure?.known).toContain(name);
  }
});

test.each([
  ['technicians.Jow.skills', '[rust]', 'technician', 'Jow', ['Joe']],
  ['technicians.joe.hours.monday', 'closed', 'technician', 'joe', ['Joe']],
  ['bays.Bay 2.capacity', '2', 'bay', 'Bay 2', ['Bay 1']],
  ['services.oil_chnage.minutes', '30', 'service', 'oil_chnage', ['oil_change']],
  ['services.tow.minutes', '30', 'service', 'tow', []],
])('%s makes nobody of a name that is not there', (key, value, what, query, meant) => {
  const { rules } = set('technicians.Joe', '{skills: []}');
  expect(() => set(key, value, rules)).toThrow(
    expect.objectContaining({ failure: expect.objectContaining({ code: 'not-found', what, query, meant }) }),
  );
});

test.each([['breaks.lunhc.from'], ['closures.Xmas.date'], ['bays.+.capacity']])(
  '%s is no setting while there is nothing of that name',
  (key) => {
    expect(() => set(key, '12:30')).toThrow(
      expect.objectContaining({ failure: expect.objectContaining({ code: 'not-found', what: 'setting' }) }),
    );
  },
);

test.each([
  ['slot_step_minutes', '0', 'slot_step_minutes: 0 is not a whole number from 1 to 1440'],
  ['hours.saturday', '9-15', 'hours.saturday: "9-15" is not a range like "09:00-15:00"'],
  ['timezone', 'Nowhere', 'timezone: "Nowhere" is not a time zone like America/New_York'],
  ['bays.Bay 1', 'null', 'bays: needs at least one bay'],
  ['bays.+', '{name: Bay 1}', 'bays: "Bay 1" is already the name of one of the bays'],
  ['name', '  ', 'name: is empty'],
  ['phone_region', 'EN', 'phone_region: "EN" is not the two letters of a country, like US'],
  ['phone_region', 'ZZ', 'phone_region: "ZZ" is not the two letters of a country, like US'],
  ['hours', 'null', 'hours: is missing'],
])('%s %s cannot be: %s', (key, value, problem) => {
  expect(() => set(key, value)).toThrow(
    expect.objectContaining({
      failure: {
        code: 'usage',
        problem: { kind: 'setting', value: null, found: [problem], more: 0 },
        command: 'shop set',
      },
    }),
  );
});

test.each([
  ['closures', '[]\n---\n[]', 'a second document begins here'],
  ['slot_step_minutes', '!minutes 15', 'the tag !minutes means nothing here'],
])('a value that says more than is read is refused: %s %s', (key, value, problem) => {
  expect(() => set(key, value)).toThrow(
    expect.objectContaining({
      failure: expect.objectContaining({
        problem: { kind: 'setting', value, found: [expect.stringContaining(problem)], more: 0 },
      }),
    }),
  );
});

test('values are read by the same keys', () => {
  expect(getKey(shop, 'slot_step_minutes')).toBe(30);
  expect(getKey(shop, 'hours.saturday')).toEqual(['09:00-15:00']);
  expect(getKey(shop, 'services.oil_change.minutes')).toBe(30);
  expect(getKey(shop, 'bays.Bay 1')).toEqual({ name: 'Bay 1', capacity: 1, calendar: 'primary' });
  expect(getKey(shop, 'bays.Bay 1.skills')).toEqual([]);
  expect(getKey(shop, 'closures')).toEqual([]);
  expect(() => getKey(shop, 'bays.Bay 7')).toThrow(
    expect.objectContaining({ failure: expect.objectContaining({ code: 'not-found' }) }),
  );
});

test('every listed key has a value', () => {
  const keys = listKeys(shop);
  expect(keys).toContain('hours.saturday');
  expect(keys).toContain('services.oil_change');
  for (const key of keys) expect(getKey(shop, key)).not.toBeUndefined();
});

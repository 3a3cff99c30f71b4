import { describe, expect, test } from 'vitest';
import { workshop } from '../support/workshop.ts';
import { ANA_AND_BOB } from '../support/workshop-people.ts';

/** On Monday 23 November 2026, 7:00: Maria and Joe work here. */
const WITH_STAFF = [...ANA_AND_BOB, 'shop set technicians "[{name: Maria}, {name: Joe}]"'] as const;
const OIL = ['oil_change'];

describe("behind a named service a comma, a colon or quotation marks begin the customer's own words", () => {
  test.each([
    ['book "oil fri 9 bob, check engine light on"', OIL, 'check engine light on'],
    ['book oil fri 9 bob, check engine light on', OIL, 'check engine light on'],
    ['book oil fri 9 bob: check engine light on', OIL, 'check engine light on'],
    ['book diag fri 9 bob "noise from the brakes"', ['diagnostics'], 'noise from the brakes'],
    ['book diag fri 9 "noise from the brakes" bob', ['diagnostics'], 'noise from the brakes'],
    ['book brakes tue 11 bob, brakes squeal', ['brake_service'], 'brakes squeal'],
    [
      'book oil fri 9 bob, noise when I brake, worse since tuesday',
      OIL,
      'noise when I brake, worse since tuesday',
    ],
    ['book oil, my brakes feel soft, fri 9, bob', OIL, 'my brakes feel soft'],
    ['book aceite vie 9 bob, los frenos rechinan', OIL, 'los frenos rechinan'],
    ['book oil fri 9 bob "pulls to the left" wait', OIL, 'pulls to the left'],
  ])('%s', async (line, services, concerns) => {
    const { data } = workshop({ given: WITH_STAFF });
    const booked = await data(`${line} --dry-run`);
    expect(booked).toMatchObject({ customer_id: 2, customer_concerns: concerns });
    expect(booked.services.map((one: { service_type: string }) => one.service_type)).toEqual(services);
  });
});

test.each([
  ['book bob fri 9, the brakes feel soft', 'brake_service', 'the brakes feel soft'],
  ['book bob: engine noise when cold, fri 9', 'diagnostics', 'engine noise when cold'],
  ['book bob fri 9 "check engine light is on"', 'diagnostics', 'check engine light is on'],
  ['book "bob, fri 9: engine noise when cold"', 'diagnostics', 'engine noise when cold'],
])('where no service is named before them, they name it: %s', async (line, service, concerns) => {
  const { data } = workshop({ given: WITH_STAFF });
  expect(await data(`${line} --dry-run`)).toMatchObject({
    customer_id: 2,
    service_type: service,
    customer_concerns: concerns,
  });
});

test.each([
  'book oil fri 9, bob, wait',
  'book oil, fri 9, bob, wait',
  'book "oil fri 9 bob, wait"',
  'book oil, bob stone, fri 9, wait',
  'book "oil change" "fri 9" "Bob Stone" wait',
])('what says something of the visit is read behind a comma as well: %s', async (line) => {
  const { data } = workshop({ given: WITH_STAFF });
  expect(await data(`${line} --dry-run`)).toMatchObject({
    customer_id: 2,
    service_type: 'oil_change',
    scheduled_at: '2026-11-27T09:00:00-05:00',
    visit_mode: 'wait',
    customer_concerns: null,
  });
});

test.each([
  ['book oil wed 2:30 dana early --make Kia', 3],
  ['book "dana early oil wed 2:30" --make Kia', 3],
])('"early" beside an afternoon hour is a name, and no hour of the night: %s', async (line, customer) => {
  const { data } = workshop({
    given: [...WITH_STAFF, 'customers add --name "Dana Early"', 'customers add --name "Dana Fox"'],
  });
  expect(await data(`${line} --dry-run`)).toMatchObject({
    customer_id: customer,
    scheduled_at: '2026-11-25T14:30:00-05:00',
  });
});

test('"early" that is neither time nor name is refused', async () => {
  const { bay } = workshop({ given: WITH_STAFF });
  expect((await bay('book oil early wed 2:30 bob')).stderr).toMatch(/"early" has no meaning here/);
});

test.each([
  ['for a new customer named Maya Chen 2125550188 kia soul', 'Maya Chen', 'Kia Soul'],
  ['new customer called "Maya Chen" 2125550188 kia soul', 'Maya Chen', 'Kia Soul'],
  ['new lady Maya Chen 2125550188 kia soul', 'Maya Chen', 'Kia Soul'],
  ["new customer's name is Maya Chen 2125550188 kia soul", 'Maya Chen', 'Kia Soul'],
  ['new customer is Maya Chen 2125550188 kia soul', 'Maya Chen', 'Kia Soul'],
  ['new guy named Guy Ritchie 2125550188 kia soul', 'Guy Ritchie', 'Kia Soul'],
  ['new Guy Ritchie 2125550188 kia soul', 'Guy Ritchie', 'Kia Soul'],
  ['new Ann Ford 2125550188 kia soul', 'Ann Ford', 'Kia Soul'],
  ['new Anna Cruz 212-555-0188 2019 Mercedes-Benz C 300', 'Anna Cruz', '2019 Mercedes-Benz C 300'],
  ['new Anna Cruz 212-555-0188 rolls-royce ghost', 'Anna Cruz', 'Rolls-Royce Ghost'],
  ['new Anna Cruz 212-555-0188 2024 byd seal', 'Anna Cruz', '2024 BYD Seal'],
  ['new Anna Cruz 212-555-0188 blue Ford F-150', 'Anna Cruz', 'Ford F-150'],
  ['new Anna Cruz blue Ford F-150', 'Anna Cruz', 'Ford F-150'],
  ['new Anna Cruz 212-555-0188 tesla model 3', 'Anna Cruz', 'Tesla Model 3'],
])('somebody new is called and drives what the words say: %s', async (words, name, car) => {
  const { data } = workshop({ given: WITH_STAFF });
  expect(await data(['book', `oil tue 9 ${words}`, '--dry-run'])).toMatchObject({
    customer_name: name,
    vehicle_info: car,
    customer_concerns: null,
  });
});

test("a colour is told of the car, and is none of the customer's words", async () => {
  const { data } = workshop({ given: WITH_STAFF });
  await data('book oil tue 9 new Anna Cruz 212-555-0188 blue Ford F-150 squeaks');
  expect(await data('show 1')).toMatchObject({ customer_concerns: 'squeaks' });
  expect(await data('vehicles show 3')).toMatchObject({ notes: 'blue' });
});

test.each([
  'oil tue 9 bob ready by 5 ready by 6',
  'oil tue 9 bob tag 1 tag 2',
  'oil tue 9 bob wait loaner',
  'oil tue 9 bob maria joe',
  'oil tue 9 bob with maria with joe',
  'oil tue 9 bob 30 min 60 min',
  'oil tue 9 new Ann Lee 2125550188 kia soul new Max Moe',
])('what is said twice, and otherwise, is refused: %s', async (words) => {
  const { bay } = workshop({ given: WITH_STAFF });
  expect(await bay(`book ${words} --dry-run`)).toMatchObject({ exitCode: 2, stdout: '' });
});

test('figures that nobody has are no part of the name that is typed after them', async () => {
  const { bay, data } = workshop({ given: WITH_STAFF });
  const { stderr } = await bay('book oil tue 9', { answers: ['0999', 'Peter Falk', '', ''] });
  expect(stderr).not.toContain('phone or number) 0999');
  expect(await data('show 1')).toMatchObject({ customer_name: 'Peter Falk' });
});

test.each([
  ['slots eow', 'Fri 27 Nov'],
  ['slots 2moro', 'Tue 24 Nov'],
  ['slots eom', 'Mon 30 Nov'],
  ['slots end of day tomorrow', 'Tue 24 Nov'],
])('what is typed in short says its day: %s', async (line, day) => {
  const { bay } = workshop({ given: WITH_STAFF });
  expect((await bay(line)).stdout).toContain(day);
});

test('"call when done" is noted, and no part of a name', async () => {
  const { data } = workshop({ given: WITH_STAFF });
  expect(await data('book oil fri 9 bob call when done --dry-run')).toMatchObject({
    customer_id: 2,
    notes: 'call when done',
  });
});

test('a limit that nobody can make sense of is refused whole', async () => {
  const { bay } = workshop({ given: WITH_STAFF });
  expect((await bay('waitlist add bob oil between feb and may')).stderr).toMatch(
    /"between feb" has no meaning here/,
  );
});

test('until a month is until it begins or until it ends, which a person says', async () => {
  const { bay } = workshop({ given: WITH_STAFF });
  const line = 'waitlist add bob oil until feb';
  expect((await bay(line)).stderr).toMatch(/"until feb" could be Mon 1 Feb 2027 or Sun 28 Feb 2027/);
  expect((await bay(line, { answers: ['Sunday 28 February 2027'] })).stdout).toMatch(/until Sun 28 Feb 2027/);
});

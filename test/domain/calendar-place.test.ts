import { expect, test } from 'vitest';
import { calendarNamed, type GoogleSpot, googleSpot } from '../../src/domain/calendar-place.ts';

test.each([
  { name: 'primary', account: 'default', id: 'primary' },
  { name: 'maria:primary', account: 'maria', id: 'primary' },
  { name: 'shared@group.calendar', account: 'default', id: 'shared@group.calendar' },
  { name: 'maria:shared@group.calendar', account: 'maria', id: 'shared@group.calendar' },
  { name: 'Bay: left', account: 'default', id: 'Bay: left' },
])('the name $name is $id of the sign-in $account', ({ name, account, id }) => {
  expect(calendarNamed(name)).toEqual({ account, id });
});

const ANA = 'ana@example.com';
const BOB = 'bob@example.com';
const SHARED = 'shared@group.calendar';

function spot(googleId: string | null, owner: string | null, account = 'default'): GoogleSpot {
  return { provider: 'google', account, owner, googleId };
}

test.each([
  { why: 'the main calendar of who is signed in', name: 'primary', owner: ANA, is: spot(ANA, ANA) },
  {
    why: 'the calendar that the settings name',
    name: 'primary',
    owner: ANA,
    says: SHARED,
    is: spot(SHARED, ANA),
  },
  {
    why: 'the main calendar where the settings say so',
    name: 'primary',
    owner: ANA,
    says: 'primary',
    now: spot(SHARED, ANA),
    is: spot(ANA, ANA),
  },
  {
    why: 'the main calendar where its address is said, whatever the capitals',
    name: 'primary',
    owner: ANA,
    says: 'Ana@Example.com',
    is: spot(ANA, ANA),
  },
  {
    why: 'what it was while the settings say nothing',
    name: 'primary',
    owner: ANA,
    now: spot(SHARED, ANA),
    is: spot(SHARED, ANA),
  },
  {
    why: 'a shared calendar still, whoever is signed in',
    name: 'primary',
    owner: BOB,
    now: spot(SHARED, ANA),
    is: spot(SHARED, BOB),
  },
  {
    why: 'another main calendar once somebody else is signed in',
    name: 'primary',
    owner: BOB,
    now: spot(ANA, ANA),
    is: spot(BOB, BOB),
  },
  {
    why: 'what it was while nobody knows who is signed in',
    name: 'primary',
    owner: null,
    now: spot(ANA, ANA),
    is: spot(ANA, ANA),
  },
  {
    why: 'nothing that can be asked before anybody knows',
    name: 'primary',
    owner: null,
    is: spot(null, null),
  },
  {
    why: 'a technician’s own main calendar, whatever the settings name for the shop',
    name: 'maria:primary',
    owner: BOB,
    says: SHARED,
    is: spot(BOB, BOB, 'maria'),
  },
  { why: 'an id as it stands', name: SHARED, owner: null, says: ANA, is: spot(SHARED, null) },
])('$name means $why', ({ name, owner, says = null, now = null, is }) => {
  const account = calendarNamed(name).account;
  const owners = new Map(owner === null ? [] : [[account, owner]]);
  expect(googleSpot(name, now, { calendarId: says, owners })).toEqual(is);
});

import { expect, test } from 'vitest';
import { isZoneName, zoneRules } from '../../src/machine/zone-database.ts';

test.each([
  ['america/new_york', 'America/New_York'],
  ['AMERICA/NEW_YORK', 'America/New_York'],
  ['America/new_York', 'America/New_York'],
  ['america/port-au-prince', 'America/Port-au-Prince'],
  ['us/eastern', 'US/Eastern'],
  ['US/Eastern', 'US/Eastern'],
  ['est', 'EST'],
  ['utc', 'UTC'],
  ['est5edt', 'EST5EDT'],
  ['etc/gmt+5', 'Etc/GMT+5'],
  ['jamaica', 'Jamaica'],
  ['PST', 'America/Los_Angeles'],
  ['cst', 'America/Chicago'],
])('%s is the zone that the database calls %s', (typed, name) => {
  expect(isZoneName(typed)).toBe(true);
  expect(zoneRules(typed, 'x')).toEqual({ ...zoneRules(name, 'x'), name });
});

test.each(['AST', 'IST', 'act', 'SystemV/EST5', '+05:00', 'Eastern', ''])(
  '%s is no name of a zone, whatever a library takes it for',
  (name) => {
    expect(isZoneName(name)).toBe(false);
    expect(zoneRules(name, 'x')).toBeNull();
  },
);

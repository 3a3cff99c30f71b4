import { expect, test } from 'vitest';
import { withoutSummerTime } from '../../src/domain/summer-time.ts';
import { zoneNamed } from '../support/wall-planner.ts';

/** What its clocks show in the years to come. */
function offsetsOf(name: string): Set<number> {
  return new Set(zoneNamed(name).offsets.slice(-10));
}

test.each(['EST', 'MST', 'HST', 'GMT', 'Etc/GMT+5'])(
  '%s stands still where the city has summer time',
  (name) => {
    const city = withoutSummerTime(name)?.city ?? 'America/New_York';
    const [fixed, another] = offsetsOf(name);
    expect(another).toBeUndefined();
    expect(offsetsOf(city).size).toBe(2);
    expect(offsetsOf(city)).toContain(fixed);
  },
);

test.each(['America/Phoenix', 'UTC', 'EST5EDT', 'America/New_York', 'Etc/UTC'])(
  '%s is what it says',
  (name) => {
    expect(withoutSummerTime(name)).toBeNull();
  },
);

import { expect, test } from 'vitest';
import { readMinutes } from '../../src/input/duration.ts';

test.each([
  ['90', 90],
  ['90 min', 90],
  ['45m', 45],
  ['1 minute', 1],
  ['3h', 180],
  ['3 hours', 180],
  ['1h30', 90],
  ['1h 30m', 90],
  ['1 hour and 15 minutes', 75],
  ['1 hr 5 min', 65],
  ['1.5h', 90],
  ['1,5 h', 90],
  ['0.25h', 15],
  ['1:30', 90],
  ['12:00', 720],
])("'%s' is %s minutes", (text, minutes) => expect(readMinutes(text)).toBe(minutes));

test.each(['', 'long', 'h', '-30', '1.33h', '1:75', '1.5h30', '3 days', '1e3', '0x10', '1h 30m 5s'])(
  "'%s' is no length",
  (text) => expect(readMinutes(text)).toBeNull(),
);

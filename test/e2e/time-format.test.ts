import { expect, test } from 'vitest';
import { workshop } from '../support/workshop.ts';
import { TWO_VISITS } from '../support/workshop-people.ts';

const SAID = [
  'today',
  'slots tomorrow',
  'show 1',
  'book -c 1 -v 1 -s battery --at "today 10am"',
  'show 1 --json',
];

test('times are shown as the region of the shop writes them, or as the shop says', async () => {
  const { bay, done } = workshop({ given: TWO_VISITS });
  const clocks = async () => {
    const shown: string[] = [];
    for (const line of SAID) {
      const { stdout, stderr } = await bay(line);
      const text = line.endsWith('--json') ? JSON.parse(stdout).message : stdout + stderr;
      shown.push(...(text.match(/\d?\d:\d\d(?:[– ]+(?:\d?\d:\d\d|midnight))*(?: [AP]M)?/g) ?? []));
    }
    return shown;
  };
  const written = await clocks();
  expect(written).toContain('09:00–09:30');
  await done('shop set time_format region');
  const region = await clocks();
  expect(region).toContain('9:00–9:30 AM');
  expect(region.filter((clock) => /\b(?:0\d|1[3-9]|2\d):/.test(clock))).toEqual([]);
  await done('shop set phone_region ES');
  expect(await clocks()).toEqual(written);
  await done('shop set time_format 12h');
  expect(await clocks()).toEqual(region);
});

test('what scripts read, and what people type, is the same in both', async () => {
  const { bay, data, done } = workshop({ given: TWO_VISITS });
  const read = async () => [await data('today'), await data('slots'), (await bay('shop export')).stdout];
  const [before, slots, file] = await read();
  await done('shop set time_format 12h');
  const [after, sameSlots, other] = await read();
  expect([after, sameSlots.days, other]).toEqual([before, slots.days, file.replace('"24h"', '"12h"')]);
  expect((await bay('slots -1')).stdout).toBe('Mon 23 Nov 9:30 AM, Bay 1\n');
  expect((await bay('move 1 13:00')).stdout).toContain('Mon 23 Nov 1:00–1:30 PM');
});

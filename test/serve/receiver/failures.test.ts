import { expect, test } from 'vitest';
import { failuresBy } from '../../../src/serve/receiver/failures.ts';

function failures() {
  let now = 0;
  return {
    ...failuresBy(() => now),
    pass: (ms: number) => {
      now += ms;
    },
  };
}

test('whoever fails thirty times in a row is refused, and may fail once more in each while', () => {
  const { note, areTooMany, pass } = failures();
  for (let failed = 0; failed < 30; failed += 1) {
    expect(areTooMany('203.0.113.7')).toBe(false);
    note('203.0.113.7');
  }
  expect([areTooMany('203.0.113.7'), areTooMany('203.0.113.8')]).toEqual([true, false]);
  for (let failed = 0; failed < 1_000; failed += 1) note('203.0.113.7');
  pass(2_000);
  expect(areTooMany('203.0.113.7')).toBe(false);
  note('203.0.113.7');
  expect(areTooMany('203.0.113.7')).toBe(true);
  pass(60_000);
  for (let failed = 0; failed < 29; failed += 1) note('203.0.113.7');
  expect(areTooMany('203.0.113.7')).toBe(false);
});

test('however many addresses fail, no more than a few thousand are remembered, and the latest of them', () => {
  const { note, areTooMany } = failures();
  for (let failed = 0; failed < 30; failed += 1) note('203.0.113.7');
  for (let other = 0; other < 4_095; other += 1) note(`198.51.100.${other}`);
  expect(areTooMany('203.0.113.7')).toBe(true);
  note('192.0.2.1');
  expect(areTooMany('203.0.113.7')).toBe(false);
});

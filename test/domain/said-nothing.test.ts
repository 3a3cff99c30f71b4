import { expect, test } from 'vitest';
import { saysNoPlate, saysNothing, saysNoVin } from '../../src/domain/said-nothing.ts';

test.each(['N/A', 'n / a', 'NONE', '-', ' --- ', '?', 'null', 'Unknown', '#N/A', 'tbd'])(
  '%s says nothing',
  (text) => {
    expect([saysNothing(text), saysNoPlate(text), saysNoVin(text)]).toEqual([true, true, true]);
  },
);

test.each(['no plate', 'TEMP', 'paper tag', 'New', 'XXX', '0000'])('%s is no plate', (text) => {
  expect(saysNoPlate(text)).toBe(true);
});

test.each(['no vin', '00000000000000000', 'XXXXXXXXXXXXXXXXX'])('%s is no VIN', (text) => {
  expect(saysNoVin(text)).toBe(true);
});

test.each(['NA 1234', 'NONE1', 'TEMPO', 'X1', 'ABC-000', 'NEWT', 'unknown 7'])('%s is a plate', (text) => {
  expect(saysNoPlate(text)).toBe(false);
});

import { expect, test } from 'vitest';
import { isRounded, saysLost, saysNoPlate, saysNothing, saysNoVin } from '../../src/domain/said-nothing.ts';

test.each(['N/A', 'n / a', 'NONE', '-', ' --- ', '?', 'null', 'Unknown', '#N/A', 'tbd', '\\N'])(
  '%s says nothing',
  (text) => {
    expect([saysNothing(text), saysNoPlate(text), saysNoVin(text)]).toEqual([true, true, true]);
  },
);

test.each(['no plate', 'APPLIED FOR', 'pending', 'unregistered', 'TEMP', 'paper tag', 'New', 'XXX', '0000'])(
  '%s is no plate',
  (text) => {
    expect(saysNoPlate(text)).toBe(true);
  },
);

test.each(['no vin', '00000000000000000', 'XXXXXXXXXXXXXXXXX'])('%s is no VIN', (text) => {
  expect(saysNoVin(text)).toBe(true);
});

test.each(['NA 1234', 'NONE1', 'TEMPO', 'X1', 'ABC-000', 'NEWT', 'unknown 7'])('%s is a plate', (text) => {
  expect(saysNoPlate(text)).toBe(false);
});

test.each(['#REF!', '#NAME?', '#VALUE!', '#DIV/0!', '########', 'Err:502'])(
  '%s is what a spreadsheet has lost',
  (text) => {
    expect(saysLost(text)).toBe(true);
  },
);

test.each(['2.12556E+09', '1,23457E+16', '1E+23'])('%s is a number that was rounded', (text) => {
  expect(isRounded(text)).toBe(true);
});

test.each(['1E23', 'E+09', '212E555', '#1', '##'])('%s is as somebody wrote it', (text) => {
  expect([saysLost(text), isRounded(text)]).toEqual([false, false]);
});

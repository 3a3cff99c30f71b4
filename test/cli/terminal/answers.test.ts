import { expect, test } from 'vitest';
import { fittingChoices, hasWholeWords } from '../../../src/cli/terminal/answers.ts';

const choices = (...labels: readonly string[]) => labels.map((label) => ({ label }));
const first = (labels: readonly string[], text: string) =>
  fittingChoices(choices(...labels), text)[0]?.label ?? null;

const VISITS = [
  '#1  Liam Chen, 2020 Tesla Model 3, Mon 23 Nov 08:30–09:00',
  '#2  Ana Pérez, 2018 Honda Civic, Mon 23 Nov 09:00–10:00',
  '#3  Tom Quinn, 2021 Toyota Camry, Mon 23 Nov 13:30–14:00',
  '#12  Dana O’Neill, 2016 Ford Focus, Tue 24 Nov 09:00–10:00',
];
const PLAN = ['Yes, all of it', 'Line by line', 'No, change nothing'];

test.each([
  [VISITS, '3', VISITS[2]],
  [VISITS, '#3', VISITS[2]],
  [VISITS, '12', VISITS[3]],
  [VISITS, '2', VISITS[1]],
  [VISITS, 'perez', VISITS[1]],
  [VISITS, 'oneill', VISITS[3]],
  [VISITS, 'nobody', null],
  [PLAN, 'l', 'Line by line'],
  [PLAN, 'n', 'No, change nothing'],
  [PLAN, 'no', 'No, change nothing'],
  [PLAN, 'y', 'Yes, all of it'],
  [PLAN, 'all', 'Yes, all of it'],
  [['Yes', 'It stays where it is', 'Stop, change nothing'], 's', 'Stop, change nothing'],
  [['Mon 23 Nov 08:00  Bay 9', 'Mon 23 Nov 09:00  Bay 1'], '9', 'Mon 23 Nov 09:00  Bay 1'],
])('of %j, "%s" means %j first', (labels, text, meant) => {
  expect(first(labels, text)).toBe(meant);
});

test('what fits equally well stays in its order, and nothing that fits is left out', () => {
  const starts = choices('Mon 23 Nov 09:00  Bay 2', 'Mon 23 Nov 09:30  Rack', 'Tue 24 Nov 09:00  Bay 2');
  expect(fittingChoices(starts, '2')).toEqual(starts);
  expect(fittingChoices(starts, '')).toEqual(starts);
});

test.each([
  ['Tue 24 Nov 09:00', 'tue 9', true],
  ['Tue 24 Nov 2:00 PM', 'tue 2', true],
  ['Tue 24 Nov 14:00', 'tue 2', false],
  ['Tue 24 Nov 09:30', '9:30', true],
])('that %s says all of "%s" is %s', (label, text, is) => {
  expect(hasWholeWords(label, text)).toBe(is);
});

import { expect, test } from 'vitest';
import { workshop } from '../support/workshop.ts';
import { TWO_VISITS } from '../support/workshop-people.ts';

const GIVEN = [
  ...TWO_VISITS,
  'shop set technicians.+ "{name: Maria}"',
  'shop set bays.+ "{name: Rack, calendar: primary}"',
  'shop create north',
];

test('whatever has a name is understood with a slip in it, and named', async () => {
  const { bay } = workshop({ given: GIVEN });
  const told: [string, string | undefined][] = [];
  for (const [line, meant] of SLIPS) {
    const { stderr } = await bay(line.split(' '));
    told.push([line, stderr.includes(`Did you mean ${meant}?`) ? meant : stderr]);
  }
  expect(told).toEqual(SLIPS);
});

const SLIPS: readonly (readonly [line: string, meant: string])[] = [
  ['agneda', 'agenda'],
  ['customers lits', 'list'],
  ['shop sett', 'set'],
  ['inbox resolv 1', 'resolve'],
  ['auth stats', 'status'],
  ['channl --help', 'channel'],
  ['channel strat --help', 'start'],
  ['help tiems', 'times'],
  ['help agneda', 'agenda'],
  ['help customers lits', 'list'],
  ['book --servce oil', '--service'],
  ['--jsn today', '--json'],
  ['slots -s oill', 'oil_change'],
  ['slots -t mria', 'Maria'],
  ['slots -b rakc', 'Rack'],
  ['slots -b bay1', 'Bay 1'],
  ['cancel 1 -r vehicle_solt', 'vehicle_sold'],
  ['completion bahs', 'bash'],
  ['shop set slot_step_minute 15', 'slot_step_minutes'],
  ['shop set services.oil_chang.minutes 3', 'oil_change'],
  ['shop set technicians.Mria.skills []', 'Maria'],
  ['--shop nroth today', 'north'],
];

test('what is near nothing is told without a guess', async () => {
  const { bay } = workshop({ given: GIVEN });
  for (const line of ['status', 'nope', 'hi', 'slots -s windscreen', 'help nothing']) {
    const { stderr } = await bay(line);
    expect(stderr).toMatch(/^✗ /);
    expect(stderr).not.toContain('Did you mean');
  }
});

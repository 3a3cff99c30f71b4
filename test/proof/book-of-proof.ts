import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Ended, run } from './command.ts';
import type { Workplace } from './workplace.ts';

/** The bays and technicians of a proof's shop. Open every day 09:00–17:00, lunch 12:00–13:00. */
export interface Crew {
  readonly bays: readonly { readonly name: string; readonly capacity: number }[];
  readonly technicians: readonly string[];
}

/** The shop whose processes are killed. */
export const KILLED_CREW: Crew = {
  bays: [
    { name: 'North', capacity: 1 },
    { name: 'South', capacity: 2 },
  ],
  technicians: ['Maria', 'Tom'],
};

/** A day's starts for a job of 30 minutes. */
export const SLOT_TIMES = [9, 10, 11, 13, 14, 15, 16].flatMap((hour) => [
  `${pad(hour)}:00`,
  `${pad(hour)}:30`,
]);

function pad(number: number): string {
  return String(number).padStart(2, '0');
}

/** The first `count` slots of the shop, as the command line takes them: 14 a day from 24 November 2026. */
export function slots(count: number): string[] {
  return Array.from({ length: count }, (_, i) => {
    const date = new Date(Date.UTC(2026, 10, 24 + Math.floor(i / SLOT_TIMES.length)));
    return `${date.toISOString().slice(0, 10)}T${SLOT_TIMES[i % SLOT_TIMES.length]}`;
  });
}

/** Makes a book with this crew and `customers` customers; number n has car n. */
export async function makeBook(
  workplace: Workplace,
  databaseFile: string,
  crew: Crew,
  customers: number,
): Promise<void> {
  const shop = join(workplace.folder, 'shop.yaml');
  const list = join(workplace.folder, 'customers.csv');
  writeFileSync(shop, shopFile(crew));
  const people = Array.from({ length: customers }, (_, i) => Object.values(newcomer(i)).join(','));
  writeFileSync(list, ['name,phone,plate', ...people, ''].join('\n'));
  await succeed(run(workplace, databaseFile, ['shop', 'import', shop, '--yes']));
  await succeed(run(workplace, databaseFile, ['customers', 'import', list, '--yes']));
}

/** The particulars of customer number `i + 1`. */
export function newcomer(i: number): {
  readonly name: string;
  readonly phone: string;
  readonly plate: string;
} {
  return {
    name: `Customer ${String.fromCodePoint(65 + (i % 26))}${i}`,
    phone: `+1212555${String(1000 + i).padStart(4, '0')}`,
    plate: `P${String(i).padStart(5, '0')}`,
  };
}

async function succeed(command: Promise<Ended>): Promise<void> {
  const { exitCode, stdout, stderr } = await command;
  if (exitCode !== 0) throw new Error(`the proof cannot be prepared (exit ${exitCode}): ${stdout}${stderr}`);
}

function shopFile({ bays, technicians }: Crew): string {
  const days = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'];
  return [
    'name: Proof',
    'timezone: America/New_York',
    'phone_region: US',
    'hours:',
    ...days.map((day) => `  ${day}: ["09:00-17:00"]`),
    'breaks:',
    '  - {name: lunch, from: "12:00", to: "13:00"}',
    'closures: []',
    'slot_step_minutes: 30',
    'lead_time_minutes: 0',
    'horizon_days: 90',
    'services:',
    '  - {type: oil_change, name: Oil change, minutes: 30, buffer_minutes: 0, skills: []}',
    'bays:',
    ...bays.map(({ name, capacity }) => `  - {name: ${name}, capacity: ${capacity}, calendar: ${name}}`),
    technicians.length === 0 ? 'technicians: []' : 'technicians:',
    ...technicians.map((name) => `  - {name: ${name}}`),
    '',
  ].join('\n');
}

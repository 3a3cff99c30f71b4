import { statSync } from 'node:fs';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { HOUR_MS, type Instant } from '../../src/domain/interval.ts';
import { CALENDARS } from '../simulation/shop.ts';
import { type FakeGoogle, startFakeGoogle } from '../support/google/fake-google.ts';
import { PUBLIC_URL } from '../support/notifications.ts';
import { openServe, type ServeDoor } from '../support/serve-door.ts';
import { type SimulatedClock, simulatedClock } from '../support/simulated-clock.ts';
import { type Ran, type Workshop, workshop } from '../support/workshop.ts';
import { type Random, randomFrom } from './random.ts';

const ACCOUNT = 'shop@example.com';
export const CUSTOMERS = 60;
/** So long a simulated moment is, while somebody waits for an answer. */
const STEP_MS = 200;
/** Through days the book need not be looked at every second. */
const LOOK_MS = 20_000;
const WAITS = { unansweredAfterMs: 400, loadsWithinMs: HOUR_MS };
const BREAKS_OFF_AFTER_MS = 600_000;

/** A shop in this process whose time passes as fast as everything that waits for it allows: Google, `bay serve`, and whoever types. */
export interface SoakedShop extends Omit<Workshop, 'done' | 'file'> {
  readonly google: FakeGoogle;
  readonly clock: SimulatedClock;
  readonly random: Random;
  readonly served: ServeDoor;
  /** The file of its book. */
  readonly file: string;
  /** Where Google's notifications go to. */
  readonly receiver: () => string;
  /** Time passes until `work` has come to its end. */
  readonly whilePassing: <T>(work: Promise<T>) => Promise<T>;
  readonly logBytes: () => number;
}

/** Bays and technicians with calendars of their own and with none, as in the simulator; more of them, for a shop's whole day. */
const SHOP = [
  'name: Soaked',
  'timezone: America/New_York',
  'phone_region: US',
  'hours:',
  ...['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'].map(
    (day) => `  ${day}: ["08:00-18:00"]`,
  ),
  'closures: []',
  'slot_step_minutes: 30',
  'lead_time_minutes: 0',
  'horizon_days: 90',
  'services:',
  '  - {type: oil_change, name: Oil change, minutes: 30, buffer_minutes: 0, skills: []}',
  '  - {type: brake_service, name: Brake service, minutes: 60, buffer_minutes: 30, skills: []}',
  'bays:',
  '  - {name: Bay 1, capacity: 1, calendar: bay-1}',
  '  - {name: Bay 2, capacity: 1, calendar: bay-2}',
  ...[1, 2, 3, 4].map((number) => `  - {name: Yard ${number}, capacity: 1, calendar: yard}`),
  'technicians:',
  '  - {name: Maria, calendar: maria}',
  ...['Luis', 'Tom', 'Ada', 'Kim', 'Joe'].map((name) => `  - {name: ${name}}`),
  '',
].join('\n');

function customerLines(): string {
  const lines = Array.from({ length: CUSTOMERS }, (_, i) =>
    [
      `Customer ${String.fromCodePoint(65 + (i % 26))}${i}`,
      `+1212555${1000 + i}`,
      2010 + (i % 12),
      'Honda',
      'Civic',
      `P${10_000 + i}`,
    ].join(','),
  );
  return ['name,phone,year,make,model,plate', ...lines, ''].join('\n');
}

export async function soakedShop(from: Instant, seed: number): Promise<SoakedShop> {
  const random = randomFrom(seed);
  const clock = simulatedClock(from, WAITS);
  const google = await startFakeGoogle({
    now: () => clock.now(),
    random: randomFrom(seed + 1),
    accounts: [ACCOUNT],
  });
  onTestFinished(() => google.close());
  for (const id of CALENDARS) google.addCalendar({ id, summary: id });
  const { environment } = google.signedIn();
  const shop = workshop({
    shop: SHOP,
    given: [],
    google: environment,
    clock,
    now: new Date(from).toISOString(),
  });
  const whilePassing = async <T>(work: Promise<T>): Promise<T> => {
    const over = work.then(() => true);
    const began = clock.now();
    while ((await Promise.race([over, clock.pass(STEP_MS)])) !== true)
      if (clock.now() - began > BREAKS_OFF_AFTER_MS) throw new Error('a command never ends');
    return work;
  };
  const bay: Workshop['bay'] = (line, setup) => whilePassing(shop.bay(line, setup));
  const made: Ran = await bay(['customers', 'import', shop.file('customers.csv', customerLines()), '--yes']);
  if (made.exitCode !== 0) throw new Error(`the shop cannot be made: ${made.stderr}`);
  const served = openServe([], {
    folder: shop.folder,
    environment: { ...environment, BAY_PUBLIC_URL: PUBLIC_URL, BAY_RECEIVER_PORT: '0' },
    clock,
    lookMs: LOOK_MS,
  });
  const receiver = () => /lead to (http:\/\/[\d.]+:\d+)/.exec(served.told())?.[1] ?? '';
  while (receiver() === '') await clock.pass(STEP_MS);
  const file = join(shop.folder, 'home', 'default', 'bay.db');
  return {
    ...shop,
    bay,
    google,
    clock,
    random,
    served,
    file,
    receiver,
    whilePassing,
    logBytes: () => statSync(`${file}-wal`, { throwIfNoEntry: false })?.size ?? 0,
  };
}

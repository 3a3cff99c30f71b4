import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { start } from '../proof/command.ts';
import { openWorkplace, type Workplace } from '../proof/workplace.ts';
import { type FakeGoogle, startFakeGoogle } from '../support/google/fake-google.ts';
import { signIn } from './sign-in.ts';

/** What Google takes for each answer, in milliseconds. */
const LATENCY_MS = 200;

/** A Thursday, a week before the sign-in ends, as those of an app in Testing do. */
const SIGNED_IN = '2026-11-19T09:00:00-05:00';

/** Monday. */
export const OPENING = '2026-11-23T07:00:00-05:00';

const CUSTOMERS = 5_000;

/** What is done before, and is not judged, may take so long on a busy machine. */
const LONGEST_PREPARING_MS = 120_000;

/** A shop in New York with thirty appointments in the week, and its calendar at a Google that is not near. */
export interface CounterShop {
  readonly workplace: Workplace;
  readonly google: FakeGoogle;
  readonly file: string;
  /** Of a command at that moment. */
  readonly environment: (now: string) => Record<string, string>;
  /** Runs a command, and insists that it succeeds: what happened before. */
  readonly done: (now: string, ...args: readonly string[]) => Promise<Readonly<Record<string, unknown>>>;
  readonly close: () => Promise<void>;
}

const SHOP = `
name: Riverside Auto
timezone: America/New_York
phone_region: US
time_format: 24h
hours:
  monday: ["08:00-18:00"]
  tuesday: ["08:00-18:00"]
  wednesday: ["08:00-18:00"]
  thursday: ["08:00-18:00"]
  friday: ["08:00-18:00"]
  saturday: ["08:00-15:00"]
  sunday: []
breaks:
  - {name: lunch, from: "12:00", to: "13:00"}
services:
  - {type: oil_change, name: Oil change, minutes: 30}
  - {type: tire_rotation, name: Tire rotation, minutes: 30}
  - {type: brake_service, name: Brake service, minutes: 60, skills: [brakes]}
  - {type: diagnostics, name: Diagnostics, minutes: 60, skills: [diag]}
  - {type: alignment, name: Alignment, minutes: 60, skills: [alignment]}
  - {type: complex_repair, name: Complex repair, minutes: 90, skills: [heavy]}
bays:
  - {name: Bay 1, calendar: primary}
  - {name: Bay 2, calendar: primary}
  - {name: Rack, calendar: primary, skills: [alignment]}
technicians:
  - {name: Maria, skills: [brakes, alignment, diag, heavy]}
  - {name: Joe, skills: [brakes]}
  - {name: Sam, skills: [diag]}
`;

/** Those whom the tasks speak of; the rest only makes the list long. */
const KNOWN = [
  'Ana Pérez,2125550134,ABC1234,Honda,Civic,2018',
  'Tom Quinn,2125550177,KWV8155,Toyota,Camry,2021',
  "Dana O'Neill,2125550166,GMM1168,Ford,Focus,2016",
  'Bob Stone,2125550199,TRK4471,Ford,F-150,2015',
];
const FIRST = [
  'Ava',
  'Ben',
  'Chloe',
  'Dmitri',
  'Elif',
  'Farid',
  'Grace',
  'Hugo',
  'Ines',
  'Jonas',
  'Kira',
  'Liam',
];
const LAST = [
  'Alvarez',
  'Brown',
  'Chen',
  'Dubois',
  'Evans',
  'Fischer',
  'Garcia',
  'Haddad',
  'Ito',
  'Jansen',
  'Kim',
];
const CARS = [
  'Honda,Accord',
  'Toyota,Corolla',
  'Ford,Escape',
  'Subaru,Outback',
  'Tesla,Model 3',
  'Jeep,Wrangler',
];

function customerList(): string {
  const rest = Array.from({ length: CUSTOMERS - KNOWN.length }, (_, i) => {
    const name = `${FIRST[i % FIRST.length]} ${LAST[Math.floor(i / 7) % LAST.length]}`;
    const car = CARS[i % CARS.length];
    return `${name},${6_465_551_000 + i},Q${String(10_000 + i)}Z,${car},${2005 + (i % 20)}`;
  });
  return ['name,phone,plate,make,model,year', ...KNOWN, ...rest, ''].join('\n');
}

/** Five a day, Monday to Saturday, each day's in another order; the first ones are those of whom the tasks speak. */
const SERVICES = ['oil_change', 'brake_service', 'diagnostics', 'tire_rotation', 'oil_change'];
const STARTS = ['08:30', '09:00', '10:30', '13:30', '14:30'];

export async function openCounterShop(): Promise<CounterShop> {
  const workplace = openWorkplace();
  const google = await startFakeGoogle({ now: () => Date.parse(OPENING) });
  const file = join(workplace.folder, 'book.db');
  const environment = (now: string) => ({
    ...workplace.environment(file),
    ...google.environment(),
    BAY_NOW: now,
  });
  const done: CounterShop['done'] = async (now, ...args) => {
    const at = { ...workplace, environment: () => environment(now) };
    const running = start(at, file, args);
    const late = setTimeout(() => running.kill(), LONGEST_PREPARING_MS);
    const { exitCode, answer, stdout, stderr } = await running.ended;
    clearTimeout(late);
    if (exitCode !== 0) throw new Error(`bay ${args.join(' ')}: exit ${exitCode}: ${stdout}${stderr}`);
    return answer?.data ?? {};
  };
  const shop: CounterShop = {
    workplace,
    google,
    file,
    environment,
    done,
    close: async () => {
      await google.close();
      workplace.remove();
    },
  };
  const [rules, list] = [join(workplace.folder, 'shop.yaml'), join(workplace.folder, 'customers.csv')];
  writeFileSync(rules, SHOP);
  writeFileSync(list, customerList());
  await done(OPENING, 'shop', 'import', rules, '--yes');
  await done(OPENING, 'customers', 'import', list, '--yes');
  await signIn(google, { ...workplace, environment: environment(SIGNED_IN) });
  await done(OPENING, 'sync');
  for (let n = 0; n < 30; n += 1) {
    const [day, nth] = [Math.floor(n / 5), n % 5];
    // The first visits of Monday are those of the four; then of others.
    const who = day === 0 && nth > 0 ? nth : 100 + n;
    const service = SERVICES[(nth + day) % SERVICES.length] as string;
    const at = `2026-11-${23 + day}T${STARTS[nth]}`;
    await done(OPENING, 'book', '-c', `${who}`, '-v', `${who}`, '-s', service, '--at', at);
  }
  // On a busy machine not every answer came in time.
  await done(OPENING, 'sync');
  google.faults.latencyMs = LATENCY_MS;
  return shop;
}

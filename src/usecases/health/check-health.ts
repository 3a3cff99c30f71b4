import { wallText } from '../../domain/zone.ts';
import type { Ports } from '../ports.ts';
import { currentShop } from '../shop/current-shop.ts';

/** One thing that `bay doctor` looked at. */
export interface Finding {
  /** What was looked at: `database`, `configuration`, `clock`. */
  readonly check: string;
  readonly status: 'ok' | 'warning' | 'problem';
  /** One sentence. */
  readonly detail: string;
  /** The command that mends it, where there is one. */
  readonly mend: string | null;
}

type HealthPorts = Pick<Ports, 'store' | 'clock' | 'zones'>;

/** Looks at everything that can be wrong with a shop's book. Reads all of the database. */
export async function checkHealth(ports: HealthPorts): Promise<Finding[]> {
  const database = await databaseFindings(ports);
  if (database.some(({ status }) => status === 'problem')) return database;
  const shop = await currentShop(ports);
  const now = ports.clock.now();
  return [
    ...database,
    ok(
      'configuration',
      `${shop.name}: bays ${shop.bays.length}, services ${shop.services.length}, zone ${shop.timezone}`,
    ),
    await clockFinding(ports, `${wallText(shop.zone, now).replace('T', ' ')} in ${shop.timezone}`),
  ];
}

async function databaseFindings({ store }: HealthPorts): Promise<Finding[]> {
  const problems = await store.health.check();
  if (problems.length > 0) return damageFindings(problems);
  const { location, engine, schemaVersion, appointments, customers } = await store.health.facts();
  const inside = `appointments ${appointments}, customers ${customers}`;
  const sound = ok('database', `${location} is sound: ${inside} (${engine}, schema ${schemaVersion})`);
  if (!(await store.health.readableByOthers())) return [sound];
  const detail = `others on this machine can read ${location}, and with it every customer's name and phone`;
  return [sound, { check: 'database', status: 'warning', detail, mend: `chmod 600 '${location}'` }];
}

/** Each thing that is damaged, and what a person can do, which is the same for all of it. */
export function damageFindings(problems: readonly string[]): Finding[] {
  return problems.map((detail) => ({ check: 'database', status: 'problem', detail, mend: MEND_DAMAGE }));
}

const MEND_DAMAGE =
  'keep a copy of the file and what lies beside it, then put a backup in its place, or save what can be read: ' +
  `sqlite3 <file> .recover | sqlite3 <new file>, and look at that: bay --db <new file> doctor; ` +
  'rows that contradict each other are put right in it with sqlite3';

/** Something booked long after now means that this machine's clock, or the one it was booked by, is wrong. */
async function clockFinding({ store, clock }: HealthPorts, reads: string): Promise<Finding> {
  const newest = await store.health.newestWrite();
  if (newest === null || newest <= clock.now()) return ok('clock', reads);
  const detail = `the clock reads ${reads}, and the book was last written later than that`;
  return { check: 'clock', status: 'warning', detail, mend: 'set the clock of this machine' };
}

function ok(check: string, detail: string): Finding {
  return { check, status: 'ok', detail, mend: null };
}

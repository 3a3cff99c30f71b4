import { join } from 'node:path';
import { DAY_MS, MINUTE_MS } from '../../src/domain/interval.ts';
import { run } from '../proof/command.ts';
import { type GoogleSite, openGoogleSite } from '../proof/google-site.ts';

const BAY = 'North';
const SHOP = { bays: [{ name: BAY, capacity: 1 }], technicians: [] };
const PEAK_MEMORY = join(import.meta.dirname, 'peak-memory.cjs');

/** One `bay sync`, a process of its own. */
export interface SyncCost {
  readonly name: string;
  readonly ms: number;
  readonly requests: number;
  /** The most that it took. */
  readonly memoryMb: number;
}

/** What `bay sync` costs over a calendar in which others have so many events within the horizon. */
export async function syncCosts(events: number): Promise<SyncCost[]> {
  const site = await openGoogleSite(SHOP, { customers: 1, counters: 0 });
  try {
    await syncCost('', site);
    const empty = await syncCost('sync, an empty calendar', site);
    const { people } = site.fake.model;
    for (let i = 0; i < events; i += 1) {
      const start = site.now() + (1 + (i % 80)) * DAY_MS + Math.floor(i / 80) * MINUTE_MS;
      people.create(BAY, { start, end: start + 30 * MINUTE_MS, summary: `Meeting ${i}` });
    }
    const all = `${events.toLocaleString('en')} events`;
    const first = await syncCost(`sync, ${all} that are new`, site);
    return [empty, first, await syncCost(`sync, ${all} that are known`, site)];
  } finally {
    await site.close();
  }
}

async function syncCost(name: string, { fake, office, file }: GoogleSite): Promise<SyncCost> {
  const place = {
    ...office,
    environment: (db: string) => ({ ...office.environment(db), NODE_OPTIONS: `--require ${PEAK_MEMORY}` }),
  };
  const before = fake.requests.length;
  const { exitCode, stdout, stderr, ms } = await run(place, file, ['sync']);
  if (exitCode !== 0) throw new Error(`sync: ${stdout}${stderr}`);
  const memoryMb = Number(stderr.trim().split('\n').at(-1)) / 1024;
  return { name, ms, requests: fake.requests.length - before, memoryMb };
}

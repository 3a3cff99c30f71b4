import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fixedClock } from '../../src/clock.ts';
import { NOW } from '../support/book.ts';
import { DAY, makeAgentsBook, openAgentSite } from './agent-site.ts';
import { newcomer } from './book-of-proof.ts';

/** As many at a time as a platform would send that gets no answer. */
const AT_ONCE = 20;

/**
 * What comes of one commit that is made so many times, twenty at a time, by new conversations' doors: the numbers of its
 * appointments, with what was not answered with one. A conversation may make so many calls and no more, so it is nobody's in particular.
 */
export async function replayCommit(times: number): Promise<ReadonlySet<unknown>> {
  const folder = mkdtempSync(join(tmpdir(), 'bay-replay-'));
  try {
    const file = join(folder, 'bay.db');
    await makeAgentsBook(file, 1, 16);
    const [one, other] = [
      await openAgentSite(file, fixedClock(NOW)),
      await openAgentSite(file, fixedClock(NOW)),
    ];
    await one.ask(null, 'lookup_customer', { phone_number: newcomer(0).phone });
    const visit = { customer_id: 1, vehicle_id: 1, service_type: 'oil_change', date: DAY };
    const { data } = await one.ask(null, 'propose_appointment', visit);
    const commit = { proposal_token: data.proposal_token, option: 1 };
    const ids = new Set<unknown>();
    for (let done = 0; done < times; done += AT_ONCE) {
      const calls = Array.from({ length: Math.min(AT_ONCE, times - done) }, (_, i) =>
        (i % 2 === 0 ? one : other).ask(null, 'commit_appointment', commit),
      );
      for (const { success, code, data: told } of await Promise.all(calls))
        ids.add(success ? told.appointment_id : code);
    }
    await one.close();
    await other.close();
    return ids;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

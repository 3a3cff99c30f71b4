import { join } from 'node:path';
import { expect, test } from 'vitest';
import { fixedClock } from '../../src/clock.ts';
import { MINUTE_MS } from '../../src/domain/interval.ts';
import { NOW } from '../support/book.ts';
import { scratchFolder } from '../support/scratch.ts';
import { callUntilBooked, type Event } from './agent-caller.ts';
import { judgeDay } from './agent-judge.ts';
import { isDayFull, makeAgentsBook, openAgentSite } from './agent-site.ts';
import { randomFrom } from './random.ts';
import { replayCommit } from './replayed-commit.ts';

const AGENTS = 6;
const STARTS = 4;

/** Its agent is gone, whatever became of its last call. */
class Killed extends Error {}

test('agents fill a day, of whom some hang up, are late or killed: nobody twice, and whoever gets none is told of two others', async () => {
  const file = join(scratchFolder(), 'bay.db');
  await makeAgentsBook(file, AGENTS, STARTS);
  let now = NOW;
  const clock = { ...fixedClock(NOW), now: () => now };
  const sites = [await openAgentSite(file, clock), await openAgentSite(file, clock)];
  const random = randomFrom(1);
  const events: Event[] = [];
  const serve = async (customer: number): Promise<void> => {
    const site = sites[customer % sites.length] as (typeof sites)[number];
    try {
      await callUntilBooked({
        customer,
        random,
        ask: async (...call) => {
          now += 1_000;
          const told = await site.ask(...call);
          if (random() < 0.02) throw new Killed();
          return told;
        },
        pause: async (minutes) => {
          now += Math.round((minutes * MINUTE_MS) / AGENTS);
        },
        isDayFull: () => isDayFull(site, STARTS),
        tell: (event) => events.push(event),
      });
    } catch (thrown) {
      if (!(thrown instanceof Killed)) throw thrown;
      await serve(customer);
    }
  };
  await Promise.all(Array.from({ length: AGENTS }, (_, i) => serve(i + 1)));
  for (const site of sites) await site.close();
  expect(judgeDay(file, events, STARTS)).toEqual([]);
  expect(events.filter(({ kind }) => kind === 'booked').length).toBeGreaterThanOrEqual(STARTS);
});

test('one commit, however often it comes and at whatever door, is one appointment', async () => {
  expect(await replayCommit(40)).toEqual(new Set([1]));
});

import { systemClock } from '../../src/clock.ts';
import { type Instant, MINUTE_MS } from '../../src/domain/interval.ts';
import { callUntilBooked, type Event } from './agent-caller.ts';
import { isDayFull, openAgentSite } from './agent-site.ts';
import { randomFrom } from './random.ts';

/** What a process of agents is told to do. */
export interface AgentTask {
  readonly file: string;
  /** By their customers, each with the seed of how they behave. */
  readonly callers: readonly { readonly customer: number; readonly seed: number }[];
  /** How many the day has. */
  readonly starts: number;
  /** The book's clock: at `real` of the machine's it was `base`, and it runs so many times as fast. */
  readonly clock: { readonly base: Instant; readonly real: Instant; readonly speed: number };
}

/** What it says. */
export type AgentNews =
  | { readonly ready: true }
  | { readonly event: Event }
  | { readonly finished: number }
  | { readonly idle: true }
  | { readonly failed: string };

/** All its agents at a time, on a book opened once, as a server of tools does it. */
async function work({ file, callers, starts, clock: { base, real, speed } }: AgentTask): Promise<void> {
  const now = () => base + Math.round((Date.now() - real) * speed);
  const site = await openAgentSite(file, { ...systemClock, now });
  const isFull = () => isDayFull(site, starts);
  await Promise.all(
    callers.map(async ({ customer, seed }) => {
      await callUntilBooked({
        customer,
        random: randomFrom(seed),
        ask: (conversation, tool, given) => site.ask(conversation, tool, given),
        pause: (minutes) => systemClock.sleep((minutes * MINUTE_MS) / speed),
        isDayFull: isFull,
        tell: (event) => say({ event }),
      });
      say({ finished: customer });
    }),
  );
  await site.close();
}

function say(news: AgentNews): void {
  process.send?.(news);
}

process.on('message', (task: AgentTask) => {
  work(task).then(
    () => say({ idle: true }),
    (thrown: unknown) =>
      say({ failed: thrown instanceof Error ? (thrown.stack ?? thrown.message) : 'failed' }),
  );
});
process.on('disconnect', () => process.exit(0));
say({ ready: true });

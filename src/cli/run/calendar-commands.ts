import type { Group } from '../help/command-groups.ts';
import type { Fill } from './load-command.ts';

/** A command of the list: the rest of it is loaded when it is asked for. */
export interface Entry {
  readonly group: Group;
  readonly name: string;
  readonly alias?: string;
  readonly summary: string;
  /** What it says may be about any command. */
  readonly tellsOfAll?: true;
  readonly load: () => Promise<Fill>;
}

/** Those that are about calendars, and that keep book and calendars in step, in the order of the help. */
export const CALENDAR_COMMANDS: readonly Entry[] = [
  {
    group: 'calendar',
    name: 'calendar',
    summary: "the shop's calendars, and busy time from other programs",
    load: async () => (await import('../commands/calendar.ts')).fillCalendar,
  },
  {
    group: 'calendar',
    name: 'sync',
    summary: 'deliver what is owed to the calendar, take in what changed there',
    load: async () => (await import('../commands/sync.ts')).fillSync,
  },
  {
    group: 'calendar',
    name: 'inbox',
    summary: 'what a person must decide about the calendar',
    load: async () => (await import('../commands/inbox.ts')).fillInbox,
  },
  {
    group: 'calendar',
    name: 'auth',
    summary: 'sign in at Google, see who is signed in, sign out',
    load: async () => (await import('../commands/auth.ts')).fillAuth,
  },
  {
    group: 'calendar',
    name: 'verify',
    summary: 'compares every event with the book, and changes nothing',
    load: async () => (await import('../commands/verify.ts')).fillVerify,
  },
  {
    group: 'calendar',
    name: 'recover',
    summary: 'brings an old copy of the book up to what its calendars show',
    load: async () => (await import('../commands/recover.ts')).fillRecover,
  },
  {
    group: 'calendar',
    name: 'test-suite',
    summary: 'six checks of the configured calendar, and the booking story',
    load: async () => (await import('../commands/test-suite.ts')).fillTestSuite,
  },
  {
    group: 'in-step',
    name: 'serve',
    summary: 'keep book and calendars in step while nobody types',
    load: async () => (await import('../commands/serve.ts')).fillServe,
  },
  {
    group: 'in-step',
    name: 'channel',
    summary: 'have Google tell of changes: list, start, stop, recreate, verify, test, status',
    load: async () => (await import('../commands/channel.ts')).fillChannel,
  },
  {
    group: 'in-step',
    name: 'health',
    summary: 'how book and calendars stand, and what to do',
    load: async () => (await import('../commands/health.ts')).fillHealth,
  },
  {
    group: 'in-step',
    name: 'alerts',
    summary: 'what is the matter with the calendars, and since when',
    load: async () => (await import('../commands/alerts.ts')).fillAlerts,
  },
  {
    group: 'in-step',
    name: 'fix',
    summary: 'mend what is safe, and say what is left to a person',
    load: async () => (await import('../commands/fix.ts')).fillFix,
  },
  {
    group: 'in-step',
    name: 'queue',
    summary: 'what is owed to the calendar: list, retry, drop',
    load: async () => (await import('../commands/queue.ts')).fillQueue,
  },
  {
    group: 'in-step',
    name: 'metrics',
    summary: 'how soon Google answers, what it refuses, what the book does and refuses',
    load: async () => (await import('../commands/metrics.ts')).fillMetrics,
  },
];

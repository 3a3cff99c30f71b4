import type { Group } from '../help/command-groups.ts';
import type { Fill } from './load-command.ts';

export interface Entry {
  readonly group: Group;
  readonly name: string;
  readonly alias?: string;
  readonly summary: string;
  /** What it says may be about any command. */
  readonly tellsOfAll?: true;
  readonly load: () => Promise<Fill>;
}

/**
 * All commands, in the order of the help: the counter's day first. Its options, and three examples (`examples.ts`), are beside
 * its code.
 */
export const COMMANDS: readonly Entry[] = [
  {
    group: 'counter',
    name: 'slots',
    summary: 'free times',
    load: async () => (await import('../commands/slots.ts')).fillSlots,
  },
  {
    group: 'counter',
    name: 'book',
    summary: 'book an appointment',
    load: async () => (await import('../commands/book.ts')).fillBook,
  },
  {
    group: 'counter',
    name: 'reschedule',
    alias: 'move',
    summary: 'move an appointment to another time, bay or technician',
    load: async () => (await import('../commands/reschedule.ts')).fillReschedule,
  },
  {
    group: 'counter',
    name: 'cancel',
    summary: 'cancel an appointment, here and in the calendar',
    load: async () => (await import('../commands/cancel.ts')).fillCancel,
  },
  {
    group: 'counter',
    name: 'arrive',
    alias: 'in',
    summary: 'the car is here: wait, drop, tow, night or loaner; a promise; a key tag',
    load: async () => (await import('../commands/mark.ts')).fillArrive,
  },
  {
    group: 'counter',
    name: 'start',
    summary: 'work on a visit begins',
    load: async () => (await import('../commands/mark.ts')).fillStart,
  },
  {
    group: 'counter',
    name: 'done',
    summary: 'a visit is completed',
    load: async () => (await import('../commands/mark.ts')).fillDone,
  },
  {
    group: 'counter',
    name: 'no-show',
    alias: 'noshow',
    summary: 'nobody came: the time is free again',
    load: async () => (await import('../commands/mark.ts')).fillNoShow,
  },
  {
    group: 'counter',
    name: 'edit',
    summary: 'change what a visit is: services, car, notes, promise, key tag',
    load: async () => (await import('../commands/edit.ts')).fillEdit,
  },
  {
    group: 'counter',
    name: 'confirm',
    summary: 'the customer has said that they come',
    load: async () => (await import('../commands/confirm.ts')).fillConfirm,
  },
  {
    group: 'counter',
    name: 'calls',
    summary: 'who of a day has not confirmed, ticked off one key each',
    load: async () => (await import('../commands/calls.ts')).fillCalls,
  },
  {
    group: 'counter',
    name: 'undo',
    summary: 'take back the last thing that you did, here and in the calendar',
    load: async () => (await import('../commands/undo.ts')).fillUndo,
  },
  {
    group: 'counter',
    name: 'redo',
    summary: 'do again what undo has taken back',
    load: async () => (await import('../commands/undo.ts')).fillRedo,
  },
  {
    group: 'counter',
    name: 'extend',
    summary: 'a job takes longer or shorter: those after it make room',
    load: async () => (await import('../commands/extend.ts')).fillExtend,
  },
  {
    group: 'counter',
    name: 'off',
    summary: 'a technician or bay is away: a plan for their cars',
    load: async () => (await import('../commands/off.ts')).fillOff,
  },
  {
    group: 'counter',
    name: 'back',
    summary: 'they are here again',
    load: async () => (await import('../commands/off.ts')).fillBack,
  },
  {
    group: 'counter',
    name: 'close',
    summary: 'the shop shuts: a plan for every car, and a call list',
    load: async () => (await import('../commands/close.ts')).fillClose,
  },
  {
    group: 'counter',
    name: 'open',
    summary: 'one date has other hours',
    load: async () => (await import('../commands/open.ts')).fillOpen,
  },
  {
    group: 'counter',
    name: 'agenda',
    alias: 'today',
    summary: 'the day, bay by bay',
    load: async () => (await import('../commands/agenda.ts')).fillAgenda,
  },
  {
    group: 'counter',
    name: 'print',
    summary: 'the day on one page of paper',
    load: async () => (await import('../commands/print.ts')).fillPrint,
  },
  {
    group: 'counter',
    name: 'show',
    summary: 'one appointment whole, with its history',
    load: async () => (await import('../commands/show.ts')).fillShow,
  },
  {
    group: 'counter',
    name: 'why',
    summary: 'why a time is impossible, and the nearest two that work',
    load: async () => (await import('../commands/why.ts')).fillWhy,
  },
  {
    group: 'counter',
    name: 'hours',
    summary: 'hours sold and left, by technician and skill',
    load: async () => (await import('../commands/hours.ts')).fillHours,
  },
  {
    group: 'counter',
    name: 'history',
    summary: 'what was done, by whom, newest first',
    load: async () => (await import('../commands/history.ts')).fillHistory,
  },
  {
    group: 'counter',
    name: 'waitlist',
    summary: 'who would come sooner, and the free times that suit them',
    load: async () => (await import('../commands/waitlist.ts')).fillWaitlist,
  },
  {
    group: 'people',
    name: 'find',
    summary: 'customers, cars and visits by phone, name, plate or VIN',
    load: async () => (await import('../commands/find.ts')).fillFind,
  },
  {
    group: 'people',
    name: 'customers',
    summary: 'add, list, show, edit and import customers',
    load: async () => (await import('../commands/customers.ts')).fillCustomers,
  },
  {
    group: 'people',
    name: 'vehicles',
    summary: 'add, list, show and edit cars',
    load: async () => (await import('../commands/vehicles.ts')).fillVehicles,
  },
  {
    group: 'shop',
    name: 'shop',
    summary: 'opening hours, breaks, closures, services, bays, technicians',
    load: async () => (await import('../commands/shop.ts')).fillShop,
  },
  {
    group: 'shop',
    name: 'rehearse',
    summary: "run the shop's rules through the coming days: only what is odd",
    load: async () => (await import('../commands/rehearse.ts')).fillRehearse,
  },
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
    group: 'agents',
    name: 'tools',
    summary: 'what an agent can do, as function schemas of a vendor',
    load: async () => (await import('../commands/tools.ts')).fillTools,
  },
  {
    group: 'agents',
    name: 'call',
    summary: 'one of those tools, from a script',
    load: async () => (await import('../commands/call.ts')).fillCall,
  },
  {
    group: 'agents',
    name: 'mcp',
    summary: 'serve the tools to an agent, by the Model Context Protocol',
    load: async () => (await import('../commands/mcp.ts')).fillMcp,
  },
  {
    group: 'admin',
    name: 'doctor',
    summary: 'what is wrong, and the command that mends it',
    load: async () => (await import('../commands/doctor.ts')).fillDoctor,
  },
  {
    group: 'admin',
    name: 'completion',
    summary: 'completion for bash, zsh or fish',
    load: async () => (await import('../commands/completion.ts')).fillCompletion,
  },
  {
    group: 'admin',
    name: 'help',
    summary: 'help on a command or a topic',
    tellsOfAll: true,
    load: async () => (await import('../commands/help.ts')).fillHelp,
  },
];

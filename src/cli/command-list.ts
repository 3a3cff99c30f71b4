import type { Fill } from './load-command.ts';

interface Entry {
  readonly name: string;
  readonly alias?: string;
  readonly summary: string;
  readonly load: () => Promise<Fill>;
}

/** All commands, in the order of the help: the counter's day first. */
export const COMMANDS: readonly Entry[] = [
  {
    name: 'slots',
    summary: 'free times',
    load: async () => (await import('./commands/slots.ts')).fillSlots,
  },
  {
    name: 'book',
    summary: 'book an appointment',
    load: async () => (await import('./commands/book.ts')).fillBook,
  },
  {
    name: 'reschedule',
    alias: 'move',
    summary: 'move an appointment to another time, bay or technician',
    load: async () => (await import('./commands/reschedule.ts')).fillReschedule,
  },
  {
    name: 'cancel',
    summary: 'cancel an appointment, here and in the calendar',
    load: async () => (await import('./commands/cancel.ts')).fillCancel,
  },
  {
    name: 'agenda',
    alias: 'today',
    summary: 'the day, bay by bay',
    load: async () => (await import('./commands/agenda.ts')).fillAgenda,
  },
  {
    name: 'show',
    summary: 'one appointment whole, with its history',
    load: async () => (await import('./commands/show.ts')).fillShow,
  },
  {
    name: 'find',
    summary: 'customers, cars and visits by phone, name, plate or VIN',
    load: async () => (await import('./commands/find.ts')).fillFind,
  },
  {
    name: 'customers',
    summary: 'add, list, show, edit and import customers',
    load: async () => (await import('./commands/customers.ts')).fillCustomers,
  },
  {
    name: 'vehicles',
    summary: 'add, list, show and edit cars',
    load: async () => (await import('./commands/vehicles.ts')).fillVehicles,
  },
  {
    name: 'shop',
    summary: 'opening hours, breaks, closures, services, bays, technicians',
    load: async () => (await import('./commands/shop.ts')).fillShop,
  },
  {
    name: 'calendar',
    summary: "the shop's calendars, and busy time from other programs",
    load: async () => (await import('./commands/calendar.ts')).fillCalendar,
  },
  {
    name: 'sync',
    summary: 'deliver what is owed to the calendar, take in what changed there',
    load: async () => (await import('./commands/sync.ts')).fillSync,
  },
  {
    name: 'inbox',
    summary: 'what a person must decide about the calendar',
    load: async () => (await import('./commands/inbox.ts')).fillInbox,
  },
  {
    name: 'auth',
    summary: 'sign in at Google, see who is signed in, sign out',
    load: async () => (await import('./commands/auth.ts')).fillAuth,
  },
  {
    name: 'test-suite',
    summary: 'six checks of the configured calendar, and the booking story',
    load: async () => (await import('./commands/test-suite.ts')).fillTestSuite,
  },
  {
    name: 'doctor',
    summary: 'what is wrong, and the command that mends it',
    load: async () => (await import('./commands/doctor.ts')).fillDoctor,
  },
  {
    name: 'completion',
    summary: 'completion for bash, zsh or fish',
    load: async () => (await import('./commands/completion.ts')).fillCompletion,
  },
  {
    name: 'help',
    summary: 'help on a command or a topic (exit-codes)',
    load: async () => (await import('./commands/help.ts')).fillHelp,
  },
];

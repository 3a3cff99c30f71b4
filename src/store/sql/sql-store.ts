import type { HealthStore } from '../health.ts';
import type { LocalEvents } from '../local-events.ts';
import type { Store } from '../store.ts';
import { calendarPlaceStore } from './calendar-places.ts';
import { calendarStateStore } from './calendar-states.ts';
import { type CustomerSearch, customerStore } from './customers.ts';
import type { Database } from './engine/sql.ts';
import { inboxStore } from './inbox.ts';
import { earlierResult } from './kept-answers.ts';
import { localEventsIn } from './local-events.ts';
import { onFirstUse } from './on-first-use.ts';
import { readAppointments } from './read-appointments.ts';
import { shopStore } from './shop.ts';
import { vehicleStore } from './vehicles.ts';
import { fresh, write } from './write.ts';

/** What each engine does in its own way. */
interface OwnWays {
  readonly search: CustomerSearch;
  readonly health: HealthStore;
  readonly close: () => Promise<void>;
}

export interface SqlStore {
  readonly store: Store;
  readonly localEvents: LocalEvents;
}

/** The same database, of which every transaction is taken back at its end. It is tied to no calendar by what is written there. */
function takenBackAtEnd(database: Database): Database {
  return {
    all: async (statement, ...values) => database.all(statement, ...values),
    get: async (statement, ...values) => database.get(statement, ...values),
    transaction: async (work, options) => database.transaction(work, { ...options, dryRun: true }),
    damaged: (finding, cause) => database.damaged(finding, cause),
    elements: database.elements,
    withFirstWrite: null,
  };
}

/** A database as the store, and its tables for the local calendar. What only writes is loaded when it is first used. */
export function sqlStore(database: Database, ownWays: OwnWays): SqlStore {
  const { search, health, close } = ownWays;
  return {
    store: {
      shop: shopStore(database),
      customers: customerStore(database, search),
      vehicles: vehicleStore(database),
      waitlist: onFirstUse(['add', 'offered', 'remove', 'get', 'waiting', 'fitting', 'endedBy'], async () =>
        (await import('./waitlist.ts')).waitlistStore(database),
      ),
      appointments: {
        ...readAppointments(database),
        ...onFirstUse(
          ['apply', 'book', 'reschedule', 'cancel', 'withdraw', 'moveBack', 'catchUp', 'acknowledge'],
          async () => (await import('./appointments.ts')).appointmentStore(database),
        ),
      },
      images: onFirstUse(
        [
          'owed',
          'owedOf',
          'owedCount',
          'waiting',
          'get',
          'begin',
          'settle',
          'leftIn',
          'giveUp',
          'release',
          'restore',
          'shownIn',
          'shownDuring',
        ],
        async () => (await import('./images.ts')).imageStore(database),
      ),
      holds: onFirstUse(['of', 'live'], async () => (await import('./holds.ts')).holdStore(database)),
      conversations: onFirstUse(
        ['begin', 'end', 'pace', 'standing', 'isOf', 'hasVisit', 'meets', 'ask', 'judge'],
        async () => (await import('./conversations.ts')).conversationStore(database),
      ),
      proposals: onFirstUse(['offer', 'giveBack', 'get', 'of'], async () =>
        (await import('./proposals.ts')).proposalStore(database),
      ),
      places: calendarPlaceStore(database),
      calendars: calendarStateStore(database),
      inbox: inboxStore(database),
      journal: onFirstUse(
        ['newest', 'get', 'lastOf', 'lastTakenBack', 'deed', 'rulesAt', 'takeBack'],
        async () => (await import('./journal.ts')).journalStore(database),
      ),
      health,
      earlierResult: async (key) => earlierResult(database, key),
      keepResult: async (value, w) =>
        w.key === null ? { value, replayed: false } : write(database, w, 'changed', async () => fresh(value)),
      onTrial: () => sqlStore(takenBackAtEnd(database), ownWays).store,
      close,
    },
    localEvents: localEventsIn(database),
  };
}

import type { HealthStore } from '../health.ts';
import type { LocalEvents } from '../local-events.ts';
import type { Store } from '../store.ts';
import type { Database } from './engine/sql.ts';
import { onFirstUse } from './on-first-use.ts';
import { readAppointments } from './read-appointments.ts';
import { readBusy } from './read-busy.ts';
import { type CustomerSearch, readCustomers } from './read-customers.ts';
import { readInbox } from './read-inbox.ts';
import { readPlaces } from './read-places.ts';
import { readRules } from './read-shop.ts';
import { readVehicles } from './read-vehicles.ts';
import type { OwnStanding } from './standing.ts';

/** What each engine does in its own way. */
interface OwnWays {
  readonly search: CustomerSearch;
  readonly health: HealthStore;
  readonly standing: OwnStanding;
  readonly changesByOthers: Store['changesByOthers'];
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

/** The same database, in which no write waits any longer once that is over. */
function waitingUntil(database: Database, isOver: () => boolean): Database {
  return {
    all: async (statement, ...values) => database.all(statement, ...values),
    get: async (statement, ...values) => database.get(statement, ...values),
    transaction: async (work, options) => database.transaction(work, { ...options, isOver }),
    damaged: (finding, cause) => database.damaged(finding, cause),
    elements: database.elements,
    get withFirstWrite() {
      return database.withFirstWrite;
    },
    set withFirstWrite(tie) {
      database.withFirstWrite = tie;
    },
  };
}

/**
 * A database as the store, and its tables for the local calendar. What few commands ask, and all that writes, is loaded when it
 * is first used.
 */
export function sqlStore(database: Database, ownWays: OwnWays): SqlStore {
  const { search, health, standing, changesByOthers, close } = ownWays;
  return {
    store: {
      shop: {
        ...readRules(database),
        ...onFirstUse(['replace', 'refreshZone'], async () =>
          (await import('./shop.ts')).shopStore(database),
        ),
      },
      customers: {
        ...readCustomers(database, search),
        ...onFirstUse(['add', 'edit', 'merge', 'importAll', 'tryImport'], async () =>
          (await import('./customers.ts')).customerStore(database),
        ),
      },
      vehicles: {
        ...readVehicles(database),
        ...onFirstUse(['add', 'edit'], async () => (await import('./vehicles.ts')).vehicleStore(database)),
      },
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
          'due',
          'dueFrom',
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
      queue: onFirstUse(['owed', 'of', 'retry', 'drop'], async () =>
        (await import('./queue.ts')).queueStore(database),
      ),
      holds: onFirstUse(['of', 'live'], async () => (await import('./holds.ts')).holdStore(database)),
      conversations: onFirstUse(
        ['begin', 'end', 'pace', 'standing', 'isOf', 'hasVisit', 'meets', 'ask', 'judge'],
        async () => (await import('./conversations.ts')).conversationStore(database),
      ),
      proposals: onFirstUse(['offer', 'giveBack', 'get', 'of'], async () =>
        (await import('./proposals.ts')).proposalStore(database),
      ),
      places: {
        ...readPlaces(database),
        tieWithFirstWrite: (tie) => {
          database.withFirstWrite = tie;
        },
        ...onFirstUse(['rebind', 'tie', 'rememberToken', 'rememberClient', 'rememberOwner'], async () =>
          (await import('./calendar-places.ts')).calendarPlaceStore(database),
        ),
      },
      calendars: onFirstUse(
        [
          'get',
          'used',
          'everUsed',
          'preview',
          'noteAttempt',
          'openReading',
          'keptEvents',
          'keepPage',
          'dropReading',
          'takeIn',
          'noteTokenRefused',
          'noteAnswer',
          'circuits',
          'letThrough',
          'noteLost',
          'noteRefusal',
          'mirror',
          'mirrored',
          'readAgain',
          'removalsSettled',
          'wantPull',
          'clearPull',
          'noteUnwatchable',
          'noteOwnHeard',
          'noteUnwanted',
        ],
        async () => (await import('./calendar-states.ts')).calendarStateStore(database),
      ),
      channels: onFirstUse(
        ['begin', 'confirmed', 'failed', 'proven', 'ended', 'live', 'byId', 'all'],
        async () => (await import('./channels.ts')).channelStore(database),
      ),
      notifications: onFirstUse(['note', 'wereRead', 'newest', 'totals'], async () =>
        (await import('./notifications.ts')).notificationStore(database),
      ),
      inbox: {
        ...readInbox(database),
        ...onFirstUse(['add', 'resolve', 'close'], async () =>
          (await import('./inbox.ts')).inboxStore(database),
        ),
      },
      journal: onFirstUse(
        ['newest', 'get', 'lastOf', 'lastTakenBack', 'deed', 'rulesAt', 'takeBack'],
        async () => (await import('./journal.ts')).journalStore(database),
      ),
      figures: onFirstUse(
        ['add', 'requests', 'totals', 'notDone', 'taken', 'noteChanged', 'changedHours'],
        async () => (await import('./figures.ts')).figureStore(database),
      ),
      health,
      standing: {
        isHere: () => standing.isHere(),
        given: () => standing.given(),
        ...onFirstUse(['settle', 'raise'], async () =>
          (await import('./standing.ts')).standingStore(database, standing),
        ),
      },
      recoveries: onFirstUse(['carryOut'], async () =>
        (await import('./recoveries.ts')).recoveryStore(database, standing),
      ),
      serving: onFirstUse(['read', 'begin', 'beat', 'end'], async () =>
        (await import('./serving.ts')).servingStore(database),
      ),
      evidence: onFirstUse(['owed', 'visitsByDay'], async () =>
        (await import('./evidence.ts')).evidenceStore(database),
      ),
      alerts: onFirstUse(['look', 'list', 'get', 'resolve', 'toTell', 'told', 'claim', 'notTold'], async () =>
        (await import('./alerts.ts')).alertStore(database),
      ),
      comparisons: onFirstUse(['begin', 'note', 'latest', 'tried'], async () =>
        (await import('./comparisons.ts')).comparisonStore(database),
      ),
      mends: onFirstUse(['note', 'since'], async () => (await import('./mends.ts')).mendStore(database)),
      ...onFirstUse(['earlierResult', 'keepResult'], async () =>
        (await import('./results.ts')).resultStore(database),
      ),
      waitingUntil: (isOver) => sqlStore(waitingUntil(database, isOver), ownWays).store,
      onTrial: () => sqlStore(takenBackAtEnd(database), ownWays).store,
      changesByOthers,
      close,
    },
    localEvents: {
      ...readBusy(database),
      ...onFirstUse(
        ['create', 'change', 'remove', 'putAll', 'get', 'during', 'since', 'calendars'],
        async () => (await import('./local-events.ts')).localEventsIn(database),
      ),
    },
  };
}

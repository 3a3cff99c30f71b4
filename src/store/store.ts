import type { AlertStore } from './alerts.ts';
import type { AppointmentStore } from './appointments.ts';
import type { CalendarPlaceStore } from './calendar-places.ts';
import type { CalendarStateStore } from './calendar-states.ts';
import type { ChannelStore } from './channels.ts';
import type { ComparisonStore } from './comparisons.ts';
import type { ConversationStore } from './conversations.ts';
import type { CustomerStore } from './customers.ts';
import type { EvidenceStore } from './evidence.ts';
import type { FigureStore } from './figures.ts';
import type { HealthStore } from './health.ts';
import type { HoldStore } from './holds.ts';
import type { ImageStore } from './images.ts';
import type { InboxStore } from './inbox.ts';
import type { JournalStore } from './journal.ts';
import type { MendStore } from './mends.ts';
import type { NotificationStore } from './notifications.ts';
import type { ProposalStore } from './proposals.ts';
import type { QueueStore } from './queue.ts';
import type { RecoveryStore } from './recoveries.ts';
import type { ServingStore } from './serving.ts';
import type { ShopStore } from './shop.ts';
import type { StandingStore } from './standing.ts';
import type { VehicleStore } from './vehicles.ts';
import type { WaitlistStore } from './waitlist.ts';
import type { Write, Written } from './write.ts';

/**
 * The authority on who has which bay and technician when (docs/protocol.md §2). Split by noun; every method is one promise,
 * kept in one transaction. Methods that write take a `Write`; all of them throw the `database-…` failures.
 */
export interface Store {
  readonly shop: ShopStore;
  readonly customers: CustomerStore;
  readonly vehicles: VehicleStore;
  readonly waitlist: WaitlistStore;
  readonly appointments: AppointmentStore;
  readonly holds: HoldStore;
  readonly conversations: ConversationStore;
  readonly proposals: ProposalStore;
  readonly images: ImageStore;
  readonly queue: QueueStore;
  readonly places: CalendarPlaceStore;
  readonly calendars: CalendarStateStore;
  readonly comparisons: ComparisonStore;
  readonly channels: ChannelStore;
  readonly notifications: NotificationStore;
  readonly inbox: InboxStore;
  readonly journal: JournalStore;
  readonly figures: FigureStore;
  readonly health: HealthStore;
  readonly standing: StandingStore;
  readonly recoveries: RecoveryStore;
  readonly serving: ServingStore;
  readonly evidence: EvidenceStore;
  readonly alerts: AlertStore;
  readonly mends: MendStore;
  /**
   * The result that was given under this key, or null. To be asked before a request is checked against the present,
   * in which its own first result stands in its way. Throws `key-reused`.
   */
  earlierResult<T>(key: Write['key']): Promise<T | null>;
  /**
   * Keeps the answer to a request that had nothing to write, so that its key is taken and the answer stays the same.
   * Throws `key-reused`.
   */
  keepResult<T>(value: T, write: Write): Promise<Written<T>>;
  /** The same book for one request: no write waits any longer for another process once `isOver` says so (`database-locked`). */
  waitingUntil(isOver: () => boolean): Store;
  /** The same book for a try: every write gives its result, or is refused, and leaves nothing behind. */
  onTrial(): Store;
  /** Another number than before once somebody else has written in this book; what is written through this store does not count. */
  changesByOthers(): Promise<number>;
  close(): Promise<void>;
}

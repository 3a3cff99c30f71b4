import type { Appointment } from '../../domain/appointment.ts';
import type { CalendarTrouble } from '../../domain/calendar-answer.ts';
import type { Deed, VisitDeed } from '../../domain/deed.ts';
import type { JournalEntry } from '../../domain/journal.ts';
import type { Shop } from '../../domain/shop.ts';
import type { TakenBack } from '../../domain/taken-back.ts';
import { withRules } from '../../domain/with-rules.ts';
import type { ZoneRules } from '../../domain/zone.ts';
import { AppError } from '../../failure.ts';
import { AlreadyUndone, ChangedSince, ChangeRefused, PlacementRefused } from '../../store/refusals.ts';
import type { Write, Written } from '../../store/write.ts';
import { answeredOnce } from '../answered-once.ts';
import { checkTexts } from '../check-texts.ts';
import { counted } from '../figures/counted.ts';
import type { DeliveryPorts } from '../in-step/deliver-changes.ts';
import type { Following } from '../in-step/edit-people.ts';
import type { Ports } from '../ports.ts';
import type { Receipt } from '../receipt.ts';
import { freshlyOutside, type VisitOutside } from '../shop/visits-outside.ts';
import { type Fitting, whoFitsAfter } from '../waitlist/who-fits.ts';
import { deliverTakenBack } from './deliver-taken-back.ts';
import { firstDone } from './read-history.ts';
import { assertRoomAgain, takingTimeAgain } from './room-again.ts';
import { entryMeant, olderDeed, type UndoRequest } from './undoable.ts';

export type UndoPorts = DeliveryPorts & Pick<Ports, 'zones'>;

/** What was taken back, each visit as it was before that and as the book has it at the end of the command. */
export interface Undone extends Written<TakenBack> {
  readonly visits: readonly VisitDeed[];
  /** What had been done; null where it was taken back before. */
  readonly about: Deed | null;
  /** How far the only visit has come in its calendar; null where there are several, or none. */
  readonly receipt: Receipt | null;
  readonly trouble: CalendarTrouble | null;
  /** Visits to come whose events tell of a customer or car. */
  readonly follows: Following;
  /** Coming visits for which the rules that are back leave no room. */
  readonly outside: readonly VisitOutside[];
  /** Who on the waitlist fits the time that is free now. */
  readonly waitlist: readonly Fitting[];
}

/** How often it is tried again when somebody else takes the time at that moment. */
const MOST_TRIES = 3;

/**
 * Takes back the last thing that whoever writes did, here and in the calendars, or does again what was taken back last:
 *
 *   check    whether the time of before is still to be had: others' in the calendars, in one request; the shop's hours
 *   back     everything as before, with its history, as one entry that takes back the other, in one transaction
 *   deliver  the events follow; out of reach means later
 *
 * Throws `not-found` where nothing is left, `not-undoable`, `changed-since` where somebody has changed it, what a booking is refused
 * for where its time is taken, `phone-taken`, `car-known`, `appointments-in-the-way`, `key-reused`.
 */
export async function undo(
  request: UndoRequest,
  shop: Shop,
  write: Write & { readonly actor: string },
  ports: UndoPorts,
): Promise<Undone> {
  checkTexts({}, write);
  return counted('undo', write, ports, () =>
    answeredOnce(
      write,
      (kept: TakenBack) => asBefore({ value: kept, replayed: true }),
      async () => {
        const entry = await entryMeant(request, write.actor, ports);
        return takenBack(await ports.store.journal.deed(entry), shop, write, ports);
      },
      ports,
    ),
  );
}

/** Nothing is to be delivered: it was before, or is only tried. */
function asBefore(written: Written<TakenBack>, about: Deed | null = null): Undone {
  const { visits } = written.value;
  const follows = { visits: 0, pending: 0 };
  return { ...written, visits, about, receipt: null, trouble: null, follows, outside: [], waitlist: [] };
}

async function takenBack(deed: Deed, shop: Shop, write: Write, ports: UndoPorts): Promise<Undone> {
  const { entry, rules } = deed;
  const about = await ports.store.journal.deed(await firstDone(entry, ports));
  const zone = rules?.before ? await ports.zones.rulesOf(rules.before.timezone) : null;
  const written = await takeBackWithRoom(deed, zone, shop, write, ports).catch(async (thrown: unknown) => {
    throw await inWords(thrown, entry, ports);
  });
  const now = written.value.shop;
  const outside = now === null ? [] : await freshlyOutside(now, shop, ports);
  const fitting = (visits: readonly VisitDeed[]) =>
    whoFitsAfter(
      { visits, rulesBefore: now === null ? null : shop, change: 'put back as before' },
      now ?? shop,
      write,
      ports,
    );
  if (write.dryRun)
    return { ...asBefore(written, about), outside, waitlist: await fitting(written.value.visits) };
  const delivered = await deliverTakenBack(written.value, shop, write, ports);
  return { ...written, about, outside, ...delivered, waitlist: await fitting(delivered.visits) };
}

async function takeBackWithRoom(
  { entry, visits, rules }: Deed,
  zone: ZoneRules | null,
  shop: Shop,
  write: Write,
  ports: UndoPorts,
): Promise<Written<TakenBack>> {
  const { journal } = ports.store;
  const back = takingTimeAgain(visits);
  const moving = new Set(entry.appointments.map(({ id }) => id));
  // The rules of before come back together with the visits.
  const then = rules?.before ? withRules(shop, rules.before) : shop;
  const roomFor = (isRefused: boolean) => assertRoomAgain({ back, entry, moving, isRefused }, then, ports);
  for (let tries = 1; ; tries += 1) {
    try {
      if (back.length > 0) {
        // What the book itself refuses is told before any calendar is asked.
        await journal.takeBack(entry.id, zone, { ...write, key: null, dryRun: true });
        await roomFor(false);
      }
      return await journal.takeBack(entry.id, zone, write);
    } catch (thrown) {
      if (!(thrown instanceof ChangeRefused && thrown.cause instanceof PlacementRefused)) throw thrown;
      await roomFor(true);
      if (tries === MOST_TRIES) throw noRoomFor(back[thrown.index] ?? back[0], entry);
    }
  }
}

/** The book has no room for it, for another reason than anybody who can be named. */
function noRoomFor(visit: Appointment | undefined, { id }: JournalEntry): AppError {
  if (visit === undefined) throw new Error(`entry ${id} takes no time again, and is refused for it`);
  const { bay, start, end } = visit;
  const slot = { start, end };
  return new AppError({ code: 'slot-taken', what: 'bay', name: bay.name, slot, blocking: [], nearest: [] });
}

/** What the store refuses, as it is told. */
async function inWords(thrown: unknown, entry: JournalEntry, ports: Pick<Ports, 'store'>): Promise<unknown> {
  if (thrown instanceof AlreadyUndone)
    return new AppError({
      code: 'not-undoable',
      entry,
      why: { kind: 'taken-back', by: thrown.by },
      older: null,
      ...(entry.verb === 'taken-back' ? { again: true as const } : {}),
    });
  const { cause } = thrown instanceof ChangeRefused ? thrown : { cause: thrown };
  if (!(cause instanceof ChangedSince)) return cause;
  const { what, by } = cause;
  // What was done before it is nothing that could be done again.
  if (entry.verb === 'taken-back')
    return new AppError({ code: 'changed-since', what, by, older: null, again: true });
  return new AppError({ code: 'changed-since', what, by, older: await olderDeed(entry, ports) });
}

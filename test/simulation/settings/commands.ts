import type { Appointment } from '../../../src/domain/appointment.ts';
import { bookAppointment } from '../../../src/usecases/booking/book-appointment.ts';
import { cancelAppointment } from '../../../src/usecases/booking/cancel-appointment.ts';
import { rescheduleAppointment } from '../../../src/usecases/booking/reschedule-appointment.ts';
import { resolveInboxItem } from '../../../src/usecases/in-step/resolve-inbox.ts';
import { syncCalendar } from '../../../src/usecases/in-step/sync-calendar.ts';
import type { Ports } from '../../../src/usecases/ports.ts';
import { currentShop } from '../../../src/usecases/shop/current-shop.ts';
import { replaceShop } from '../../../src/usecases/shop/replace-shop.ts';
import { pick } from '../../proof/random.ts';
import { requestFor, writeOf } from '../commands.ts';
import { timesOf } from '../event-times.ts';
import { STARTS } from '../next-command.ts';
import { rowsOf } from '../rows.ts';
import { SHARED } from './moment.ts';
import { eventKept } from './shown.ts';
import type { SettingsWorld } from './world.ts';

export interface SettingsCommand {
  readonly name: string;
  readonly run: (world: SettingsWorld, ports: Ports) => Promise<void>;
}

const BAYS = ['Bay 1', 'Bay 2', 'Bay 3', null];

/** What somebody at a counter does next, in a shop whose settings come and go. */
export function nextSettingsCommand(world: SettingsWorld): SettingsCommand {
  const { random, book } = world;
  const rows = rowsOf(book.db);
  const open = rows.appointments().filter(({ status }) => status === 'scheduled');
  const luck = random();
  if (open.length === 0 || luck < 0.35) return bookSome(world);
  const { people } = world;
  if (people !== null && people() < 0.1) return giveBay(pick(['primary', 'maria:primary', SHARED], people));
  if (people !== null && people() < 0.06)
    return showIn(pick(['Bay 1', 'Bay 2', 'Maria'], people), people() < 0.6);
  const { id } = pick(open, random);
  if (luck < 0.5) return move(id, world);
  if (luck < 0.65) return cancel(id);
  const left = rows.items().find(({ kind, resolved }) => kind === 'left-behind' && resolved === null);
  if (left !== undefined && luck < 0.72) return seeTo(left.id, left.appointment as number, left.calendar);
  if (luck < 0.8) return say(pick(['local', 'google', 'google'], random));
  return SYNC_SETTINGS;
}

function bookSome({ random }: SettingsWorld): SettingsCommand {
  const visitor = pick([1, 2, 3], random);
  const at = pick(STARTS, random);
  const bay = pick(BAYS, random);
  const technician = random() < 0.5 ? 'Maria' : null;
  return {
    name: `book ${visitor} in ${bay ?? 'any bay'}`,
    run: async (world, ports) => {
      const request = requestFor({ visitor, service: 'oil_change', at, bay, technician });
      const { value } = await bookAppointment(request, await currentShop(ports), writeOf(ports), ports);
      await assertShown(value, world);
    },
  };
}

function move(appointmentId: number, { random }: SettingsWorld): SettingsCommand {
  const to = pick(STARTS, random);
  const bay = pick(BAYS, random);
  return {
    name: `move #${appointmentId} to ${bay ?? 'any bay'}`,
    run: async (world, ports) => {
      const request = {
        appointmentId,
        to,
        durationMinutes: null,
        bay,
        technician: null,
        overbookReason: null,
      };
      const { value } = await rescheduleAppointment(request, await currentShop(ports), writeOf(ports), ports);
      await assertShown(value, world);
    },
  };
}

function cancel(appointmentId: number): SettingsCommand {
  return {
    name: `cancel #${appointmentId}`,
    run: async (_, ports) => {
      const cancellation = { appointmentId, reason: 'issue_resolved', note: null } as const;
      await cancelAppointment(cancellation, await currentShop(ports), writeOf(ports), ports);
    },
  };
}

/** Somebody removes by hand what bay cannot reach, and says so. */
function seeTo(itemId: number, appointmentId: number, calendarId: string): SettingsCommand {
  return {
    name: `see to item ${itemId}`,
    run: async ({ book, model, touches }, ports) => {
      const place = await book.store.places.get(calendarId);
      const image = book.db
        .prepare<[number, string], string>(
          'SELECT event_id FROM calendar_image WHERE appointment_id = ? AND calendar_id = ?',
        )
        .pluck()
        .get(appointmentId, calendarId);
      const googleId = place.provider === 'google' ? place.googleId : null;
      const present = rowsOf(book.db)
        .images()
        .find(({ appointment, calendar }) => appointment === appointmentId && calendar === calendarId);
      if (present?.present === 1 || googleId === null || image === undefined) return;
      if (model.event(googleId, image)?.status === 'confirmed') {
        model.people.delete(googleId, image);
        const touch = {
          kind: 'deleted',
          appointment: appointmentId,
          eventId: image,
          where: googleId,
        } as const;
        touches.push({ ...touch, times: { start: 0, end: 0 }, isWanted: false });
      }
      await resolveInboxItem({ itemId, resolution: 'done', reason: 'other' }, writeOf(ports), ports);
    },
  };
}

/** `bay shop set calendar local` or `google` */
export function say(calendar: 'local' | 'google'): SettingsCommand {
  return {
    name: `shop set calendar ${calendar}`,
    run: async (_, ports) => {
      const shop = await ports.store.shop.read();
      const rules = { ...shop, calendar };
      await replaceShop({ rules, renamed: new Map(), basedOn: shop.revision }, writeOf(ports), ports);
    },
  };
}

/** `bay shop set bays …`, which gives the first one another calendar. */
function giveBay(calendar: string): SettingsCommand {
  return {
    name: `shop set bays: Bay 1 has ${calendar}`,
    run: async (_, ports) => {
      const shop = await ports.store.shop.read();
      const bays = shop.bays.map((bay) => (bay.name === 'Bay 1' ? { ...bay, calendar } : bay));
      const rules = { ...shop, bays };
      await replaceShop({ rules, renamed: new Map(), basedOn: shop.revision }, writeOf(ports), ports);
    },
  };
}

/** `bay shop set bays.<name>.create_events` or `technicians.<name>.create_events` */
function showIn(name: string, createEvents: boolean): SettingsCommand {
  return {
    name: `shop set ${name}.create_events ${createEvents}`,
    run: async ({ hidden }, ports) => {
      const shop = await ports.store.shop.read();
      const said = <Each extends { readonly name: string }>(each: Each) =>
        each.name === name ? { ...each, createEvents } : each;
      const rules = { ...shop, bays: shop.bays.map(said), technicians: shop.technicians.map(said) };
      hidden.add(name);
      await replaceShop({ rules, renamed: new Map(), basedOn: shop.revision }, writeOf(ports), ports);
    },
  };
}

export const SYNC_SETTINGS: SettingsCommand = {
  name: 'sync',
  run: async (_, ports) => {
    await syncCalendar(ports);
  },
};

/** What is called shown lies in the calendar of its place, as it is told, unless somebody has changed it meanwhile. */
async function assertShown(
  { id, revision, image, start, end }: Appointment,
  world: SettingsWorld,
): Promise<void> {
  if (image?.status !== 'synced') return;
  if (world.touches.some(({ eventId }) => eventId === image.eventId)) return;
  const now = rowsOf(world.book.db)
    .appointments()
    .find((one) => one.id === id);
  const row = rowsOf(world.book.db)
    .images()
    .find((one) => one.appointment === id && one.calendar === image.calendarId);
  if (now?.revision !== revision || row?.present !== 1 || row.owed === 1) return;
  const event = await eventKept(image, world);
  const times = event === null ? null : timesOf(event);
  if (times?.start !== start || times.end !== end)
    throw new Error(`S1: #${id} is said to be shown in ${image.calendarId}, and is not`);
}

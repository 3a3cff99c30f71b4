import type { Book, Intent } from '../book.ts';
import { calendarOnDemand } from '../calendar/calendar-on-demand.ts';
import type { CalendarService } from '../calendar/calendar-service.ts';
import type { GoogleAccess } from '../calendar/google-access.ts';
import { localCalendar } from '../calendar/local/local-calendar.ts';
import { routedCalendar } from '../calendar/routed-calendar.ts';
import { routedPush } from '../calendar/routed-push.ts';
import { unheededCalendar } from '../calendar/unheeded-calendar.ts';
import type { Clock } from '../clock.ts';
import { assert } from '../domain/assert.ts';
import { clientIn } from '../settings/nearby-google.ts';
import type { Settings } from '../settings/settings.ts';
import type { LocalEvents } from '../store/local-events.ts';
import type { Store } from '../store/store.ts';
import { type CalendarRoutes, calendarRoutes } from '../usecases/one-calendar/calendar-routes.ts';
import type { GivenCalendar, Tie } from '../usecases/one-calendar/tie.ts';
import { tieBook } from '../usecases/one-calendar/tie-book.ts';
import type { Door, Ports } from '../usecases/ports.ts';

/** An opened book whose calendars are still to be found. */
interface Opened {
  readonly store: Store;
  readonly localEvents: LocalEvents;
  readonly clock: Clock;
  readonly door: Pick<Door, 'interruption' | 'observe'>;
  readonly intent: Intent;
}

/** The calendars that the book's names lead to, each where it is. */
export async function openCalendars(
  settings: Settings,
  opened: Opened,
): Promise<Pick<Book, 'notices' | 'tieAhead'> & Pick<Routed, 'askedOf'>> {
  const { store, clock, intent } = opened;
  const accessWith = (uses: Tie['uses']) => openAccess(uses, settings, opened);
  const { google, nearby, unreadableSignIn } = settings;
  const given: GivenCalendar = {
    override: settings.calendarOverride,
    clientId: google?.clientId ?? null,
    calendarId: google?.calendarId ?? null,
    nearby,
    unreadable:
      unreadableSignIn === null ? null : { place: unreadableSignIn.file, why: unreadableSignIn.why },
    accessWith,
    dryRun: intent.dryRun,
    forWrite: false,
  };
  const tie = await tieBook(given, { store, clock });
  const { askedOf, follow } = routed(tie, settings, opened);
  if (tie.ahead !== null)
    store.places.tieWithFirstWrite(async () => {
      const tied = await tieBook({ ...given, forWrite: true }, { store, clock });
      follow(tied);
      await intent.tied(tied.notices);
    });
  return { askedOf, notices: tie.notices, tieAhead: tie.ahead };
}

interface Routed extends Pick<CalendarRoutes, 'follow'> {
  /** The calendars as a door asks them. */
  readonly askedOf: (door: Opened['door']) => Pick<Ports, 'calendar' | 'push'>;
}

function routed(tie: Tie, settings: Settings, opened: Opened): Routed {
  const { store } = opened;
  const access = () => openAccess(tie.uses, settings, opened);
  const { routeOf, addressOf, follow } = calendarRoutes(tie, access, { store });
  const client = () => {
    const known = clientIn(settings, tie.uses);
    assert(known !== null, 'there is no client, and nobody has said so');
    return known;
  };
  const googleOf = (door: Opened['door']) =>
    calendarOnDemand({ source: 'google', isInTheBook: false }, async () => {
      if (tie.obstacle !== null)
        return (await import('../calendar/closed-calendar.ts')).closedCalendar(tie.obstacle);
      return (await import('./google.ts')).openGoogleCalendar(client(), addressOf, { ...opened, door });
    });
  const pushOf = async (door: Opened['door']) =>
    (await import('./google.ts')).openGooglePush(client(), addressOf, { ...opened, door });
  const local = openLocalCalendar(opened);
  const askedOf: Routed['askedOf'] = (door) => ({
    calendar: unheededCalendar(
      routedCalendar({ source: tie.source, routeOf, local, google: googleOf(door) }),
      () => store.shop.unheeded(),
    ),
    push: routedPush(routeOf, () => pushOf(door)),
  });
  return { askedOf, follow };
}

/** The sign-ins, as far as it matters whose they are; null without a client. */
async function openAccess(
  uses: Tie['uses'],
  settings: Settings,
  opened: Opened,
): Promise<GoogleAccess | null> {
  const client = clientIn(settings, uses);
  return client === null ? null : (await import('./google.ts')).openAccess(client, opened);
}

function openLocalCalendar({ localEvents, store, clock }: Opened): CalendarService {
  return localCalendar(localEvents, clock, async () => {
    const { bays, technicians } = await store.shop.read();
    return [...bays, ...technicians].flatMap(({ calendar }) => calendar ?? []);
  });
}

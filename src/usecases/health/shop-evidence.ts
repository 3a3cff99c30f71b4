import type { SignIn } from '../../calendar/sign-ins.ts';
import { EXPECTED_BY_HAND_MS, RATE_WINDOW_MS } from '../../domain/calendar-health.ts';
import type { CalendarPlace } from '../../domain/calendar-place.ts';
import { leftAlone } from '../../domain/circuit.ts';
import type { Workday } from '../../domain/empty-days.ts';
import type { CalendarEvidence, ShopEvidence, SignInEvidence } from '../../domain/health-evidence.ts';
import { saysBehind } from '../../domain/inbox.ts';
import { DAY_MS, type Instant } from '../../domain/interval.ts';
import { addDays, datesFrom, type LocalDate } from '../../domain/local-date.ts';
import { mendedOutSince } from '../../domain/mending.ts';
import { openingDaysUntil } from '../../domain/opening-days.ts';
import { openingOf, openOn } from '../../domain/opening-hours.ts';
import { LONGEST_POLL_MS } from '../../domain/poll-interval.ts';
import { type RequestFigure, verdictOn } from '../../domain/request-figure.ts';
import type { Shop } from '../../domain/shop.ts';
import { type PushStanding, pushStanding, type WatchedCalendar } from '../../domain/watched-calendar.ts';
import { dateAt, dayInterval } from '../../domain/zone.ts';
import type { Serving } from '../../store/serving.ts';
import { watchedCalendars } from '../channels/watched-calendars.ts';
import { openItems } from '../open-items.ts';
import type { Ports } from '../ports.ts';
import { DAYS_AHEAD, signInWarnings } from './sign-in-warnings.ts';

/** What is known of the shop's sign-ins on this machine. `why`: what keeps them cannot be read. */
export type KnownSignIns = { readonly signIns: readonly SignIn[] } | { readonly why: string };

export interface EvidencePorts extends Pick<Ports, 'store' | 'clock'> {
  /** Asks nobody. */
  readonly signIns: () => Promise<KnownSignIns>;
}

/** So far back the weekdays are looked at. */
const WEEKS = 9;

/** Gathers all that the book and this machine know of how the shop's calendars fare: nobody is asked, so it is there at once. */
export async function shopEvidence(shop: Shop, ports: EvidencePorts): Promise<ShopEvidence> {
  const { store, clock } = ports;
  const now = clock.now();
  const places = await calendarsOf(shop, ports);
  const items = await openItems(store);
  const serving = await store.serving.read();
  const owed = await store.evidence.owed();
  const mends = await store.mends.since(now - DAY_MS);
  const workdaysOf = places.some(isAtGoogle) ? await workdaysIn(shop, now, ports) : () => [];
  const used = inUse(shop);
  const lately = await store.figures.requests({ start: now - RATE_WINDOW_MS, end: now + 1 });
  const comparisons = await store.comparisons.latest();
  const pushes = isRunning(serving) && serving.pushAddress !== null;
  const watched = pushes ? await watchedCalendars(ports) : [];
  const calendars: CalendarEvidence[] = [];
  for (const place of places) {
    const { calendarId } = place;
    const state = await store.calendars.get(calendarId);
    const oldest = (isMeant: (kind: (typeof items)[number]['kind']) => boolean): Instant | null =>
      items.find((item) => item.calendarId === calendarId && isMeant(item.kind))?.at ?? null;
    calendars.push({
      calendarId,
      account: isAtGoogle(place) ? place.account : null,
      attemptedAt: state.attemptedAt,
      compared: comparisons.find((one) => one.calendarId === calendarId) ?? null,
      // One that the shop has left is read for what is owed there alone, and never late.
      readAt: used.has(calendarId) ? state.readAt : null,
      keptSince: used.has(calendarId) && isRunning(serving) ? serving.startedAt : null,
      expectedMs: isRunning(serving) ? LONGEST_POLL_MS : EXPECTED_BY_HAND_MS,
      failures: state.failures,
      quietUntil: await quietUntil(calendarId, ports),
      refusals: state.refusals,
      tokensRefusedSince: state.tokenRefusedAt,
      lost: state.lost,
      requests: answersIn(lately.filter((one) => one.calendarId === calendarId)),
      owed: owed.find((one) => one.calendarId === calendarId) ?? null,
      behindSince: oldest(saysBehind),
      haltedSince: oldest((kind) => kind === 'many-removed'),
      workdays: isAtGoogle(place) ? workdaysOf(calendarId) : [],
      push: pushOf(
        watched.find((one) => one.calendarId === calendarId),
        serving,
        now,
      ),
      mendedOutSince: mendedOutSince(
        mends.flatMap((mend) => (mend.calendarId === calendarId ? mend.at : [])),
        now,
      ),
    });
  }
  const [first] = items;
  return {
    now,
    calendars,
    signIns: await signInsOf(places, shop, now, ports),
    serving: isRunning(serving) ? serving : null,
    inbox: first === undefined ? null : { count: items.length, since: first.at },
  };
}

async function quietUntil(
  calendarId: string,
  { store, clock }: Pick<Ports, 'store' | 'clock'>,
): Promise<Instant | null> {
  const { own, ofAccount } = await store.calendars.circuits(calendarId);
  const now = clock.now();
  return (leftAlone(own, now) ?? leftAlone(ofAccount, now))?.until ?? null;
}

/** Null where Google is not to tell of it. */
function pushOf(
  watched: WatchedCalendar | undefined,
  serving: Serving | null,
  now: Instant,
): PushStanding | null {
  if (watched === undefined || !watched.isWanted || serving === null) return null;
  return pushStanding(watched, serving.startedAt, now);
}

/** How many of them somebody waited for to the end, and how many of those came to nothing. */
function answersIn(figures: readonly RequestFigure[]): CalendarEvidence['requests'] {
  const sum = (verdict: ReturnType<typeof verdictOn>) =>
    figures.reduce(
      (all, { outcome, latencies }) => all + (verdictOn(outcome) === verdict ? latencies.count : 0),
      0,
    );
  const failed = sum('error');
  return { made: sum('success') + failed, failed };
}

/** The calendars of the shop, each once, and those that it has left with something owed to them. */
async function calendarsOf(shop: Shop, { store }: Pick<Ports, 'store'>): Promise<CalendarPlace[]> {
  const left = (await store.evidence.owed()).map(({ calendarId }) => calendarId);
  const places: CalendarPlace[] = [];
  for (const calendarId of new Set([...inUse(shop), ...left]))
    places.push(await store.places.get(calendarId));
  return places;
}

function inUse(shop: Shop): Set<string> {
  return new Set([...shop.bays, ...shop.technicians].flatMap(({ calendarId }) => calendarId ?? []));
}

function isAtGoogle(place: CalendarPlace): place is Extract<CalendarPlace, { provider: 'google' }> {
  return place.provider === 'google';
}

/** One that was killed counts as running: that it makes no progress is what has to be noticed. */
function isRunning(serving: Serving | null): serving is Serving {
  return serving !== null && serving.endedAt === null;
}

/** The days on which the shop was open until yesterday, with the visits that each calendar had. */
async function workdaysIn(
  shop: Shop,
  now: Instant,
  { store }: Pick<Ports, 'store'>,
): Promise<(calendarId: string) => Workday[]> {
  const today = dateAt(shop.zone, now);
  const first = addDays(today, -7 * WEEKS);
  const counted = await store.evidence.visitsByDay({
    start: dayInterval(shop.zone, first).start,
    end: dayInterval(shop.zone, today).start,
  });
  const visits = new Map(counted.map((one) => [`${one.date} ${one.calendarId}`, one.visits]));
  const opening = openingOf(null, shop);
  const days: { readonly date: LocalDate; readonly start: Instant }[] = datesFrom(first, 7 * WEEKS).flatMap(
    (date) =>
      openOn(opening, date)
        .slice(0, 1)
        .map(({ start }) => ({ date, start })),
  );
  return (calendarId) =>
    days.map(({ date, start }) => ({ date, start, visits: visits.get(`${date} ${calendarId}`) ?? 0 }));
}

/** How the sign-ins fare that the calendars need. */
async function signInsOf(
  places: readonly CalendarPlace[],
  shop: Shop,
  now: Instant,
  ports: EvidencePorts,
): Promise<SignInEvidence[]> {
  const accounts = new Set(places.flatMap((place) => (isAtGoogle(place) ? place.account : [])));
  if (accounts.size === 0) return [];
  const known = await ports.signIns();
  const daysUntil = (end: Instant) => openingDaysUntil(end, shop, now, DAYS_AHEAD + 1);
  return [...accounts].map((account): SignInEvidence => {
    if ('why' in known) return { account, is: 'lost', why: known.why, since: null };
    const signIn = known.signIns.find((one) => one.account === account);
    if (signIn === undefined) return { account, is: 'lost', why: 'nobody is signed in', since: null };
    const { refused } = signIn;
    if (refused !== null) return { account, is: 'lost', why: refused.why, since: refused.at };
    const [warning] = signInWarnings([signIn], now, daysUntil);
    if (warning?.kind !== 'ends' && warning?.kind !== 'may-end') return { account, is: 'good' };
    const certain = warning.kind === 'ends';
    const at = now + warning.inMs;
    if (at <= now) return { account, is: 'lost', why: 'its time is over', since: at };
    return { account, is: 'ending', at, certain, since: now };
  });
}

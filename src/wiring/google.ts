import type { CalendarService } from '../calendar/calendar-service.ts';
import type { GoogleAccess } from '../calendar/google-access.ts';
import type { PushService } from '../calendar/push-service.ts';
import type { SignIns } from '../calendar/sign-ins.ts';
import type { Clock } from '../clock.ts';
import { assert } from '../domain/assert.ts';
import type { Instant } from '../domain/interval.ts';
import { openingDaysUntil } from '../domain/opening-days.ts';
import type { Shop } from '../domain/shop.ts';
import { failureOf } from '../failure.ts';
import { isRunning } from '../machine/worker.ts';
import type { GoogleSettings, SignInSettings } from '../settings/google-settings.ts';
import { clientIn } from '../settings/nearby-google.ts';
import type { Settings } from '../settings/settings.ts';
import type { Store } from '../store/store.ts';
import type { SignInWarning } from '../usecases/health/sign-in-warnings.ts';
import type { CalendarRoutes } from '../usecases/one-calendar/calendar-routes.ts';
import type { Door } from '../usecases/ports.ts';

/** Google's calendars and the sign-ins at Google are put together here; loaded when first asked for. */

interface Around {
  readonly store: Store;
  readonly clock: Clock;
  readonly door: Pick<Door, 'interruption' | 'observe'>;
}

export async function openGoogleCalendar(
  settings: GoogleSettings,
  addressOf: CalendarRoutes['addressOf'],
  around: Around,
): Promise<CalendarService> {
  const { googleCalendar } = await import('../calendar/google/google-calendar.ts');
  return googleCalendar(await calendarParts(settings, addressOf, around));
}

export async function openGooglePush(
  settings: GoogleSettings,
  addressOf: CalendarRoutes['addressOf'],
  around: Around,
): Promise<PushService> {
  const { googlePush } = await import('../calendar/google/google-calendar.ts');
  return googlePush(await calendarParts(settings, addressOf, around));
}

async function calendarParts(
  settings: GoogleSettings,
  addressOf: CalendarRoutes['addressOf'],
  { store, clock, door }: Around,
) {
  const places = await store.places.inForce();
  const primary = places.find(({ name }) => name === 'primary');
  const setup = await signInSetup(settings, clock);
  return {
    ...(await requestParts(setup, door)),
    primary: primary?.provider === 'google' ? primary.googleId : null,
    addressOf: (calendarId: string) => {
      const address = addressOf(calendarId);
      assert(address !== null, `nobody knows where the calendar ${calendarId} is`);
      return address;
    },
    accounts: async () => setup.vault.accounts(),
    bookId: () => store.shop.bookId(),
    othersWanted: () => store.shop.othersWanted(),
  };
}

/** The sign-ins, as far as it matters whose they are. */
export async function openAccess(
  settings: GoogleSettings,
  { clock, door }: Pick<Around, 'clock' | 'door'>,
): Promise<GoogleAccess> {
  const { signInAccess } = await import('../calendar/google/sign-in/sign-in-access.ts');
  const setup = await signInSetup(settings, clock);
  const asking = async () => {
    const { googleRequests } = await import('../calendar/google/google-calendar.ts');
    const call = googleRequests(await requestParts(setup, door));
    return { call, ...(await import('../calendar/google/whose-sign-in.ts')) };
  };
  return signInAccess({
    settings,
    vault: setup.vault,
    whose: async (...question) => asking().then((google) => google.whoseSignIn(google, ...question)),
    isThere: async (...question) => asking().then((google) => google.isCalendarThere(google, ...question)),
  });
}

async function requestParts(
  setup: Awaited<ReturnType<typeof signInSetup>>,
  { interruption, observe }: Around['door'],
) {
  const { accessTokens } = await import('../calendar/google/sign-in/access-tokens.ts');
  const { settings, clock } = setup;
  return {
    settings,
    tokensOf: (account: string) => accessTokens(account, { ...setup, observe }),
    clock,
    random: () => Math.random(),
    interruption,
    observe,
  };
}

/** The shop's sign-ins at Google, which can be looked at and forgotten without a client. `observe`: told of what is asked of Google. */
export async function openSignIns(
  settings: Settings,
  clock: Clock,
  observe?: Door['observe'],
): Promise<SignIns> {
  const { googleSignIns } = await import('../calendar/google/sign-in/google-sign-ins.ts');
  const setup = await signInSetup(clientIn(settings, 'nearby') ?? settings.signIns, clock);
  return googleSignIns(observe === undefined ? setup : { ...setup, observe });
}

/**
 * What is wrong, or soon will be, with the files that hold secrets and with what the shop's calendar is reached by; of
 * sign-ins that cannot be read, what uses them says so.
 */
export async function signInWarningsNow(
  settings: Settings,
  clock: Clock,
  shop: Shop | null,
): Promise<readonly SignInWarning[]> {
  const google = clientIn(settings, 'nearby');
  const { secretFiles } = settings.signIns;
  if (google === null && secretFiles.length === 0) return [];
  const { exposedFiles } = await import('../calendar/google/sign-in/exposed-files.ts');
  const exposed = exposedFiles(secretFiles);
  if (google === null) return exposed;
  const { keptSignIns } = await import('../calendar/google/sign-in/kept-sign-ins.ts');
  const { DAYS_AHEAD, signInWarnings } = await import('../usecases/health/sign-in-warnings.ts');
  const now = clock.now();
  const daysUntil =
    shop === null ? undefined : (end: Instant) => openingDaysUntil(end, shop, now, DAYS_AHEAD + 1);
  const { vault } = await signInSetup(google, clock);
  try {
    return [...signInWarnings(keptSignIns(vault), now, daysUntil), ...exposed];
  } catch (thrown) {
    if (failureOf(thrown, 'token-store-failed') === null) throw thrown;
    return exposed;
  }
}

async function signInSetup(settings: SignInSettings | GoogleSettings, clock: Clock) {
  const { TokenVault } = await import('../calendar/google/sign-in/token-vault.ts');
  const { systemKeyring } = await import('../calendar/google/sign-in/keyring.ts');
  const outside = {
    settings,
    client: 'clientId' in settings ? settings : null,
    openKeyring: systemKeyring,
    randomness: (byteCount: number) => crypto.getRandomValues(new Uint8Array(byteCount)),
  };
  const processes = { own: process.pid, isRunning };
  return { ...outside, vault: new TokenVault(outside), clock, processes };
}

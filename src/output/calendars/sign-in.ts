import type { ListedCalendar, SignIn, TokenPlace } from '../../calendar/sign-ins.ts';
import { DEFAULT_ACCOUNT } from '../../domain/calendar-place.ts';
import type { Instant } from '../../domain/interval.ts';
import { isoText } from '../../domain/zone.ts';
import type { SignInWarning } from '../../usecases/health/sign-in-warnings.ts';
import { SIGN_IN } from '../failure/failure-sign-in.ts';
import type { JsonObject } from '../form/json.ts';
import { listed, momentText, type ShopTime } from '../form/moments.ts';
import { clean } from '../form/safe-text.ts';
import type { Theme } from '../form/theme.ts';
import type { Shortfall, View } from '../form/view.ts';
import { hintLines } from '../hints/hints.ts';
import { signInWarningText, timeLeft } from '../notices/sign-in-warning.ts';

export const PLACES: { readonly [P in TokenPlace]: string } = {
  environment: 'the environment',
  file: 'a file that only this user can read',
  'sealed-file': 'a file sealed with BAY_TOKEN_PASSPHRASE',
  keyring: "the system's keyring",
};

interface LoggedInResult {
  readonly signIn: SignIn;
  /** Shown, because it was asked for. */
  readonly refreshToken: string | null;
  /** The file that the token was written to as well. */
  readonly envFile: string | null;
}

export function loggedInView({ signIn, refreshToken, envFile }: LoggedInResult, time: ShopTime): View {
  const message = clean`Signed in at Google as ${who(signIn)}.`;
  const beside = envFile === null ? '' : clean`; the token also in ${envFile}`;
  const kept = `kept, with its client, in ${PLACES[signIn.place]}${beside}`;
  return {
    message,
    data: {
      ...signInData(signIn, time),
      ...(envFile === null ? {} : { env_file: envFile }),
      ...(refreshToken === null ? {} : { refresh_token: refreshToken }),
    },
    text: ({ done }) =>
      `${done} ${message}\n  ${kept}\n${refreshToken === null ? '' : clean`  ${refreshToken}` + '\n'}`,
  };
}

export interface LoginPlan {
  readonly account: string;
  readonly place: 'file' | 'keyring';
  readonly envFile: string | null;
}

/** A dry run: nobody is sent to Google. */
export function loginPlanView({ account, place, envFile }: LoginPlan): View {
  const kept = place === 'keyring' ? "the system's keyring" : "the shop's folder";
  const where = envFile === null ? kept : `${kept} and in ${envFile}`;
  const message = clean`Would sign in at Google as "${account}" and keep the token in ${where}.`;
  return {
    message,
    data: { account, token_store: place, env_file: envFile, dry_run: true },
    text: () => `${message}\n`,
  };
}

/** One sign-in, and what Google said of it just now. */
export interface SignInStatus {
  readonly signIn: SignIn;
  /** Null where Google did not say. */
  readonly calendars: readonly ListedCalendar[] | null;
}

export function signInStatusView(
  statuses: readonly SignInStatus[],
  warnings: readonly SignInWarning[],
  time: ShopTime,
): View {
  const message = statusMessage(statuses.map(({ signIn }) => signIn));
  const texts = warnings.map(signInWarningText);
  return {
    message,
    data: {
      sign_ins: statuses.map(({ signIn, calendars }) => ({
        ...signInData(signIn, time),
        writable_calendars:
          calendars === null
            ? null
            : calendars.map(({ calendarId, name, primary }) => ({ calendar_id: calendarId, name, primary })),
      })),
      warnings: texts,
    },
    shortfall: refusedShortfall(statuses, time),
    text: (theme) => {
      const blocks = statuses.map((status) => statusText(status, time, theme));
      return blocks.join('\n') + texts.map((text) => `${theme.warning} ${text}\n`).join('');
    },
  };
}

/** Told, because it was not asked for in so many words. */
export function sealedText(account: string): string {
  return `The sign-in "${account}" lay open and is now sealed with BAY_TOKEN_PASSPHRASE, which every command needs from here on.`;
}

/** One that Google refuses is of no use until somebody signs in again. */
function refusedShortfall(statuses: readonly SignInStatus[], time: ShopTime): Shortfall | null {
  const first = statuses.find(({ signIn }) => signIn.refused !== null)?.signIn;
  if (first === undefined) return null;
  const { account, signedInAt, refused } = first;
  const why = refused?.why ?? '';
  const code = 'sign-in-expired';
  const { exitCode, cures, details } = SIGN_IN[code]({ code, account, why, signedInAt }, time);
  return { exitCode, code, hint: hintLines(cures, time).join('\n'), details };
}

export function loggedOutView(
  account: string,
  { revoked, dryRun }: { readonly revoked: boolean; readonly dryRun: boolean },
): View {
  const done = revoked ? 'Revoked at Google, and forgotten here' : 'Forgotten here';
  const would = revoked ? 'Would revoke at Google, and forget here' : 'Would forget here';
  const what = dryRun ? would : done;
  const message = clean`${what}: the sign-in "${account}".`;
  return {
    message,
    data: { account, revoked, ...(dryRun ? { dry_run: true } : {}) },
    text: (theme) => (dryRun ? `${message}\n` : `${theme.done} ${message}\n`),
  };
}

function statusText({ signIn, calendars }: SignInStatus, time: ShopTime, theme: Theme): string {
  const { account, refused, place, scopes, signedInAt, lastUsedAt } = signIn;
  const at = (moment: Instant | null, none: string) => (moment === null ? none : momentText(moment, time));
  const lines: readonly (readonly [string, string])[] = [
    ['kept in', PLACES[place]],
    ['since', at(signedInAt, 'not known: it was not made here')],
    ['last used', at(lastUsedAt, 'not yet')],
    ['ends', endText(signIn, time)],
    ['may', scopes.length === 0 ? 'not known yet' : listed(scopes.map(shortScope), 'and')],
    ['can write', calendars === null ? 'not known: Google did not say' : calendarsText(calendars)],
  ];
  const sign = refused === null ? theme.done : theme.failed;
  const head = clean`${account}: ${signIn.email ?? emailIn(calendars) ?? 'Google account not known'}`;
  const body = lines.map(([name, text]) => `  ${theme.dim(name.padEnd(9))}  ${clean`${text}`}\n`);
  return `${sign} ${head}\n${body.join('')}`;
}

/** One that Google refuses signs nobody in. */
function statusMessage(signIns: readonly SignIn[]): string {
  const taken = signIns.filter(({ refused }) => refused === null).map(who);
  const refused = signIns.filter((one) => one.refused !== null).map(who);
  return [
    ...(taken.length === 0 ? [] : [`Signed in at Google as ${listed(taken, 'and')}.`]),
    ...(refused.length === 0 ? [] : [`Google refuses the sign-in ${listed(refused, 'and')}.`]),
  ].join(' ');
}

function endText({ endsAt, place }: SignIn, time: ShopTime): string {
  if (endsAt !== null) {
    const leftMs = endsAt - time.now;
    return `${momentText(endsAt, time)}${leftMs > 0 ? `, in ${timeLeft(leftMs)}` : ', which is past'}`;
  }
  const made = place === 'environment' ? 'it was made' : 'signing in';
  return `not by itself, as long as it is used; but seven days after ${made} if the consent screen is in "Testing"`;
}

function calendarsText(calendars: readonly ListedCalendar[]): string {
  if (calendars.length === 0) return 'none';
  return calendars
    .map(({ calendarId, name }) => (name === calendarId ? name : `${name} (${calendarId})`))
    .join(', ');
}

export function who({ account, email }: SignIn): string {
  if (email === null) return clean`"${account}"`;
  return account === DEFAULT_ACCOUNT ? clean`${email}` : clean`${email} ("${account}")`;
}

function emailIn(calendars: readonly ListedCalendar[] | null): string | null {
  return calendars?.find(({ primary }) => primary)?.calendarId ?? null;
}

export function shortScope(scope: string): string {
  return scope.replace(/^https:\/\/www\.googleapis\.com\/auth\//, '');
}

function signInData(signIn: SignIn, { zone }: ShopTime): JsonObject {
  const { account, email, scopes, place, refused } = signIn;
  const at = (moment: Instant | null) => (moment === null ? null : isoText(zone, moment));
  return {
    account,
    email,
    scopes,
    token_store: place,
    signed_in_at: at(signIn.signedInAt),
    last_used_at: at(signIn.lastUsedAt),
    ends_at: at(signIn.endsAt),
    refused: refused === null ? null : { at: at(refused.at), why: refused.why },
  };
}

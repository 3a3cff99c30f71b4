import type { Clock } from '../../clock.ts';
import type { CalendarTrouble } from '../../domain/calendar-answer.ts';
import type { OthersWanted } from '../../domain/others-about.ts';
import type { GoogleAddress } from '../google-access.ts';
import type { Call, Called, caller } from './calling.ts';
import type { Send } from './client.ts';
import { type Json, textAt } from './json.ts';
import { type Midnights, midnightsOf } from './moments.ts';
import { isFact, MAKES_NO_SENSE } from './outcome.ts';

/** How the parts of the calendar ask Google. */
export interface Asking {
  readonly call: ReturnType<typeof caller>;
  readonly clock: Clock;
  /** Google's own id of the calendar that the shop calls `primary`; null: the main one of the default sign-in. */
  readonly primary: string | null;
  /** Where a calendar of the shop's is. */
  readonly addressOf: (calendarId: string) => GoogleAddress;
  /** Whose stamps are ours. */
  readonly bookId: () => Promise<string>;
  /** How much the shop wants to know of others' events: what is not wanted is not asked for. */
  readonly othersWanted: () => Promise<OthersWanted>;
}

/** How much of the time for a whole answer is left, for one that takes several requests. */
export type Left = () => number;

export function leftOf(withinMs: number, clock: Clock): Left {
  const began = clock.now();
  return () => Math.min(withinMs, Math.max(0, withinMs - (clock.now() - began)));
}

export type Read = { readonly kind: 'ok'; readonly body: Json } | Exclude<Called, { kind: 'ok' }>;

/** Reads something that is of that kind. */
export async function reading(
  { call }: Pick<Asking, 'call'>,
  asked: Omit<Call, 'writes' | 'withinMs'>,
  kind: string,
  withinMs: number,
): Promise<Read> {
  const outcome = await call({ ...asked, writes: false, withinMs });
  if (outcome.kind !== 'ok') return outcome;
  const { body } = outcome;
  if (body === null || textAt(body, 'kind') !== kind) return NONSENSE;
  return { kind: 'ok', body };
}

export const NONSENSE = { kind: 'unknown', why: MAKES_NO_SENSE } as const;

/** What a request that is not about one event came to, where nothing more can be made of it. */
export function troubleIn(outcome: Exclude<Called, { kind: 'ok' }>): CalendarTrouble {
  if (outcome.kind === 'not-found') return { kind: 'calendar-gone', why: outcome.why };
  if (outcome.kind === 'too-large' || outcome.kind === 'senseless')
    return { kind: 'unknown', why: outcome.why };
  if (outcome.kind === 'forbidden') return { kind: 'denied', why: outcome.why };
  if (
    outcome.kind === 'bad-parameter' ||
    outcome.kind === 'unwatchable' ||
    outcome.kind === 'address-refused'
  )
    return { kind: 'refused', why: outcome.why };
  return isFact(outcome) ? { kind: 'unknown', why: outcome.why } : outcome;
}

export interface CalendarLook {
  readonly kind: 'ok';
  /** Of its zone. */
  readonly midnights: Midnights;
  /** False where this account is told that it may only read. */
  readonly writable: boolean;
}

/** Whether a calendar of the shop's can be read at all, and what it says of itself. `ok`, or why not. */
export async function lookAtCalendar(
  asking: Pick<Asking, 'call' | 'addressOf'>,
  calendarId: string,
  withinMs: number,
): Promise<CalendarLook | CalendarTrouble> {
  return lookAtAddress(asking, { ...asking.addressOf(calendarId), calendarId }, withinMs);
}

/** The same of any calendar; `calendarId`: null for one that is none of the shop's. */
export async function lookAtAddress(
  asking: Pick<Asking, 'call'>,
  { account, id, calendarId }: GoogleAddress & { readonly calendarId: string | null },
  withinMs: number,
): Promise<CalendarLook | CalendarTrouble> {
  const send: Send = (api, options) =>
    api.events.list({ calendarId: id, maxResults: 1, fields: 'kind,timeZone,accessRole' }, options);
  const read = await reading(asking, { account, send, operation: 'list', calendarId }, EVENTS, withinMs);
  if (read.kind !== 'ok') return troubleIn(read);
  const { body } = read;
  const writable = !READERS.has(textAt(body, 'accessRole') ?? '');
  return { kind: 'ok', midnights: midnightsOf(textAt(body, 'timeZone')), writable };
}

const READERS: ReadonlySet<string> = new Set(['none', 'freeBusyReader', 'reader']);

/** What Google calls a list of events. */
export const EVENTS = 'calendar#events';

import { badRequest, REFUSALS, Refused } from './answer.ts';
import { isZone, momentParameter } from './moments.ts';

/** The parameters of events.list as they come in a query; what is repeated is an array. */
export interface ListParameters {
  readonly maxResults?: number | string | undefined;
  readonly pageToken?: string | undefined;
  readonly syncToken?: string | undefined;
  readonly timeMin?: string | undefined;
  readonly timeMax?: string | undefined;
  readonly timeZone?: string | undefined;
  readonly updatedMin?: string | undefined;
  readonly orderBy?: string | undefined;
  readonly singleEvents?: boolean | string | undefined;
  readonly showDeleted?: boolean | string | undefined;
  readonly q?: string | undefined;
  readonly iCalUID?: string | undefined;
  readonly privateExtendedProperty?: string | readonly string[] | undefined;
  readonly sharedExtendedProperty?: string | readonly string[] | undefined;
  readonly eventTypes?: string | readonly string[] | undefined;
  readonly maxAttendees?: number | string | undefined;
  readonly showHiddenInvitations?: boolean | string | undefined;
  readonly alwaysIncludeEmail?: boolean | string | undefined;
}

export interface ListQuery {
  readonly maxResults: number;
  /** Null: all. */
  readonly maxAttendees: number | null;
  readonly pageToken: string | null;
  readonly syncToken: string | null;
  readonly timeMin: number | null;
  readonly timeMax: number | null;
  readonly updatedMin: number | null;
  readonly orderBy: 'startTime' | 'updated' | null;
  readonly singleEvents: boolean;
  /** Null where it was not said. */
  readonly showDeleted: boolean | null;
  readonly q: string | null;
  readonly iCalUID: string | null;
  readonly privateProperties: readonly (readonly [string, string])[];
  readonly sharedProperties: readonly (readonly [string, string])[];
  readonly eventTypes: readonly string[];
  /** What must stay the same from page to page. */
  readonly key: string;
  /** What must stay the same from sync to sync: the key without filters. */
  readonly syncKey: string;
}

const RESTRICTIONS = [
  'iCalUID',
  'orderBy',
  'privateExtendedProperty',
  'q',
  'sharedExtendedProperty',
  'timeMin',
  'timeMax',
  'updatedMin',
] as const satisfies readonly (keyof ListParameters)[];

function flag(value: boolean | string | undefined, name: string): boolean | null {
  if (value === undefined) return null;
  if (value === true || value === 'true') return true;
  if (value === false || value === 'false') return false;
  throw new Refused(badRequest('invalidParameter', `Invalid boolean value: '${value}'.`, name));
}

function several(value: string | readonly string[] | undefined): readonly string[] {
  return value === undefined ? [] : typeof value === 'string' ? [value] : value;
}

function properties(value: string | readonly string[] | undefined, name: string): [string, string][] {
  return several(value).map((constraint) => {
    const split = constraint.indexOf('=');
    if (split < 1) throw new Refused(badRequest('invalidParameter', `Invalid value '${constraint}'.`, name));
    return [constraint.slice(0, split), constraint.slice(split + 1)];
  });
}

function moment(text: string | undefined): number | null {
  return text === undefined ? null : momentParameter(text);
}

export function readListQuery(parameters: ListParameters): ListQuery {
  const { orderBy, syncToken = null, pageToken = null } = parameters;
  const maxResults = Number(parameters.maxResults ?? 250);
  if (!Number.isInteger(maxResults) || maxResults < 1)
    throw new Refused(badRequest('invalidParameter', `Invalid value '${maxResults}'.`, 'maxResults'));
  const maxAttendees = parameters.maxAttendees === undefined ? null : Number(parameters.maxAttendees);
  if (maxAttendees !== null && (!Number.isInteger(maxAttendees) || maxAttendees < 1))
    throw new Refused(badRequest('invalidParameter', `Invalid value '${maxAttendees}'.`, 'maxAttendees'));
  if (orderBy !== undefined && orderBy !== 'startTime' && orderBy !== 'updated')
    throw new Refused(badRequest('invalidParameter', `Invalid string value: '${orderBy}'.`, 'orderBy'));
  if (parameters.timeZone !== undefined && !isZone(parameters.timeZone))
    throw new Refused(badRequest('invalidParameter', 'Invalid time zone.', 'timeZone'));
  const singleEvents = flag(parameters.singleEvents, 'singleEvents') ?? false;
  const showDeleted = flag(parameters.showDeleted, 'showDeleted');
  if (
    syncToken !== null &&
    (showDeleted === false || RESTRICTIONS.some((name) => parameters[name] !== undefined))
  )
    throw new Refused(REFUSALS.syncTokenWithRequestRestrictions);
  if (orderBy === 'startTime' && !singleEvents)
    throw new Refused(
      badRequest('badRequest', 'The requested ordering is not available for the particular query.'),
    );
  const [timeMin, timeMax] = [moment(parameters.timeMin), moment(parameters.timeMax)];
  if (timeMin !== null && timeMax !== null && timeMin >= timeMax) throw new Refused(REFUSALS.timeRangeEmpty);
  const { maxResults: _m, pageToken: _p, ...same } = parameters;
  return {
    maxResults: Math.min(maxResults, 2500),
    maxAttendees,
    pageToken,
    syncToken,
    timeMin,
    timeMax,
    updatedMin: moment(parameters.updatedMin),
    orderBy: orderBy ?? null,
    singleEvents,
    showDeleted,
    q: parameters.q ?? null,
    iCalUID: parameters.iCalUID ?? null,
    privateProperties: properties(parameters.privateExtendedProperty, 'privateExtendedProperty'),
    sharedProperties: properties(parameters.sharedExtendedProperty, 'sharedExtendedProperty'),
    eventTypes: several(parameters.eventTypes),
    key: keyOf(same),
    syncKey: `${singleEvents} ${several(parameters.eventTypes).join()}`,
  };
}

function keyOf(parameters: object): string {
  return JSON.stringify(Object.entries(parameters).sort(([a], [b]) => (a < b ? -1 : 1)));
}

import { badRequest, Refused } from './answer.ts';
import { readRecurrence } from './recurrence-rule.ts';
import type { EventResource } from './stored-calendar.ts';

type Check = (value: unknown) => boolean;

const text: Check = (value) => typeof value === 'string';
const flag: Check = (value) => typeof value === 'boolean';
const whole: Check = (value) => Number.isInteger(value);
const record: Check = (value) => typeof value === 'object' && value !== null && !Array.isArray(value);
const oneOf =
  (...values: readonly string[]): Check =>
  (value) =>
    typeof value === 'string' && values.includes(value);

/** Google's limits of extended properties [unverified]: it may cut where this refuses. */
const PROPERTIES = { nameLength: 44, valueLength: 1024, count: 300 };

const properties: Check = (value) =>
  record(value) &&
  Object.entries(value as object).every(
    ([kind, kept]) =>
      (kind === 'private' || kind === 'shared') &&
      (kept === null ||
        kept === undefined ||
        (record(kept) &&
          Object.keys(kept as object).length <= PROPERTIES.count &&
          Object.entries(kept as object).every(
            ([name, value]) =>
              name.length <= PROPERTIES.nameLength &&
              typeof value === 'string' &&
              value.length <= PROPERTIES.valueLength,
          ))),
  );

const attendees: Check = (value) =>
  Array.isArray(value) &&
  value.length <= 200 &&
  value.every(
    (attendee: unknown) =>
      record(attendee) && /^[^@\s]+@[^@\s]+$/.test(String((attendee as { email?: unknown }).email)),
  );

/** At most five, by e-mail or pop-up, up to four weeks ahead; and not beside the calendar's own. */
const reminders: Check = (value) => {
  if (!record(value)) return false;
  const { useDefault, overrides } = value as { useDefault?: unknown; overrides?: unknown };
  if (overrides === undefined || overrides === null) return true;
  if (useDefault === true || !Array.isArray(overrides) || overrides.length > 5) return false;
  return overrides.every(
    ({ method, minutes }: { method?: unknown; minutes?: unknown }) =>
      (method === 'email' || method === 'popup') &&
      Number.isInteger(minutes) &&
      Number(minutes) >= 0 &&
      Number(minutes) <= 40_320,
  );
};

const recurrence: Check = (value) => Array.isArray(value) && readRecurrence(value as string[]) !== null;

/** What a client may set, and what each must look like. */
const WRITABLE: Readonly<Record<string, Check>> = {
  id: text,
  iCalUID: text,
  status: oneOf('confirmed', 'tentative', 'cancelled'),
  summary: text,
  description: text,
  location: text,
  colorId: (value) => typeof value === 'string' && /^(?:[1-9]|1[01])$/.test(value),
  start: record,
  end: record,
  recurrence,
  attendees,
  reminders,
  extendedProperties: properties,
  transparency: oneOf('opaque', 'transparent'),
  visibility: oneOf('default', 'public', 'private', 'confidential'),
  sequence: whole,
  anyoneCanAddSelf: flag,
  guestsCanInviteOthers: flag,
  guestsCanModify: flag,
  guestsCanSeeOtherGuests: flag,
  source: record,
  attachments: Array.isArray,
  conferenceData: record,
  eventType: oneOf('default', 'outOfOffice', 'focusTime', 'workingLocation', 'birthday', 'fromGmail'),
};

/** Fields of a resource that may be sent back and are not listened to. */
const READ_ONLY = new Set([
  'kind',
  'etag',
  'htmlLink',
  'created',
  'updated',
  'creator',
  'organizer',
  'hangoutLink',
  'recurringEventId',
  'originalStartTime',
  'privateCopy',
  'locked',
  'attendeesOmitted',
  'endTimeUnspecified',
]);

/** Values that Google leaves out of what it shows. */
const DEFAULTS: Readonly<Record<string, unknown>> = {
  transparency: 'opaque',
  visibility: 'default',
  anyoneCanAddSelf: false,
  guestsCanInviteOthers: true,
  guestsCanModify: false,
  guestsCanSeeOtherGuests: true,
};

/** Refuses what is no event resource at all, unknown names included: a name that Google would not know is our bug. */
export function checkFields(body: unknown): asserts body is EventResource {
  if (!record(body)) throw new Refused(badRequest('parseError', 'Parse Error'));
  for (const [name, value] of Object.entries(body as object)) {
    if (value === undefined || READ_ONLY.has(name)) continue;
    const check = WRITABLE[name];
    if (check === undefined)
      throw new Refused(
        badRequest('badRequest', `Invalid JSON payload received. Unknown name "${name}": Cannot find field.`),
      );
    if (value !== null && !check(value))
      throw new Refused(badRequest('invalid', `Invalid value for: ${name}`));
  }
}

/** The client's part of a resource: what it may set, without nulls and defaults. */
export function writtenFields(body: EventResource): EventResource {
  const kept: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(body)) {
    if (value === undefined || value === null || value === DEFAULTS[name] || READ_ONLY.has(name)) continue;
    kept[name] = value;
  }
  kept['reminders'] ??= DEFAULT_REMINDERS;
  return kept;
}

const DEFAULT_REMINDERS = { useDefault: true };

/** PATCH: objects are merged name by name, null takes a name away, arrays are replaced whole (docs/google.md §4). */
export function merged(before: unknown, patch: unknown): unknown {
  if (!record(patch)) return patch;
  const result: Record<string, unknown> = record(before) ? { ...(before as object) } : {};
  for (const [name, value] of Object.entries(patch as object)) {
    if (value === null) delete result[name];
    else if (value !== undefined) result[name] = merged(result[name], value);
  }
  return result;
}

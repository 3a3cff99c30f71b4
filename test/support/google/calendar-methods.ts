import type { Answer } from './answer.ts';
import type { CalendarModel } from './calendar-model.ts';
import type { Method } from './scopes.ts';

/** A request whose path, right and query have been read. */
export interface Call {
  readonly model: CalendarModel;
  readonly account: string;
  readonly clientId: string;
  readonly calendarId: string;
  readonly eventId: string;
  readonly query: Readonly<Record<string, string | string[]>>;
  readonly body: unknown;
  readonly ifMatch: string | undefined;
  readonly ifNoneMatch: string | undefined;
}

export interface Route {
  readonly http: string;
  /** `:calendar` and `:event` stand for one segment each. */
  readonly path: string;
  readonly method: Method;
  readonly query: readonly string[];
  readonly answer: (call: Call) => Answer;
}

const WRITE_QUERY = [
  'sendUpdates',
  'sendNotifications',
  'conferenceDataVersion',
  'maxAttendees',
  'supportsAttachments',
  'alwaysIncludeEmail',
];
const LIST_QUERY = [
  'alwaysIncludeEmail',
  'eventTypes',
  'iCalUID',
  'maxAttendees',
  'maxResults',
  'orderBy',
  'pageToken',
  'privateExtendedProperty',
  'q',
  'sharedExtendedProperty',
  'showDeleted',
  'showHiddenInvitations',
  'singleEvents',
  'syncToken',
  'timeMax',
  'timeMin',
  'timeZone',
  'updatedMin',
];

function written({ query, ifMatch }: Call) {
  return { sendUpdates: one(query, 'sendUpdates'), ifMatch };
}

export function one(query: Call['query'], name: string): string | undefined {
  const value = query[name];
  return typeof value === 'string' ? value : value?.[0];
}

const EVENTS = '/calendars/:calendar/events';

export const ROUTES: readonly Route[] = [
  {
    http: 'GET',
    path: EVENTS,
    method: 'events.list',
    query: LIST_QUERY,
    answer: ({ model, account, calendarId, query }) => model.list(account, calendarId, query),
  },
  {
    http: 'POST',
    path: EVENTS,
    method: 'events.insert',
    query: WRITE_QUERY,
    // No condition is taken on inserts.
    answer: (call) =>
      call.model.insert(call.account, call.calendarId, call.body, {
        sendUpdates: one(call.query, 'sendUpdates'),
      }),
  },
  {
    http: 'POST',
    path: `${EVENTS}/watch`,
    method: 'events.watch',
    query: LIST_QUERY,
    answer: ({ model, account, calendarId, body, clientId }) =>
      model.watch(account, calendarId, body, clientId),
  },
  {
    http: 'GET',
    path: `${EVENTS}/:event`,
    method: 'events.get',
    query: ['alwaysIncludeEmail', 'maxAttendees', 'timeZone'],
    answer: ({ model, account, calendarId, eventId, ifNoneMatch }) =>
      model.get(account, calendarId, eventId, { ifNoneMatch }),
  },
  {
    http: 'PATCH',
    path: `${EVENTS}/:event`,
    method: 'events.patch',
    query: WRITE_QUERY,
    answer: (call) => call.model.patch(call.account, call.calendarId, call.eventId, call.body, written(call)),
  },
  {
    http: 'PUT',
    path: `${EVENTS}/:event`,
    method: 'events.update',
    query: WRITE_QUERY,
    answer: (call) =>
      call.model.update(call.account, call.calendarId, call.eventId, call.body, written(call)),
  },
  {
    http: 'DELETE',
    path: `${EVENTS}/:event`,
    method: 'events.delete',
    query: ['sendUpdates', 'sendNotifications'],
    answer: (call) => call.model.remove(call.account, call.calendarId, call.eventId, written(call)),
  },
  {
    http: 'POST',
    path: '/freeBusy',
    method: 'freebusy.query',
    query: [],
    answer: ({ model, account, body }) => model.freebusy(account, body),
  },
  {
    http: 'GET',
    path: '/users/me/calendarList',
    method: 'calendarList.list',
    query: [
      'maxResults',
      'minAccessRole',
      'pageToken',
      'showDeleted',
      'showHidden',
      'showOwnOrganizationOnly',
      'syncToken',
    ],
    answer: ({ model, account, query }) => model.calendarList(account, query),
  },
  {
    http: 'GET',
    path: '/users/me/calendarList/:calendar',
    method: 'calendarList.get',
    query: [],
    answer: ({ model, account, calendarId }) => model.calendarListGet(account, calendarId),
  },
  {
    http: 'GET',
    path: '/calendars/:calendar',
    method: 'calendars.get',
    query: [],
    answer: ({ model, account, calendarId }) => model.calendarGet(account, calendarId),
  },
  {
    http: 'POST',
    path: '/channels/stop',
    method: 'channels.stop',
    query: [],
    answer: ({ model, account, body, clientId }) => model.stop(account, body, clientId),
  },
];

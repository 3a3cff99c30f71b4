import type { calendar_v3 } from 'googleapis/build/src/apis/calendar/index.js';
import type { Send, SendOptions } from '../../src/calendar/google/client.ts';
import type { Answer } from '../support/google/answer.ts';
import type { CalendarModel } from '../support/google/calendar-model.ts';
import type { ListParameters } from '../support/google/list-query.ts';

/** The Google account of the shop. */
export const SHOP_ACCOUNT = 'shop@garage.example';

/** A request as it lies ready to be sent: what it asks, and what becomes of it when it arrives. */
export interface Request {
  readonly what: string;
  readonly arrive: (model: CalendarModel) => Answer;
}

type Options = SendOptions & { readonly headers?: { readonly 'If-Match'?: string } };
interface Named {
  readonly calendarId: string;
  readonly eventId: string;
  readonly sendUpdates?: string;
  readonly requestBody?: calendar_v3.Schema$Event;
}
interface Listed extends ListParameters {
  readonly calendarId: string;
  readonly fields?: string;
}

/** The request that the product would send with Google's client library: the same calls with the same parameters. */
export function requestOf(send: Send, as = SHOP_ACCOUNT): Request {
  let request: Request | null = null;
  const asks = (what: string, arrive: Request['arrive']) => {
    request = { what, arrive };
  };
  const api = {
    events: {
      insert: ({ calendarId, requestBody, ...named }: Named, options: Options) =>
        asks(`insert ${calendarId} ${requestBody?.id}`, (model) =>
          model.insert(as, calendarId, requestBody, written(named, options)),
        ),
      patch: ({ calendarId, eventId, requestBody, ...named }: Named, options: Options) =>
        asks(`patch ${calendarId} ${eventId}`, (model) =>
          model.patch(as, calendarId, eventId, requestBody, written(named, options)),
        ),
      delete: ({ calendarId, eventId, ...named }: Named, options: Options) =>
        asks(`delete ${calendarId} ${eventId}`, (model) =>
          model.remove(as, calendarId, eventId, written(named, options)),
        ),
      get: ({ calendarId, eventId }: Named) =>
        asks(`get ${calendarId} ${eventId}`, (model) => model.get(as, calendarId, eventId)),
      list: ({ calendarId, fields: _, ...query }: Listed) =>
        asks(`list ${calendarId}`, (model) => model.list(as, calendarId, query)),
    },
    freebusy: {
      query: ({ requestBody }: { requestBody: unknown }) =>
        asks('freebusy', (model) => model.freebusy(as, requestBody)),
    },
  };
  void send(api as unknown as calendar_v3.Calendar, {} as SendOptions);
  if (request === null) throw new Error('a request that the model does not know');
  return request;
}

function written({ sendUpdates }: Pick<Named, 'sendUpdates'>, { headers }: Options) {
  return { sendUpdates, ifMatch: headers?.['If-Match'] };
}

import { type Answer, answering, badRequest, REFUSALS, Refused, refused } from './answer.ts';
import { type Call, one, ROUTES, type Route } from './calendar-methods.ts';
import type { CalendarModel } from './calendar-model.ts';
import { chosenFields } from './fields.ts';
import { insufficientScopes } from './insufficient-scopes.ts';
import type { OAuthModel } from './oauth-model.ts';
import { scopeSuffices } from './scopes.ts';
import { asObject, type WireRequest } from './wire.ts';

/** Query parameters that every method takes. */
const STANDARD = new Set([
  'alt',
  'fields',
  'key',
  'prettyPrint',
  'quotaUser',
  'userIp',
  '$.xgafv',
  'uploadType',
]);
const REPEATED = new Set(['privateExtendedProperty', 'sharedExtendedProperty', 'eventTypes']);

interface Found {
  readonly route: Route;
  readonly calendarId: string;
  readonly eventId: string;
}

function routeOf(http: string, path: string): Found | null {
  const segments = path.split('/');
  for (const route of ROUTES) {
    const wanted = route.path.split('/');
    if (route.http !== http || wanted.length !== segments.length) continue;
    const named: Record<string, string> = {};
    const fits = wanted.every((name, n) => {
      const segment = segments[n] ?? '';
      if (!name.startsWith(':')) return name === segment;
      named[name] = segment;
      return segment !== '';
    });
    if (fits) return { route, calendarId: decoded(named[':calendar']), eventId: decoded(named[':event']) };
  }
  return null;
}

function decoded(segment = ''): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    throw new Refused(badRequest('badRequest', 'Bad Request'));
  }
}

/** What the API answers below `/calendar/v3`; null where Google has no such address or method. */
export function calendarAnswer(request: WireRequest, model: CalendarModel, oauth: OAuthModel): Answer | null {
  const found = routeOf(request.method, request.path.slice('/calendar/v3'.length));
  if (found === null) return null;
  return answering(() => routed(found, request, model, oauth));
}

function routed(
  { route, calendarId, eventId }: Found,
  request: WireRequest,
  model: CalendarModel,
  oauth: OAuthModel,
): Answer {
  const bearer = oauth.bearer(/^Bearer (\S+)$/.exec(request.headers.authorization ?? '')?.[1] ?? '');
  if (bearer === null)
    return {
      ...refused(REFUSALS.authError),
      headers: { 'www-authenticate': 'Bearer realm="https://accounts.google.com/", error="invalid_token"' },
    };
  const { account, scopes, clientId } = bearer;
  const owner = calendarId === '' ? account : (model.ownerOf(account, calendarId) ?? account);
  if (!scopeSuffices(route.method, scopes, owner === account)) return insufficientScopes(route.method);
  const query = readQuery(request.query, route.query);
  const answer = route.answer({
    model,
    account,
    clientId,
    calendarId,
    eventId,
    query,
    body: readJson(request),
    ifMatch: request.headers['if-match'],
    ifNoneMatch: request.headers['if-none-match'],
  });
  const fields = one(query, 'fields');
  return fields === undefined || answer.status !== 200
    ? answer
    : { ...answer, body: chosenFields(answer.body, fields) };
}

function readQuery(query: URLSearchParams, known: readonly string[]): Call['query'] {
  for (const name of new Set(query.keys())) {
    if (!known.includes(name) && !STANDARD.has(name))
      throw new Refused(
        badRequest(
          'badRequest',
          `Invalid JSON payload received. Unknown name "${name}": Cannot bind query parameter.`,
        ),
      );
    if (!REPEATED.has(name) && query.getAll(name).length > 1)
      throw new Refused(badRequest('invalidParameter', `Parameter ${name} is repeated.`, name));
  }
  const alt = query.get('alt');
  if (alt !== null && alt !== 'json')
    throw new Refused(badRequest('invalidParameter', 'Invalid alt.', 'alt'));
  return asObject(query);
}

/** Writes carry JSON, and say so. */
function readJson({ method, headers, text }: WireRequest): unknown {
  if (method === 'GET' || method === 'DELETE') return null;
  const type = headers['content-type'] ?? '';
  if (!/^application\/json(?:;|$)/i.test(type))
    throw new Refused(
      badRequest('parseError', `This API does not support parsing ${type || 'untyped'} input.`),
    );
  try {
    return JSON.parse(text) as unknown;
  } catch {
    throw new Refused(badRequest('parseError', 'Parse Error'));
  }
}

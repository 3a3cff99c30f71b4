/** Calendar's scopes by their last part; `''` is the full one. */
const NAMES = [
  '',
  '.readonly',
  '.events',
  '.events.readonly',
  '.events.owned',
  '.events.owned.readonly',
  '.events.public.readonly',
  '.events.freebusy',
  '.freebusy',
  '.calendarlist',
  '.calendarlist.readonly',
  '.calendars',
  '.calendars.readonly',
  '.acls',
  '.acls.readonly',
  '.settings.readonly',
  '.app.created',
] as const;

type ScopeName = (typeof NAMES)[number];

const ROOT = 'https://www.googleapis.com/auth/calendar';

export const CALENDAR_SCOPES: ReadonlySet<string> = new Set(NAMES.map((name) => ROOT + name));

/** `calendarScopes('.events', '.freebusy')`: in full. */
export function calendarScopes(...names: readonly ScopeName[]): string[] {
  return names.map((name) => ROOT + name);
}

const WRITE: readonly ScopeName[] = ['', '.app.created', '.events', '.events.owned'];
const READ: readonly ScopeName[] = [
  ...WRITE,
  '.events.freebusy',
  '.events.owned.readonly',
  '.events.public.readonly',
  '.events.readonly',
  '.readonly',
];
const LIST: readonly ScopeName[] = ['', '.calendarlist', '.calendarlist.readonly', '.readonly'];

/** Which scopes each method takes (docs/google.md §11). */
const ACCEPTED = {
  'events.insert': WRITE,
  'events.update': WRITE,
  'events.patch': WRITE,
  'events.delete': WRITE,
  'events.get': READ,
  'events.list': READ,
  'events.instances': READ,
  'events.watch': READ,
  'freebusy.query': ['', '.events.freebusy', '.freebusy', '.readonly'],
  'calendarList.list': LIST,
  'calendarList.get': [...LIST, '.app.created'],
  'calendars.get': ['', '.app.created', '.calendars', '.calendars.readonly', '.readonly'],
  'channels.stop': [
    ...READ,
    '.acls',
    '.acls.readonly',
    '.calendarlist',
    '.calendarlist.readonly',
    '.settings.readonly',
  ],
} as const satisfies Record<string, readonly ScopeName[]>;

export type Method = keyof typeof ACCEPTED;

/** Scopes that reach only calendars which the account owns. */
const OWNED_ONLY = new Set<ScopeName>(['.events.owned', '.events.owned.readonly']);

/** Scopes that are taken here only for calendars that bay never makes: of the application's own, or public ones. */
const ELSEWHERE = new Set<ScopeName>(['.app.created', '.events.public.readonly']);

/** `owned`: whether the calendar meant belongs to the account; true where the method means none. */
export function scopeSuffices(method: Method, scopes: readonly string[], owned: boolean): boolean {
  const accepted: readonly ScopeName[] = ACCEPTED[method];
  return accepted.some(
    (name) => !ELSEWHERE.has(name) && (owned || !OWNED_ONLY.has(name)) && scopes.includes(ROOT + name),
  );
}

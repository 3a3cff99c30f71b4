/** Where an event may say how a meeting is joined. */
export interface MeetingTold {
  /** What the calendar itself calls the way into a video conference, in its order. */
  readonly video: readonly string[];
  readonly place: string;
  /** As it is written, markup and all; only its beginning is looked at. */
  readonly description: string;
}

/**
 * The address at which people meet; null where none is told. What the calendar itself calls a conference is one, wherever it is held;
 * in what people write, only the addresses of meetings count that are known, and those at `ownHosts`: `meet.example.com`, or
 * `*.example.com` for all below. Addresses that mail programs have wrapped are unwrapped. Only `https`, and never with a user's name
 * in it, which shows another host than it leads to.
 */
export function meetingUrlIn(
  { video, place, description }: MeetingTold,
  ownHosts: readonly string[],
): string | null {
  for (const told of video) {
    const url = unwrapped(told);
    if (url !== null) return url.href;
  }
  for (const text of [place, description]) {
    for (const [found] of text.slice(0, MOST_OF_TEXT).matchAll(IN_TEXT)) {
      const url = unwrapped(found.replaceAll('&amp;', '&').replace(AFTER_URL, ''));
      if (url !== null && isMeeting(url, ownHosts)) return url.href;
    }
  }
  return null;
}

const MOST_OF_URL = 2_048;
/** An invitation says it in its first lines; Google keeps no longer descriptions (docs/google.md §4). */
const MOST_OF_TEXT = 8_192;
const IN_TEXT = /https:\/\/[^\s<>"'`\\^{}|]{1,2040}/gi;
/** Of the sentence, and not of the address. */
const AFTER_URL = /[.,;:!?)\]*_]+$/;
/** Wrapped by one program after the other; more often than this nobody is. */
const MOST_WRAPPINGS = 5;

function unwrapped(text: string): URL | null {
  let url = urlIn(text);
  for (let times = 0; times < MOST_WRAPPINGS && url !== null; times += 1) {
    const inner = wrappedIn(url);
    if (inner === null) return url;
    url = urlIn(inner);
  }
  return null;
}

function urlIn(text: string): URL | null {
  if (text.length > MOST_OF_URL || /\s/.test(text) || !URL.canParse(text)) return null;
  const url = new URL(text);
  return url.protocol === 'https:' && url.username === '' && url.password === '' ? url : null;
}

/** What a mail program has put an address of its own around. */
function wrappedIn({ hostname, pathname, searchParams }: URL): string | null {
  if (isBelow(hostname, 'safelinks.protection.outlook.com')) return searchParams.get('url');
  const isGoogles = hostname === 'google.com' || hostname === 'www.google.com';
  return isGoogles && pathname === '/url' ? (searchParams.get('q') ?? searchParams.get('url')) : null;
}

function isMeeting({ hostname, port, pathname }: URL, ownHosts: readonly string[]): boolean {
  if (ownHosts.some((own) => isAt(hostname, own.toLowerCase()))) return true;
  if (port !== '') return false;
  return MEETINGS.some(({ at, path }) => at.some((host) => isAt(hostname, host)) && path.test(pathname));
}

function isAt(hostname: string, host: string): boolean {
  return host.startsWith('*.') ? isBelow(hostname, host.slice(2)) : hostname === host;
}

function isBelow(hostname: string, host: string): boolean {
  return hostname.endsWith(`.${host}`);
}

/** Who holds meetings, and what the addresses of them look like, not those of help, prices and downloads. */
const MEETINGS: readonly { readonly at: readonly string[]; readonly path: RegExp }[] = [
  { at: ['meet.google.com'], path: /^\/(?:[a-z]{3}-?[a-z]{4}-?[a-z]{3}|lookup\/[\w-]+)\/?$/i },
  {
    at: ['zoom.us', '*.zoom.us', 'zoomgov.com', '*.zoomgov.com', 'zoom.com.cn', '*.zoom.com.cn'],
    path: /^\/(?:j|w|s)\/\d+|^\/my\/[\w.-]+|^\/wc\/(?:join\/)?\d+/i,
  },
  {
    at: ['teams.microsoft.com', 'teams.microsoft.us', 'gov.teams.microsoft.us'],
    path: /^\/(?:l\/meetup-join|meet)\/./i,
  },
  { at: ['teams.live.com'], path: /^\/(?:l\/meetup-join|meet)\/./i },
  {
    at: ['*.webex.com'],
    path: /^\/(?:meet|join)\/.|^\/(?:[\w-]+\/)?j\.php$|^\/wbxmjs\/joinservice\/|^\/webappng\/sites\/.+\/meeting\//i,
  },
  { at: ['meet.jit.si'], path: /^\/./ },
  { at: ['whereby.com'], path: /^\/(?!(?:user|information|blog|org)(?:\/|$))[\w-]+\/?$/i },
  { at: ['*.whereby.com'], path: /^\/[\w-]+\/?$/i },
  { at: ['gotomeet.me'], path: /^\/./ },
  {
    at: ['gotomeeting.com', 'www.gotomeeting.com', 'global.gotomeeting.com', 'app.gotomeeting.com'],
    path: /^\/(?:join|meeting\/join)\/\d+/i,
  },
  { at: ['meet.goto.com', 'meet.gotomeeting.com'], path: /^\/[\w/-]+$/i },
  { at: ['chime.aws'], path: /^\/[\w-]+\/?$/ },
  { at: ['app.chime.aws'], path: /^\/(?:portal\/)?(?:meetings\/)?[\w-]+\/?$/ },
];

import type { OthersKind } from '../../../src/domain/others-about.ts';

/** An event as Google lists it, and what it is. `url`: at which people meet; null: nowhere that is told. */
export interface OthersCase {
  readonly name: string;
  readonly event: Readonly<Record<string, unknown>>;
  readonly kind: OthersKind;
  readonly url: string | null;
}

const ZOOM = 'https://us02web.zoom.us/j/81234567890?pwd=QUJDREVGRw.1';
const MEET = 'https://meet.google.com/abc-defg-hij';
const TEAMS =
  'https://teams.microsoft.com/l/meetup-join/19%3ameeting_ZmU3@thread.v2/0?context=%7b%22Tid%22%3a%2272f9%22%7d';
const safe = (url: string) =>
  `https://nam12.safelinks.protection.outlook.com/?url=${encodeURIComponent(url)}&data=05%7C02&reserved=0`;
const googled = (url: string) =>
  `https://www.google.com/url?q=${encodeURIComponent(url)}&sa=D&source=calendar`;
const video = (uri: string, type = 'video') => ({
  conferenceData: { entryPoints: [{ entryPointType: type, uri }] },
});
const people = (count: number) => ({
  attendees: Array.from({ length: count }, (_, i) => ({ self: i === 0, responseStatus: 'accepted' })),
});

const meeting = (name: string, event: OthersCase['event'], url: string | null): OthersCase => ({
  name,
  event,
  kind: 'meeting',
  url,
});
const block = (name: string, event: OthersCase['event'], url: string | null = null): OthersCase => ({
  name,
  event,
  kind: 'block',
  url,
});
const day = (name: string, event: OthersCase['event'], url: string | null = null): OthersCase => ({
  name,
  event: { start: { date: '2026-11-24' }, end: { date: '2026-11-25' }, ...event },
  kind: 'all-day',
  url,
});

/** At these people meet, as they stand in a place or a description. */
const KNOWN: readonly (readonly [vendor: string, url: string])[] = [
  ['Meet', MEET],
  ['Meet without dashes', 'https://meet.google.com/abcdefghij'],
  ['Meet by a nickname', 'https://meet.google.com/lookup/front-office'],
  ['Meet with an account', 'https://meet.google.com/abc-defg-hij?authuser=1'],
  ['Zoom', ZOOM],
  ['Zoom of a company', 'https://acme-garage.zoom.us/j/98765432101'],
  ['Zoom, a room of somebody', 'https://us04web.zoom.us/my/maria.garage?pwd=xyz'],
  ['Zoom, a webinar', 'https://zoom.us/w/91234567890?tk=abc'],
  ['Zoom in the browser', 'https://zoom.us/wc/join/91234567890'],
  ['Zoom of an authority', 'https://acme.zoomgov.com/j/1612345678'],
  ['Zoom in China', 'https://zoom.com.cn/j/91234567890'],
  ['Teams', TEAMS],
  ['Teams, the short form', 'https://teams.microsoft.com/meet/2341234567890?p=AbCdEf'],
  ['Teams of a family', 'https://teams.live.com/meet/9312345678901?p=abc'],
  ['Teams of an authority', 'https://gov.teams.microsoft.us/l/meetup-join/19%3ameeting_abc/0'],
  ['Webex, somebody’s room', 'https://acme.webex.com/meet/maria'],
  ['Webex, the old form', 'https://acme.webex.com/acme/j.php?MTID=m0123456789abcdef'],
  ['Webex, the older form', 'https://acme.webex.com/j.php?MTID=m0123456789abcdef'],
  [
    'Webex, joined by its program',
    'https://acme.webex.com/wbxmjs/joinservice/sites/acme/meeting/download/0123',
  ],
  ['Webex in the browser', 'https://acme.webex.com/webappng/sites/acme/meeting/info/0123456789'],
  ['Jitsi', 'https://meet.jit.si/GarageStandup'],
  ['Whereby', 'https://whereby.com/garage-standup'],
  ['Whereby of a company', 'https://acme.whereby.com/standup'],
  ['GoToMeeting', 'https://global.gotomeeting.com/join/123456789'],
  ['GoToMeeting, its other host', 'https://www.gotomeeting.com/join/123456789'],
  ['GoToMeeting, the new form', 'https://meet.goto.com/123456789'],
  ['GoToMeeting, somebody’s room', 'https://gotomeet.me/garage'],
  ['Chime', 'https://chime.aws/1234567890'],
  ['Chime in the browser', 'https://app.chime.aws/meetings/1234567890'],
  ['the shop’s own', 'https://meet.garage.example/daily'],
  ['the shop’s own below', 'https://room7.video.example/'],
  ['the shop’s own at a port', 'https://meet.garage.example:8443/daily'],
];

/** At these nobody meets, though they look as if. */
const UNKNOWN: readonly (readonly [what: string, url: string])[] = [
  ['the page of Meet itself', 'https://meet.google.com/'],
  ['a new meeting of nobody', 'https://meet.google.com/new'],
  ['another page of Google', 'https://calendar.google.com/abc-defg-hij'],
  ['a host that only begins like Zoom', 'https://zoom.us.evil.example/j/81234567890'],
  ['a host that only ends like Zoom', 'https://notzoom.us/j/81234567890'],
  ['Zoom’s prices', 'https://zoom.us/pricing'],
  ['Zoom’s numbers to call', 'https://us02web.zoom.us/u/kbABCDEFGH'],
  ['Zoom’s help', 'https://support.zoom.us/hc/en-us/articles/201362033'],
  ['Zoom without a number', 'https://zoom.us/j/'],
  ['options of a Teams meeting', 'https://teams.microsoft.com/meetingOptions/?organizerId=1'],
  ['Teams’ program', 'https://www.microsoft.com/microsoft-teams/join-a-meeting'],
  ['a channel of Teams', 'https://teams.microsoft.com/l/channel/19%3aabc/General'],
  ['Webex’ own page', 'https://www.webex.com/pricing'],
  ['Webex’ help', 'https://help.webex.com/en-us/article/n62wi3c'],
  ['Jitsi’s own page', 'https://meet.jit.si/'],
  ['Jitsi’s project', 'https://jitsi.org/jitsi-meet/'],
  ['Whereby’s information', 'https://whereby.com/information/tos'],
  ['somebody’s settings at Whereby', 'https://whereby.com/user/settings'],
  ['GoToMeeting’s own page', 'https://www.gotomeeting.com/pricing'],
  ['without encryption', 'http://meet.google.com/abc-defg-hij'],
  ['a name before the host', 'https://meet.google.com@evil.example/abc-defg-hij'],
  ['a name and a password', 'https://ana:pw@zoom.us/j/81234567890'],
  ['another port', 'https://zoom.us:8443/j/81234567890'],
  ['what leads there by a search', 'https://www.google.com/search?q=https://zoom.us/j/81234567890'],
  ['what only names one', 'https://example.com/?next=https://zoom.us/j/81234567890'],
  ['a wrapping around nothing', 'https://nam12.safelinks.protection.outlook.com/?data=05'],
  ['a wrapping around another scheme', safe('javascript:alert(1)')],
  [
    'a host that only ends like the wrapping',
    `https://safelinks.protection.outlook.com.evil.example/?url=${ZOOM}`,
  ],
  ['the shop’s own host without a dot between', 'https://evilmeet.garage.example.evil.example/daily'],
  ['above the shop’s own hosts', 'https://video.example/room'],
  ['parts for a car', 'https://parts.example.com/brakes?sku=zoom.us/j/1'],
];

export const OTHERS_CORPUS: readonly OthersCase[] = [
  ...KNOWN.map(([vendor, url]) => meeting(`${vendor} in its place`, { location: url }, new URL(url).href)),
  ...KNOWN.map(([vendor, url], i) =>
    meeting(
      `${vendor} in what is written`,
      {
        description:
          i % 2 === 0 ? `Join: ${url}.` : `<p>Agenda</p><a href="${url.replaceAll('&', '&amp;')}">join</a>`,
      },
      new URL(url).href,
    ),
  ),
  ...UNKNOWN.map(([what, url]) =>
    block(`nobody meets at ${what}`, { location: url, description: `see ${url}` }),
  ),

  meeting('Meet as Google itself adds it', { hangoutLink: MEET, ...video(MEET) }, MEET),
  meeting('Meet where the link alone is told', { hangoutLink: MEET }, MEET),
  meeting('Zoom as its add-on adds it', video(ZOOM), ZOOM),
  meeting(
    'a conference of a vendor that nobody knows',
    video('https://calls.vendor.example/r/1'),
    'https://calls.vendor.example/r/1',
  ),
  meeting(
    'the calendar’s own word before what is written',
    { ...video(MEET), location: ZOOM, description: TEAMS },
    MEET,
  ),
  meeting('the place before what is written', { location: ZOOM, description: TEAMS }, ZOOM),
  meeting(
    'what is written where the place is a room',
    { location: 'Office, 2nd floor', description: `Or: ${ZOOM}` },
    ZOOM,
  ),
  meeting('a place that holds more than the link', { location: `Office; ${ZOOM}` }, ZOOM),
  meeting('wrapped by Outlook', { description: safe(TEAMS) }, TEAMS),
  meeting('wrapped by Google', { location: googled(ZOOM) }, ZOOM),
  meeting('wrapped by one after the other', { description: googled(safe(ZOOM)) }, ZOOM),
  meeting('the first of several', { description: `Zoom ${ZOOM} or Meet ${MEET}` }, ZOOM),
  meeting(
    'after addresses of other things',
    { description: `https://parts.example.com ${'-'.repeat(99)} ${MEET}` },
    MEET,
  ),
  meeting('in brackets', { description: `(join here: ${MEET})` }, MEET),
  meeting('in angle brackets, as mail programs write it', { description: `Join now<${MEET}>` }, MEET),
  meeting('in capitals', { location: 'HTTPS://MEET.GOOGLE.COM/abc-defg-hij' }, MEET),
  meeting(
    'a telephone beside the video',
    {
      conferenceData: {
        entryPoints: [
          { entryPointType: 'phone', uri: 'tel:+1-212-555-0188' },
          { entryPointType: 'video', uri: MEET },
        ],
      },
    },
    MEET,
  ),
  meeting('two people and no link', people(2), null),
  meeting('more people than are told', { ...people(1), attendeesOmitted: true }, null),
  meeting('an invitation in Spanish', { summary: 'Reunión semanal', description: `Únete: ${MEET}` }, MEET),
  meeting('an invitation in German', { summary: 'Besprechung', description: `Teilnehmen ${TEAMS}` }, TEAMS),
  meeting('one occasion of a series', { recurringEventId: 'standup', hangoutLink: MEET }, MEET),
  meeting('private, which is told by nobody but is one', { visibility: 'private', hangoutLink: MEET }, null),
  meeting('confidential', { visibility: 'confidential', ...people(3) }, null),

  block('a telephone conference alone', video('tel:+1-212-555-0188', 'phone')),
  block('a video entry that is no address', video('meet.google.com/abc-defg-hij')),
  block('a video entry without encryption', video('http://calls.vendor.example/r/1')),
  block('nothing but time', {}),
  block('the dentist', { summary: 'Dentist', location: '12 Main Street' }),
  block('one who has invited nobody', people(1)),
  block('out of office', { eventType: 'outOfOffice', ...people(2) }),
  block('to work undisturbed', { eventType: 'focusTime', hangoutLink: MEET }, MEET),
  block('a link to a map', { location: 'https://maps.app.goo.gl/AbCdEf' }),
  block('a link far behind', { description: `${'x'.repeat(9_000)} ${MEET}` }),
  block('conference data of no form', { conferenceData: 'zoom', attendees: 'many', location: 7 }),
  block('entry points of no form', {
    conferenceData: { entryPoints: [null, 3, { entryPointType: 'video' }] },
  }),

  day('a birthday', { summary: 'Ana’s birthday', eventType: 'birthday' }),
  day('a holiday', { summary: 'Thanksgiving' }),
  day('an offsite with everybody', { ...people(9) }),
  day('a conference of a whole day', { location: ZOOM }, ZOOM),
  day('a holiday of two weeks', { end: { date: '2026-12-08' } }),
];

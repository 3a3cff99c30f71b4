import { type ChannelVerdict, isTrouble } from '../../domain/channel-verdict.ts';
import type { Instant } from '../../domain/interval.ts';
import { isoText } from '../../domain/zone.ts';
import type { ChannelReport, ChannelReports } from '../../usecases/channels/read-channels.ts';
import { EXIT } from '../form/exit-code.ts';
import { counted, momentText, type ShopTime } from '../form/moments.ts';
import { clean, safe } from '../form/safe-text.ts';
import type { Theme } from '../form/theme.ts';
import type { JsonObject, Shortfall, View } from '../form/view.ts';
import { watchTroubleWords } from './channel-words.ts';

export const NOTHING_TO_WATCH =
  "The shop's calendars are the book's own: there is nobody to tell of changes, and nothing to be watched.";

/** A line a calendar: whether Google tells of changes there. */
export function channelListView(reports: ChannelReports, time: ShopTime): View {
  return viewOf(reports, time, () => '');
}

/** The same, with all that is known of the channels. */
export function channelStatusView(reports: ChannelReports, time: ShopTime): View {
  return viewOf(reports, time, (report, theme) => details(report, time, theme));
}

/** What proves that Google tells of changes, and what does not: no success where somebody has to see to it. */
export function channelVerifiedView(reports: ChannelReports, time: ShopTime): View {
  return {
    ...viewOf(reports, time, (report, theme) => `    ${theme.dim(proofText(report, time))}\n`),
    shortfall: verifyShortfall(reports),
  };
}

function viewOf(
  reports: ChannelReports,
  time: ShopTime,
  more: (report: ChannelReport, theme: Theme) => string,
): View {
  const message = messageOf(reports);
  return {
    message,
    data: {
      address: reports.address,
      kept: reports.isKept,
      calendars: reports.calendars.map((report) => reportJson(report, time)),
    },
    text: (theme) => {
      if (reports.areInTheBook) return `${message}\n`;
      const lines = reports.calendars.map((report) => `${lineOf(report, time, theme)}${more(report, theme)}`);
      return `${lines.join('')}${theme.dim(message)}\n`;
    },
  };
}

function messageOf({ areInTheBook, address, isKept, calendars }: ChannelReports): string {
  if (areInTheBook) return NOTHING_TO_WATCH;
  if (address === null)
    return 'No address is set at which Google could tell of changes (BAY_PUBLIC_URL): the calendars are read by the clock.';
  if (!isKept) return 'Nobody listens for Google just now: bay serve';
  const proven = calendars.filter(({ verdict }) => verdict === 'proven').length;
  return `Google tells of changes in ${proven === calendars.length ? 'all' : proven} of ${counted(calendars.length, 'calendar')}.`;
}

const SAID: Readonly<Record<ChannelVerdict, string>> = {
  proven: 'Google tells of changes',
  waiting: 'a channel is there, and nothing has come through it yet',
  unheard: 'a channel is there, and nothing has ever come through one',
  silent: 'a channel is there, and changes of our own come with no notification',
  gone: 'no channel is there',
  unwatchable: 'Google tells nobody of changes in a calendar of its kind; it is read by the clock',
  unwanted: 'no channel is wanted',
};

function lineOf({ calendar, verdict, channel }: ChannelReport, time: ShopTime, theme: Theme): string {
  const ends = channel === null ? '' : `, until ${momentText(channel.inUse.expiresAt, time)}`;
  const sign = isTrouble(verdict) ? theme.failed : verdict === 'proven' ? theme.done : theme.warning;
  return `${sign} ${theme.bold(clean`${calendar}`)}  ${SAID[verdict]}${ends}\n`;
}

function details(report: ChannelReport, time: ShopTime, theme: Theme): string {
  const { channel, live, standing, notifications } = report;
  const lines = [
    ...(channel === null
      ? []
      : [
          `opened ${momentText(channel.inUse.askedAt, time)}, replaced from ${momentText(channel.renewedFrom, time)} on`,
        ]),
    proofText(report, time),
    ...(live.length > 1 ? [`${live.length} channels may be there at the moment`] : []),
    ...(standing.trouble === null
      ? []
      : [
          `asked ${counted(standing.failures, 'time')} in vain: ${safe(watchTroubleWords(standing.trouble, time).why)}`,
        ]),
    ...notifications.map(
      ({ receivedAt, verdict, readAt }) =>
        `${momentText(receivedAt, time)}  ${verdict}${readAt === null ? '' : `, read after ${readAt - receivedAt} ms`}`,
    ),
  ];
  return lines.map((line) => `    ${theme.dim(line)}\n`).join('');
}

/** When it was last heard of, and whether changes of our own are told of. */
function proofText({ live, watched }: ChannelReport, time: ShopTime): string {
  const heard = live.flatMap(({ provenAt }) => provenAt ?? []);
  const last =
    heard.length === 0 ? 'never heard of' : `last heard of ${momentText(Math.max(...heard), time)}`;
  const own =
    watched.ownHeardAt === null
      ? 'whether changes of our own are told of is not known (bay channel test)'
      : `changes of our own are told of, as was seen ${momentText(watched.ownHeardAt, time)}`;
  return `${last}; ${own}`;
}

function verifyShortfall({ calendars }: ChannelReports): Shortfall | null {
  const bad = calendars.find(({ verdict }) => isTrouble(verdict));
  if (bad === undefined) return null;
  return {
    exitCode: EXIT.configuration,
    code: 'not-told-of-changes',
    hint: 'Open another channel, and try it: bay channel recreate, bay channel test',
    details: { calendar: bad.calendar, verdict: bad.verdict },
  };
}

function reportJson(report: ChannelReport, { zone }: ShopTime): JsonObject {
  const { calendar, verdict, channel, live, standing, watched, notifications } = report;
  const iso = (at: Instant | null) => (at === null ? null : isoText(zone, at));
  return {
    calendar,
    verdict,
    channel:
      channel === null
        ? null
        : {
            id: channel.inUse.id,
            opened_at: iso(channel.inUse.askedAt),
            expires_at: iso(channel.inUse.expiresAt),
            renewed_from: iso(channel.renewedFrom),
            last_heard_at: iso(channel.inUse.provenAt),
          },
    live: live.length,
    failures_in_a_row: standing.failures,
    last_error: standing.trouble?.why ?? null,
    own_changes_heard_at: iso(watched.ownHeardAt),
    notifications: notifications.map(({ receivedAt, verdict: was, messageNumber, readAt }) => ({
      received_at: iso(receivedAt),
      verdict: was,
      message_number: messageNumber,
      read_at: iso(readAt),
      read_after_ms: readAt === null ? null : readAt - receivedAt,
    })),
  };
}

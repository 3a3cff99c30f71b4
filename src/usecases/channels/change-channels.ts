import { resourceOf, type WatchTrouble } from '../../domain/push-channel.ts';
import { AppError } from '../../failure.ts';
import type { Write, Written } from '../../store/write.ts';
import { answeredOnce } from '../answered-once.ts';
import { type ChannelPorts, openChannel, stopChannel } from './open-channel.ts';
import { type ChannelReadPorts, type ChannelReport, readChannels } from './read-channels.ts';
import { recreateChannel } from './recreate-channel.ts';

/** What somebody wants of channels. */
export type ChannelDeed = 'start' | 'stop' | 'recreate';

/** What came of it for one calendar. `kept`: it was so already. `full`: two may be there of which nobody knows more. */
export type ChannelDone =
  | { readonly kind: 'opened' | 'stopped' | 'kept' | 'full' }
  | { readonly kind: 'failed'; readonly trouble: WatchTrouble };

export interface ChangedChannel {
  /** What people call it. */
  readonly calendar: string;
  readonly done: ChannelDone;
}

export interface ChangedChannels {
  readonly deed: ChannelDeed;
  readonly areInTheBook: boolean;
  readonly channels: readonly ChangedChannel[];
}

export type ChannelChangePorts = ChannelPorts & ChannelReadPorts;

/** What is wanted, of which calendar (null: of all), and where Google is to tell of changes (null: nobody has set it). */
export interface ChannelRequest {
  readonly deed: ChannelDeed;
  readonly named: string | null;
  readonly address: string | null;
}

/**
 * Has channels opened, stopped or opened anew. One that is stopped stays so until somebody has it started. Dry, nothing is asked and nothing
 * is written. Throws `not-found`, `bad-configuration` without an address, `key-reused`.
 */
export async function changeChannels(
  request: ChannelRequest,
  write: Write,
  ports: ChannelChangePorts,
): Promise<Written<ChangedChannels>> {
  return answeredOnce(
    write,
    (value: ChangedChannels) => ({ value, replayed: true }),
    async (): Promise<Written<ChangedChannels>> => {
      const value = await changed(request, write, ports);
      if (!write.dryRun) await ports.store.keepResult(value, write);
      return { value, replayed: false };
    },
    ports,
  );
}

async function changed(
  { deed, named, address }: ChannelRequest,
  { dryRun }: Pick<Write, 'dryRun'>,
  ports: ChannelChangePorts,
): Promise<ChangedChannels> {
  const reports = await readChannels(named, address, ports);
  if (reports.areInTheBook) return { deed, areInTheBook: true, channels: [] };
  if (deed !== 'stop' && reports.address === null) throw nowhereToTell();
  if (!dryRun) await ports.store.places.tie();
  const channels: ChangedChannel[] = [];
  for (const report of reports.calendars) {
    const done = dryRun ? wouldBe(deed, report) : await doneTo(report, deed, reports.address, ports);
    channels.push({ calendar: report.calendar, done });
  }
  return { deed, areInTheBook: false, channels };
}

export function nowhereToTell(): AppError {
  return new AppError({
    code: 'bad-configuration',
    setting: 'BAY_PUBLIC_URL',
    problem: { kind: 'nowhere-to-tell' },
  });
}

function wouldBe(deed: ChannelDeed, { channel, live }: ChannelReport): ChannelDone {
  if (deed === 'stop') return { kind: live.length === 0 ? 'kept' : 'stopped' };
  return { kind: deed === 'start' && channel !== null ? 'kept' : 'opened' };
}

async function doneTo(
  report: ChannelReport,
  deed: ChannelDeed,
  address: string | null,
  ports: ChannelChangePorts,
): Promise<ChannelDone> {
  const { calendarId } = report.watched;
  const { calendars } = ports.store;
  if (deed === 'stop') {
    await calendars.noteUnwanted(calendarId, ports.clock.now());
    return allStopped(report, ports);
  }
  if (address === null) throw nowhereToTell();
  await calendars.noteUnwanted(calendarId, null);
  if (deed === 'start' && report.channel !== null) return { kind: 'kept' };
  const opened =
    deed === 'start'
      ? await openChannel(calendarId, address, ports)
      : await recreateChannel(calendarId, address, ports);
  if (opened.kind === 'opened') return { kind: 'opened' };
  return opened.kind === 'full' ? { kind: 'full' } : { kind: 'failed', trouble: opened };
}

/** What cannot be stopped now, whoever stays stops when Google answers again; else it is over within two days. */
async function allStopped({ live }: ChannelReport, ports: ChannelChangePorts): Promise<ChannelDone> {
  if (live.length === 0) return { kind: 'kept' };
  for (const channel of live) {
    const resourceId = resourceOf(channel, live);
    if (resourceId === null) continue;
    const trouble = await stopChannel({ ...channel, resourceId }, ports);
    if (trouble !== null) return { kind: 'failed', trouble };
  }
  return { kind: 'stopped' };
}

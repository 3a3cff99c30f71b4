import { type Alert, alertChanges, isQuietAt, newsOf, reasonsOf, SEEN_TO_MS } from '../../domain/alerting.ts';
import { DAY_MS, MINUTE_MS, SECOND_MS } from '../../domain/interval.ts';
import { LEVELS } from '../../domain/level.ts';
import type { News } from '../../domain/news.ts';
import { wallAt } from '../../domain/zone.ts';
import type { AlertMessage, AlertSink } from '../../sinks/alert-sink.ts';
import type { AlertStore } from '../../store/alerts.ts';
import { calendarLabel } from '../calendar/calendar-label.ts';
import type { Ports } from '../ports.ts';
import { currentShop } from '../shop/current-shop.ts';
import { type HealthPorts, type HealthReport, readHealth } from './read-health.ts';

export interface WatchPorts extends HealthPorts {
  readonly sinks: readonly AlertSink[];
  /** Words an alert as it is told. */
  readonly worded: (alert: ToldAlert, news: News) => Promise<AlertMessage>;
}

/** An alert with what people call the thing that it is about. */
export interface ToldAlert {
  readonly alert: Alert;
  /** Null for the shop. */
  readonly about: string | null;
}

/** So long one message may take. */
const WITHIN_MS = 15 * SECOND_MS;
/** What certainly did not get there, is sent again after this time. */
const AGAIN_MS = 5 * MINUTE_MS;
/** That something is over, is news for so long. */
const NEWS_MS = DAY_MS;

/** Looks how book and calendars stand, keeps the alerts up to date, and tells people what is news. Asks no calendar. */
export async function keepWatch(ports: WatchPorts): Promise<HealthReport> {
  const report = await readHealth(null, ports);
  await noteReasons(report, ports);
  await tellNews(ports);
  return report;
}

/** Raises, keeps and ends alerts by what is the matter now. */
export async function noteReasons(
  { health }: HealthReport,
  { store, clock }: Pick<Ports, 'store' | 'clock'>,
) {
  const now = clock.now();
  const reasons = reasonsOf(health);
  await store.alerts.look((alerts) => alertChanges(reasons, alerts, now), now - SEEN_TO_MS, now);
}

/**
 * Tells in each place what is to be told there. It is claimed before it is sent, so that a process which is killed in between has
 * told it at most once; of what has certainly not got there the claim is given back.
 */
async function tellNews(ports: WatchPorts): Promise<void> {
  const { store, clock, sinks, worded } = ports;
  if (sinks.length === 0) return;
  const minute = await minuteNow(ports);
  const open = sinks.filter(({ quiet }) => quiet === null || !isQuietAt(minute, quiet));
  for (const alert of await store.alerts.toTell(clock.now() - NEWS_MS)) {
    for (const sink of open) {
      if (LEVELS.indexOf(alert.reason.level) < LEVELS.indexOf(sink.leastLevel)) continue;
      await tellThere(
        alert,
        sink,
        store.alerts,
        async (news) => worded({ alert, about: await aboutOf(alert, ports) }, news),
        clock,
      );
    }
  }
}

async function tellThere(
  alert: Alert,
  { name, tell }: AlertSink,
  alerts: AlertStore,
  worded: (news: News) => Promise<AlertMessage>,
  clock: Ports['clock'],
): Promise<void> {
  const now = clock.now();
  const news = newsOf(alert, await alerts.told(alert.id, name, now), now);
  if (news === null) return;
  const message = await worded(news);
  if (!(await alerts.claim(alert.id, name, news, now, news === 'lasting' ? DAY_MS : null))) return;
  const { kind } = await tell(message, WITHIN_MS);
  if (kind === 'not-told') await alerts.notTold(alert.id, name, news, clock.now() + AGAIN_MS);
}

/** The minute of the shop's day. */
async function minuteNow(ports: Pick<Ports, 'store' | 'zones' | 'clock'>): Promise<number> {
  const { zone } = await currentShop(ports);
  const wall = wallAt(zone, ports.clock.now());
  return Math.floor((((wall % DAY_MS) + DAY_MS) % DAY_MS) / MINUTE_MS);
}

/** What people call what an alert is about. */
export async function aboutOf({ reason }: Alert, ports: Pick<Ports, 'store'>): Promise<string | null> {
  if ('calendarId' in reason) return calendarLabel(reason.calendarId, ports);
  return 'account' in reason ? reason.account : null;
}

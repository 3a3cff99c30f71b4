import type { Book } from '../book.ts';
import type { Clock } from '../clock.ts';
import { alertMessage } from '../output/checks/alert-message.ts';
import { shopTime } from '../output/form/moments.ts';
import type { AlertSettings, Settings } from '../settings/settings.ts';
import type { AlertSink } from '../sinks/alert-sink.ts';
import { keepSignedIn } from '../usecases/health/keep-signed-in.ts';
import { keepWatch } from '../usecases/health/keep-watch.ts';
import { knownSignIns } from '../usecases/health/known-sign-ins.ts';
import { type MendReport, mendByItself } from '../usecases/health/mend.ts';
import type { HealthReport } from '../usecases/health/read-health.ts';
import { currentShop } from '../usecases/shop/current-shop.ts';
import { openSignIns } from './google.ts';

/** Somebody who looks how book and calendars stand, and tells people what is the matter. */
export interface Watch {
  /** Has the sign-ins renewed that are about to end. */
  readonly keepSignedIn: () => Promise<void>;
  /** Looks, and tells what is news. Asks no calendar. */
  readonly look: () => Promise<HealthReport>;
  /** Sends a sign of life, where one is due and somewhere waits for it. To be called when progress was made; never throws. */
  readonly beat: () => Promise<void>;
  /** Tries what is safe of what was found, as often as it may be; null: nothing. */
  readonly mend: (found: HealthReport) => Promise<MendReport | null>;
}

/** `environment`: what a program that tells of alerts is given. Throws `bad-configuration`. */
export async function openWatch(
  settings: Settings,
  { ports }: Book,
  clock: Clock,
  environment: Readonly<Record<string, string | undefined>>,
): Promise<Watch> {
  const alerts = settings.alerts();
  const sinks = await openSinks(alerts, clock, environment);
  const sendBeat =
    alerts.heartbeatUrl === null
      ? null
      : (await import('../sinks/heartbeat.ts')).heartbeatTo(alerts.heartbeatUrl, clock);
  const healthPorts = { ...ports, signIns: () => knownSignIns(() => openSignIns(settings, clock)) };
  return {
    keepSignedIn: async () => keepSignedIn(() => openSignIns(settings, clock, ports.observe), ports),
    look: async () =>
      keepWatch({
        ...healthPorts,
        sinks,
        worded: async (told, news) => {
          const shop = await currentShop(ports);
          return alertMessage(told, news, { shop: shop.name, time: shopTime(shop, clock.now()) });
        },
      }),
    beat: async () => {
      await sendBeat?.();
    },
    mend: async (found) => mendByItself(found, healthPorts),
  };
}

/** Each way on which people are told; what it needs is read when it is the first time used. */
export async function openSinks(
  { command, webhook, email }: AlertSettings,
  clock: Clock,
  environment: Readonly<Record<string, string | undefined>>,
): Promise<AlertSink[]> {
  const sinks: AlertSink[] = [];
  if (command !== null) {
    const { tellByCommand } = await import('../sinks/command-sink.ts');
    const tell = tellByCommand(command.argv, plain(environment), clock);
    sinks.push({ ...command, name: 'command', tell });
  }
  if (webhook !== null) {
    const { tellByWebhook } = await import('../sinks/webhook-sink.ts');
    sinks.push({ ...webhook, name: 'webhook', tell: tellByWebhook(webhook, clock) });
  }
  if (email !== null) {
    const { tellByEmail } = await import('../sinks/email-sink.ts');
    sinks.push({ ...email, name: 'email', tell: tellByEmail(email) });
  }
  return sinks;
}

/** What any program needs to run, and no setting of bay's: there are secrets among those. */
const PLAIN = ['PATH', 'HOME', 'LANG', 'LC_ALL', 'TZ', 'USER', 'TMPDIR', 'SystemRoot', 'TEMP'];

function plain(environment: Readonly<Record<string, string | undefined>>): Record<string, string> {
  return Object.fromEntries(PLAIN.flatMap((name) => (environment[name] ? [[name, environment[name]]] : [])));
}

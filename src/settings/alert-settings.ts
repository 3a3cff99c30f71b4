import type { QuietHours } from '../domain/alerting.ts';
import { LEVELS, type Level } from '../domain/level.ts';
import { badSetting, type Environment } from './environment.ts';

/** What a message looks like where it is posted to. */
export const WEBHOOK_FORMS = ['json', 'slack', 'teams'] as const;
export type WebhookForm = (typeof WEBHOOK_FORMS)[number];

interface WayOfTelling {
  readonly leastLevel: Level;
  readonly quiet: QuietHours | null;
}

/** Where people are told of alerts; null for what is not set. */
export interface AlertSettings {
  readonly command: (WayOfTelling & { readonly argv: readonly string[] }) | null;
  readonly webhook:
    | (WayOfTelling & { readonly url: string; readonly form: WebhookForm; readonly secret: string | null })
    | null;
  readonly email:
    | (WayOfTelling & { readonly to: readonly string[]; readonly from: string; readonly server: string })
    | null;
  /** Where a sign of life is sent to. */
  readonly heartbeatUrl: string | null;
}

const DEFAULT_LEVEL: Level = 'medium';

/** From the trusted settings. Throws `bad-configuration`. */
export function alertSettings(trusted: Environment): AlertSettings {
  const command = trusted['BAY_ALERT_COMMAND'] || null;
  const webhook = webAddress('BAY_ALERT_WEBHOOK', trusted);
  const email = trusted['BAY_ALERT_EMAIL'] || null;
  return {
    command: command === null ? null : { argv: argvOf(command), ...wayOf('BAY_ALERT_COMMAND', trusted) },
    webhook:
      webhook === null
        ? null
        : {
            url: webhook,
            form: formOf(webhook, trusted),
            secret: trusted['BAY_ALERT_WEBHOOK_SECRET'] || null,
            ...wayOf('BAY_ALERT_WEBHOOK', trusted),
          },
    email: email === null ? null : { ...mailOf(email, trusted), ...wayOf('BAY_ALERT_EMAIL', trusted) },
    heartbeatUrl: webAddress('BAY_HEARTBEAT_URL', trusted),
  };
}

function wayOf(setting: string, trusted: Environment): WayOfTelling {
  return {
    leastLevel: levelOf(`${setting}_LEVEL`, trusted),
    quiet: quietOf(`${setting}_QUIET`, trusted),
  };
}

function levelOf(setting: string, trusted: Environment): Level {
  const value = (trusted[setting] ?? '').toLowerCase();
  if (value === '') return DEFAULT_LEVEL;
  const level = LEVELS.find((one) => one === value && one !== 'none');
  if (level === undefined) throw badSetting(setting, { kind: 'unknown-level', value });
  return level;
}

/** `20:00-07:00` */
function quietOf(setting: string, trusted: Environment): QuietHours | null {
  const value = trusted[setting] ?? '';
  if (value === '') return null;
  const [, ...parts] =
    /^([01]?\d|2[0-3]):([0-5]\d)\s*-\s*([01]?\d|2[0-3]):([0-5]\d)$/.exec(value.trim()) ?? [];
  if (parts.length === 0) throw badSetting(setting, { kind: 'no-hours', value });
  const [fromHour = 0, fromMinute = 0, toHour = 0, toMinute = 0] = parts.map(Number);
  return { from: fromHour * 60 + fromMinute, to: toHour * 60 + toMinute };
}

/** A program alone, or a list of it and what it is given. */
function argvOf(value: string): readonly string[] {
  if (!value.trimStart().startsWith('[')) return [value.trim()];
  try {
    const list: unknown = JSON.parse(value);
    if (Array.isArray(list) && list.length > 0 && list.every((one) => typeof one === 'string' && one !== ''))
      return list;
  } catch {
    // As any other that cannot be read.
  }
  throw badSetting('BAY_ALERT_COMMAND', { kind: 'no-command', value });
}

/** What is told is nobody else's business: over a network it is encrypted. */
function webAddress(setting: string, trusted: Environment): string | null {
  const value = trusted[setting] ?? '';
  if (value === '') return null;
  const url = URL.canParse(value) ? new URL(value) : null;
  const isOwn = url !== null && ['localhost', '127.0.0.1', '[::1]'].includes(url.hostname);
  if (url !== null && (url.protocol === 'https:' || (url.protocol === 'http:' && isOwn))) return url.href;
  throw badSetting(setting, { kind: 'no-web-address' });
}

/** What is said, else what the address tells by itself. */
function formOf(url: string, trusted: Environment): WebhookForm {
  const value = (trusted['BAY_ALERT_WEBHOOK_FORM'] ?? '').toLowerCase();
  const { hostname } = new URL(url);
  if (value === '') {
    if (hostname === 'hooks.slack.com') return 'slack';
    return /\.(?:webhook\.office\.com|logic\.azure\.com|powerplatform\.com)$/.test(hostname)
      ? 'teams'
      : 'json';
  }
  const form = WEBHOOK_FORMS.find((one) => one === value);
  if (form === undefined) throw badSetting('BAY_ALERT_WEBHOOK_FORM', { kind: 'unknown-form', value });
  return form;
}

const ADDRESS = /^[^\s@<>,;"]+@[^\s@<>,;"]+$/;

function mailOf(
  value: string,
  trusted: Environment,
): Pick<NonNullable<AlertSettings['email']>, 'to' | 'from' | 'server'> {
  const to = value
    .split(',')
    .map((address) => address.trim())
    .filter((address) => address !== '');
  const odd = to.find((address) => !ADDRESS.test(address));
  if (odd !== undefined || to.length === 0)
    throw badSetting('BAY_ALERT_EMAIL', { kind: 'no-mail-address', value: odd ?? value });
  const server = trusted['BAY_SMTP_URL'] ?? '';
  const isServer = URL.canParse(server) && /^smtps?:$/.test(new URL(server).protocol);
  if (!isServer) throw badSetting('BAY_SMTP_URL', { kind: 'no-mail-server' });
  const [first = ''] = to;
  const from = (trusted['BAY_ALERT_EMAIL_FROM'] ?? '').trim() || first;
  if (!ADDRESS.test(from)) throw badSetting('BAY_ALERT_EMAIL_FROM', { kind: 'no-mail-address', value: from });
  return { to, from, server };
}

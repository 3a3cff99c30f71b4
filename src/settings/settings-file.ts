import { readEnvText, unwrapped } from './env-text.ts';
import type { Environment, FoundFile } from './environment.ts';
import type { SettingsNotice } from './settings-notice.ts';

/** A `.env` file as it was read. */
export interface EnvFile {
  readonly file: string;
  readonly variables: Environment;
  readonly identity: string;
}

/** Null where there is none that can be read; what is strange about it is added to `notices`. */
export function readEnvFile(
  file: string,
  readFile: (file: string) => FoundFile,
  notices: SettingsNotice[],
): EnvFile | null {
  const found = readFile(file);
  if (found.kind === 'none') return null;
  if (found.kind === 'text') {
    const { settings, strangeLines } = readEnvText(found.text);
    if (strangeLines.length > 0) notices.push({ kind: 'lines-ignored', file, lines: strangeLines });
    const names = misspelt(settings.map(({ name }) => name));
    if (names.length > 0) notices.push({ kind: 'names-misspelt', file, names });
    const variables = Object.fromEntries(settings.map(({ name, value }) => [name, value]));
    return { file, variables: withoutWrapping(variables), identity: found.identity };
  }
  notices.push({ kind: 'file-ignored', file, reason: found.reason, why: found.why });
  return null;
}

/** By name, all that an environment or a `.env` may set for those who use bay. */
export const SETTINGS = [
  'BAY_HOME',
  'BAY_DB',
  'BAY_SHOP',
  'BAY_CALENDAR',
  'BAY_TOKEN_PASSPHRASE',
  'BAY_MCP_TOKEN',
  'BAY_MCP_HOSTS',
  'BAY_LLM_URL',
  'BAY_LLM_KEY',
  'BAY_LLM_MODEL',
  'BAY_SERVE_PORT',
  'BAY_RECEIVER_PORT',
  'BAY_PUBLIC_URL',
  'BAY_POLL_MIN',
  'BAY_POLL_MAX',
  'BAY_ALERT_EMAIL',
  'BAY_ALERT_EMAIL_FROM',
  'BAY_ALERT_EMAIL_LEVEL',
  'BAY_ALERT_EMAIL_QUIET',
  'BAY_SMTP_URL',
  'BAY_ALERT_WEBHOOK',
  'BAY_ALERT_WEBHOOK_FORM',
  'BAY_ALERT_WEBHOOK_SECRET',
  'BAY_ALERT_WEBHOOK_LEVEL',
  'BAY_ALERT_WEBHOOK_QUIET',
  'BAY_ALERT_COMMAND',
  'BAY_ALERT_COMMAND_LEVEL',
  'BAY_ALERT_COMMAND_QUIET',
  'BAY_HEARTBEAT_URL',
  'CALENDAR_TIMEZONE',
  'GOOGLE_CLIENT_ID',
  'GOOGLE_CLIENT_SECRET',
  'GOOGLE_REFRESH_TOKEN',
  'GOOGLE_CALENDAR_ID',
];

function lettersOf(name: string): string {
  return name.replaceAll(/[^a-z]/gi, '').toLowerCase();
}

/** Names as people write what is called otherwise: `google-client-id`, `GOOGLE_CLIENTID`. Where both stand, nothing is lost. */
function misspelt(names: readonly string[]): { written: string; meant: string }[] {
  const settings = new Map(SETTINGS.map((name) => [lettersOf(name), name]));
  return names.flatMap((written) => {
    const meant = settings.get(lettersOf(written));
    return meant === undefined || names.includes(meant) ? [] : [{ written, meant }];
  });
}

/** Settings that no blank or quotation mark can begin or end. A passphrase can. */
const BARE =
  /^(?:BAY_(?!TOKEN_PASSPHRASE$)\w+|GOOGLE_\w+|(?:CALENDAR_)?TIMEZONE|XDG_DATA_HOME|LOCALAPPDATA)$/;

/** The environment with what `unwrapped` takes off its settings. */
export function withoutWrapping(environment: Environment): Environment {
  return Object.fromEntries(
    Object.entries(environment).map(([name, value]) => [
      name,
      value !== undefined && BARE.test(name) ? unwrapped(value) : value,
    ]),
  );
}

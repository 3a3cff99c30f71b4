import { DEFAULT_ACCOUNT, isAccountName } from '../domain/calendar-place.ts';
import type { Environment } from './environment.ts';

const TOKEN_VARIABLE = 'GOOGLE_REFRESH_TOKEN';
const SECRET_NAMES =
  /^(?:GOOGLE_CLIENT_SECRET|GOOGLE_REFRESH_TOKEN(?:_\w+)?|BAY_TOKEN_PASSPHRASE|BAY_MCP_TOKEN|BAY_LLM_KEY|BAY_SMTP_URL|BAY_ALERT_WEBHOOK(?:_SECRET)?)$/;

export function holdsSecret(variables: Environment): boolean {
  return Object.entries(variables).some(([name, value]) => SECRET_NAMES.test(name) && (value ?? '') !== '');
}

/** `GOOGLE_REFRESH_TOKEN` is the default account's, `GOOGLE_REFRESH_TOKEN_MARIA` that of `maria`. */
export function tokenVariable(account: string): string {
  return account === DEFAULT_ACCOUNT ? TOKEN_VARIABLE : `${TOKEN_VARIABLE}_${account.toUpperCase()}`;
}

/** The refresh tokens among them, by account. Empty ones, and those of what can be no account, count as not set. */
export function tokensOf(all: Environment): Map<string, string> {
  const tokens = new Map<string, string>();
  for (const [name, value = ''] of Object.entries(all)) {
    if (!name.startsWith(TOKEN_VARIABLE) || value === '') continue;
    const account = name === TOKEN_VARIABLE ? DEFAULT_ACCOUNT : accountIn(name);
    if (account !== null) tokens.set(account, value);
  }
  return tokens;
}

function accountIn(variable: string): string | null {
  const account = variable.slice(TOKEN_VARIABLE.length + 1).toLowerCase();
  return tokenVariable(account) === variable && isAccountName(account) ? account : null;
}

import { badSetting, type Environment } from './environment.ts';

/** The language model that may be asked about a caller's sentence. */
export interface ModelSettings {
  /** Of its chat completions. */
  readonly url: string;
  readonly key: string | null;
  readonly model: string | null;
}

const LOOPBACK_HOSTS: ReadonlySet<string> = new Set(['localhost', '127.0.0.1', '[::1]']);
/** What may stand in a header. */
const NO_KEY = /[^\x21-\x7e]/;

/** From the trusted settings, of which one names a model. Throws `bad-configuration`. */
export function modelSettings(trusted: Environment): ModelSettings {
  const [text, key] = [trusted['BAY_LLM_URL'] ?? '', trusted['BAY_LLM_KEY'] ?? ''];
  const url = URL.canParse(text) ? new URL(text) : null;
  // A key and the words of a caller go there: in nobody's hands on the way.
  const isSafe =
    url?.protocol === 'https:' || (url?.protocol === 'http:' && LOOPBACK_HOSTS.has(url.hostname));
  if (url === null || !isSafe || `${url.username}${url.password}${url.search}${url.hash}` !== '')
    throw badSetting('BAY_LLM_URL', { kind: 'no-endpoint' });
  const character = NO_KEY.exec(key)?.[0];
  if (character !== undefined) throw badSetting('BAY_LLM_KEY', { kind: 'no-key', character });
  return {
    url: `${url.origin}${url.pathname.replace(/\/$/, '')}/chat/completions`,
    key: key === '' ? null : key,
    model: trusted['BAY_LLM_MODEL'] || null,
  };
}

import { type Instant, SECOND_MS } from '../../domain/interval.ts';
import { redactedReason } from '../../redacted.ts';
import { isJson, type Json, listAt, textAt } from './json.ts';

/** What came over the wire, of which nothing is believed yet. */
export interface Reply {
  readonly status: number;
  readonly contentType: string;
  readonly text: string;
  readonly retryAfter: string | null;
  /** When it was given, by Google's clock; left out or null where it does not say. */
  readonly date?: string | null;
}

export function isJsonType(contentType: string): boolean {
  return /^application\/json\b/i.test(contentType);
}

export function bodyOf({ contentType, text }: Reply): Json | null {
  if (!isJsonType(contentType)) return null;
  try {
    const body: unknown = JSON.parse(text);
    return isJson(body) ? body : null;
  } catch {
    return null;
  }
}

/** Newer errors have their reasons in `details`. */
export function reasonsIn(error: Json): string[] {
  return ['errors', 'details'].flatMap((name) =>
    (listAt(error, name) ?? []).flatMap((each) => (isJson(each) ? (textAt(each, 'reason') ?? []) : [])),
  );
}

/** The parameter that the first error is about. */
export function locationIn(error: Json): string | null {
  const first = listAt(error, 'errors')?.[0];
  return isJson(first) && textAt(first, 'locationType') === 'parameter' ? textAt(first, 'location') : null;
}

export function whyOf(status: number, error: Json | null, reasons: readonly string[]): string {
  const message = error === null ? '' : (textAt(error, 'message') ?? '');
  const reason = reasons[0] === undefined ? '' : ` (${reasons[0]})`;
  return redactedReason(`Google answered ${status}${reason}${message === '' ? '' : `: ${message}`}`);
}

/** Seconds or a date (RFC 9110 §10.2.3). */
export function waitIn(retryAfter: string | null, now: Instant): number | null {
  if (retryAfter === null) return null;
  if (/^\d{1,9}$/.test(retryAfter)) return Number(retryAfter) * SECOND_MS;
  const until = dateIn(retryAfter);
  return until === null ? null : Math.max(0, until - now);
}

/** A date of HTTP (RFC 9110 §5.6.7). */
export function dateIn(header: string | null): Instant | null {
  if (header === null || !/^[A-Z][a-z]{2}, /.test(header)) return null;
  const date = Date.parse(header);
  return Number.isNaN(date) ? null : date;
}

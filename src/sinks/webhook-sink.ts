import { createHmac } from 'node:crypto';
import type { Clock } from '../clock.ts';
import { SECOND_MS } from '../domain/interval.ts';
import type { WebhookForm } from '../settings/alert-settings.ts';
import type { AlertMessage, Telling } from './alert-sink.ts';
import { messageJson } from './message-json.ts';

/** Where messages are posted to. */
export interface Webhook {
  readonly url: string;
  readonly form: WebhookForm;
  /** Signs what is posted; null: nothing is signed. */
  readonly secret: string | null;
}

/**
 * Posts the message. With a secret, `Bay-Signature: t=<seconds>,v1=<hex>` is the HMAC-SHA256 of `<seconds>.<body>`. The same message has
 * the same `Idempotency-Key`.
 */
export function tellByWebhook(
  { url, form, secret }: Webhook,
  clock: Pick<Clock, 'now' | 'alarm'>,
): (message: AlertMessage, withinMs: number) => Promise<Telling> {
  return async (message, withinMs) => {
    const body = JSON.stringify(BODIES[form](message));
    const giveUp = new AbortController();
    const putOff = clock.alarm(withinMs, () => giveUp.abort());
    try {
      const { status, body: answer } = await fetch(url, {
        method: 'POST',
        body,
        headers: {
          'content-type': 'application/json',
          'idempotency-key': message.key,
          ...(secret === null ? {} : { 'bay-signature': signature(body, secret, clock.now()) }),
        },
        redirect: 'manual',
        signal: giveUp.signal,
      });
      await answer?.cancel();
      return tellingOf(status);
    } catch (thrown) {
      return { kind: neverLeft(thrown) ? 'not-told' : 'unknown', why: whyOf(thrown) };
    } finally {
      putOff();
    }
  };
}

function signature(body: string, secret: string, now: number): string {
  const seconds = Math.floor(now / SECOND_MS);
  return `t=${seconds},v1=${createHmac('sha256', secret).update(`${seconds}.${body}`).digest('hex')}`;
}

const BODIES: { readonly [F in WebhookForm]: (message: AlertMessage) => object } = {
  json: messageJson,
  slack: ({ title, text }) => ({ text: `*${escaped(title)}*\n${escaped(text)}` }),
  teams: ({ title, text }) => ({
    type: 'message',
    attachments: [
      {
        contentType: 'application/vnd.microsoft.card.adaptive',
        content: {
          $schema: 'http://adaptivecards.io/schemas/adaptive-card.json',
          type: 'AdaptiveCard',
          version: '1.4',
          body: [
            { type: 'TextBlock', text: title, weight: 'Bolder', wrap: true },
            { type: 'TextBlock', text, wrap: true },
          ],
        },
      },
    ],
  }),
};

/** Slack makes links and mentions of what stands in angle brackets. */
function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

/** What refuses has not told it, and so has what is too busy; another fault may have come afterwards. */
function tellingOf(status: number): Telling {
  if (status >= 200 && status < 300) return { kind: 'told' };
  const isRefused = status < 500 || status === 503;
  return { kind: isRefused ? 'not-told' : 'unknown', why: `the answer was ${status}` };
}

const NEVER_LEFT: ReadonlySet<string> = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
]);

function neverLeft(thrown: unknown): boolean {
  return NEVER_LEFT.has(codeOf(thrown));
}

/** The system's word for it, and no address. */
function whyOf(thrown: unknown): string {
  return codeOf(thrown) || (thrown instanceof Error ? thrown.name : 'no answer');
}

function codeOf(thrown: unknown): string {
  const cause = thrown instanceof Error ? thrown.cause : undefined;
  return cause instanceof Error && 'code' in cause && typeof cause.code === 'string' ? cause.code : '';
}

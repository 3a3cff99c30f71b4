import { createHmac } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { fixedClock } from '../../src/clock.ts';
import type { WebhookForm } from '../../src/settings/alert-settings.ts';
import type { AlertMessage } from '../../src/sinks/alert-sink.ts';
import { tellByWebhook } from '../../src/sinks/webhook-sink.ts';
import { alertListener } from '../support/alert-listener.ts';

const MESSAGE: AlertMessage = {
  key: 'bay-7-raised-2026-11-23',
  alertId: 7,
  news: 'raised',
  level: 'critical',
  code: 'signed-out',
  shop: 'Main <Street>',
  about: 'default',
  title: 'Main <Street>: nobody is signed in',
  text: 'Sign in again: bay auth',
  since: '2026-11-23T07:00:00-05:00',
  at: '2026-11-23T07:01:00-05:00',
};

const CLOCK = fixedClock(1_700_000_000_500);

async function posting(form: WebhookForm, secret: string | null = null) {
  const listener = await alertListener();
  return { ...listener, tell: tellByWebhook({ url: listener.url, form, secret }, CLOCK) };
}

describe('what is posted', () => {
  test('is one document, with a key by which it is told from others', async () => {
    const { tell, posted } = await posting('json');
    expect(await tell(MESSAGE, 5_000)).toEqual({ kind: 'told' });
    const { alertId, ...rest } = MESSAGE;
    expect(posted[0]?.body).toEqual({ ...rest, alert_id: alertId });
    expect(posted[0]?.headers).toMatchObject({
      'content-type': 'application/json',
      'idempotency-key': 'bay-7-raised-2026-11-23',
    });
    expect(posted[0]?.headers['bay-signature']).toBeUndefined();
  });

  test('is signed with the secret, over moment and body', async () => {
    const { tell, posted } = await posting('json', 'secret');
    await tell(MESSAGE, 5_000);
    const mac = createHmac('sha256', 'secret').update(`1700000000.${JSON.stringify(posted[0]?.body)}`);
    expect(posted[0]?.headers['bay-signature']).toBe(`t=1700000000,v1=${mac.digest('hex')}`);
  });

  test('is a text for Slack, in which nothing is a link or a mention', async () => {
    const { tell, posted } = await posting('slack');
    await tell(MESSAGE, 5_000);
    expect(posted[0]?.body).toEqual({
      text: '*Main &lt;Street&gt;: nobody is signed in*\nSign in again: bay auth',
    });
  });

  test('is a card for Teams', async () => {
    const { tell, posted } = await posting('teams');
    await tell(MESSAGE, 5_000);
    expect(posted[0]?.body.attachments[0].content.body).toEqual([
      { type: 'TextBlock', text: MESSAGE.title, weight: 'Bolder', wrap: true },
      { type: 'TextBlock', text: MESSAGE.text, wrap: true },
    ]);
  });
});

describe('what came of it', () => {
  test.each([
    { status: 204, kind: 'told' },
    { status: 302, kind: 'not-told' },
    { status: 404, kind: 'not-told' },
    { status: 429, kind: 'not-told' },
    { status: 503, kind: 'not-told' },
    { status: 502, kind: 'unknown' },
    { status: null, kind: 'unknown' },
  ])('after $status it is $kind', async ({ status, kind }) => {
    const { tell, answer } = await posting('json');
    answer.status = status;
    expect(await tell(MESSAGE, 5_000)).toMatchObject({ kind });
  });

  test('where nobody listens it has certainly not been told', async () => {
    const { url, close } = await alertListener();
    await close();
    const tell = tellByWebhook({ url, form: 'json', secret: null }, CLOCK);
    expect(await tell(MESSAGE, 5_000)).toEqual({ kind: 'not-told', why: 'ECONNREFUSED' });
  });

  test('without an answer in time nobody knows', async () => {
    const { url } = await alertListener();
    const impatient = { ...CLOCK, alarm: (_: number, ring: () => void) => (ring(), () => undefined) };
    const tell = tellByWebhook({ url, form: 'json', secret: null }, impatient);
    expect(await tell(MESSAGE, 5_000)).toMatchObject({ kind: 'unknown' });
  });
});

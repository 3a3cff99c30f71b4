import { join } from 'node:path';
import { expect, test } from 'vitest';
import { alertListener } from '../support/alert-listener.ts';
import { workshop } from '../support/workshop.ts';

test('where nobody is told of alerts, a test says so and where to set it', async () => {
  const { bay } = workshop();
  expect(await bay('alerts test')).toMatchInlineSnapshot(`
    {
      "exitCode": 10,
      "stderr": "",
      "stdout": "✗ Nobody is told of alerts: no way is set.
    ",
    }
  `);
});

test('a test message goes out on every way, says what it is, and each says how it answered', async () => {
  const { url, posted } = await alertListener();
  const { bay, json, folder } = workshop();
  const environment = {
    BAY_ALERT_WEBHOOK: url,
    BAY_ALERT_WEBHOOK_LEVEL: 'critical',
    BAY_ALERT_WEBHOOK_QUIET: '00:00-23:59',
    BAY_ALERT_COMMAND: join(folder, 'there-is-none'),
  };
  const { exitCode, stdout } = await bay('alerts test', { environment });
  expect(exitCode).toBe(8);
  expect(stdout.replaceAll(folder, '<shop>')).toMatchInlineSnapshot(`
    "✗ command: not told (spawn <shop>/there-is-none ENOENT)
    ✓ webhook: told
    "
  `);
  expect(posted.map(({ body }) => body)).toMatchInlineSnapshot(`
    [
      {
        "about": null,
        "alert_id": null,
        "at": "2026-11-23T07:00:00-05:00",
        "code": "test",
        "key": "bay-test-2026-11-23T07:00:00-05:00",
        "level": "low",
        "news": "test",
        "shop": "My Garage",
        "since": null,
        "text": "Nothing is the matter, and nothing need be done.",
        "title": "My Garage: a test: this is where alerts arrive",
      },
    ]
  `);
  const { BAY_ALERT_COMMAND: _, ...webhook } = environment;
  expect(await json('alerts test', { environment: webhook })).toMatchInlineSnapshot(`
    {
      "data": {
        "sinks": [
          {
            "sink": "webhook",
            "told": true,
            "why": null,
          },
        ],
        "told": 1,
      },
      "exitCode": 0,
      "message": "The test message was told by 1 way.",
      "success": true,
    }
  `);
});

test('one that refuses the message, and one that hangs up on it, are told apart', async () => {
  const { url, answer } = await alertListener();
  const { bay } = workshop();
  const said = async (status: number | null) => {
    answer.status = status;
    return (await bay('alerts test', { environment: { BAY_ALERT_WEBHOOK: url } })).stdout;
  };
  expect(await said(404)).toBe('✗ webhook: not told (the answer was 404)\n');
  expect(await said(null)).toMatch(/^! webhook: perhaps told \(/);
});

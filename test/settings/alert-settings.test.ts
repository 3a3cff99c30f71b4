import { describe, expect, test } from 'vitest';
import { alertSettings } from '../../src/settings/alert-settings.ts';

const SMTP = 'smtps://user:password@mail.example.com:465';

test('without any setting nobody is told', () => {
  expect(alertSettings({})).toEqual({ command: null, webhook: null, email: null, heartbeatUrl: null });
});

test('each way has what it needs, a level and quiet hours of its own', () => {
  expect(
    alertSettings({
      BAY_ALERT_EMAIL: 'ana@example.com, bob@example.com',
      BAY_SMTP_URL: SMTP,
      BAY_ALERT_EMAIL_LEVEL: 'Critical',
      BAY_ALERT_WEBHOOK: 'https://example.com/hook',
      BAY_ALERT_WEBHOOK_SECRET: 'secret',
      BAY_ALERT_WEBHOOK_QUIET: '20:00-7:30',
      BAY_ALERT_COMMAND: '["page", "--shop", "main street"]',
      BAY_HEARTBEAT_URL: 'http://127.0.0.1:9000/ping',
    }),
  ).toEqual({
    email: {
      to: ['ana@example.com', 'bob@example.com'],
      from: 'ana@example.com',
      server: SMTP,
      leastLevel: 'critical',
      quiet: null,
    },
    webhook: {
      url: 'https://example.com/hook',
      form: 'json',
      secret: 'secret',
      leastLevel: 'medium',
      quiet: { from: 1_200, to: 450 },
    },
    command: { argv: ['page', '--shop', 'main street'], leastLevel: 'medium', quiet: null },
    heartbeatUrl: 'http://127.0.0.1:9000/ping',
  });
});

test('a program alone may have blanks in its name', () => {
  expect(alertSettings({ BAY_ALERT_COMMAND: '/opt/my tools/page' }).command?.argv).toEqual([
    '/opt/my tools/page',
  ]);
});

test.each([
  { url: 'https://hooks.slack.com/services/T/B/X', form: 'slack' },
  { url: 'https://acme.webhook.office.com/x', form: 'teams' },
  { url: 'https://prod-1.westus.logic.azure.com/x', form: 'teams' },
  { url: 'https://hooks.slack.com.example.com/', form: 'json' },
])('$url is written to as $form', ({ url, form }) => {
  expect(alertSettings({ BAY_ALERT_WEBHOOK: url }).webhook?.form).toBe(form);
  expect(alertSettings({ BAY_ALERT_WEBHOOK: url, BAY_ALERT_WEBHOOK_FORM: 'json' }).webhook?.form).toBe(
    'json',
  );
});

describe('what cannot be meant is refused, with the setting that is wrong', () => {
  test.each<{ setting: string; kind: string; given: Record<string, string> }>([
    {
      setting: 'BAY_ALERT_WEBHOOK',
      kind: 'no-web-address',
      given: { BAY_ALERT_WEBHOOK: 'http://example.com/' },
    },
    { setting: 'BAY_ALERT_WEBHOOK', kind: 'no-web-address', given: { BAY_ALERT_WEBHOOK: 'hooks' } },
    {
      setting: 'BAY_HEARTBEAT_URL',
      kind: 'no-web-address',
      given: { BAY_HEARTBEAT_URL: 'ftp://example.com/' },
    },
    {
      setting: 'BAY_ALERT_WEBHOOK_FORM',
      kind: 'unknown-form',
      given: { BAY_ALERT_WEBHOOK: 'https://example.com/', BAY_ALERT_WEBHOOK_FORM: 'fax' },
    },
    {
      setting: 'BAY_ALERT_WEBHOOK_LEVEL',
      kind: 'unknown-level',
      given: { BAY_ALERT_WEBHOOK: 'https://example.com/', BAY_ALERT_WEBHOOK_LEVEL: 'none' },
    },
    {
      setting: 'BAY_ALERT_WEBHOOK_QUIET',
      kind: 'no-hours',
      given: { BAY_ALERT_WEBHOOK: 'https://example.com/', BAY_ALERT_WEBHOOK_QUIET: '25:00-07:00' },
    },
    { setting: 'BAY_ALERT_COMMAND', kind: 'no-command', given: { BAY_ALERT_COMMAND: '["page", 1]' } },
    { setting: 'BAY_ALERT_COMMAND', kind: 'no-command', given: { BAY_ALERT_COMMAND: '[]' } },
    { setting: 'BAY_ALERT_COMMAND', kind: 'no-command', given: { BAY_ALERT_COMMAND: '["page"' } },
    {
      setting: 'BAY_ALERT_EMAIL',
      kind: 'no-mail-address',
      given: { BAY_ALERT_EMAIL: 'ana', BAY_SMTP_URL: SMTP },
    },
    { setting: 'BAY_SMTP_URL', kind: 'no-mail-server', given: { BAY_ALERT_EMAIL: 'ana@example.com' } },
    {
      setting: 'BAY_SMTP_URL',
      kind: 'no-mail-server',
      given: { BAY_ALERT_EMAIL: 'ana@example.com', BAY_SMTP_URL: 'https://mail.example.com' },
    },
    {
      setting: 'BAY_ALERT_EMAIL_FROM',
      kind: 'no-mail-address',
      given: { BAY_ALERT_EMAIL: 'ana@example.com', BAY_SMTP_URL: SMTP, BAY_ALERT_EMAIL_FROM: 'bay' },
    },
  ])('$setting: $kind', ({ setting, kind, given }) => {
    expect(() => alertSettings(given)).toThrowError(
      expect.objectContaining({
        failure: expect.objectContaining({ setting, problem: expect.objectContaining({ kind }) }),
      }),
    );
  });
});

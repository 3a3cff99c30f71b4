import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { simpleParser } from 'mailparser';
import { SMTPServer } from 'smtp-server';
import { expect, onTestFinished, test } from 'vitest';
import type { AlertMessage } from '../../src/sinks/alert-sink.ts';
import { tellByEmail } from '../../src/sinks/email-sink.ts';

const MESSAGE: AlertMessage = {
  key: 'bay-7-raised-2026-11-23',
  alertId: 7,
  news: 'raised',
  level: 'critical',
  code: 'signed-out',
  shop: 'Garage Peña',
  about: 'default',
  title: 'Garage Peña: nobody is signed in',
  text: 'Sign in again: bay auth',
  since: null,
  at: '2026-11-23T07:01:00-05:00',
};

/** A mail server that takes everything, refuses the message with a code, or hangs up when it has it. */
async function mailServer(does: 'take' | number | 'hang up') {
  const mails: string[] = [];
  const server = new SMTPServer({
    disabledCommands: ['STARTTLS'],
    authOptional: true,
    onAuth: (_, __, done) => done(null, { user: 'shop' }),
    onData: (stream, _, done) => {
      void text(stream).then((mail) => {
        mails.push(mail);
        if (does === 'take') return done();
        if (does !== 'hang up') return done(Object.assign(new Error('no'), { responseCode: does }));
        for (const connection of server.connections) (connection as unknown as { close(): void }).close();
      });
    },
  });
  server.on('error', () => undefined);
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  onTestFinished(
    () =>
      new Promise<void>((resolve) => {
        server.close(resolve);
      }),
  );
  const { port } = server.server.address() as AddressInfo;
  const tell = tellByEmail({
    server: `smtp://127.0.0.1:${port}`,
    from: 'bay@example.com',
    to: ['ana@example.com', 'bob@example.com'],
  });
  return { mails, tell };
}

test('a mail says it all in its subject, and what to do below', async () => {
  const { mails, tell } = await mailServer('take');
  expect(await tell(MESSAGE, 20_000)).toEqual({ kind: 'told' });
  const mail = await simpleParser(mails[0] ?? '');
  expect({ subject: mail.subject, text: mail.text, from: mail.from?.text, id: mail.messageId }).toEqual({
    subject: 'Garage Peña: nobody is signed in',
    text: 'Sign in again: bay auth\n',
    from: 'bay@example.com',
    id: '<bay-7-raised-2026-11-23@example.com>',
  });
  expect(mail.to).toMatchObject({ text: 'ana@example.com, bob@example.com' });
  expect(mail.headers.get('auto-submitted')).toBe('auto-generated');
});

test.each([
  { does: 451, kind: 'not-told' },
  { does: 550, kind: 'not-told' },
  { does: 'hang up', kind: 'unknown' },
] as const)('a server that says $does has the mail: $kind', async ({ does, kind }) => {
  const { tell } = await mailServer(does);
  expect(await tell(MESSAGE, 20_000)).toMatchObject({ kind });
});

test('where no server is, nothing was told', async () => {
  const tell = tellByEmail({
    server: 'smtp://127.0.0.1:1',
    from: 'bay@example.com',
    to: ['ana@example.com'],
  });
  expect(await tell(MESSAGE, 20_000)).toMatchObject({ kind: 'not-told' });
});

import type { AlertMessage, Telling } from './alert-sink.ts';

/** Who is written to, and through which server. */
export interface Mailing {
  /** `smtp://` or `smtps://`, with user and password where it asks for them. */
  readonly server: string;
  readonly from: string;
  readonly to: readonly string[];
}

/** What of an error of the mail server's says how far it has come. */
interface MailError {
  readonly code?: unknown;
  readonly syscall?: unknown;
  readonly responseCode?: unknown;
}

/** Sends the message as plain text. The same message has the same `Message-ID`. The library is read when one is sent. */
export function tellByEmail({
  server,
  from,
  to,
}: Mailing): (message: AlertMessage, withinMs: number) => Promise<Telling> {
  return async (message, withinMs) => {
    const { createTransport } = await import('nodemailer');
    const transport = createTransport({
      url: server,
      connectionTimeout: withinMs,
      greetingTimeout: withinMs,
      socketTimeout: withinMs,
    });
    try {
      await transport.sendMail({
        from,
        to: [...to],
        subject: message.title,
        text: `${message.text}\n`,
        messageId: `<${message.key}@${domainOf(from)}>`,
        headers: { 'auto-submitted': 'auto-generated' },
        disableFileAccess: true,
        disableUrlAccess: true,
      });
      return { kind: 'told' };
    } catch (thrown) {
      const error = thrown as MailError;
      return { kind: hasNotGone(error) ? 'not-told' : 'unknown', why: whyOf(error) };
    } finally {
      transport.close();
    }
  };
}

/** What was wrong before a message could be handed over. */
const BEFORE: ReadonlySet<unknown> = new Set([
  'EAUTH',
  'EDNS',
  'EENVELOPE',
  'EMESSAGE',
  'ECONNREFUSED',
  'ENOTFOUND',
]);

/** A connection that breaks may do so when the server has the whole message: unless something else is certain, nobody knows. */
function hasNotGone({ code, syscall, responseCode }: MailError): boolean {
  return responseCode !== undefined || BEFORE.has(code) || syscall === 'connect' || syscall === 'getaddrinfo';
}

function whyOf({ code, responseCode }: MailError): string {
  if (typeof responseCode === 'number') return `the mail server answered ${responseCode}`;
  return typeof code === 'string' ? code : 'no answer';
}

function domainOf(address: string): string {
  return address.slice(address.lastIndexOf('@') + 1).replace('>', '');
}

import type { Appointment } from '../../src/domain/appointment.ts';
import type { CalendarTrouble } from '../../src/domain/calendar-answer.ts';
import { INBOX_KINDS, type InboxNote } from '../../src/domain/inbox.ts';
import type { InboxEntry } from '../../src/usecases/in-step/read-inbox.ts';
import type { SyncReport } from '../../src/usecases/in-step/report-sync.ts';
import { at, NOW, span } from './samples.ts';

/** Every kind of trouble with a calendar, in each of its forms. */
export const TROUBLES: readonly CalendarTrouble[] = [
  { kind: 'unknown', why: 'Google answered 503 (backendError): Backend Error' },
  { kind: 'throttled', why: 'Google answered 429', retryAfterMs: null },
  { kind: 'throttled', why: 'Google answered 429', retryAfterMs: 90_000 },
  { kind: 'denied', why: 'Google answered 403 (forbidden): Forbidden' },
  { kind: 'calendar-gone', why: 'Google answered 404 (notFound): Not Found' },
  {
    kind: 'signed-out',
    account: 'maria',
    why: 'nobody is signed in',
    signIn: 'needed',
    signedInAt: null,
  },
  {
    kind: 'signed-out',
    account: 'default',
    why: 'invalid_grant: Token has been expired or revoked.',
    signIn: 'expired',
    signedInAt: at('2026-11-16T09:00'),
  },
  {
    kind: 'signed-out',
    account: 'default',
    why: 'other users may look into it',
    signIn: 'unusable',
    place: '/home/shop/sign-ins',
    problem: 'unsafe',
  },
  { kind: 'refused', why: 'Google answered 400 (invalid): Invalid Value' },
];

export const NOTHING_SYNCED: SyncReport = {
  delivered: 0,
  pending: 0,
  takenIn: 0,
  moved: [],
  added: [],
  halted: [],
  unfinished: [],
  troubles: [],
};

/** An open item of every kind, numbered from 1, and a settled one at the end. */
export function inboxEntriesOf(
  note: Pick<InboxNote, 'calendarId' | 'eventId' | 'detail'>,
  appointment: Appointment,
): InboxEntry[] {
  const open = INBOX_KINDS.map((kind, i) => {
    const concernsAll = kind === 'many-removed' || kind === 'unknown-event';
    return {
      item: {
        ...note,
        id: i + 1,
        kind,
        appointmentId: concernsAll ? null : appointment.id,
        event: kind === 'event-removed' ? null : span('2026-11-23T18:00', '2026-11-23T18:30'),
        times: 1,
        at: NOW,
        resolvedAt: null,
        resolution: null,
      },
      appointment: concernsAll ? null : appointment,
      calendar: note.calendarId,
    };
  });
  const [first] = open;
  if (first === undefined) return [];
  const id = INBOX_KINDS.length + 1;
  const settled = { ...first.item, id, resolvedAt: NOW, resolution: 'cancel' as const };
  return [...open, { item: settled, appointment, calendar: note.calendarId }];
}

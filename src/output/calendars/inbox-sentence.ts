import { BENT_INTO, type BentInto, type InboxKind, isDeed } from '../../domain/inbox.ts';
import type { Interval } from '../../domain/interval.ts';
import type { InboxEntry } from '../../usecases/in-step/read-inbox.ts';
import { placedText, said } from '../appointments/appointment-words.ts';
import { putBackText } from '../appointments/put-back.ts';
import { type ShopTime, slotText } from '../form/moments.ts';
import { clean, safe } from '../form/safe-text.ts';

/** What an item's sentence may speak of, ready to be shown. */
interface Said {
  /** `#12 (Oil change for Ana Pérez, 2018 Honda Civic, Mon 23 Nov 09:00–09:30, Bay 1)` */
  readonly what: string;
  readonly calendar: string;
  /** When the event lies or lay; a word for it where that is not known. */
  readonly when: string;
  readonly detail: string;
  /** What our event was made into that no appointment can be; null for one that was only moved. */
  readonly bentInto: BentInto | null;
  /** When the event lay elsewhere than the appointment. */
  readonly isMoved: boolean;
  /** What people had written into our event; null for nothing. */
  readonly written: string | null;
  /** Why a move was not followed, behind the time; nothing where that is not known. */
  readonly because: string | null;
}

const BENT: Readonly<Record<BentInto, string>> = {
  'a series': 'into a series, which an appointment cannot be',
  'whole days': 'into whole days, which an appointment cannot be',
  'free time': 'into free time, so that others would take it',
};

/** What has happened, for the person at the counter. */
const SENTENCES: { readonly [K in InboxKind]: (said: Said) => string } = {
  'left-in-the-way': ({ what, because }) =>
    `${what} cannot be where it is${because === null ? '' : `: ${because}`}. No other place was found: call the customer, and move or cancel it.`,
  'recovered-in-part': ({ what, detail }) =>
    `${what} was brought back from its event, which does not say ${detail}. Put it right, or ask the customer.`,
  'event-removed': ({ what }) => `Somebody deleted ${what} in the calendar. The appointment stands.`,
  'change-refused': ({ what, detail }) => `The calendar does not take ${what}: ${detail}.`,
  'removal-refused': ({ what, detail }) =>
    `The calendar does not take away the event of ${what}: ${detail}. Remove it there by hand.`,
  'change-stuck': ({ what, detail }) =>
    `The calendar answers, but does not take ${what}: ${detail}. bay goes on trying.`,
  'removal-stuck': ({ what, detail }) =>
    `The calendar answers, but does not take away the event of ${what}: ${detail}. bay goes on trying; or remove it there by hand.`,
  'foreign-conflict': ({ what, when }) =>
    `Somebody else's event, ${when}, lies over ${what}. One of the two has to move.`,
  'unknown-event': ({ calendar, when }) =>
    `The calendar ${calendar} shows an appointment of this book, ${when}, that the book knows nothing of. Perhaps this is an old copy of the book.`,
  'book-behind': ({ what }) =>
    `The calendar shows a later state of ${what}. This seems to be an old copy of the book: go on with the newest one.`,
  'many-removed': ({ calendar, detail }) =>
    `In the calendar ${calendar}, ${detail} coming appointments are gone. Nothing of it was taken in: was it emptied by mistake?`,
  'left-behind': ({ what, calendar }) =>
    `The event of ${what} may still be in the calendar ${calendar}, which bay cannot reach any more. Somebody has to remove it there.`,
  'left-removed': ({ what, calendar }) =>
    `Somebody had deleted the event of ${what} in the calendar ${calendar} before the appointment was changed here, or came to be shown elsewhere. The appointment stands.`,
  'move-refused': ({ what, when, bentInto, because }) =>
    bentInto === null
      ? `Somebody moved ${what} in the calendar to ${when}${because === null ? ', where it may not be' : `: ${because}`}. It was put back.`
      : `Somebody made ${what} in the calendar ${BENT[bentInto]}. It was put back.`,
  'both-changed': ({ what, when }) =>
    `${what} was changed here, and moved in the calendar to ${when}. What stands here stands.`,
  'texts-kept': ({ what, calendar, written }) => {
    const told = written === null ? '' : ` It says: ${written}`;
    return `${what} was changed here, and somebody has written into its event in the calendar ${calendar}. What they wrote stays: put right there what is out of date.${told}`;
  },
  'cancelled-restored': ({ what }) =>
    `Somebody brought back ${what} in the calendar, though it is cancelled. It was removed again.`,
  'left-restored': ({ what, calendar }) =>
    `Somebody brought back the event of ${what} in the calendar ${calendar}, where the appointment is shown no more. It was removed again.`,
  'changed-removed': (said) => {
    const told = said.written === null ? '' : ` It said: ${said.written}`;
    return `Somebody had ${deedsText(said)}; then its event was removed there, because the appointment is cancelled or shown elsewhere by now. What stands here stands.${told}`;
  },
  declined: ({ what }) => `The invitation to ${what} was declined. The appointment stands.`,
  copied: ({ what, when }) =>
    `Somebody copied ${what} in the calendar. The copy, ${when}, is no appointment: it takes the time, and follows nothing.`,
  elsewhere: ({ what, calendar, when }) =>
    `Somebody put the event of ${what} into the calendar ${calendar}, ${when}, where the appointment is not. It takes the time there: move it back, or delete it.`,
};

/** What people had made of an event that was removed. */
function deedsText({ what, calendar, when, bentInto, isMoved, written }: Said): string {
  if (bentInto === null && !isMoved && written !== null)
    return `written into ${what} in the calendar ${calendar}`;
  const made =
    bentInto === null
      ? `moved ${what} in the calendar ${calendar} to ${when}`
      : `made ${what} in the calendar ${calendar} ${BENT[bentInto]}`;
  return written === null ? made : `${made}, and written into it`;
}

/** What has happened with the event that an item is about, in one sentence or two. */
export function sentenceOf({ item, appointment, calendar }: InboxEntry, time: ShopTime): string {
  const { kind, appointmentId, event, detail, why, times } = item;
  const about = appointment === null ? '' : ` (${said(appointment)}, ${placedText(appointment, time)})`;
  const bentInto = BENT_INTO.find((one) => detail === one || detail?.startsWith(`${one}: `)) ?? null;
  const written =
    bentInto === null ? detail : detail === bentInto ? null : (detail?.slice(bentInto.length + 2) ?? null);
  const sentence = SENTENCES[kind]({
    what: `#${appointmentId ?? '?'}${about}`,
    calendar: safe(calendar),
    when: event === null ? 'at another time' : whenOf(event, time),
    detail: clean`${(detail ?? 'it does not say why').replace(/\.$/, '')}`,
    bentInto,
    isMoved: event !== null,
    written: written === null ? null : clean`${written}`,
    because: why === undefined ? null : clean`${putBackText(why, time)}`,
  });
  return times > 1 && isDeed(kind) ? `${sentence} (${times} times so far)` : sentence;
}

function whenOf(event: Interval, time: ShopTime): string {
  return safe(slotText(event, time));
}

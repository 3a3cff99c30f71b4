import type { ChangedBy, ChangedThing } from '../../domain/journal.ts';
import { isoText } from '../../domain/zone.ts';
import type { Failure, FailureCode, NotUndoable } from '../../failure.ts';
import type { Cure } from '../form/cure.ts';
import { EXIT } from '../form/exit-code.ts';
import type { ExplainAll } from '../form/explanation.ts';
import { verbText, whoText } from '../form/journal-words.ts';
import type { JsonObject } from '../form/json.ts';
import { momentText, type ShopTime } from '../form/moments.ts';

type OfHistory = Extract<FailureCode, 'changed-since' | 'not-undoable'>;
type Older = Extract<Failure, { code: OfHistory }>['older'];

/** Why what was done is not taken back. */
export const OF_HISTORY: ExplainAll<OfHistory> = {
  'changed-since': ({ what, by, older, again = false }, time) => ({
    exitCode: EXIT.refused,
    message: again
      ? `There is nothing to do again: since it was taken back, ${thingText(what).replace('The', 'the')} changed${byText(by, time)}.`
      : `${thingText(what)} changed since${byText(by, time)}; nothing was taken back.`,
    cures: [...looksAt(what), ...undoOlder(older)],
    details: {
      what: what.kind,
      ...(what.kind === 'shop' ? {} : { [`${what.kind}_id`]: what.id }),
      by: by === null ? null : byJson(by, time),
      older_entry: older?.id ?? null,
    },
  }),

  'not-undoable': ({ entry, why, older, again = why.kind === 'stands' }, time) => ({
    exitCode: EXIT.refused,
    message: `What ${entry.actor ?? 'somebody'} did on ${momentText(entry.at, time)} (${verbText(entry.verb)}) cannot be ${again ? 'done again' : 'taken back'}: ${whyNot(why, again)}.`,
    cures: [...instead(why), ...undoOlder(older)],
    details: {
      entry_id: entry.id,
      verb: entry.verb,
      at: isoText(time.zone, entry.at),
      actor: entry.actor,
      why: why.kind,
      older_entry: older?.id ?? null,
    },
  }),
};

const WHY: { readonly [Kind in NotUndoable['kind']]: (why: NotUndoable) => string } = {
  'taken-back': () => 'it was taken back already',
  stands: () => 'nobody has taken it back',
  import: () => 'what came from a file is put right one by one, or by another file',
  'new-shop': () => 'the shop began with it',
  answer: () => 'it was an answer about the calendar',
  'given-up': () => 'what was given up is owed again when it is tried again',
  calendar: () => 'it was done in the calendar',
  recovery: () => 'the calendars show it, and would be overwritten with what an old copy of the book says',
  retired: (why) => `${'name' in why ? why.name : 'what it needs'} is not in the shop any more`,
};

/** What can be done in place of taking it back. */
function instead({ kind }: NotUndoable): readonly Cure[] {
  if (kind === 'answer') return [{ do: 'see-what-was-settled' }];
  return kind === 'given-up' ? [{ do: 'try-delivery-again' }] : [];
}

function whyNot(why: NotUndoable, again: boolean): string {
  return again && why.kind === 'taken-back' ? 'it was done again already' : WHY[why.kind](why);
}

function thingText({ kind, id }: ChangedThing): string {
  if (kind === 'shop') return 'The rules of the shop were';
  if (kind === 'appointment') return `#${id} was`;
  return `${kind === 'customer' ? 'Customer' : 'Vehicle'} ${id} was`;
}

function byText(by: ChangedBy | null, time: ShopTime): string {
  return by === null ? '' : ` by ${whoText(by)}, ${momentText(by.at, time)} (${verbText(by.verb)})`;
}

function byJson({ at, source, actor, verb }: ChangedBy, { zone }: ShopTime): JsonObject {
  return { at: isoText(zone, at), source, actor, verb };
}

function looksAt({ kind, id }: ChangedThing): Cure[] {
  return kind === 'appointment'
    ? [{ do: 'see-appointment', appointmentId: id }]
    : [{ do: 'look-up', what: 'entry' }];
}

function undoOlder(older: Older): Cure[] {
  if (older === null) return [];
  const { id, verb, appointments } = older;
  return [
    {
      do: 'undo-older',
      entry: id,
      verb,
      appointmentIds: appointments.map((one) => one.id),
    },
  ];
}

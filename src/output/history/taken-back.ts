import type { Appointment } from '../../domain/appointment.ts';
import { turnOf, type VisitDeed } from '../../domain/deed.ts';
import type { PersonTakenBack } from '../../domain/taken-back.ts';
import { isoText } from '../../domain/zone.ts';
import type { Undone } from '../../usecases/history/undo.ts';
import { appointmentJson } from '../appointments/appointment-json.ts';
import { placedText, placeOf, said } from '../appointments/appointment-words.ts';
import { removedLine, shownLine } from '../appointments/appointment-written.ts';
import { editedFields } from '../appointments/edited-fields.ts';
import { firstListed, listed, type ShopTime, spokenMoment } from '../form/moments.ts';
import { clean } from '../form/safe-text.ts';
import {
  byOutcome,
  type JsonObject,
  type Outcome,
  outcomeMark,
  type View,
  writtenData,
} from '../form/view.ts';
import { visitsOutsideJson } from '../shop/visits-outside.ts';
import { changedSettings, deedText, statusWords } from './deed-words.ts';

/** As many visits as are told of one by one. */
const TOLD = 10;

/** What was taken back, or done again, and how it stands now. */
export function takenBackView(undone: Undone, outcome: Outcome, time: ShopTime): View {
  const { value, visits, receipt, outside } = undone;
  const head = headOf(undone, outcome);
  const aloud = storiesOf(undone, time, (at) => clean`${spokenMoment(at.start, time)}, ${placeOf(at)}`);
  return {
    message: `${head}: ${listed(aloud, 'and')}.`,
    data: {
      ...writtenData(dataOf(undone, time), outcome),
      // Of what was done before, only how it is now is told.
      ...(outcome.replayed ? {} : { before: visits.map(({ before }) => before && beforeJson(before, time)) }),
      ...(value.shop === null ? {} : { visits_outside: visitsOutsideJson(outside, time) }),
    },
    already: outcome.replayed,
    text: (theme) => {
      const [first, ...more] = storiesOf(undone, time, (at) => placedText(at, time));
      const lines = more.slice(0, TOLD).map((line) => `  ${line}\n`);
      const rest = more.length > TOLD ? `  … and ${more.length - TOLD} more\n` : '';
      const [only, ...others] = visits;
      const isOne = only !== undefined && others.length === 0;
      const what = isOne ? `  ${theme.bold(`#${only.after.id}`)}  ${said(only.after)}\n` : '';
      const where = only?.after.status === 'cancelled' ? removedLine : shownLine;
      return `${outcomeMark(outcome, theme)}${head}: ${first}\n${what}${lines.join('')}${rest}${where(receipt, theme)}`;
    },
  };
}

function headOf({ value: { again } }: Undone, outcome: Outcome): string {
  if (again)
    return byOutcome(outcome, { done: 'Done again', before: 'Already done again', would: 'Would do again' });
  return byOutcome(outcome, { done: 'Taken back', before: 'Already taken back', would: 'Would take back' });
}

/** A sentence for each visit, person and change of the rules: at least one. */
function storiesOf(
  { value: { people, again }, visits, about }: Undone,
  time: ShopTime,
  when: (at: Appointment) => string,
): string[] {
  const rules = about?.rules ?? null;
  const settings = rules?.before ? changedSettings(rules.before, rules.after) : [];
  const stories = [
    ...(about !== null && visits.length === 0 && about.waits.length > 0 ? [deedText(about, time)] : []),
    ...visits.map((visit) => visitStory(visit, visits.length > 1, again, when)),
    ...people.filter(({ outcome }) => visits.length === 0 || outcome !== 'stays').map(personStory),
    ...staying(people, visits),
    ...(settings.length === 0 ? [] : [rulesStory(settings, again)]),
  ];
  if (stories.length > 0) return stories;
  return [about === null ? 'what was done' : deedText(about, time)];
}

function rulesStory(settings: readonly string[], again: boolean): string {
  const which = firstListed(settings, TOLD);
  return again
    ? `the rules of the shop were changed (${which})`
    : `the rules of the shop are as before (${which})`;
}

/** What had been done to whoever comes, and how the visit is now; of several with the number. */
function visitStory(
  { before, after }: VisitDeed,
  isNumbered: boolean,
  again: boolean,
  when: (at: Appointment) => string,
): string {
  const { id, customer } = after;
  const who = isNumbered ? clean`#${id} ${customer.name}` : clean`${customer.name}`;
  switch (turnOf({ before, after })) {
    case 'booked':
    case 'brought-back':
      return `${who} was cancelled; back on ${when(after)}`;
    case 'cancelled':
    case 'booking-taken-back':
      return again
        ? `${who} is cancelled, ${when(after)}`
        : `${who} was booked for ${when(after)}; that is cancelled`;
    case 'moved':
      return `${who} was on ${when(before as Appointment)}; ${again ? 'now' : 'back'} on ${when(after)}`;
    case 'marked':
      return `${who} was marked ${statusWords(before as Appointment)}; ${statusWords(after)} again`;
    case 'confirmed':
      return `${who} is confirmed${again ? '' : ' again'}`;
    case 'unconfirmed':
      return `${who} is not confirmed any more`;
    case 'edited':
      break;
  }
  const fields = listed(editedFields(before as Appointment, after), 'and');
  return again ? `${who} was changed again: ${fields}` : `${who} was changed; as before: ${fields}`;
}

const OUTCOMES: Readonly<Record<PersonTakenBack['outcome'], string>> = {
  'as-before': 'is as before',
  removed: 'was removed',
  'entered-again': 'is back',
  stays: 'stays in the book, since what was taken back names them',
};

function personStory({ kind, id, called, outcome }: PersonTakenBack): string {
  const words = kind === 'vehicle' ? OUTCOMES[outcome].replace('them', 'it') : OUTCOMES[outcome];
  return clean`${kind === 'customer' ? 'customer' : 'car'} ${id}, ${called}, ${words}`;
}

/** Who was entered with a visit that is cancelled now. */
function staying(people: readonly PersonTakenBack[], visits: readonly VisitDeed[]): string[] {
  const names = people.flatMap(({ outcome, called }) => (outcome === 'stays' ? [clean`${called}`] : []));
  if (visits.length === 0 || names.length === 0) return [];
  return [`${listed(names.toReversed(), 'and')} ${names.length === 1 ? 'stays' : 'stay'} in the book`];
}

function dataOf({ value, visits, follows }: Undone, time: ShopTime): JsonObject {
  const { entry, by, again, people, shop } = value;
  return {
    entry_id: by,
    taken_back_entry: entry,
    again,
    appointment_id: visits[0]?.after.id ?? null,
    appointments: visits.map(({ after }) => appointmentJson(after, time.zone)),
    people: people.map(({ kind, id, called, outcome }) => ({
      [`${kind}_id`]: id,
      name: called,
      outcome: outcome.replaceAll('-', '_'),
    })),
    rules_changed: shop !== null,
    calendar_follows: { ...follows },
  };
}

function beforeJson({ status, start, end, bay, technician }: Appointment, { zone }: ShopTime): JsonObject {
  return {
    status,
    scheduled_at: isoText(zone, start),
    end_time: isoText(zone, end),
    bay: bay.name,
    technician: technician?.name ?? null,
  };
}

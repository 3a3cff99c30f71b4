import { dateAt, isoText } from '../../domain/zone.ts';
import type { Audit, AuditEvent, AuditedCalendar } from '../../usecases/history/audit.ts';
import { said } from '../appointments/appointment-words.ts';
import { sentenceOf } from '../calendars/inbox-sentence.ts';
import { wayText } from '../calendars/inbox-ways.ts';
import { whoText } from '../form/journal-words.ts';
import { counted, momentText, type ShopTime, weekdayName } from '../form/moments.ts';
import { clean, safe } from '../form/safe-text.ts';
import type { Theme } from '../form/theme.ts';
import type { JsonObject, View } from '../form/view.ts';
import { deedText, turnText } from './deed-words.ts';
import { personChanges, type VisitChange, visitChanges, whyDone } from './visit-changes.ts';

/** The story of a visit, a customer or a car: who did what, when, by which door and why, and what was told of it. */
export function auditView(audit: Audit, time: ShopTime): View {
  const { scope, appointment, events, more, calendars } = audit;
  const who =
    appointment === null
      ? `${scope.of === 'customer' ? 'customer' : 'vehicle'} ${scope.id}`
      : `#${appointment.id}, ${said(appointment)}`;
  return {
    message: `${counted(events.length, 'event')} in the story of ${who}.`,
    data: {
      appointment_id: appointment?.id ?? null,
      customer_id: scope.of === 'customer' ? scope.id : (appointment?.customer.id ?? null),
      vehicle_id: scope.of === 'vehicle' ? scope.id : (appointment?.vehicle.id ?? null),
      story: events.map((event) => eventJson(event, scope, time)),
      count: events.length,
      more,
      calendars: calendars.map(calendarJson),
    },
    text: (theme) =>
      [
        `${theme.bold(who)}\n`,
        ...(more ? [`${theme.dim('What was before that: bay history')}\n`] : []),
        ...events.map((event) => eventText(event, scope, time, theme)),
        ...(calendars.length === 0
          ? []
          : [`${theme.bold('In the calendars')}\n`, ...calendars.map(calendarText)]),
      ].join(''),
  };
}

/** What each door is called, where it is not the counter's. */
const DOORS = {
  counter: '',
  import: ', by a file',
  agent: '',
  calendar: '',
  recovery: ', by a recovery',
} as const;

function eventText(event: AuditEvent, scope: Audit['scope'], time: ShopTime, theme: Theme): string {
  const when = theme.dim(momentText(event.at, time));
  if (event.kind === 'told') {
    const { item } = event.told;
    const settled =
      item.resolvedAt === null
        ? '    waits for a decision\n'
        : `    settled ${momentText(item.resolvedAt, time)}: ${safe(item.resolution === null ? 'by itself' : wayText(item.kind, item.resolution).toLowerCase())}\n`;
    return `${when}  ${sentenceOf(event.told, time)}\n${settled}`;
  }
  const { entry } = event.deed;
  const remark = theme.dim(`(entry ${entry.id})`);
  const head = `${when}  ${safe(whoText(entry))}${DOORS[entry.source]}: ${summaryOf(event, scope, time)}  ${remark}
`;
  const details = event.deed.visits.flatMap((deed) => {
    const why = whyDone(deed);
    return [...visitChanges(deed, time).map(changeLine), ...(why === null ? [] : [clean`why: ${why}`])];
  });
  const ofPeople = event.deed.people.flatMap((person) => personChanges(person).map(changeLine));
  const undone = entry.undoneBy === null ? [] : [`taken back by entry ${entry.undoneBy}`];
  return head + [...details, ...ofPeople, ...undone].map((line) => `    ${line}\n`).join('');
}

function changeLine({ label, before, after }: VisitChange): string {
  if (before === null) return clean`${label}: ${after ?? 'nothing'}`;
  return clean`${label}: ${before} → ${after ?? 'nothing'}`;
}

/** Of one visit's story it need not be said whose. */
function summaryOf(
  { deed, about }: Extract<AuditEvent, { kind: 'done' }>,
  { of }: Audit['scope'],
  time: ShopTime,
): string {
  const { verb } = deed.entry;
  const [visit] = about.visits;
  const what = visit !== undefined && of === 'appointment' ? turnText(visit) : deedText(about, time);
  if (verb === 'taken-back') return `took back: ${what}`;
  return verb === 'done-again' ? `did again: ${what}` : what;
}

function calendarText({ calendar, status, kind, attempts, lastError, link }: AuditedCalendar): string {
  const state = status === 'needs_person' ? 'needs a person' : status;
  const owed = kind === null ? [] : [`still to ${kind}, ${counted(attempts, 'try', 'tries')}`];
  return (
    clean`    ${[calendar, state, ...owed, lastError, link].filter((part) => part !== null).join(', ')}` +
    '\n'
  );
}

function eventJson(event: AuditEvent, scope: Audit['scope'], time: ShopTime): JsonObject {
  const { zone } = time;
  const moment = { at: isoText(zone, event.at), day_of_week: weekdayName(dateAt(zone, event.at)) };
  if (event.kind === 'told') {
    const { item } = event.told;
    return {
      ...moment,
      kind: 'told',
      item_id: item.id,
      item_kind: item.kind,
      appointment_id: item.appointmentId,
      calendar_id: event.told.calendar,
      summary: sentenceOf(event.told, time),
      resolved_at: item.resolvedAt === null ? null : isoText(zone, item.resolvedAt),
      resolution: item.resolution,
    };
  }
  const { entry, visits, people } = event.deed;
  return {
    ...moment,
    kind: 'done',
    entry_id: entry.id,
    actor: entry.actor,
    source: entry.source,
    verb: entry.verb,
    summary: summaryOf(event, scope, time),
    undone_by: entry.undoneBy,
    undoes: entry.undoes,
    visits: visits.map((deed) => ({
      appointment_id: deed.after.id,
      why: whyDone(deed),
      changes: visitChanges(deed, time).map(changeJson),
    })),
    people: people.map((person) => ({
      [`${person.kind}_id`]: person.id,
      changes: personChanges(person).map(changeJson),
    })),
  };
}

function changeJson({ field, before, after }: VisitChange) {
  return { field, before, after };
}

function calendarJson({ calendar, status, kind, shownRevision, attempts, lastError, link }: AuditedCalendar) {
  return {
    calendar_id: calendar,
    calendar_status: status,
    owed: kind,
    shown_revision: shownRevision,
    attempts,
    last_error: lastError,
    calendar_link: link,
  } satisfies JsonObject;
}

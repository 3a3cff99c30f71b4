import type { Appointment } from '../../domain/appointment.ts';
import type { DueService } from '../../domain/due-services.ts';
import { dateAt, isoText } from '../../domain/zone.ts';
import type { CallerCard } from '../../usecases/people/caller-card.ts';
import { appointmentJson } from '../appointments/appointment-json.ts';
import { counted, dayText, listed, type ShopTime, today, weekdayName } from '../form/moments.ts';
import { clean } from '../form/safe-text.ts';
import { type Cell, table } from '../form/table.ts';
import type { Theme } from '../form/theme.ts';
import type { JsonObject, View } from '../form/view.ts';
import { headBlock, matchJson, spokenMatch, visitRow, visitTable } from './customer-match.ts';
import { carText } from './vehicle.ts';

/** More visits to come are counted. */
const SHOWN = 4;

/** One customer with all that a caller may ask, in one screen. */
export function cardView(card: CallerCard, time: ShopTime): View {
  return {
    message: messageOf(card, time),
    data: cardJson(card, time),
    text: (theme) => cardText(card, time, theme),
  };
}

/** The only one that `bay find` found. */
export function foundCardView(query: string, card: CallerCard, time: ShopTime): View {
  const data = { query, count: 1, total: 1, offset: 0, customers: [cardJson(card, time)] };
  return { ...cardView(card, time), data };
}

function cardJson(card: CallerCard, time: ShopTime) {
  const { coming, visits, noShows, moves, cancellations, due } = card;
  return {
    ...matchJson(card, time.zone),
    coming_appointments: coming.map((visit) => appointmentJson(visit, time.zone)),
    visit_count: visits,
    no_show_count: noShows,
    move_count: moves,
    cancellation_count: cancellations,
    due: due.map(({ vehicleId, service, lastAt, dueOn, isOverdue }) => ({
      vehicle_id: vehicleId,
      service_type: service.type,
      service_name: service.name,
      due_on: dueOn,
      day_of_week: weekdayName(dueOn),
      overdue: isOverdue,
      last_done_at: isoText(time.zone, lastAt),
    })),
  } satisfies JsonObject;
}

function messageOf(card: CallerCard, time: ShopTime): string {
  const names = [...new Set(card.due.map(({ service }) => service.name))];
  const due = names.length === 0 ? '' : clean`; due: ${listed(names, 'and')}`;
  const missed = card.noShows === 0 ? '' : `; ${counted(card.noShows, 'no-show')}`;
  return `${spokenMatch(card, time)}${due}${missed}.`;
}

function cardText(card: CallerCard, time: ShopTime, theme: Theme): string {
  const { customer, coming, last, noShows } = card;
  const shown = coming.slice(0, SHOWN);
  const visits = shown.map((visit, at) => visitRow(labelOf(visit, shown[at - 1], time), visit, time, theme));
  const lastRow = last === null ? [] : [visitRow('last', last, time, theme)];
  const more = coming.length - shown.length;
  const facts: [string, string | null][] = [
    [
      'More',
      more === 0 ? null : `${counted(more, 'visit')} to come: bay customers appointments ${customer.id}`,
    ],
    ...card.due.map((due): [string, string] => ['Due', dueText(due, card, time)]),
    ['Habits', habitsText(card)],
    ['No-shows', noShows === 0 ? null : String(noShows)],
    ['E-mail', customer.email],
    ['Invite', inviteText(customer.invite)],
    ['Notes', customer.notes],
  ];
  const rows = facts
    .filter(([, value]) => value !== null)
    .map(([label, value]): Cell[] => [
      { text: label, paint: label === 'No-shows' ? theme.warn : theme.dim },
      value,
    ]);
  return `${headBlock(card, theme)}${visitTable([...visits, ...lastRow], theme)}${table(rows, { indent: 2, keep: [0], wraps: true }, theme)}`;
}

/** `7 visits, 3 moves`; null where nothing has come up twice. */
function habitsText({ visits, moves, cancellations }: CallerCard): string | null {
  if (Math.max(visits, moves, cancellations) < 2) return null;
  return [
    counted(visits, 'visit'),
    ...(moves === 0 ? [] : [counted(moves, 'move')]),
    ...(cancellations === 0 ? [] : [counted(cancellations, 'cancellation')]),
  ].join(', ');
}

/** `here`: the car is in the shop; `today`: it should be; then the next one and those after it. */
function labelOf(visit: Appointment, before: Appointment | undefined, { now }: ShopTime): string {
  if (visit.status !== 'scheduled') return 'here';
  if (visit.start < now) return 'today';
  const isNext = before === undefined || before.start < now || before.status !== 'scheduled';
  return isNext ? 'next' : 'then';
}

/** `Oil change since Wed 12 Aug, last Thu 12 Feb, 2018 Honda Civic`: which car is said where there are several. */
function dueText(
  { vehicleId, service, lastAt, dueOn, isOverdue }: DueService,
  card: CallerCard,
  time: ShopTime,
): string {
  const day = today(time);
  const car = card.vehicles.length < 2 ? undefined : card.vehicles.find(({ id }) => id === vehicleId);
  const when = `${isOverdue ? 'since' : 'on'} ${dayText(dueOn, day)}, last ${dayText(dateAt(time.zone, lastAt), day)}`;
  return `${clean`${service.name}`} ${when}${car === undefined ? '' : `, ${carText(car)}`}`;
}

function inviteText(invite: boolean | null): string | null {
  if (invite === null) return null;
  return invite ? 'always' : 'never';
}

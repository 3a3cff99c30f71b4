import type { PutBack } from '../../domain/event-move.ts';
import type { Interval } from '../../domain/interval.ts';
import type { ClosedReason } from '../../domain/why-closed.ts';
import { dateAt } from '../../domain/zone.ts';
import { modeFullText } from '../failure/mode-full.ts';
import { whyClosedText } from '../form/closed-reason.ts';
import { capitalised, firstListed, hoursText, listed, type ShopTime, slotText } from '../form/moments.ts';

type Words = {
  readonly [W in PutBack['why']]: (because: Extract<PutBack, { why: W }>, time: ShopTime) => string;
};

const WORDS: Words = {
  finished: () => 'what is over is not moved any more',
  'in-the-past': () => 'that is past',
  length: () => 'no job can take that long, or less than a minute',
  'beyond-horizon': ({ horizonDays }) => `that is too far ahead: the shop books ${horizonDays} days ahead`,
  closed: ({ name, reason }, time) => closedText(name, reason, time),
  retired: ({ name }) => `${name} is not in the shop any more`,
  'not-qualified': ({ name, skills }) => `${name} lacks what the job asks for: ${listed(skills, 'and')}`,
  taken: (because, time) => `${because.name} is taken by ${takers(because, time)}`,
  'car-elsewhere': ({ appointmentIds }) =>
    `the car is in the shop for ${listed(
      appointmentIds.map((id) => `#${id}`),
      'and',
    )} then`,
  'mode-full': (full, time) => modeFullText(full, time),
  unreadable: ({ calendar }) => `nobody can see whether the calendar ${calendar} is free then`,
};

/** Why an appointment did not follow its event, to stand behind the time: `it runs into lunch`. Not yet made safe. */
export function putBackText(because: PutBack, time: ShopTime): string {
  const words = WORDS[because.why] as (because: PutBack, time: ShopTime) => string;
  return words(because, time);
}

function closedText(name: string | null, reason: ClosedReason, time: ShopTime): string {
  if (reason.kind === 'weekday') {
    const days = `${capitalised(reason.weekday)}s`;
    return name === null ? `the shop is closed on ${days}` : `${name} has no hours on ${days}`;
  }
  if (reason.kind === 'closure') return `the shop is closed then${whyClosedText(reason.name)}`;
  if (reason.kind === 'away') return awayText(name, reason.reason);
  if (reason.kind === 'break') return `it runs into a break: ${reason.name}`;
  const open = reason.open.map((interval) => hoursText(interval, time));
  const hours = name === null ? 'opening hours' : `the hours of ${name}`;
  return `that is outside ${hours}${open.length === 0 ? '' : ` (${listed(open, 'and')})`}`;
}

/** `Joe is away: dentist` */
function awayText(name: string | null, reason: string | null): string {
  return `${name ?? 'somebody'} is away then${reason === null ? '' : `: ${reason}`}`;
}

/** More of them help nobody. */
const NAMED = 3;

function takers(
  { appointmentIds, events, holds = [] }: Extract<PutBack, { why: 'taken' }>,
  time: ShopTime,
): string {
  const ours = [
    ...[...new Set(appointmentIds)].map((id) => `#${id}`),
    ...holds.map((hold) => `a hold ${whenText(hold, time)}`),
  ];
  const others = events.map((event) => `somebody else's event ${whenText(event, time)}`);
  const all = [...ours, ...others];
  if (all.length === 0) return 'another appointment';
  return firstListed(all, NAMED);
}

function whenText(event: Interval, time: ShopTime): string {
  const sameDay = dateAt(time.zone, event.start) === dateAt(time.zone, event.end - 1);
  return sameDay ? hoursText(event, time) : slotText(event, time);
}

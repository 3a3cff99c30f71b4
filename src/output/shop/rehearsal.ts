import type { Oddity } from '../../domain/oddity.ts';
import { isoText } from '../../domain/zone.ts';
import type { RehearsedDays } from '../../usecases/day/rehearse-days.ts';
import { putBackText } from '../appointments/put-back.ts';
import { firstLines, LISTED } from '../form/amounts.ts';
import { closedReasonJson, closedReasonText } from '../form/closed-reason.ts';
import type { JsonObject } from '../form/json.ts';
import {
  clockText,
  counted,
  dayText,
  durationText,
  firstListed,
  hoursText,
  listed,
  type ShopTime,
  slotText,
  spokenDay,
  today,
} from '../form/moments.ts';
import { safe } from '../form/safe-text.ts';
import type { View } from '../form/view.ts';

/** What is odd about the coming days, a line each; nothing else is worth one. */
export function rehearsalView({ dates, oddities }: RehearsedDays, time: ShopTime): View {
  const now = today(time);
  const [first, last] = [dates[0] as string, dates.at(-1) as string];
  const days = `the ${counted(dates.length, 'day')} until ${spokenDay(last, now)}`;
  const count = oddities.length;
  const message =
    count === 0
      ? `Nothing is odd in ${days}.`
      : `${counted(count, 'thing is', 'things are')} odd in ${days}.`;
  return {
    message,
    data: {
      from: first,
      to: last,
      days: dates.length,
      count,
      oddities: oddities.map((one) => ({ ...oddityJson(one, time), text: oddityText(one, time) })),
    },
    text: (theme) => {
      if (count === 0) return `${theme.done} ${message}\n`;
      const lines = firstLines(oddities, LISTED, (one) => `${theme.warning} ${oddityText(one, time)}`);
      return `${lines.join('\n')}\n${theme.dim(message)}\n`;
    },
  };
}

type Words = {
  readonly [K in Oddity['kind']]: (odd: Extract<Oddity, { kind: K }>, time: ShopTime) => string;
};

const MOST_NAMED = 3;

const WORDS: Words = {
  'visits-without-hours': ({ date, reason, appointmentIds }, time) =>
    `${day(date, time)} has no hours (${closedReasonText(reason)}), but ${counted(appointmentIds.length, 'visit')}: ${firstListed(appointmentIds.map(numbered), 10)}`,
  'visit-outside': ({ visit, because }, time) =>
    `#${visit.id} ${slotText(visit, time)}, ${visit.customer.name}: ${putBackText(because, time)}`,
  'service-without-anybody': ({ service, what, skills }) =>
    skills.length === 0
      ? `${service} can be done by no ${what}: there is none`
      : `${service} can be done by no ${what}: it asks for ${listed(skills, 'and')}`,
  'service-never-fits': ({ service, minutes, longestMinutes }) =>
    longestMinutes === 0
      ? `${service} fits nowhere: a bay and a technician who can do it are never there together`
      : `${service} fits nowhere: it takes ${durationText(minutes)}, and the longest stretch is ${durationText(longestMinutes)}`,
  'never-there': ({ name }) => `${name} has no hours in all of these days`,
  'never-free': ({ name }) => `${name} has nothing left in all of these days`,
  'no-service-for': ({ what, name }) => `${name}: no service is one that this ${what} can do`,
  'bay-unused': ({ name, visits }) => `${name} has none of the ${visits} visits`,
  'closed-twice': ({ name, again, date }, time) =>
    name === again
      ? `${name} is closed twice, from ${day(date, time)} on`
      : `${name} closes what ${again} closes already, from ${day(date, time)} on`,
  'closes-nothing': ({ name, date }, time) =>
    `${name} closes nothing: ${day(date, time)} has no hours anyway`,
  'hours-closed': ({ date, reason }, time) =>
    `${day(date, time)} has hours of its own and is closed all the same: ${closedReasonText(reason)}`,
  'open-on-holiday': ({ date, name }, time) => `${day(date, time)} is ${name}, and the shop is open`,
  'hours-too-short': ({ stretch, dates }, time) =>
    `No service fits into ${hoursText(stretch, time)}: ${firstListed(
      dates.map((date) => day(date, time)),
      MOST_NAMED,
    )}`,
  'clocks-change': ({ date, at, byMinutes, whileOpen }, time) => {
    const how = byMinutes > 0 ? `ahead by ${durationText(byMinutes)}` : `back by ${durationText(-byMinutes)}`;
    const when = whileOpen ? `, while the shop is open, at ${clockText(at, time)}` : '';
    return `${day(date, time)}: clocks go ${how}${when}`;
  },
};

function oddityText(oddity: Oddity, time: ShopTime): string {
  const words = WORDS[oddity.kind] as (odd: Oddity, time: ShopTime) => string;
  return safe(words(oddity, time));
}

function day(date: string, time: ShopTime): string {
  return dayText(date, today(time));
}

function numbered(id: number): string {
  return `#${id}`;
}

/** The facts, under names that scripts read. */
function oddityJson(odd: Oddity, time: ShopTime): JsonObject {
  switch (odd.kind) {
    case 'visits-without-hours':
      return {
        kind: odd.kind,
        date: odd.date,
        closed_reason: closedReasonJson(odd.reason),
        appointment_ids: [...odd.appointmentIds],
      };
    case 'visit-outside':
      return { kind: odd.kind, appointment_id: odd.visit.id, why: putBackText(odd.because, time) };
    case 'service-without-anybody':
      return { kind: odd.kind, service: odd.service, what: odd.what, skills: [...odd.skills] };
    case 'service-never-fits':
      return {
        kind: odd.kind,
        service: odd.service,
        minutes: odd.minutes,
        longest_minutes: odd.longestMinutes,
      };
    case 'hours-closed':
      return { kind: odd.kind, date: odd.date, closed_reason: closedReasonJson(odd.reason) };
    case 'hours-too-short': {
      const [start, end] = [odd.stretch.start, odd.stretch.end].map((at) => isoText(time.zone, at));
      return { kind: odd.kind, dates: [...odd.dates], start: start ?? null, end: end ?? null };
    }
    case 'clocks-change':
      return {
        kind: odd.kind,
        date: odd.date,
        at: isoText(time.zone, odd.at),
        by_minutes: odd.byMinutes,
        while_open: odd.whileOpen,
      };
    case 'never-there':
    case 'never-free':
    case 'no-service-for':
    case 'bay-unused':
    case 'closed-twice':
    case 'closes-nothing':
    case 'open-on-holiday':
      break;
  }
  return odd;
}

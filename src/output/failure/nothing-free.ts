import type { NothingFree } from '../../domain/nothing-free.ts';
import { counted, hoursText, listed, type ShopTime } from '../form/moments.ts';

/** More of them help nobody. */
const NAMED_EVENTS = 2;

type Words = {
  readonly [K in NothingFree['kind']]: (reason: Extract<NothingFree, { kind: K }>, time: ShopTime) => string;
};

const WORDS: Words = {
  over: () => 'that day is over',
  'beyond-horizon': () => 'the shop does not book so far ahead',
  'not-qualified': ({ what, skills }) =>
    `no ${what} can do it${skills.length === 0 ? '' : `: it asks for ${listed(skills, 'and')}`}`,
  unreadable: () => 'a calendar cannot be read, and its time counts as taken',
  'too-long': () => 'the shop is never open so long at a stretch',
  taken: ({ appointments, events }, time) =>
    `taken by ${listed([...ours(appointments), ...others(events, time)], 'and')}`,
};

/** Why a day has nothing free: `taken by 4 appointments and a calendar event 10:00–11:30`. Not yet made safe. */
export function nothingFreeText(reason: NothingFree, time: ShopTime): string {
  const words = WORDS[reason.kind] as (reason: NothingFree, time: ShopTime) => string;
  return words(reason, time);
}

function ours(count: number): string[] {
  return count === 0 ? [] : [counted(count, 'appointment')];
}

function others(all: Extract<NothingFree, { kind: 'taken' }>['events'], time: ShopTime): string[] {
  if (all.length > NAMED_EVENTS) return [`${all.length} calendar events`];
  return all.map((event) => `a calendar event ${hoursText(event, time)}`);
}

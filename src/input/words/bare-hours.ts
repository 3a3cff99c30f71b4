import { BEFORE_A_NUMBERED_MODEL } from '../../domain/car-makes.ts';
import type { Atom } from './atom.ts';
import type { Claim } from './claims.ts';
import { hourAt } from './hour-words.ts';
import { keyAt, type Sentence } from './sentence.ts';

/** The claims with the figure that is an hour only because nothing else says a time: `9 tue`, or `9` where a time is asked for. */
export function withBareHour(sentence: Sentence, claims: readonly Claim[]): Claim[] {
  const hour = hourBeforeDay(sentence, claims) ?? loneHour(sentence, claims);
  return hour === null ? [...claims] : [...claims, hour].sort((a, b) => a.from - b.from);
}

function hourBeforeDay(sentence: Sentence, claims: readonly Claim[]): Claim | null {
  const times = claims.flatMap(({ said }) => (said.kind === 'time' ? [said.atom] : []));
  const days = claims.filter(({ said }) =>
    said.kind === 'time' ? said.atom.kind === 'days' : said.kind === 'repeat' && said.days.length > 0,
  );
  const [day, another] = days;
  if (day === undefined || another !== undefined || times.some(saysTime)) return null;
  const hour = bareHourAt(sentence, day.from - 1, claims);
  return hour?.to === day.from ? hour : null;
}

function saysTime(atom: Atom): boolean {
  return (
    atom.kind === 'time' ||
    atom.kind === 'limit' ||
    atom.kind === 'instant' ||
    (atom.kind === 'days' && atom.timeMs !== undefined)
  );
}

/** The only bare hour of a question about a time that says none otherwise. */
function loneHour(sentence: Sentence, claims: readonly Claim[]): Claim | null {
  if (sentence.isTimeAsked !== true || claims.some(({ said }) => said.kind === 'time')) return null;
  const hours = sentence.tokens.flatMap((_, at) => bareHourAt(sentence, at, claims, /^\d{1,2}$/) ?? []);
  return hours.length === 1 ? (hours[0] as Claim) : null;
}

function bareHourAt(
  sentence: Sentence,
  at: number,
  claims: readonly Claim[],
  figures = /^(?:\d{1,2}|0\d{3})$/,
): Claim | null {
  if (at < 0 || claims.some(({ from, to }) => from <= at && at < to)) return null;
  if (BEFORE_A_NUMBERED_MODEL.has(keyAt(sentence, at - 1))) return null;
  const hour = figures.test(keyAt(sentence, at)) ? hourAt(sentence, at) : null;
  if (hour === null) return null;
  const said = { ...hour.value, isBare: false };
  return { said: { kind: 'time', atom: { kind: 'time', said } }, from: at, to: hour.next };
}

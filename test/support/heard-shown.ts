import { DAY_MS } from '../../src/domain/interval.ts';
import { dateAt, wallText, type ZoneRules } from '../../src/domain/zone.ts';
import { AppError } from '../../src/failure.ts';
import type { DateOrder } from '../../src/input/words/date-words.ts';
import { type Heard, hear } from '../../src/input/words/hear.ts';
import type { ShopWords } from '../../src/input/words/shop-words.ts';
import { type NotWanted, settle, type Wanted, type WantedTime } from '../../src/input/words/wanted.ts';

export interface Present {
  readonly now: number;
  readonly zone: ZoneRules;
  readonly dateOrder: DateOrder | undefined;
  readonly shop: ShopWords;
}

/**
 * What a sentence is heard to say, in one line: `2026-11-24 09:00; oil_change; left: 0134`. Readings are `? a / b`, words that
 * contradict each other or name no date or time `refused`.
 */
export function heardShown(text: string, { now, zone, dateOrder, shop }: Present): string {
  try {
    const heard = hear(text, { now, today: dateAt(zone, now), dateOrder }, shop);
    return [timesShown(heard, now, zone), ...factsShown(heard), ...leftShown(heard)]
      .filter((part) => part !== '')
      .join('; ');
  } catch (thrown) {
    if (!(thrown instanceof AppError)) throw thrown;
    const { failure } = thrown;
    if (failure.code === 'weekday-ambiguous') return `? ${failure.dates.join(' / ')}`;
    if (failure.code === 'several-readings') return `? ${failure.readings.join(' / ')}`;
    return `refused: ${failure.code}`;
  }
}

function timesShown({ times, timeWords }: Heard, now: number, zone: ZoneRules): string {
  if (times === null) return '';
  return wantedShown(settle(times, timeWords, { now, zone }), zone);
}

/** The time of it alone. */
export function wantedShown(wanted: Wanted, zone: ZoneRules): string {
  return [
    ...(wanted.instant === null ? [] : [wallText(zone, wanted.instant)]),
    ...(wanted.options.length === 0 ? [] : [wanted.options.map(optionShown).join(' or ')]),
    ...(wanted.earliest ? ['first'] : []),
    ...wanted.nots.map(notShown),
  ].join(', ');
}

function optionShown({ days, exactMs, about, fromMs, untilMs, doneByMs }: WantedTime): string {
  return [
    days.map(({ from, to }) => (from === to ? from : `${from}..${to ?? ''}`)).join('|'),
    exactMs === null ? '' : clock(exactMs),
    fromMs === null ? '' : `from ${clock(fromMs)}`,
    untilMs === null ? '' : `until ${clock(untilMs)}`,
    doneByMs === null ? '' : `done by ${clock(doneByMs)}`,
    about ? 'about' : '',
  ]
    .filter((part) => part !== '')
    .join(' ');
}

function notShown({ days, weekdays, part }: NotWanted): string {
  const when =
    part === null ? '' : `${clock(part.fromMs)}-${part.untilMs === null ? 'closing' : clock(part.untilMs)}`;
  const dates = days.map(({ from, to }) => (from === to ? from : `${from}..${to ?? ''}`));
  return ['not', [...weekdays.map((day) => `each ${day}`), ...dates].join('|'), when]
    .filter((text) => text !== '')
    .join(' ');
}

function clock(ms: number): string {
  return ms === DAY_MS ? 'closing' : new Date(ms).toISOString().slice(11, 16);
}

function factsShown({ facts }: Heard): string[] {
  return facts.map(({ said, words }) => {
    if (said.kind === 'service') return said.type;
    if (said.kind === 'sign') return `sign of ${said.of ?? said.type}: ${words}`;
    if (said.kind === 'vague-work') return `vague: ${words}`;
    if (said.kind === 'mode') return said.mode;
    if (said.kind === 'technician') return `${said.isBare ? 'perhaps ' : ''}with ${said.name}`;
    if (said.kind === 'repeat') return `repeats: ${words}`;
    if (said.kind === 'key-tag') return `tag ${said.tag}`;
    if (said.kind === 'bay') return `in ${said.name}`;
    if (said.kind === 'duration') return `${said.minutes} min`;
    return said.kind === 'new' ? 'new' : words;
  });
}

function leftShown({ left }: Heard): string[] {
  return left.length === 0 ? [] : [`left: ${left.map(({ core }) => core.join(' ')).join(', ')}`];
}

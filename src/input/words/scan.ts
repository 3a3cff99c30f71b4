import type { Atom } from './atom.ts';
import { withBareHour } from './bare-hours.ts';
import { carsCounted } from './cars-counted.ts';
import type { Claim, Said } from './claims.ts';
import { spanAt } from './date-phrases.ts';
import { saysAllBefore } from './excluded.ts';
import type { Glue } from './meaning.ts';
import { beginning, named, shopService } from './scan-names.ts';
import { after, keyAt, type Match, past, read, type Sentence } from './sentence.ts';
import { endOfSeries, repeated } from './series-claims.ts';
import type { ShopWords } from './shop-words.ts';
import { atomAt } from './when-atoms.ts';

const CUSTOMER = new Set(['customer', 'client', 'caller', 'cliente', 'clienta']);

/** What each stretch of the sentence says, from the left, the longest first; stretches that say nothing are left out. */
export function scan(sentence: Sentence, shop: ShopWords): Claim[] {
  const claims: Claim[] = [];
  for (let at = 0; at < sentence.tokens.length; ) {
    const claim = claimAt(sentence, at, shop, claims.at(-1));
    if (claim !== null) claims.push(claim);
    at = claim?.to ?? at + 1;
  }
  return withBareHour(sentence, claims);
}

function claimAt(sentence: Sentence, at: number, shop: ShopWords, before: Claim | undefined): Claim | null {
  const token = sentence.tokens[at];
  if (token === undefined) return null;
  if (token.kind === 'quoted') return { said: { kind: 'quoted' }, from: at, to: at + 1 };
  // `customer 1030`, `customer Maria`: no time, and nobody of the shop.
  if (CUSTOMER.has(keyAt(sentence, at - 1))) return null;
  const link = before !== undefined && before.to === at ? linkAt(sentence, at, before) : null;
  if (link !== null) return link;
  let best: Claim | null = null;
  for (const found of candidates(sentence, at, shop, before)) {
    if (found !== null && (best === null || found.next > best.to))
      best = { said: found.value, from: at, to: found.next };
  }
  return best;
}

/** In the order in which they count where they read equally much. */
function candidates(
  sentence: Sentence,
  at: number,
  shop: ShopWords,
  before: Claim | undefined,
): (Match<Said> | null)[] {
  const service = read(sentence, at, 'service');
  const sign = read(sentence, at, 'symptom');
  const mode = read(sentence, at, 'mode');
  const vague = read(sentence, at, 'vague-work');
  const atom = atomAt(sentence, at, {
    bareIsHour: before !== undefined && before.to === at && isBesideHour(before),
  });
  const has = (type: string) => shop.hasService(type);
  return [
    named(sentence, at, shop),
    shopService(sentence, at, shop),
    atom === null ? null : { value: { kind: 'time', atom: atom.value }, next: atom.next },
    repeated(sentence, at),
    endOfSeries(sentence, at),
    duration(sentence, at),
    service !== null && has(service.value.type)
      ? { value: { kind: 'service', type: service.value.type, isBeginning: false }, next: service.next }
      : null,
    mode === null ? null : { value: { kind: 'mode', mode: mode.value.mode }, next: mode.next },
    sign !== null && has(sign.value.type)
      ? { value: { kind: 'sign', type: sign.value.type, of: sign.value.of }, next: sign.next }
      : null,
    vague === null
      ? null
      : { value: { kind: 'vague-work', types: vague.value.types.filter(has) }, next: vague.next },
    carsCounted(sentence, at),
    size(sentence, at),
    keyTag(sentence, at),
    only(sentence, at, before),
    isNewYear(sentence, at) ? null : glue(sentence, at, 'new', { kind: 'new' }),
    glue(sentence, at, 'for-notes', { kind: 'size' }),
    glue(sentence, at, 'courtesy', { kind: 'courtesy' }),
    glue(sentence, at, 'filler', { kind: 'filler' }),
    beginning(sentence, at, shop),
  ];
}

function glue(sentence: Sentence, at: number, is: Glue, said: Said): Match<Said> | null {
  const next = after(sentence, at, is);
  return next === null ? null : { value: said, next };
}

/** A bare number is an hour behind a day, a part of the day, or another hour and `or`. */
function isBesideHour({ said }: Claim): boolean {
  if (said.kind === 'repeat') return said.days.length > 0 && said.count === null && said.until === null;
  if (said.kind !== 'time') return said.kind === 'or';
  const { atom } = said;
  return (atom.kind === 'days' && !atom.isIso) || atom.kind === 'part';
}

/** `or`, `and` and `but` between two phrases of a time; only `or` parts what will do from what else will. */
function linkAt(sentence: Sentence, at: number, before: Claim): Claim | null {
  if (before.said.kind !== 'time') return null;
  const orAt = after(sentence, at, 'or');
  const next = orAt ?? after(sentence, at, 'and', 'but');
  if (next === null) return null;
  const kind = before.said.atom.kind;
  const follows = atomAt(sentence, next, {
    bareIsHour: orAt !== null && (kind === 'time' || kind === 'limit'),
  });
  if (orAt === null && mayExclude(sentence, at, kind, follows?.value.kind)) return null;
  if (follows === null || (orAt !== null && atomAt(sentence, at, { bareIsHour: false }) !== null))
    return null;
  return { said: orAt === null ? { kind: 'filler' } : { kind: 'or' }, from: at, to: next };
}

/** `next week but wednesday`: that day alone, or all others. Behind a word for all it is all others. */
function mayExclude(sentence: Sentence, at: number, before: Atom['kind'], behind?: Atom['kind']): boolean {
  if (after(sentence, at, 'but') === null) return false;
  return (before === 'days' && behind === 'days') || saysAllBefore(sentence, at);
}

const FIRST_HOUR_OF_A_DAY = 7;

/** `for 90 min`, `2 hours`, `1h30` */
function duration(sentence: Sentence, from: number): Match<Said> | null {
  const at = past(sentence, from, 'for', 'lasting');
  const by = after(sentence, from, 'for') === null ? (at === from ? null : 'told') : 'asked';
  const said = (minutes: number, next: number): Match<Said> => ({
    value: { kind: 'duration', minutes, by },
    next,
  });
  const [, hours, minutes] = /^(\d{1,2})h(\d\d)$/.exec(keyAt(sentence, at)) ?? [];
  // `9h30`, `9h`: on many a clock a time of day.
  if (Number(hours ?? /^(\d{1,2})h$/.exec(keyAt(sentence, at))?.[1]) >= FIRST_HOUR_OF_A_DAY) return null;
  if (hours !== undefined && Number(minutes) < 60) return said(Number(hours) * 60 + Number(minutes), at + 1);
  const span = spanAt(sentence, at);
  if (span === null || (span.value.unit !== 'minute' && span.value.unit !== 'hour')) return null;
  const { count, unit } = span.value;
  if (count === 0) return null;
  const isHour = unit === 'hour' && after(sentence, from, 'at') !== null;
  return isHour ? null : said(count * (unit === 'hour' ? 60 : 1), span.next);
}

/** `only mornings`, `just tuesday`, `weekends only`, `just an oil change`, `el martes sí`: it says no more than what it stands beside. */
function only(sentence: Sentence, at: number, before: Claim | undefined): Match<Said> | null {
  const isBehind = before?.said.kind === 'time' && before.to === at && before.said.atom.kind !== 'not';
  const yes = isBehind ? after(sentence, at, 'affirmed') : null;
  if (yes !== null && (yes === sentence.tokens.length || sentence.tokens[yes - 1]?.stop === true))
    return { value: { kind: 'filler' }, next: yes };
  const next = after(sentence, at, 'only');
  if (next === null) return null;
  const follows = atomAt(sentence, past(sentence, next, 'courtesy'), { bareIsHour: false });
  const work = read(sentence, past(sentence, next, 'the', 'filler'), 'service');
  const isMeant = (follows !== null && follows.value.kind !== 'not') || work !== null || isBehind;
  return isMeant ? { value: { kind: 'filler' }, next } : null;
}

/** Nobody new comes in the new year. */
function isNewYear(sentence: Sentence, at: number): boolean {
  return (after(sentence, at, 'unheard-time') ?? 0) > (after(sentence, at, 'new') ?? 0);
}

function size({ tokens }: Sentence, at: number): Match<Said> | null {
  const token = tokens[at];
  const isSize = token?.kind === 'mark' && /^\d{3}\/\d{2}(?:z?r?-?\d{2})?$|^\d{1,2}w-?\d{2}$/.test(token.key);
  return isSize ? { value: { kind: 'size' }, next: at + 1 } : null;
}

/** `tag 14`, `key A7`; a plate, which some call a tag as well, is longer. */
function keyTag(sentence: Sentence, from: number): Match<Said> | null {
  const at = after(sentence, from, 'key-tag');
  const tag = at === null ? undefined : /^#?([a-z]?-?\d{1,3})$/.exec(sentence.tokens[at]?.key ?? '')?.[1];
  return at === null || tag === undefined
    ? null
    : { value: { kind: 'key-tag', tag: tag.toUpperCase() }, next: at + 1 };
}

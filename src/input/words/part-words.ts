import { HOUR_MS } from '../../domain/interval.ts';
import type { Atom, Part } from './atom.ts';
import type { PartName } from './meaning.ts';
import { after, type Match, past, read, type Sentence } from './sentence.ts';

const PARTS: Readonly<Record<PartName, Part>> = {
  morning: { fromMs: 0, untilMs: 12 * HOUR_MS, hours: { from: 1, to: 12 } },
  afternoon: { fromMs: 12 * HOUR_MS, untilMs: null, hours: { from: 12, to: 21 } },
  evening: { fromMs: 17 * HOUR_MS, untilMs: null, hours: { from: 16, to: 24 } },
  night: { fromMs: 18 * HOUR_MS, untilMs: null, hours: { from: 18, to: 24 } },
  lunch: { fromMs: 12 * HOUR_MS, untilMs: 14 * HOUR_MS, hours: { from: 11, to: 15 } },
};

/** `tomorrow morning`, `early in the afternoon`, `late this morning`, `tonight`, `first thing` */
export function part(sentence: Sentence, at: number): Match<Atom> | null {
  const early = read(sentence, at, 'early');
  const late = after(sentence, at, 'late');
  const inner = early?.next ?? late ?? at;
  const today = read(sentence, inner, 'this-part');
  const said =
    today ?? read(sentence, inner, 'part') ?? read(sentence, past(sentence, inner, 'this'), 'part');
  const isToday = today !== null || (said !== null && after(sentence, inner, 'this') !== null);
  if (said === null)
    return early === null
      ? null
      : {
          value: { kind: 'part', part: earlyPart('morning', early.value.untilHour), isToday: false },
          next: early.next,
        };
  const { part } = said.value;
  const earlyBehind = early === null && late === null ? read(sentence, said.next, 'early') : null;
  const hour = (early ?? earlyBehind)?.value.untilHour;
  const cut = hour !== undefined ? earlyPart(part, hour) : late === null ? PARTS[part] : latePart(part);
  return { value: { kind: 'part', part: cut, isToday }, next: earlyBehind?.next ?? said.next };
}

function earlyPart(part: PartName, untilHour: number): Part {
  const { fromMs, hours } = PARTS[part];
  return { fromMs, untilMs: part === 'morning' ? untilHour * HOUR_MS : fromMs + 3 * HOUR_MS, hours };
}

function latePart(part: PartName): Part {
  const { fromMs, untilMs, hours } = PARTS[part];
  return { fromMs: part === 'morning' ? 10 * HOUR_MS : fromMs + 3 * HOUR_MS, untilMs, hours };
}

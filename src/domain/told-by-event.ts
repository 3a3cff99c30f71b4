import type { StoredEvent } from './calendar-event.ts';
import { ownLines } from './event-texts.ts';

/** What the texts of an event say of its appointment, each as it is written there; null for what they do not say. */
export interface ToldByEvent {
  readonly number: number | null;
  readonly customer: string | null;
  readonly phone: string | null;
  readonly car: string | null;
  readonly plate: string | null;
  readonly services: string | null;
  /** On the wall clock, `2026-11-23 16:00`. */
  readonly promised: string | null;
  readonly notes: string | null;
  readonly concerns: string | null;
  /** What stands there is all that bay has written: what it does not say, there is not. */
  readonly isWhole: boolean;
}

/** In the order in which they are written. A note may have several lines, each of which could begin like one of the former. */
const LABELS = [
  ['customer', 'Customer'],
  ['phone', 'Phone'],
  ['car', 'Car'],
  ['plate', 'Plate'],
  ['services', 'Service'],
  ['promised', 'Promised for'],
  ['notes', 'Notes'],
  ['concerns', 'Concerns'],
] as const satisfies readonly (readonly [keyof ToldByEvent, string])[];

const SEVERAL_LINES: ReadonlySet<keyof ToldByEvent> = new Set(['notes', 'concerns']);

type Labelled = (typeof LABELS)[number][0];

/** Reads what `eventTexts` writes. What people have written into it besides is no part of it. */
export function toldByEvent({
  title,
  description,
  marks,
}: Pick<StoredEvent, 'title' | 'description' | 'marks'>): ToldByEvent {
  const own = labelled(ownLines(marks, description));
  // A line of ours that somebody has edited is still the best that is known.
  const any = labelled(ownLines(undefined, description));
  const said = (what: Labelled) => own.get(what) ?? any.get(what) ?? null;
  const [, services = null, customer = null] = /^(.+) - (.+)$/.exec(title) ?? [];
  const number = /^Appointment #([1-9]\d{0,8})$/.exec(title)?.[1];
  return {
    number: number === undefined ? null : Number(number),
    customer: said('customer') ?? customer,
    phone: said('phone'),
    car: said('car'),
    plate: said('plate'),
    services: said('services') ?? services?.replaceAll(' + ', ', ') ?? null,
    promised: said('promised'),
    notes: said('notes'),
    concerns: said('concerns'),
    isWhole: own.has('customer') && own.has('services'),
  };
}

function labelled(lines: readonly string[]): Map<Labelled, string> {
  const found = new Map<Labelled, string>();
  let last = -1;
  for (const line of lines) {
    const next = LABELS.findIndex(([, label], i) => i > last && line.startsWith(`${label}: `));
    const [what, label] = LABELS[Math.max(next, last)] ?? [];
    if (what === undefined) continue;
    if (next >= 0) found.set(what, line.slice(label.length + 2));
    else if (SEVERAL_LINES.has(what)) found.set(what, `${found.get(what)}\n${line}`);
    last = Math.max(next, last);
  }
  return found;
}

/** Names out of a list in which each stands as it is called, and what of the list is none of them. */
export function namesIn<T extends { readonly name: string }>(
  list: string,
  known: readonly T[],
): { readonly named: readonly T[]; readonly rest: string | null } {
  const longestFirst = [...known].sort((a, b) => b.name.length - a.name.length);
  const named: T[] = [];
  const rest: string[] = [];
  let left = list;
  while (left !== '') {
    const one = longestFirst.find(({ name }) => left === name || left.startsWith(`${name}, `));
    const end = one === undefined ? left.indexOf(', ') : one.name.length;
    const cut = end < 0 ? left.length : end;
    if (one === undefined) rest.push(left.slice(0, cut));
    else named.push(one);
    left = left.slice(cut + 2);
  }
  return { named, rest: rest.length === 0 ? null : rest.join(', ') };
}

/** A car as `vehicleInfo` describes it, taken apart again: the year, the make, and what follows as the model. */
export function carDescribed(
  info: string,
): { readonly year: number | null; readonly make: string | null; readonly model: string | null } | null {
  const [, year, described] = /^(?:((?:19|20)\d\d)(?: |$))?(.*)$/.exec(info.trim()) ?? [];
  const [make = '', ...model] = (described ?? '').split(' ');
  if (year === undefined && model.length === 0 && make === '') return null;
  return {
    year: year === undefined ? null : Number(year),
    make: make === '' ? null : make,
    model: model.length === 0 ? null : model.join(' '),
  };
}

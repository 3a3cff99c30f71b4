import type { FoundSlots } from '../../usecases/free-time/find-slots.ts';
import type { InEach } from './language.ts';

/** Why there is no time, in as many kinds as an agent can do something about. */
export type WhyNone =
  | 'past'
  | 'beyond-horizon'
  | 'not-qualified'
  | 'closed'
  | 'full'
  | 'too-long'
  | 'unreadable';

type Day = Pick<FoundSlots['days'][number], 'closedReason' | 'nothingFree' | 'starts'>;

const KIND = {
  over: 'past',
  'beyond-horizon': 'beyond-horizon',
  'not-qualified': 'not-qualified',
  taken: 'full',
  'too-long': 'too-long',
  unreadable: 'unreadable',
} as const satisfies Readonly<Record<NonNullable<Day['nothingFree']>['kind'], WhyNone>>;

/** Null where something is free. */
export function whyNone({ closedReason, nothingFree, starts }: Day): WhyNone | null {
  if (starts.length > 0) return null;
  if (closedReason !== null) return 'closed';
  return nothingFree === null ? 'full' : KIND[nothingFree.kind];
}

/** What holds of every day comes first; that some of them are closed says least. */
const OF_SEVERAL: readonly WhyNone[] = [
  'not-qualified',
  'too-long',
  'unreadable',
  'full',
  'past',
  'beyond-horizon',
  'closed',
];

/** Of several days that have nothing: the reason that somebody can do most about. Null where something is free on one of them. */
export function whyNoneOf(days: readonly Day[]): WhyNone | null {
  const whys = new Set(days.map(whyNone));
  if (whys.has(null)) return null;
  return OF_SEVERAL.find((why) => whys.has(why)) ?? 'full';
}

/** A clause that goes on from what was asked for. */
export const WHY_NONE: InEach<Readonly<Record<WhyNone, string>>> = {
  en: {
    past: 'it is too late for that',
    'beyond-horizon': 'that is further ahead than we plan',
    'not-qualified': 'nobody here does that work',
    closed: 'we are closed',
    full: 'we are full',
    'too-long': 'the work takes longer than we are open at a stretch',
    unreadable: 'the calendar cannot be read right now',
  },
  es: {
    past: 'ya es tarde para eso',
    'beyond-horizon': 'esa fecha es demasiado lejana',
    'not-qualified': 'nadie aquí hace ese trabajo',
    closed: 'estamos cerrados',
    full: 'no queda ninguna hora',
    'too-long': 'el trabajo dura más de lo que abrimos de una vez',
    unreadable: 'no se puede leer el calendario en este momento',
  },
};

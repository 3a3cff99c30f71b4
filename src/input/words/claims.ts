import type { VisitMode } from '../../domain/visit-mode.ts';
import type { Atom } from './atom.ts';
import type { DaySaid } from './day-said.ts';
import type { RepeatHeard } from './repeat-phrases.ts';

/** What a stretch of tokens says. Whatever no claim covers is not understood. */
export type Said =
  | { readonly kind: 'time'; readonly atom: Atom }
  /** Between two phrases of a time. */
  | { readonly kind: 'or' }
  /** `isBeginning`: only the beginning of its name was said, which many a name of a customer is as well. */
  | { readonly kind: 'service'; readonly type: string; readonly isBeginning: boolean }
  /** `of`: the service of which it is only a sign where that is asked for as well. */
  | { readonly kind: 'sign'; readonly type: string; readonly of: string | null }
  /** `days`: when the first may be, where the words say which days of the week or month. */
  | ({ readonly kind: 'repeat'; readonly days: readonly DaySaid[] } & RepeatHeard)
  /** How often, or until when, apart from it. */
  | { readonly kind: 'series-end' }
  | { readonly kind: 'vague-work'; readonly types: readonly string[] }
  | { readonly kind: 'mode'; readonly mode: VisitMode }
  | { readonly kind: 'key-tag'; readonly tag: string }
  /** `isBare`: the name alone, which may be a customer's as well. */
  | { readonly kind: 'technician'; readonly name: string; readonly isBare: boolean }
  | { readonly kind: 'bay'; readonly name: string }
  /** `asked`: something is to take so long (`for 2 hours`); `told`: something does (`takes 30 minutes`); null: neither is said. */
  | { readonly kind: 'duration'; readonly minutes: number; readonly by: 'asked' | 'told' | null }
  /** How many cars are spoken of; null: all that somebody has. `isBare`: `both` alone. */
  | { readonly kind: 'cars'; readonly count: number | null; readonly isBare: boolean }
  /** `5W-30`, `225/65R17`, `call when done`: what is noted as it was said. */
  | { readonly kind: 'size' }
  | { readonly kind: 'quoted' }
  /** Somebody new comes, whose name follows. */
  | { readonly kind: 'new' }
  | { readonly kind: 'courtesy' }
  /** `the`, `my`: nothing by itself, and perhaps a part of what is beside it. */
  | { readonly kind: 'filler' };

export interface Claim {
  readonly said: Said;
  readonly from: number;
  /** Excluded. */
  readonly to: number;
}

import type { Cure, CureKind } from '../form/cure.ts';
import type { ShopTime } from '../form/moments.ts';

/** Words one kind of cure as somebody at a prompt reads it: a line or several. */
export type Hint<K extends CureKind> = (cure: Extract<Cure, { do: K }>, time: ShopTime) => string;

export type HintTable<K extends CureKind> = { readonly [Kind in K]: Hint<Kind> };

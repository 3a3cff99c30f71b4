import type { Interval } from './interval.ts';
import type { Candidate, PieceStaff, Place, Placements } from './placement.ts';
import type { Shop } from './shop.ts';
import { soughtAfter } from './skill.ts';

/** What is asked of a choice among all who can do a job. */
export interface ChoiceRules {
  readonly shop: Pick<Shop, 'services' | 'bays' | 'technicians'>;
  /** Where and by whom it was to be done so far: it stays so as far as it can. Null for a new one. */
  readonly keep: Place | null;
  /** How long each technician is busy that day beside it, by id; who is missing is free all day. */
  readonly busyMs: ReadonlyMap<number, number>;
  /** Whether one that is taken may be chosen where nobody is free. */
  readonly evenTaken: boolean;
}

/** What speaks against a choice, the weightiest first. Of several it adds up, place by place. */
type Against = readonly number[];

/**
 * Where and by whom a job is done, among all bays and technicians that can; undefined where there is nobody. What first tells
 * two choices apart decides:
 *
 *   taken       who is free goes before who has something else then
 *   other       who has had the job before who has not, so that a move disturbs least
 *   handovers   as few as can be: the same technician for pieces that follow one another
 *   sought      who has the fewest skills that other jobs need, so that the others are left for those
 *   busy        of technicians, who has least to do that day
 *   order       the shop file's
 */
export function choosePlace({ bays, pieces }: Placements, rules: ChoiceRules): Place | undefined {
  const { shop, keep } = rules;
  const bay = least(
    allowed(bays, rules).map((one) => {
      const known = shop.bays.findIndex(({ id }) => id === one.id);
      const isOther = keep !== null && keep.bayId !== one.id;
      const sought = soughtAfter(shop.bays[known], shop);
      return { one, against: [Number(one.standing.kind === 'taken'), Number(isOther), sought, known] };
    }),
  );
  const technicianIds = shop.technicians.length === 0 ? pieces.map(() => null) : chooseStaff(pieces, rules);
  return bay === undefined || technicianIds === undefined ? undefined : { bayId: bay.one.id, technicianIds };
}

type Asked = Candidate<Interval, Interval>;

function allowed(candidates: readonly Asked[], { evenTaken }: ChoiceRules): Asked[] {
  return candidates.filter(({ standing: { kind } }) => kind === 'free' || (evenTaken && kind === 'taken'));
}

/** Technicians for the pieces up to one of them, and what speaks against them. */
interface Row {
  readonly ids: readonly number[];
  readonly against: Against;
}

/** The best row that ends with a technician is one of the best that end with each of those before, and that technician. */
function chooseStaff(pieces: readonly PieceStaff[], rules: ChoiceRules): readonly number[] | undefined {
  let rows: readonly Row[] = [{ ids: [], against: [0, 0, 0, 0, 0, 0] }];
  for (const [i, { technicians }] of pieces.entries()) {
    const before = rows;
    rows = allowed(technicians, rules).flatMap(
      (one) => least(before.map((row) => continued(row, one, i, rules))) ?? [],
    );
  }
  return least(rows)?.ids;
}

function continued({ ids, against }: Row, { id, standing }: Asked, piece: number, rules: ChoiceRules): Row {
  const { shop, keep, busyMs } = rules;
  const known = shop.technicians.findIndex((one) => one.id === id);
  const own = [
    Number(standing.kind === 'taken'),
    Number(keep !== null && keep.technicianIds[piece] !== id),
    Number(ids.length > 0 && ids.at(-1) !== id),
    soughtAfter(shop.technicians[known], shop),
    busyMs.get(id) ?? 0,
    known,
  ];
  return { ids: [...ids, id], against: own.map((more, place) => (against[place] as number) + more) };
}

/** The one that least speaks against; of equals the first. */
function least<T extends { readonly against: Against }>(all: readonly T[]): T | undefined {
  return all.reduce<T | undefined>(
    (best, one) => (best === undefined || isLess(one.against, best.against) ? one : best),
    undefined,
  );
}

function isLess(one: Against, other: Against): boolean {
  const place = one.findIndex((weight, i) => weight !== other[i]);
  return place >= 0 && (one[place] as number) < (other[place] as number);
}

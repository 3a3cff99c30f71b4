import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type ChoiceRules, choosePlace } from '../../src/domain/choice.ts';
import { defaultShop } from '../../src/domain/default-shop.ts';
import type { Interval } from '../../src/domain/interval.ts';
import type { Candidate, Place, Placements } from '../../src/domain/placement.ts';
import type { Service } from '../../src/domain/shop.ts';
import { aBay, aTechnician, planner } from '../support/wall-planner.ts';

/** Nothing in the shop asks for welding or polishing. */
const SKILLED: Readonly<Record<string, Pick<Service, 'skills'>>> = {
  brake_service: { skills: ['brakes'] },
  diagnostics: { skills: ['diag'] },
  alignment: { skills: ['alignment'] },
  complex_repair: { skills: ['heavy'] },
};

const { span } = planner('2026-11-23');
const SLOT = span('10:00-11:00');

/** The counter's shop: Maria can do everything, Joe brakes, Sam diagnostics, Kim nothing in particular. */
const [MARIA, JOE, SAM, KIM] = [11, 12, 13, 14];
const SHOP: ChoiceRules['shop'] = {
  services: defaultShop('UTC').services.map(
    (service, id): Service => Object.assign({ id }, service, SKILLED[service.type]),
  ),
  bays: [aBay(3, { name: 'Rack', skills: ['alignment'] }), aBay(1), aBay(2)],
  technicians: [
    aTechnician(MARIA, { skills: ['brakes', 'alignment', 'diag', 'heavy'] }),
    aTechnician(JOE, { skills: ['brakes', 'welding'] }),
    aTechnician(SAM, { skills: ['diag'] }),
    aTechnician(KIM, { skills: ['polishing'] }),
  ],
};

type Ways = 'free' | 'taken' | 'closed';
type Asked = Candidate<Interval, Interval>;

function candidate(id: number, kind: Ways): Asked {
  const standing = {
    free: { kind: 'free' },
    taken: { kind: 'taken', held: [], foreign: [] },
    closed: { kind: 'closed', why: { kind: 'weekday', weekday: 'sunday' } },
  } as const;
  return { id, name: `#${id}`, standing: standing[kind] };
}

/** Bays and, for each piece, technicians who are free; one who is taken has a minus before the number. */
function found(bays: readonly number[], ...pieces: (readonly number[])[]): Placements {
  return {
    bays: bays.map(signed),
    pieces: pieces.map((ids) => ({ slot: SLOT, technicians: ids.map(signed) })),
  };
}

function signed(id: number): Asked {
  return candidate(Math.abs(id), id < 0 ? 'taken' : 'free');
}

function choice(placements: Placements, rules: Partial<ChoiceRules> = {}): Place | undefined {
  return choosePlace(placements, { shop: SHOP, keep: null, busyMs: new Map(), evenTaken: false, ...rules });
}

describe('who does a job, of all who can', () => {
  test.each<{ name: string; of: Placements; rules?: Partial<ChoiceRules>; is: Place | undefined }>([
    {
      name: 'the technician with the fewest skills that other jobs need',
      of: found([1], [MARIA, JOE, SAM, KIM]),
      is: { bayId: 1, technicianIds: [KIM] },
    },
    {
      name: 'a skill that no service asks for makes nobody sought after',
      of: found([1], [JOE, SAM]),
      is: { bayId: 1, technicianIds: [JOE] },
    },
    {
      name: 'of two who are as sought after, the less busy that day',
      of: found([1], [JOE, SAM]),
      rules: { busyMs: new Map([[JOE, 60_000]]) },
      is: { bayId: 1, technicianIds: [SAM] },
    },
    {
      name: 'however busy, somebody who is less sought after',
      of: found([1], [MARIA, SAM]),
      rules: { busyMs: new Map([[SAM, 8 * 3_600_000]]) },
      is: { bayId: 1, technicianIds: [SAM] },
    },
    {
      name: 'a plain job leaves the rack alone while another bay is free',
      of: found([3, 1, 2], [JOE]),
      is: { bayId: 1, technicianIds: [JOE] },
    },
    {
      name: 'the rack when it is the only bay free',
      of: found([3], [JOE]),
      is: { bayId: 3, technicianIds: [JOE] },
    },
    {
      name: 'whoever had it before, if free',
      of: found([3, 1], [MARIA, KIM]),
      rules: { keep: { bayId: 3, technicianIds: [MARIA] } },
      is: { bayId: 3, technicianIds: [MARIA] },
    },
    {
      name: 'the old bay with another technician where only the technician is gone',
      of: found([3, 1], [JOE, KIM]),
      rules: { keep: { bayId: 3, technicianIds: [MARIA] } },
      is: { bayId: 3, technicianIds: [KIM] },
    },
    {
      name: 'one technician for all pieces, before a less sought-after one for some',
      of: found([1], [MARIA, KIM], [MARIA, JOE], [MARIA]),
      is: { bayId: 1, technicianIds: [MARIA, MARIA, MARIA] },
    },
    {
      name: 'as few handovers as can be where nobody is free for all',
      of: found([1], [KIM, JOE], [JOE, SAM], [SAM, KIM]),
      is: { bayId: 1, technicianIds: [JOE, JOE, KIM] },
    },
    {
      name: 'each piece by whoever had it before',
      of: found([1], [MARIA, JOE], [MARIA, JOE]),
      rules: { keep: { bayId: 1, technicianIds: [MARIA, JOE] } },
      is: { bayId: 1, technicianIds: [MARIA, JOE] },
    },
    { name: 'nobody where one piece has nobody', of: found([1], [KIM], []), is: undefined },
    { name: 'nobody where no bay is free', of: found([-1], [KIM]), is: undefined },
    {
      name: 'overbooked, a free technician and bay before those that are taken',
      of: found([-1, 3], [-KIM, MARIA]),
      rules: { evenTaken: true },
      is: { bayId: 3, technicianIds: [MARIA] },
    },
    {
      name: 'overbooked, somebody who is taken where all are',
      of: found([-1], [-MARIA, -KIM]),
      rules: { evenTaken: true },
      is: { bayId: 1, technicianIds: [KIM] },
    },
    {
      name: 'in a shop without technicians a bay alone',
      of: found([2, 1], [], []),
      rules: { shop: { ...SHOP, technicians: [] } },
      is: { bayId: 1, technicianIds: [null, null] },
    },
  ])('$name', ({ of, rules, is }) => {
    expect(choice(of, rules)).toEqual(is);
  });
});

/** The weights of a whole choice, added up plainly: what the rule says, without a thought of how to find the best. */
function weights(ids: readonly number[], { pieces }: Placements, rules: ChoiceRules): number[] {
  const total = [0, 0, 0, 0, 0, 0];
  for (const [i, id] of ids.entries()) {
    const technician = SHOP.technicians.find((one) => one.id === id);
    const sought = SHOP.services
      .flatMap(({ skills }) => skills)
      .filter((skill) => technician?.skills.includes(skill));
    const own = [
      pieces[i]?.technicians.some((one) => one.id === id && one.standing.kind === 'taken'),
      rules.keep !== null && rules.keep.technicianIds[i] !== id,
      i > 0 && ids[i - 1] !== id,
      new Set(sought).size,
      rules.busyMs.get(id) ?? 0,
      SHOP.technicians.findIndex((one) => one.id === id),
    ];
    for (const [place, weight] of own.entries()) total[place] = (total[place] ?? 0) + Number(weight);
  }
  return total;
}

/** Every way to give each piece to somebody. */
function allWays(lists: readonly (readonly number[])[]): number[][] {
  return lists.reduce<number[][]>((ways, ids) => ways.flatMap((way) => ids.map((id) => [...way, id])), [[]]);
}

function compared(some: readonly number[], others: readonly number[]): number {
  for (const [place, weight] of some.entries()) {
    const other = others[place] as number;
    if (weight !== other) return weight - other;
  }
  return 0;
}

test('no other way to share out the pieces would be better', () => {
  const ways = fc.constantFrom<Ways>('free', 'free', 'taken', 'closed');
  const law = fc.property(
    fc.array(fc.tuple(ways, ways, ways, ways), { minLength: 1, maxLength: 4 }),
    fc.option(fc.array(fc.constantFrom(MARIA, JOE, SAM, KIM), { minLength: 4, maxLength: 4 })),
    fc.array(fc.nat({ max: 2 }), { minLength: 4, maxLength: 4 }),
    fc.boolean(),
    (staff, kept, busy, evenTaken) => {
      const ids = SHOP.technicians.map(({ id }) => id);
      const placements: Placements = {
        bays: [candidate(1, 'free')],
        pieces: staff.map((kinds) => ({
          slot: SLOT,
          technicians: kinds.map((kind, i) => candidate(ids[i] as number, kind)),
        })),
      };
      const rules: ChoiceRules = {
        shop: SHOP,
        keep: kept === null ? null : { bayId: 1, technicianIds: kept },
        busyMs: new Map(ids.map((id, i) => [id, busy[i] ?? 0])),
        evenTaken,
      };
      const able = placements.pieces.map(({ technicians }) =>
        technicians
          .filter(({ standing: { kind } }) => kind === 'free' || (evenTaken && kind === 'taken'))
          .map(({ id }) => id),
      );
      const best = allWays(able)
        .map((way) => weights(way, placements, rules))
        .sort(compared)[0];
      const chosen = choosePlace(placements, rules)?.technicianIds as number[] | undefined;
      assert.equal(chosen === undefined, best === undefined);
      if (chosen !== undefined) assert.deepEqual(weights(chosen, placements, rules), best);
    },
  );
  fc.assert(law, { seed: 7, numRuns: 500 });
});

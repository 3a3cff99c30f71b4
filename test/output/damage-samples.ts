import type { Damage } from '../../src/failure.ts';

type OfEach = { readonly [K in Damage['kind']]: readonly Omit<Extract<Damage, { kind: K }>, 'kind'>[] };

/** Each kind of damage, in each of its forms. A kind without a sample does not compile. */
const SAMPLES: OfEach = {
  schema: [
    { part: 'trigger claim_guard_insert', is: 'missing' },
    { part: 'table claim', is: 'other' },
    { part: 'trigger mine', is: 'strange' },
  ],
  unreadable: [{ said: 'malformed JSON' }],
  engine: [{ said: 'row 3 missing from index claim_by_start' }],
  empty: [{}],
  'log-lost': [{}],
  'impossible-version': [{ version: -1 }],
  'tables-of-another-version': [{ version: 1 }],
  'not-as-written': [
    { what: 'customer', id: 3 },
    { what: 'shop', id: 1 },
  ],
  stranger: [
    { table: 'vehicle', row: 3, lacks: 'customer' },
    { table: 'vehicle', row: null, lacks: 'customer' },
  ],
  'index-rows': [{ index: 'claim_by_start' }],
  'impossible-moment': [{ table: 'claim', column: 'start_at' }],
  disagreement: [{ appointmentId: 3, how: 'live-without-bay' }],
  'claims-disagree': [{}],
  'revision-missing': [{ appointmentId: 3, revision: 2 }],
  'edition-missing': [{ revision: 2 }],
  'not-json': [{}],
  'no-rules': [{}],
  'unreadable-rules': [{ setting: null }, { setting: 'name' }],
  'unreadable-rules-of': [{ name: 'Bay 1' }],
  'no-bay': [{}],
  'no-name-of-book': [{}],
};

export const DAMAGES = Object.entries<readonly object[]>(SAMPLES).flatMap(([kind, forms]) =>
  forms.map((form) => ({ kind, ...form }) as unknown as Damage),
);

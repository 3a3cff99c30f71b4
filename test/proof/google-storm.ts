import type { FaultKind } from '../support/google/fault-kinds.ts';
import type { GoogleSite } from './google-site.ts';
import { randomFrom } from './random.ts';

/** What goes wrong between counter and Google; as often as it stands here. Silence is rare: each costs seconds. */
const STORM: readonly FaultKind[] = [
  ...repeated('request-lost', 4),
  ...repeated('answer-lost', 6),
  ...repeated('late', 6),
  ...repeated('reset', 4),
  ...repeated('backend-error', 4),
  ...repeated('unavailable', 4),
  ...repeated('bad-gateway', 2),
  ...repeated('too-many-requests', 3),
  ...repeated('rate-limit', 3),
  ...repeated('truncated', 2),
  ...repeated('wrong-length', 2),
  'portal',
  'wrong-id',
  'unauthorized',
  'empty',
  'half-open',
];

/** Of a hundred requests. */
const FAULTY = 20;

/** Of so many requests, the last ones meet with an outage: no try of a command succeeds, and what it changes stays owed. */
const WEATHER = { requests: 120, outage: 25 } as const;

export function raiseStorm({ fake }: Pick<GoogleSite, 'fake'>, seed: number): void {
  const isOut = () => fake.requests.length % WEATHER.requests >= WEATHER.requests - WEATHER.outage;
  const random = randomFrom(seed);
  const times = Number.POSITIVE_INFINITY;
  fake.faults.add(
    { when: () => isOut() && random() < 0.3, fault: 'late', times },
    { when: () => isOut() && random() < 0.5, fault: 'answer-lost', times },
    { when: isOut, fault: 'unavailable', times },
  );
  fake.faults.random(seed, FAULTY / 100, STORM);
}

/** No more faults; what was held back is on its way still. */
export function calmStorm({ fake }: Pick<GoogleSite, 'fake'>): void {
  fake.faults.clear();
}

function repeated(kind: FaultKind, times: number): FaultKind[] {
  return Array.from({ length: times }, () => kind);
}

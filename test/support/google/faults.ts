import { pick, randomFrom } from '../../proof/random.ts';
import { EITHER_WAY, type Fault, type FaultKind } from './fault-kinds.ts';
import type { LoggedRequest } from './wire.ts';

/** Which requests: all of a method and path, and of those the nth (from 1) and what follows. */
export interface Pattern {
  readonly method?: string;
  readonly path?: RegExp;
  readonly nth?: number;
}

export interface FaultRule {
  readonly when: Pattern | ((request: LoggedRequest) => boolean);
  readonly fault: Fault | FaultKind;
  /** How many requests it hits; one unless told otherwise. */
  readonly times?: number;
}

interface ArmedRule {
  readonly rule: FaultRule;
  matched: number;
  left: number;
}

interface LateRequest {
  readonly deliver: () => void;
  requestsLeft: number;
}

/** What goes wrong between a client and Google: by rules, of which the first that fits is taken, or at random. */
export class Faults {
  /** Every answer waits so long, in real milliseconds. */
  latencyMs = 0;
  #rules: ArmedRule[] = [];
  #chance: ((request: LoggedRequest) => Fault | null) | null = null;
  #late: LateRequest[] = [];

  add(...rules: readonly FaultRule[]): void {
    for (const rule of rules) this.#rules.push({ rule, matched: 0, left: rule.times ?? 1 });
  }

  /** The very next request, or the next `times`, whatever they ask. */
  next(fault: Fault | FaultKind, times = 1): void {
    this.add({ when: {}, fault, times });
  }

  /** Any request to the API or for a token fails with `probability`, the same ones for the same seed. */
  random(seed: number, probability: number, kinds: readonly FaultKind[]): void {
    const random = randomFrom(seed);
    this.#chance = ({ path }) => {
      if (path.startsWith('/o/') || random() >= probability) return null;
      const kind = pick(kinds, random);
      return EITHER_WAY.has(kind) ? { kind, applied: random() < 0.5 } : { kind };
    };
  }

  /** No more faults; what is on its way stays there. */
  clear(): void {
    this.#rules = [];
    this.#chance = null;
    this.latencyMs = 0;
  }

  /** Lets every request arrive that was held back; tells how many. */
  deliverLate(): number {
    const late = this.#late.splice(0);
    for (const { deliver } of late) deliver();
    return late.length;
  }

  /** Holds a request back, until `deliverLate` or `afterRequests` more have arrived. */
  holdBack(deliver: () => void, afterRequests: number): void {
    this.#late.push({ deliver, requestsLeft: afterRequests });
  }

  /** Counts an arriving request, before anything is done with it: what comes late may come now. */
  arrived(): void {
    for (const late of this.#late) late.requestsLeft -= 1;
    const due = this.#late.filter(({ requestsLeft }) => requestsLeft <= 0);
    this.#late = this.#late.filter(({ requestsLeft }) => requestsLeft > 0);
    for (const { deliver } of due) deliver();
  }

  /** What is to go wrong with this request; null for nothing. */
  meant(request: LoggedRequest): Fault | null {
    for (const armed of this.#rules) {
      if (armed.left === 0 || !fits(armed.rule.when, request)) continue;
      armed.matched += 1;
      const { when, fault } = armed.rule;
      if (typeof when !== 'function' && armed.matched < (when.nth ?? 1)) continue;
      armed.left -= 1;
      return typeof fault === 'string' ? { kind: fault } : fault;
    }
    return this.#chance?.(request) ?? null;
  }
}

function fits(when: FaultRule['when'], request: LoggedRequest): boolean {
  if (typeof when === 'function') return when(request);
  return (when.method ?? request.method) === request.method && (when.path?.test(request.path) ?? true);
}

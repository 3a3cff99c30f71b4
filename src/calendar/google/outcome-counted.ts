import type { RequestOutcome } from '../../domain/request-figure.ts';
import type { Outcome } from './outcome.ts';

/** Under which name an outcome is counted. `status`: null for a request without an answer. */
export function outcomeCounted({ kind }: Outcome, status: number | null): RequestOutcome {
  if (status === null) return 'unanswered';
  return COUNTED[kind] ?? (status >= 500 || status === 408 ? 'failing' : 'senseless');
}

const COUNTED: Partial<Readonly<Record<Outcome['kind'], RequestOutcome>>> = {
  ok: 'ok',
  'not-found': 'missing',
  deleted: 'gone',
  conflict: 'taken',
  'condition-not-met': 'changed',
  'bad-parameter': 'refused',
  refused: 'refused',
  unwatchable: 'refused',
  'address-refused': 'refused',
  'id-taken': 'taken',
  forbidden: 'denied',
  denied: 'denied',
  'token-refused': 'signed-out',
  throttled: 'throttled',
};

import type { Claim } from './claims.ts';

/**
 * A time behind the words that somebody waits says until when: `wait until 3:30`, and `tue 9 wait 3:30` where another time says when it
 * begins. Where it is the only one, it is when they come.
 */
export function withWaitingUntil(claims: readonly Claim[]): readonly Claim[] {
  return claims.map((claim, i) => {
    const before = claims[i - 1];
    const { said } = claim;
    const isBehind = before?.said.kind === 'mode' && before.said.mode === 'wait' && before.to === claim.from;
    if (!isBehind || said.kind !== 'time') return claim;
    const { atom } = said;
    const until =
      atom.kind === 'limit' && atom.from === null
        ? atom.until
        : atom.kind === 'time' && claims.some((other) => other !== claim && saysBeginning(other))
          ? atom.said.clock
          : null;
    if (until === null) return claim;
    const deadline = { kind: 'limit', from: null, until, isDeadline: true } as const;
    return { said: { kind: 'time', atom: deadline }, from: claim.from, to: claim.to };
  });
}

function saysBeginning({ said }: Claim): boolean {
  if (said.kind !== 'time') return false;
  const { atom } = said;
  return (
    atom.kind === 'time' || atom.kind === 'instant' || (atom.kind === 'days' && atom.timeMs !== undefined)
  );
}

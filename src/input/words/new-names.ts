import type { Claim } from './claims.ts';
import type { Token } from './tokens.ts';

/** The claims without those of a technician where somebody new is named: `new Maria Lopez`, `new Ana Maria Lopez`. */
export function withNewNames(claims: readonly Claim[], tokens: readonly Token[]): readonly Claim[] {
  const beginning = claims.find(({ said }) => said.kind === 'new');
  if (beginning === undefined) return claims;
  const names = new Set<Claim>();
  for (let at = beginning.to; at < tokens.length; ) {
    const token = tokens[at];
    const claim = claims.find(({ from, to }) => from <= at && at < to);
    const isWord = claim === undefined && token?.kind === 'word' && !/\d/.test(token.key);
    const isName = isWord || (claim?.said.kind === 'technician' && claim.said.isBare);
    if (!isName) break;
    if (claim !== undefined) names.add(claim);
    at = claim?.to ?? at + 1;
    if (tokens[at - 1]?.stop === true) break;
  }
  return claims.filter((claim) => !names.has(claim));
}

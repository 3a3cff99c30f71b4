/** Words of the domain's for `IN (…)`, so that no list of them is written twice. */
export function listed(words: readonly string[]): string {
  return words.map((word) => `'${word}'`).join(', ');
}

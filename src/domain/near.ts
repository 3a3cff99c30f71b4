/** Single-character edits from one to the other; a swap of neighbours counts as one. */
function distance(a: string, b: string): number {
  let before: number[] = [];
  let previous = Array.from({ length: b.length + 1 }, (_, at) => at);
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const changed = a[i - 1] === b[j - 1] ? 0 : 1;
      let cost = Math.min(
        (previous[j] as number) + 1,
        (row[j - 1] as number) + 1,
        (previous[j - 1] as number) + changed,
      );
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        cost = Math.min(cost, (before[j - 2] as number) + 1);
      row.push(cost);
    }
    before = previous;
    previous = row;
  }
  return previous[b.length] as number;
}

/** Those of `known` that `text` was probably meant to be: slips of the pen, and names that it begins; at most three. */
export function nearest(text: string, known: readonly string[]): string[] {
  const wanted = text.toLowerCase();
  if (wanted.length > 100) return [];
  return known
    .map((name) => {
      const begun = wanted.length > 2 && name.toLowerCase().startsWith(wanted);
      return { name, begun, edits: begun ? 1 : distance(wanted, name.toLowerCase()) };
    })
    .filter(
      ({ name, begun, edits }) =>
        begun || edits <= Math.max(1, Math.floor(Math.min(name.length, wanted.length) / 3)),
    )
    .sort((a, b) => a.edits - b.edits)
    .slice(0, 3)
    .map(({ name }) => name);
}

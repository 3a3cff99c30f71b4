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

/**
 * Those of `known` that `text` was probably meant to be: slips of the pen, one in three letters, in the whole name or in a word of
 * it, and names that it begins; at most three. Of two letters any two words are near, so that nothing is made of them.
 */
export function nearest(text: string, known: readonly string[]): string[] {
  const wanted = plain(text);
  if (wanted.length > 100) return [];
  return known
    .map((name) => ({ name, edits: slips(wanted, plain(name)) }))
    .filter(({ edits }) => edits !== null)
    .sort((a, b) => Number(a.edits) - Number(b.edits))
    .slice(0, 3)
    .map(({ name }) => name);
}

/** Without the dashes of an option, which would count as letters that are right. */
function plain(name: string): string {
  return name.toLowerCase().replace(/^--?/, '');
}

/** How far off the name is; null for one that was not meant. */
function slips(wanted: string, name: string): number | null {
  if (wanted.length > 2 && name.startsWith(wanted)) return 1;
  const counts = [name, ...name.split(/[\s_-]+/)]
    .map((part) => ({
      edits: distance(wanted, part),
      most: Math.floor(Math.min(part.length, wanted.length) / 3),
    }))
    .filter(({ edits, most }) => most > 0 && edits <= most)
    .map(({ edits }) => edits);
  return counts.length === 0 ? null : Math.min(...counts);
}

/** ` (Did you mean book?)`, or nothing where nothing is near. */
export function meantText([first, ...others]: readonly string[]): string {
  if (first === undefined) return '';
  return others.length === 0
    ? ` (Did you mean ${first}?)`
    : ` (Did you mean one of ${[first, ...others].join(', ')}?)`;
}

/** How many of many lines a person is shown, and a script is given: the rest is counted. */
export const LISTED = 20;
export const LISTED_IN_JSON = 100;

/** A line for each of the first ones and, where there are more, one that counts those. */
export function firstLines<T>(all: readonly T[], most: number, lineOf: (one: T) => string): string[] {
  const lines = all.slice(0, most).map(lineOf);
  return all.length <= most ? lines : [...lines, `… and ${figure(all.length - most)} more`];
}

/** `100,000` */
export function figure(count: number): string {
  return String(count).replaceAll(/\B(?=(?:\d{3})+$)/g, ',');
}

/** `64 KB`, `16 MB` */
export function sizeText(bytes: number): string {
  const [megabyte, kilobyte] = [1024 * 1024, 1024];
  return bytes >= megabyte ? `${Math.floor(bytes / megabyte)} MB` : `${Math.floor(bytes / kilobyte)} KB`;
}

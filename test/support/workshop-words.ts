import { DateTime } from 'luxon';

/** `Mon 2026-11-23 07:00` on New York's clock, the weekday checked, or an ISO instant, as epoch milliseconds. */
export function instantOf(text: string): number {
  const [, weekday, wall] = /^(\w{3}) (\d{4}-\d\d-\d\d \d\d:\d\d)$/.exec(text) ?? [];
  const at =
    wall === undefined ? DateTime.fromISO(text) : DateTime.fromSQL(wall, { zone: 'America/New_York' });
  if (!at.isValid) throw new Error(`"${text}" is no time`);
  if (weekday !== undefined && at.weekdayShort !== weekday) {
    throw new Error(`${text} is a ${at.weekdayShort}`);
  }
  return at.toMillis();
}

/** The words of a command line as a shell parts them: at spaces, quotes keeping together. */
export function wordsOf(line: string | readonly string[]): readonly string[] {
  if (typeof line !== 'string') return line;
  const words = line.match(/(?:[^\s"']|"[^"]*"|'[^']*')+/g) ?? [];
  return words.map((word) => word.replace(/"([^"]*)"|'([^']*)'/g, '$1$2'));
}

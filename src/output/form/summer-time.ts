import { withoutSummerTime } from '../../domain/summer-time.ts';

/** What to say of a shop's zone that is probably not meant; null of any other. */
export function summerTimeText(zone: string): string | null {
  const mistaken = withoutSummerTime(zone);
  if (mistaken === null) return null;
  const meant = mistaken.city ?? 'that of a city, as America/New_York';
  return `The time zone ${zone} has no summer time: its clock is the same all year. Where clocks change, name ${meant}.`;
}

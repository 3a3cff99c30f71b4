import type { OthersAbout } from '../../domain/others-about.ts';

/** `Standup, Room 2`; `meeting` or `busy in the calendar` where no more is known. A place that is a link is told as such. */
export function othersText({ kind, title, place }: Pick<OthersAbout, 'kind' | 'title' | 'place'>): string {
  const what = title || (kind === 'meeting' ? 'meeting' : 'busy in the calendar');
  return place === null || place.includes('://') ? what : `${what}, ${place}`;
}

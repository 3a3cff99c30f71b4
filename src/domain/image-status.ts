import type { CalendarStatus } from './appointment.ts';
import type { EventImage } from './event-image.ts';

/** What of an image tells how the appointment stands in that calendar: a list needs no more of it. */
export interface Standing
  extends Pick<EventImage, 'present' | 'wantedRevision' | 'removedRevision' | 'refusedRevision'> {
  /** Something is still to be asked of the calendar (`isOwed`). */
  readonly isOwed: boolean;
}

export function imageStatus(image: Standing): CalendarStatus {
  if (image.isOwed) return 'pending';
  if (image.present && image.removedRevision !== null) return 'needs_person';
  return image.refusedRevision === image.wantedRevision ? 'failed' : 'synced';
}

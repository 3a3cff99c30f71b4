import type { AppointmentStatus } from './appointment.ts';
import type { Instant } from './interval.ts';
import type { LocalDate } from './local-date.ts';
import type { VisitDetails } from './visit-details.ts';

/** What is noted of a visit while it goes on. */
export const MARKS = ['arrived', 'in_progress', 'completed', 'no_show'] as const;
export type Mark = (typeof MARKS)[number];

/** What a mark comes to for a visit that has come so far. */
export type Step =
  | 'forward'
  /** It is so already. */
  | 'so'
  /** Whoever was thought not to come is here after all, and takes the time again. */
  | 'returns'
  /** Only taking back what was noted leads there. */
  | 'back'
  /** It is cancelled: nothing more happens to it. */
  | 'never';

/** A busy counter passes over what it has no time to note; what was noted by mistake is taken back, not overwritten. */
const STEPS: Readonly<Record<AppointmentStatus, Readonly<Record<Mark, Step>>>> = {
  scheduled: { arrived: 'forward', in_progress: 'forward', completed: 'forward', no_show: 'forward' },
  arrived: { arrived: 'so', in_progress: 'forward', completed: 'forward', no_show: 'back' },
  in_progress: { arrived: 'back', in_progress: 'so', completed: 'forward', no_show: 'back' },
  completed: { arrived: 'back', in_progress: 'back', completed: 'so', no_show: 'back' },
  no_show: { arrived: 'returns', in_progress: 'returns', completed: 'returns', no_show: 'so' },
  cancelled: { arrived: 'never', in_progress: 'never', completed: 'never', no_show: 'never' },
};

export function stepOf(status: AppointmentStatus, mark: Mark): Step {
  return STEPS[status][mark];
}

/** What is kept of the moment in which a mark is set. */
export function momentOf(mark: Mark, at: Instant): Partial<VisitDetails> {
  const moments: Readonly<Record<Mark, Partial<VisitDetails>>> = {
    arrived: { arrivedAt: at },
    in_progress: { startedAt: at },
    completed: { completedAt: at },
    no_show: {},
  };
  return moments[mark];
}

/** Why a mark is likely a slip: the visit is another day's, or, for a no-show, still to come. */
export type NotDue = 'earlier-day' | 'later-day' | 'later';

/**
 * Whether a mark is set on a visit that it can hardly be meant for; null: it fits. Who is here, is here. A day late it is
 * usual to note what was begun or done, and that nobody came, and unusual that somebody arrives.
 */
export function notDue(
  mark: Mark,
  visit: { readonly status: AppointmentStatus; readonly date: LocalDate; readonly start: Instant },
  { today, now }: { readonly today: LocalDate; readonly now: Instant },
): NotDue | null {
  const isHere = visit.status === 'arrived' || visit.status === 'in_progress';
  if (isHere) return null;
  if (visit.date > today) return 'later-day';
  if (mark === 'no_show') return visit.start > now ? 'later' : null;
  return visit.date < today && mark === 'arrived' ? 'earlier-day' : null;
}

import type { CalendarEvidence } from './health-evidence.ts';

/** True where one does not answer, and no other has been read since it was tried. */
export function nobodyAnswers(asked: readonly CalendarEvidence[]): boolean {
  const failing = asked.filter(({ failures }) => failures > 0);
  const triedAt = Math.min(...failing.map(({ attemptedAt }) => attemptedAt ?? 0));
  const answers = ({ failures, readAt }: CalendarEvidence) =>
    failures === 0 && readAt !== null && readAt >= triedAt;
  return failing.length > 0 && !asked.some(answers);
}

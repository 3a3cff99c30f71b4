import type { OthersWanted } from '../../src/domain/others-about.ts';

/** Of a new shop. */
export const TIMES_OF_OTHERS: OthersWanted = { othersEvents: 'times', meetingHosts: [] };
/** Of one that keeps all that is told, and holds meetings of its own. */
export const ALL_OF_OTHERS: OthersWanted = {
  othersEvents: 'details',
  meetingHosts: ['meet.garage.example', '*.video.example'],
};

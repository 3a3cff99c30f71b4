import type { PushService } from '../../src/calendar/push-service.ts';

/** Where nobody is asked to tell of changes. */
export const NO_PUSH: PushService = {
  watch: async () => ({ kind: 'unwatchable', why: 'nobody tells of changes here' }),
  stopWatching: async () => ({ kind: 'missing' }),
};

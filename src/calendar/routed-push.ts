import { unsent } from '../domain/calendar-answer.ts';
import type { PushService } from './push-service.ts';
import type { Route } from './routed-calendar.ts';

/** Only of what is at Google anybody else can tell: the book's own calendars change in the book alone. */
export function routedPush(
  routeOf: (calendarId: string) => Promise<Route>,
  google: () => Promise<PushService>,
): PushService {
  const asked = async <Answer>(calendarId: string, ask: (push: PushService) => Promise<Answer>) => {
    const route = await routeOf(calendarId);
    if (route.to === 'nobody') return unsent(route.trouble);
    return route.to === 'local' ? OWN : ask(await google());
  };
  return {
    watch: (calendarId, wanted, withinMs) =>
      asked(calendarId, (push) => push.watch(calendarId, wanted, withinMs)),
    stopWatching: async (calendarId, channel, withinMs) => {
      const answer = await asked(calendarId, (push) => push.stopWatching(calendarId, channel, withinMs));
      return answer.kind === 'unwatchable' ? { kind: 'missing' } : answer;
    },
  };
}

const OWN = { kind: 'unwatchable', why: 'it lies in the book itself' } as const;

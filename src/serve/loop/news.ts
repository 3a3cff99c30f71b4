import type { Clock } from '../../clock.ts';
import type { WatchTrouble } from '../../domain/push-channel.ts';
import type { Tell } from '../../doors/telling.ts';
import { AppError, type Damage } from '../../failure.ts';
import type { MendReport } from '../../usecases/health/mend.ts';
import type { Comparison } from '../../usecases/in-step/compare-calendars.ts';
import type { Turn } from '../../usecases/in-step/keep-in-step.ts';
import { reportSync } from '../../usecases/in-step/report-sync.ts';
import type { Synced } from '../../usecases/in-step/sync-calendar.ts';
import type { Ports } from '../../usecases/ports.ts';

/** What the log says. Trouble is told when it comes and when it is over, however often it is met. */
export interface News {
  /** Something was done about the channels of a calendar. `trouble`: what was in the way. */
  readonly watched: (calendarId: string, trouble: WatchTrouble | null, ports: Ports) => Promise<void>;
  /** `turn`: whose it was; null: of no single calendar. */
  readonly served: (turn: Turn | null, synced: Synced, ports: Ports) => Promise<void>;
  /** What was thrown by what is named: a failure in a line, anything else as the bug that it is. */
  readonly trouble: (about: string, thrown: unknown) => void;
  /** The book could be looked at. */
  readonly bookIsWell: () => void;
  /** Null: nothing was compared. */
  readonly compared: (comparison: Comparison | null) => Promise<void>;
  /** Null: nothing was mended. */
  readonly mended: (report: MendReport | null) => Promise<void>;
  readonly damaged: (found: readonly Damage[]) => Promise<void>;
  readonly clockJumped: (byMs: number) => void;
}

interface Around {
  readonly clock: Clock;
  readonly tell: Tell;
  readonly tellOfFailure: (thrown: AppError) => Promise<void>;
  readonly tellOfBug: (thrown: unknown) => void;
}

export const THE_BOOK = 'the book';

/** Loaded when there is something to tell. */
const words = () => import('../../output/serve/served.ts');

export function newsTo({ clock, tell, tellOfFailure, tellOfBug }: Around): News {
  /** What is known to be wrong, by what it is about. */
  const told = new Map<string, string>();
  const isNew = (about: string, what: string): boolean => {
    const known = told.get(about) === what;
    told.set(about, what);
    return !known;
  };
  const tellOfCalendar = async (turn: Turn, synced: Synced, ports: Ports): Promise<void> => {
    const { calendarId, reads } = turn;
    const own = synced.troubles.filter((trouble) => trouble.calendarId === calendarId);
    const { troubles } = await reportSync({ ...synced, adopted: [], added: [], troubles: own }, ports);
    const [one] = troubles;
    const isHeard = reads || synced.delivered > 0;
    if (one === undefined) {
      if (!isHeard || !told.delete(calendarId)) return;
      const { calendarLabel } = await import('../../usecases/calendar/calendar-label.ts');
      return tell((await words()).inStepAgainText(await calendarLabel(calendarId, ports)));
    }
    if (!isNew(calendarId, one.trouble.kind)) return;
    const { shopTime } = await import('../../output/form/moments.ts');
    const time = shopTime(await ports.store.shop.read(), clock.now());
    tell((await words()).outOfStepText(one, time));
  };

  return {
    served: async (turn, synced, ports) => {
      const text = (await words()).servedText(await reportSync(synced, ports));
      if (text !== null) tell(text);
      if (turn !== null) await tellOfCalendar(turn, synced, ports);
    },
    watched: async (calendarId, trouble, ports) => {
      const about = `channels of ${calendarId}`;
      if (trouble === null ? !told.delete(about) : !isNew(about, trouble.kind)) return;
      const { calendarLabel } = await import('../../usecases/calendar/calendar-label.ts');
      const calendar = await calendarLabel(calendarId, ports);
      const { toldOfAgainText, toldOfText } = await import('../../output/calendars/channel-words.ts');
      if (trouble === null) return tell(toldOfAgainText(calendar));
      const { shopTime } = await import('../../output/form/moments.ts');
      tell(toldOfText(calendar, trouble, shopTime(await ports.store.shop.read(), clock.now())));
    },
    trouble: (about, thrown) => {
      const what = thrown instanceof AppError ? thrown.failure.code : String(thrown);
      if (!isNew(about, what)) return;
      if (thrown instanceof AppError) void tellOfFailure(thrown);
      else tellOfBug(thrown);
    },
    bookIsWell: () => void told.delete(THE_BOOK),
    compared: async (comparison) => {
      if (comparison !== null && comparison.differences.length > 0)
        tell((await words()).differsText(comparison));
    },
    mended: async (report) => {
      if (report !== null) tell((await words()).mendedText(report));
    },
    damaged: async (found) => {
      if (found.length === 0) {
        told.delete('damage');
        return;
      }
      if (!isNew('damage', JSON.stringify(found))) return;
      tell((await import('../../output/notices/damage.ts')).damageNote(found));
    },
    clockJumped: (byMs) => void words().then(({ clockJumpedText }) => tell(clockJumpedText(byMs))),
  };
}

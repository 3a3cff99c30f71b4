import { dateAt, type ZoneRules } from '../../domain/zone.ts';
import { exactWhen, type When, whenContext } from '../../input/when.ts';
import { firstSlotView, slotsView } from '../../output/appointments/slots.ts';
import type { FoundSlots, SlotQuestion } from '../../usecases/free-time/find-slots.ts';
import { firstFound } from '../../usecases/free-time/first-found.ts';
import { type Look, lookAhead, nextFree, type OfferedStart } from '../../usecases/free-time/next-free.ts';
import type { App } from '../app.ts';
import { warnOfSource } from '../calendars/warn-of-source.ts';
import { examples } from '../help/examples.ts';
import { onceSaid } from '../options/once-said.ts';
import { eachOf, minutes, textOf, wholeNumber, wordsOf } from '../options/option-parsers.ts';
import { servicesGiven } from '../options/services-given.ts';
import { readingAsked } from '../options/when.ts';
import type { Fill } from '../run/load-command.ts';

interface SlotsOptions {
  readonly days?: number;
  readonly week?: boolean;
  readonly service?: readonly string[];
  readonly duration?: number;
  readonly bay?: string;
  readonly technician?: string;
  readonly limit?: number;
  readonly first?: boolean;
}

/** Days looked through for the first free time when nobody says how many. */
const FIRST_WITHIN_DAYS = 90;

export const fillSlots: Fill = (command, app) =>
  examples(
    command,
    ['slots', "today's free times"],
    ['slots brakes tue afternoon', 'when a brake job fits on Tuesday after noon'],
    ['slots --week --duration 3h --limit 4', 'the first four times of the week for a long job'],
  )
    .argument(
      '[when...]',
      'when, and what for: tomorrow, fri 14:00, "brakes this week before 11 with Maria"; today when left out',
      wordsOf('booking words'),
    )
    .option('-d, --days <n>', 'how many days', wholeNumber(1, 366))
    .option('-w, --week', 'seven days')
    .option(
      '-s, --service <type>',
      'for this service: its length, buffer and skills; several: oil+tires',
      eachOf('name'),
    )
    .option('--duration <minutes>', 'for a job of this length', minutes)
    .option('-b, --bay <name>', 'in this bay', textOf('name'))
    .option('-t, --technician <name>', 'with this technician', textOf('name'))
    .option('-l, --limit <n>', 'at most this many windows and starts', wholeNumber(1, 10_000))
    .option('-1, --first', 'only the first free time, looking ahead')
    .action(async (words: string[], typed: SlotsOptions) => {
      const options = await servicesGiven(typed, app);
      const { found, isFirst, next } = await freeTime(words, options, app);
      const { limit, first = isFirst } = options;
      const time = await app.time();
      await warnOfSource(found, time, app);
      const most = first ? 1 : limit;
      const shown = most === undefined ? found : firstFound(found, most);
      if (first) return app.show(firstSlotView(shown, time));
      app.show(slotsView(shown, time, await next(), startsOf(found) - startsOf(shown)));
    });

function startsOf({ days }: FoundSlots): number {
  return days.reduce((sum, { starts }) => sum + starts.length, 0);
}

interface FreeTime {
  readonly found: FoundSlots;
  /** Only the first of it was asked for in words. */
  readonly isFirst: boolean;
  /** When the next free time is; null where something was found, or nothing is to be hoped for. */
  readonly next: () => Promise<OfferedStart | null>;
}

async function freeTime(words: readonly string[], options: SlotsOptions, app: App): Promise<FreeTime> {
  const shop = await app.shop();
  const ports = await app.ports();
  const { zone, now } = await app.time();
  const { service, duration = null, bay = null, technician = null, first = false } = options;
  const days = options.days ?? (options.week ? 7 : first ? FIRST_WITHIN_DAYS : 1);
  const given = { services: service ?? [], durationMinutes: duration, bay, technician };
  const today = { from: dateAt(zone, now), notBefore: null, days };
  const free = async (look: Look, isFirst: boolean): Promise<FreeTime> => {
    const seen = await lookAhead(look, shop, ports);
    return { found: seen.found, isFirst, next: () => nextFree(seen, look, shop, ports) };
  };
  const plain = (question: SlotQuestion) =>
    free({ question, only: (found) => found, onlySome: false }, first);
  if (words.length === 0) return plain({ ...given, ...today });
  const exact = exactWhen(words.join(' '), whenContext(shop, now));
  if (exact !== null) return plain({ ...given, days, ...dayOf(exact, zone) });
  const { workAsked } = await import('../../usecases/free-time/work-asked.ts');
  const asked = await readingAsked([words.join(' ')], app, async ([text = ''], { nextWeekdayIs }) =>
    workAsked(text, shop, ports, { nextWeekdayIs }),
  );
  const question = {
    services: onceSaid('service', service, asked.services, 'slots') ?? [],
    durationMinutes: onceSaid('duration', options.duration, asked.duration, 'slots'),
    bay: onceSaid('bay', options.bay, asked.bay, 'slots'),
    technician: onceSaid('technician', options.technician, asked.technician, 'slots'),
  };
  if (asked.wanted !== null) {
    const { wantedLook } = await import('../../usecases/free-time/wanted-starts.ts');
    const isFirst = asked.wanted.earliest;
    const openDays = isFirst ? FIRST_WITHIN_DAYS : days;
    return free(wantedLook(question, asked.wanted, shop, now, openDays), isFirst);
  }
  const { when } = asked;
  const from = when === null ? today : dayOf(when, zone);
  return plain({ ...question, days, ...from });
}

/** From the beginning of a day, or from a moment of it. */
function dayOf(when: When, zone: ZoneRules) {
  return when.kind === 'date'
    ? { from: when.date, notBefore: null }
    : { from: dateAt(zone, when.at), notBefore: when.at };
}

import { dateAt } from '../../domain/zone.ts';
import { firstSlotView, slotsView } from '../../output/appointments/slots.ts';
import { findSlots } from '../../usecases/free-time/find-slots.ts';
import { firstFound } from '../../usecases/free-time/first-found.ts';
import type { App } from '../app.ts';
import { examples } from '../examples.ts';
import type { Fill } from '../load-command.ts';
import { eachOf, minutes, textOf, wholeNumber, wordsOf } from '../option-parsers.ts';
import { warnOfSource } from '../warn-of-source.ts';
import { whenTyped } from '../when.ts';

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
    ['slots tue --service brake', 'when a brake job fits on Tuesday'],
    ['slots --week --duration 3h --limit 4', 'the first four times of the week for a long job'],
  )
    .argument(
      '[when...]',
      'from when: tomorrow, fri 14:00, "in 2 weeks", 2026-12-24; today when left out',
      wordsOf('time'),
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
    .action(async (words: string[], options: SlotsOptions) => {
      const asked = await question(words.join(' '), options, app);
      const found = await findSlots(asked, await app.shop(), await app.ports());
      const { limit, first = false } = options;
      const time = await app.time();
      await warnOfSource(found, time, app);
      const most = first ? 1 : limit;
      const shown = most === undefined ? found : firstFound(found, most);
      app.show(first ? firstSlotView(shown, time) : slotsView(shown, time));
    });

async function question(words: string, options: SlotsOptions, app: App) {
  const { zone, now } = await app.time();
  const { service: services = [], duration = null, bay = null, technician = null, first = false } = options;
  const when =
    words === '' ? { kind: 'date' as const, date: dateAt(zone, now) } : await whenTyped(words, app);
  return {
    from: when.kind === 'date' ? when.date : dateAt(zone, when.at),
    notBefore: when.kind === 'date' ? null : when.at,
    days: options.days ?? (options.week ? 7 : first ? FIRST_WITHIN_DAYS : 1),
    services,
    durationMinutes: duration,
    bay,
    technician,
  };
}

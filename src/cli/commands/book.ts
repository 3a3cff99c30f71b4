import { MOST_IN_SERIES } from '../../domain/series-limits.ts';
import { AppError } from '../../failure.ts';
import { bookedView } from '../../output/appointments/appointment.ts';
import { bookAppointment } from '../../usecases/booking/book-appointment.ts';
import type { App } from '../app.ts';
import { untilTimeFits } from '../asking/ask-again.ts';
import { besideVisit } from '../booking/beside-visit.ts';
import type { BookOptions } from '../booking/book-options.ts';
import { askingOtherTime, bookRequest } from '../booking/booking.ts';
import { takingHeld } from '../booking/taking-held.ts';
import { atTimeMeant } from '../booking/time-meant.ts';
import { waysOptions } from '../booking/visit-ways.ts';
import { notOverbooked, showWarned } from '../booking/warn-of-visit.ts';
import { warnIfNotShown } from '../calendars/warn-if-not-shown.ts';
import { examples } from '../help/examples.ts';
import { eachOf, minutes, textOf, wholeNumber, wordsOf } from '../options/option-parsers.ts';
import { servicesGiven } from '../options/services-given.ts';
import { outcomeOf, writeOf, writing } from '../options/writing.ts';
import { customerOptions, vehicleOptions } from '../people/people-options.ts';
import type { Fill } from '../run/load-command.ts';

export const fillBook: Fill = (command, app) => {
  examples(
    command,
    ['book', 'asks for all that it needs'],
    ['book oil tue 9 0134', 'an oil change for the customer whose phone ends so'],
    [
      'book --name "Maya Chen" --phone 2125550188 --make Honda --model Civic --service brake --at "fri 11"',
      'somebody new',
    ],
  )
    .argument('[words...]', 'in your own words: oil tue 9 555-0134', wordsOf('booking words'))
    .option('-c, --customer <who>', 'number, phone or name', textOf('search text'))
    .option('-v, --vehicle <which>', 'number or plate', textOf('search text'))
    .option('-s, --service <type>', 'what is to be done; several: oil+tires, or once more', eachOf('name'))
    .option('--at <when>', 'when it starts: tue 9:30, tomorrow 9am, 2026-12-24T09:00', textOf('time'))
    .option('--duration <minutes>', 'how long, also as 1h30; the service says when left out', minutes)
    .option('-b, --bay <name>', 'in this bay', textOf('name'))
    .option('-t, --technician <name>', 'with this technician', textOf('name'))
    .option('--notes <text>', 'for the shop', textOf('notes'))
    .option('--concerns <text>', "the customer's own words", textOf('concerns'))
    .option('--overbook <why>', 'take a taken time, and record why', textOf('reason'))
    .option('--take-held', 'take a time that is held for somebody who is deciding')
    .option(
      '--repeat <how often>',
      'a series: "every 3 months", "every other tuesday", "last friday of each month"',
      textOf('search text'),
    )
    .option('--count <visits>', 'with --repeat: how many in all', wholeNumber(2, MOST_IN_SERIES))
    .option('--until <when>', 'with --repeat: the last day', textOf('time'))
    .option('--invite', 'invite the customer by e-mail')
    .option('--no-invite', 'send no invitation');
  writing(vehicleOptions(customerOptions(waysOptions(command)))).action(
    async (words: string[], typed: BookOptions) => {
      const write = await writeOf(app, command);
      assertRepeats(typed);
      const given = await servicesGiven(typed, app);
      const options = words.length === 0 ? given : await inWords(given, words, app);
      const request = await bookRequest(options, app);
      if (words.length > 0)
        await (await import('../booking/show-understood.ts')).showUnderstood(words, options, request, app);
      if (options.repeat !== undefined)
        return (await import('../series/series-booked.ts')).bookRepeated(request, options, write, app);
      const ports = await app.ports();
      const shop = await app.shop();
      const time = await app.time();
      const isInWords = typed.at === undefined && options.at !== undefined;
      const other = isInWords ? 'nearest' : askingOtherTime(options, request, app);
      const booked = await untilTimeFits(request.at, other, app, (fitting) =>
        atTimeMeant(fitting, app, (at) =>
          besideVisit({ ...request, at }, app, (asked) =>
            takingHeld(asked, app, (wanted) => bookAppointment(wanted, shop, write, ports)),
          ),
        ),
      );
      const view = bookedView(booked.value, outcomeOf(booked, write), time, booked.receipt, booked);
      showWarned(view, notOverbooked(options.overbook, booked), app);
      if (!write.dryRun) await warnIfNotShown(booked.value, booked.trouble, app);
    },
  );
};

/** Throws `usage` for an end of nothing that repeats, and for a series that would take held times. */
function assertRepeats({ repeat, count, until, takeHeld }: BookOptions): void {
  if (repeat !== undefined && takeHeld === true) {
    const contrary = { kind: 'contrary', options: ['--repeat', '--take-held'] } as const;
    throw new AppError({ code: 'usage', problem: contrary, command: 'book' });
  }
  if (repeat !== undefined || (count ?? until) === undefined) return;
  const option = count === undefined ? '--until' : '--count';
  const problem = { kind: 'goes-with', option, other: '--repeat' } as const;
  throw new AppError({ code: 'usage', problem, command: 'book' });
}

/** The grammar is loaded when there are words. */
async function inWords(typed: BookOptions, words: readonly string[], app: App): Promise<BookOptions> {
  const { withWords } = await import('../booking/booking-words.ts');
  return withWords(typed, words, app);
}

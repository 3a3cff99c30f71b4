import type { Instant } from '../../domain/interval.ts';
import { failureOf, type SeriesRefusal } from '../../failure.ts';
import { type RepeatSaid, readRepeat } from '../../input/words/repeat.ts';
import { seriesBookedView } from '../../output/appointments/series.ts';
import { refusalText } from '../../output/failure/failure-series.ts';
import { momentText } from '../../output/form/moments.ts';
import type { Write } from '../../store/write.ts';
import type { BookRequest } from '../../usecases/booking/book-appointment.ts';
import { bookSeries } from '../../usecases/series/book-series.ts';
import { type SeriesEndSaid, seriesMeant } from '../../usecases/series/series-said.ts';
import type { App, Prompter } from '../app.ts';
import { required } from '../asking/required.ts';
import { hasLeft } from '../asking/stepping-back.ts';
import type { BookOptions } from '../booking/book-options.ts';
import { warnIfOneIsNotShown } from '../calendars/warn-if-not-shown.ts';
import { readingAsked } from '../options/when.ts';
import { outcomeOf } from '../options/writing.ts';

/** Books a series: all visits or none. At a terminal each date that cannot be is asked about. */
export async function bookRepeated(
  request: BookRequest,
  { repeat: words = '', count, until }: BookOptions,
  write: Write,
  app: App,
): Promise<void> {
  const said = readRepeat(words);
  const end = await endOf(said, { count, until }, app);
  const ports = await app.ports();
  const shop = await app.shop();
  const time = await app.time();
  const { repeat, starts } = await readingAsked([], app, (_, { nextWeekdayIs }) =>
    seriesMeant({ words, said, ...end }, request.at, shop, time.now, { nextWeekdayIs }),
  );
  const booked = await untilAllFit(starts, app, (fitting) =>
    bookSeries(request, fitting, shop, write, ports),
  );
  app.show(seriesBookedView(booked.value, repeat, outcomeOf(booked, write), time, booked.offTheList));
  if (!write.dryRun) await warnIfOneIsNotShown(booked.value, booked.trouble, app);
}

/** As the command says it; a person at a terminal is asked where nothing does. */
async function endOf(said: RepeatSaid, given: SeriesEndSaid, app: App): Promise<SeriesEndSaid> {
  const isSaid = given.count !== undefined || given.until !== undefined;
  if (isSaid || said.count !== null || said.until !== null) return given;
  return required<SeriesEndSaid>(undefined, '--count or --until', app, async (prompter) => {
    const answer = await prompter.text('How many visits in all, or until when?', {
      required: true,
      what: 'time',
    });
    return /^\d{1,3}$/.test(answer.trim()) ? { count: Number(answer) } : { until: answer };
  });
}

/** Does it with other times for those that cannot be, as a person at a terminal chooses them. Throws `series-refused`. */
async function untilAllFit<T>(
  first: readonly Instant[],
  app: App,
  act: (starts: readonly Instant[]) => Promise<T>,
): Promise<T> {
  for (let starts = first; ; ) {
    try {
      return await act(starts);
    } catch (thrown) {
      const refused = failureOf(thrown, 'series-refused');
      const prompter = refused === null ? null : await app.prompter();
      const instead = new Map<Instant, Instant>();
      if (refused === null || prompter === null) throw thrown;
      for (const refusal of refused.refused) {
        const start = await nearestChosen(refusal, prompter, app);
        if (start === null) throw thrown;
        instead.set(refusal.at, start);
      }
      starts = starts.map((at) => instead.get(at) ?? at);
    }
  }
}

/** Null: none of them. */
async function nearestChosen(refusal: SeriesRefusal, prompter: Prompter, app: App): Promise<Instant | null> {
  const time = await app.time();
  if (refusal.nearest.length === 0) return null;
  const question = `${refusalText({ ...refusal, nearest: [] }, time)}. When instead?`;
  const choices = [
    ...refusal.nearest.map((at) => ({ label: momentText(at, time), value: at })),
    { label: 'book nothing', value: null },
  ];
  return prompter.choose<Instant | null>(question, choices).catch((thrown: unknown) => {
    if (hasLeft(thrown)) return null;
    throw thrown;
  });
}

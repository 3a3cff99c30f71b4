import type { Instant } from '../../domain/interval.ts';
import { AppError } from '../../failure.ts';
import { EXIT } from '../../output/form/exit-code.ts';
import { MENDED_BY_TIME } from '../../usecases/booking/mended-by-time.ts';
import type { App, Choice } from '../app.ts';
import { hasLeft } from './stepping-back.ts';

/** What was typed and is wrong. */
export interface Mended {
  readonly before?: string;
}

/**
 * Asks until the answer can be read. What is wrong with one is told, and what was typed stays in the line to be mended (`mended`), so
 * that a slip of the finger costs nothing. Throws what no other answer would mend.
 */
export async function askAgain<A, T>(
  ask: (mended: Mended) => Promise<A>,
  read: (answer: A) => Promise<T>,
  app: App,
): Promise<T> {
  for (let mended: Mended = {}; ; ) {
    const answer = await ask(mended);
    try {
      return await read(answer);
    } catch (thrown) {
      await tell(thrown, app);
      mended = typeof answer === 'string' ? { before: answer } : {};
    }
  }
}

/** How a command would end that another answer may mend. */
const MENDED_BY_ANSWERS: ReadonlySet<number> = new Set([EXIT.usage, EXIT.notFound, EXIT.refused]);

/**
 * Does what was asked at a time. One that was answered to a question and is refused is asked for again, with the reason.
 * `ask`: `nearest` for a time that was said in words: instead of it the nearest are offered, where there are any; null for one that an
 * option gave, whose refusal is the result.
 */
export async function untilTimeFits<T>(
  at: Instant,
  ask: (() => Promise<Instant>) | 'nearest' | null,
  app: App,
  act: (at: Instant) => Promise<T>,
): Promise<T> {
  for (let next = at; ; ) {
    try {
      return await act(next);
    } catch (thrown) {
      const isRefused = thrown instanceof AppError && MENDED_BY_TIME.has(thrown.failure.code);
      if (ask === null || !isRefused) throw thrown;
      if (ask === 'nearest') next = await nearestChosen(thrown, app);
      else {
        await tell(thrown, app);
        next = await ask();
      }
    }
  }
}

/** One of the times that the refusal names. Throws it where there is none, nobody can be asked, or no other time will do. */
async function nearestChosen(refused: AppError, app: App): Promise<Instant> {
  const { failure } = refused;
  // Who has just said no to a time that is held wants no other.
  const isSettled =
    failure.code === 'in-the-past' || (failure.code === 'slot-taken' && failure.isOnlyHeld === true);
  const nearest = 'nearest' in failure && !isSettled ? failure.nearest : [];
  const prompter = nearest.length === 0 ? null : await app.prompter();
  if (prompter === null) throw refused;
  const time = await app.time();
  const [{ explainFailure }, { momentText }, { momentTyped }] = await Promise.all([
    import('../../output/failure/failure.ts'),
    import('../../output/form/moments.ts'),
    import('../options/when.ts'),
  ]);
  const question = `${explainFailure(failure, time).message} When instead?`;
  const choices: Choice<Instant | string | null>[] = [
    ...nearest.map((at) => ({ label: momentText(at, time), value: at })),
    { label: 'No other time: change nothing', value: null },
  ];
  return askAgain(
    (mended) => prompter.choose(question, choices, anotherTime, mended),
    async (said) => {
      if (said === null) throw new NoOtherTime();
      return typeof said === 'number' ? said : momentTyped(said, app);
    },
    app,
  ).catch((thrown: unknown) => {
    throw thrown instanceof NoOtherTime || hasLeft(thrown) ? refused : thrown;
  });
}

function anotherTime(text: string): Choice<string> {
  return { label: `another time: ${text}`, value: text };
}

/** No other time will do. */
class NoOtherTime extends Error {}

/** The failure in words; anything but a wrong answer is thrown on. */
async function tell(thrown: unknown, app: App): Promise<void> {
  if (!(thrown instanceof AppError)) throw thrown;
  const { explainFailure } = await import('../../output/failure/failure.ts');
  const { told } = await import('../../output/hints/hints.ts');
  const time = await app.time();
  const { exitCode, message, hint } = told(explainFailure(thrown.failure, time), time, app.commandLine);
  if (!MENDED_BY_ANSWERS.has(exitCode)) throw thrown;
  app.warn(hint === '' ? message : `${message}\n${hint.replace(/^/gm, '  ')}`);
}

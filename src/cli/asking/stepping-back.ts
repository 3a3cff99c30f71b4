import { AppError, failureOf } from '../../failure.ts';
import type { Prompter } from '../app.ts';

/** Somebody wants to answer the question before this one again. No failure: whoever asks begins anew. */
export class WentBack extends Error {
  override readonly name = 'WentBack';
}

/** Whether somebody has gone back from the first question of all, and so out of the command. */
export function hasLeft(thrown: unknown): boolean {
  return failureOf(thrown, 'interrupted') !== null && (thrown as AppError).cause instanceof WentBack;
}

interface Said<S extends string | boolean = string | boolean> {
  /** What was typed, the label that was chosen, or yes or no. */
  readonly said: S;
  /** It was none of the choices. */
  readonly isTyped?: boolean;
}

interface Answered extends Said {
  readonly question: string;
}

/** Questions that can be gone back over, one by one. */
export interface Conversation {
  /** The same prompter, whose answers are remembered. */
  remembering(prompter: Prompter): Prompter;
  /** Does the work, and does it again whenever somebody has gone back: up to that question it is answered as it was. */
  readonly untilSettled: <T>(work: () => Promise<T>) => Promise<T>;
  /** What was answered has been acted on: from now on nobody can go back over it. */
  readonly settle: () => void;
  /** What is told now was told before. */
  readonly isRepeating: boolean;
}

/**
 * Escape for a whole command, which need not know of it: its questions come before what it does, so it is begun anew, the answers
 * before that question are given again by themselves, and that one is asked with what was answered before. From a list that is asked
 * first it leads out, as if the command had been broken off.
 */
export function conversation(): Conversation {
  let answered: Answered[] = [];
  let at = 0;
  let isSettled = false;
  const former = new Map<string, Said>();

  /** The same question once more, because its answer was wrong: that one is not gone back to. */
  const forget = (question: string) => {
    const last = answered.findLastIndex((one) => one.question === question);
    if (last >= 0) answered = answered.slice(0, last);
    at = Math.min(at, answered.length);
  };

  const ask = async <S extends string | boolean>(
    question: string,
    mended: S | undefined,
    isAnswer: (said: Said) => said is Said<S>,
    put: (given: { readonly before?: S; readonly mayGoBack: boolean }) => Promise<Said<S>>,
  ): Promise<Said<S>> => {
    if (mended !== undefined) forget(question);
    const known = answered[at];
    if (known !== undefined && known.question === question && isAnswer(known)) {
      at += 1;
      return known;
    }
    answered = answered.slice(0, at);
    const before = former.get(question);
    const offered = mended ?? (before !== undefined && isAnswer(before) ? before.said : undefined);
    try {
      const given = await put({
        ...(offered === undefined ? {} : { before: offered }),
        mayGoBack: at > 0,
      });
      answered.push({ question, ...given });
      former.set(question, given);
      at = answered.length;
      return given;
    } catch (thrown) {
      if (thrown instanceof WentBack && at > 0) {
        answered.pop();
        throw thrown;
      }
      if (thrown instanceof WentBack)
        throw new AppError(
          { code: 'interrupted', ...(isSettled ? {} : { undone: 'all' }) },
          { cause: thrown },
        );
      if (isSettled && failureOf(thrown, 'interrupted') !== null)
        throw new AppError({ code: 'interrupted' }, { cause: thrown });
      throw thrown;
    }
  };

  const settle = () => {
    answered = [];
    former.clear();
    at = 0;
    isSettled = true;
  };

  return {
    remembering: (prompter) => ({
      ...prompter,
      text: async (question, options = {}) => {
        // Where others act while it is open, it may be taken away, and nobody goes back to it.
        if (options.signal !== undefined) return prompter.text(question, options);
        const { said } = await ask(question, options.before, isText, async (given) => ({
          said: await prompter.text(question, { ...options, ...given }),
        }));
        return said;
      },
      choose: async (question, choices, typed, { before: mended, ...how } = {}) => {
        const isAnswer = (answer: Said): answer is Said<string> =>
          answer.isTyped === true ? typed !== undefined : choices.some(({ label }) => label === answer.said);
        const { said, isTyped } = await ask(question, mended, isAnswer, (given) =>
          prompter.choose<Said<string>>(
            question,
            choices.map(({ label }) => ({ label, value: { said: label } })),
            typed && ((text) => ({ label: typed(text).label, value: { said: text, isTyped: true } })),
            { ...how, ...given },
          ),
        );
        // They are made anew each time that the question is asked.
        const chosen = isTyped === true ? undefined : choices.find(({ label }) => label === said);
        return chosen === undefined && typed !== undefined
          ? typed(said).value
          : (chosen as (typeof choices)[number]).value;
      },
      confirm: async (question) => {
        const { said } = await ask(question, undefined, isTruth, async (given) => ({
          said: await prompter.confirm(question, given),
        }));
        return said;
      },
    }),
    untilSettled: async (work) => {
      for (;;) {
        at = 0;
        try {
          return await work();
        } catch (thrown) {
          if (!(thrown instanceof WentBack)) throw thrown;
        }
      }
    },
    settle,
    get isRepeating() {
      return at < answered.length;
    },
  };
}

const isText = (answer: Said): answer is Said<string> => typeof answer.said === 'string';
const isTruth = (answer: Said): answer is Said<boolean> => typeof answer.said === 'boolean';

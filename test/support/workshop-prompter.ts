import type { Prompter } from '../../src/cli/app.ts';
import { WentBack } from '../../src/cli/asking/stepping-back.ts';
import { AppError } from '../../src/failure.ts';

/** What somebody types, or part of the label that is chosen, `''` for Enter alone; yes or no; Ctrl-C, or Escape. */
export type Answer = string | boolean | typeof CTRL_C | typeof ESCAPE;

export const CTRL_C = Symbol('Ctrl-C');
export const ESCAPE = Symbol('Escape');

/** Gives the answers in their order. `onQuestion` hears each question, with its choices and what stands in its line already. */
export function scriptedPrompter(
  answers: readonly Answer[],
  onQuestion: (question: string) => void,
): Prompter & { assertAllAsked(): void } {
  const left = [...answers];
  const next = (question: string, mayGoBack: boolean): string | boolean => {
    onQuestion(question);
    const answer = left.shift();
    if (answer === undefined) throw new Error(`nobody answers "${question}"`);
    if (answer === CTRL_C) throw new AppError({ code: 'interrupted', undone: 'all' });
    // Where there is nothing to go back to, it does nothing; out of a list it leads in any case.
    if (answer === ESCAPE && !mayGoBack) return next(question, false);
    if (typeof answer === 'symbol') throw new WentBack();
    return answer;
  };
  return {
    text: async (question, { required = false, before = '', mayGoBack = false } = {}) => {
      const line = before === '' ? question : `${question} ${before}`;
      const answer = String(next(line, mayGoBack)).trim() || before;
      if (required && answer === '') throw new Error(`"${question}" needs an answer`);
      return answer;
    },
    choose: async (question, choices, typed, { before, isTypedFirst } = {}) => {
      const labels = choices.map(({ label }) => label);
      const isListed = before !== undefined && labels.includes(before);
      const line = before === undefined || isListed ? question : `${question} ${before}`;
      const shown = labels.map((label) => (isListed && label === before ? `❯ ${label}` : label));
      const said = String(next([line, ...shown].join('\n    '), true));
      const answer = said === '' ? (before ?? '') : said;
      const isMeant = (label: string) =>
        said !== '' && isTypedFirst?.(said) === true ? label === answer : label.includes(answer);
      const chosen = choices.find(({ label }) => isMeant(label));
      if (chosen === undefined && typed !== undefined) return typed(answer).value;
      if (chosen === undefined) throw new Error(`"${answer}" is none of ${labels.join(' | ')}`);
      return chosen.value;
    },
    confirm: async (question, { mayGoBack = false } = {}) => next(question, mayGoBack) === true,
    key: async (question, keys) => {
      const answer = next(question, false);
      const pressed = keys.find(({ key }) => key === answer);
      if (pressed === undefined) throw new Error(`no key "${String(answer)}"`);
      return pressed.value;
    },
    assertAllAsked: () => {
      if (left.length > 0) throw new Error(`never asked for: ${left.map(String).join(', ')}`);
    },
  };
}

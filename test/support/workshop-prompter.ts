import type { Prompter } from '../../src/cli/app.ts';
import { AppError } from '../../src/failure.ts';

/** What somebody types, or part of the label that is chosen; yes or no; or Ctrl-C. */
export type Answer = string | boolean | typeof CTRL_C;

export const CTRL_C = Symbol('Ctrl-C');

/** Gives the answers in their order. `onQuestion` hears each question, with its choices. */
export function scriptedPrompter(
  answers: readonly Answer[],
  onQuestion: (question: string) => void,
): Prompter & { assertAllAsked(): void } {
  const left = [...answers];
  const next = (question: string): string | boolean => {
    onQuestion(question);
    const answer = left.shift();
    if (answer === undefined) throw new Error(`nobody answers "${question}"`);
    if (typeof answer === 'symbol') throw new AppError({ code: 'interrupted', undone: 'all' });
    return answer;
  };
  return {
    text: async (question, { required = false } = {}) => {
      const answer = String(next(question)).trim();
      if (required && answer === '') throw new Error(`"${question}" needs an answer`);
      return answer;
    },
    choose: async (question, choices, typed) => {
      const labels = choices.map(({ label }) => label);
      const answer = String(next([question, ...labels].join('\n    ')));
      const chosen = choices.find(({ label }) => label.includes(answer));
      if (chosen === undefined && typed !== undefined) return typed(answer).value;
      if (chosen === undefined) throw new Error(`"${answer}" is none of ${labels.join(' | ')}`);
      return chosen.value;
    },
    confirm: async (question) => next(question) === true,
    key: async (question, keys) => {
      const answer = next(question);
      const pressed = keys.find(({ key }) => key === answer);
      if (pressed === undefined) throw new Error(`no key "${String(answer)}"`);
      return pressed.value;
    },
    assertAllAsked: () => {
      if (left.length > 0) throw new Error(`never asked for: ${left.map(String).join(', ')}`);
    },
  };
}

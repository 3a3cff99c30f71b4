import inquirer from 'inquirer';
import type { Prompter } from '../app.ts';
import { AppError } from '../failure.ts';

/** Long enough to see a day of starts at once. */
const PAGE = 12;

/** Asks at the terminal; questions go to `output`, which is stderr, so that stdout carries results alone. */
export function terminalPrompter(output: NodeJS.WritableStream): Prompter {
  const ask = inquirer.createPromptModule({ output });
  return {
    text: async (message, { required = false, signal } = {}) => {
      const within = signal === undefined ? ask : inquirer.createPromptModule({ output, signal });
      const validate = (text: string) => !required || text.trim() !== '' || 'Please type something.';
      const text = await answered<string>(within([{ type: 'input', name: 'answer', message, validate }]));
      return text.trim();
    },
    choose: async (message, choices) => {
      const listed = choices.map(({ label }, index) => ({ name: label, value: index }));
      const index = await answered<number>(
        ask([{ type: 'select', name: 'answer', message, choices: listed, pageSize: PAGE }]),
      );
      return (choices[index] as (typeof choices)[number]).value;
    },
    confirm: (message) =>
      answered<boolean>(ask([{ type: 'confirm', name: 'answer', message, default: true }])),
  };
}

/** Throws `interrupted` when the person broke off. */
async function answered<T>(answer: Promise<{ answer: T }>): Promise<T> {
  try {
    return (await answer).answer;
  } catch (cause) {
    if ((cause as Error).name !== 'ExitPromptError') throw cause;
    throw new AppError({ code: 'interrupted' }, { cause });
  }
}

import inquirer from 'inquirer';
import { searchKey } from '../domain/search-key.ts';
import { type TextKind, tooLong } from '../domain/text-limits.ts';
import { AppError } from '../failure.ts';
import type { Prompter } from './app.ts';
import { isEscapedBreak, keyReader } from './one-key.ts';

/** Long enough to see a day of starts at once. */
const PAGE = 12;

/** The terminal that is asked at. */
interface Terminal {
  readonly input: NodeJS.ReadableStream;
  /** stderr, so that stdout carries results alone. */
  readonly output: NodeJS.WritableStream;
  /** Takes every question away. */
  readonly interruption: AbortSignal;
}

/** Asks at the terminal. */
export function terminalPrompter(terminal: Terminal): Prompter {
  return {
    text: async (message, { required = false, what = 'answer', signal } = {}) => {
      const validate = (text: string) => problemWith(text, what, required) ?? true;
      const question = { type: 'input', name: 'answer', message, validate } as const;
      return (await answered<string>(terminal, signal, (ask) => ask([question]))).trim();
    },
    choose: async (message, choices, typed) => {
      const source = (text = '') => {
        const said = text.trim();
        const found = choices.filter(({ label }) => hasWords(label, said));
        const shown = typed === undefined || said === '' ? found : [...found, typed(said)];
        // A choice is an object: the prompt gives back the very one.
        return shown.map((choice) => ({ name: choice.label, value: choice }));
      };
      const question = { type: 'search', name: 'answer', message, source, pageSize: PAGE } as const;
      const chosen = await answered<(typeof choices)[number]>(terminal, undefined, (ask) => ask([question]));
      return chosen.value;
    },
    confirm: (message) => {
      const question = { type: 'confirm', name: 'answer', message, default: true } as const;
      return answered<boolean>(terminal, undefined, (ask) => ask([question]));
    },
    key: keyReader(terminal),
  };
}

/** Each word of the text, in any case and place: `tue 9` finds `Tue 1 Dec 09:00`. */
function hasWords(label: string, text: string): boolean {
  const key = searchKey(label);
  return searchKey(text)
    .split(/\s+/)
    .every((word) => key.includes(word));
}

function problemWith(text: string, what: TextKind, required: boolean): string | null {
  if (required && text.trim() === '') return 'Please type something.';
  const excess = tooLong(what, text);
  return excess === null ? null : `At most ${excess.mostCharacters} characters, please.`;
}

type Ask = ReturnType<typeof inquirer.createPromptModule<never>>;

/** Throws `interrupted` when the person broke off, at the terminal or by a signal. */
async function answered<T>(
  { input, output, interruption }: Terminal,
  signal: AbortSignal | undefined,
  question: (ask: Ask) => Promise<unknown>,
): Promise<T> {
  const broken = new AbortController();
  const onKey = (_: unknown, { sequence = '' }: { readonly sequence?: string } = {}) => {
    if (isEscapedBreak(sequence)) broken.abort();
  };
  input.on('keypress', onKey);
  const either = AbortSignal.any([broken.signal, interruption, ...(signal === undefined ? [] : [signal])]);
  try {
    const ask = inquirer.createPromptModule({ input, output, signal: either });
    return ((await question(ask)) as { readonly answer: T }).answer;
  } catch (cause) {
    const isBroken = broken.signal.aborted || interruption.aborted;
    if ((cause as Error).name !== 'ExitPromptError' && !isBroken) throw cause;
    // A command asks before it does anything.
    throw new AppError({ code: 'interrupted', undone: 'all' }, { cause });
  } finally {
    input.off('keypress', onKey);
  }
}

import { AppError } from '../../failure.ts';
import { inColumns } from '../../output/form/wrap.ts';
import type { Asking, Choice, ChooseOptions, Prompter } from '../app.ts';
import { WentBack } from '../asking/stepping-back.ts';
import { fittingChoices, numberOf, numberSaid, problemWith } from './answers.ts';
import { keyNamed, keysText } from './one-key.ts';
import { widthFor } from './terminal-looks.ts';

/** A terminal on which nothing moves: what was written stays, and a line is typed to its end. */
export interface PlainTerminal {
  readonly input: NodeJS.ReadableStream;
  readonly output: NodeJS.WritableStream & { readonly columns?: number };
  readonly interruption: AbortSignal;
}

/** As many as a person reads; what is typed leaves fewer. */
const LISTED = 20;
/** There is no Escape within a line. */
const BACK = '<';

/** Asks line by line, as on a typewriter. */
export function linePrompter({ input, output, interruption }: PlainTerminal): Prompter {
  const lines = linesOf(input);
  const write = (text: string) =>
    void output.write(inColumns(text, widthFor({ isTerminal: true, columns: output.columns })));

  const answer = async (
    question: string,
    { mayGoBack = false, signal }: Asking & { readonly signal?: AbortSignal },
    { isList = false } = {},
  ): Promise<string> => {
    const back = mayGoBack ? ` (${BACK} goes back)` : isList ? ` (${BACK} leaves)` : '';
    write(`${question}${back} `);
    const line = await lines.next(
      signal === undefined ? interruption : AbortSignal.any([interruption, signal]),
    );
    if (line === null) write('\n');
    if (line === null && signal?.aborted === true) throw signal.reason;
    // A command asks before it does anything.
    if (line === null) throw new AppError({ code: 'interrupted', undone: 'all' });
    if ((mayGoBack || isList) && line.trim() === BACK) throw new WentBack();
    return line.trim();
  };

  return {
    text: async (question, options = {}) => {
      const { required = false, what = 'answer', before = '' } = options;
      for (;;) {
        const typed = await answer(before === '' ? question : `${question} [${before}]`, options);
        const text = typed === '' ? before : typed;
        const problem = problemWith(text, what, required);
        if (problem === null) return text;
        write(`> ${problem}\n`);
      }
    },
    choose: async <T>(
      question: string,
      choices: readonly Choice<T>[],
      typed?: (text: string) => Choice<T>,
      options: ChooseOptions = {},
    ): Promise<T> => {
      write(`${question}\n`);
      let shown = choices;
      for (;;) {
        const narrow = `${listLines(shown)}Number, or words that narrow the list:`;
        const said = await answer(narrow, options, { isList: true });
        const preset = shown.find(({ label }) => label === options.before) ?? shown[0];
        if (said === '' && preset !== undefined) return preset.value;
        const numbered = choiceNumbered(said, shown);
        if (numbered !== undefined) return numbered.value;
        const fitting = fittingChoices(choices, said);
        const [only, another] = fitting;
        if (options.isTypedFirst?.(said) === true && typed !== undefined) return typed(said).value;
        if (only !== undefined && another === undefined) return only.value;
        if (only === undefined && typed !== undefined && said !== '') return typed(said).value;
        if (only === undefined) write('> Nothing fits that.\n');
        shown = only === undefined ? choices : [...fitting, ...(typed === undefined ? [] : [typed(said)])];
      }
    },
    confirm: async (question, options = {}) => {
      const preset = options.before !== false;
      for (;;) {
        const said = (await answer(`${question} (${preset ? 'Y/n' : 'y/N'})`, options)).toLowerCase();
        if (said === '') return preset;
        if ('yes'.startsWith(said)) return true;
        if ('no'.startsWith(said)) return false;
        write('> Yes or no, please.\n');
      }
    },
    key: async (question, keys) => {
      for (;;) {
        const chosen = keyNamed((await answer(`${question}  ${keysText(keys)} `, {})).slice(0, 1), keys);
        if (chosen !== undefined) return chosen.value;
        write('> One of these letters, please.\n');
      }
    },
  };
}

/** Those that are called by numbers of their own get no others. */
function haveNumbers(choices: readonly Choice<unknown>[]): boolean {
  return choices.some((choice) => numberOf(choice) !== null);
}

function choiceNumbered<T>(said: string, shown: readonly Choice<T>[]): Choice<T> | undefined {
  const number = numberSaid(said);
  if (number === null) return undefined;
  if (haveNumbers(shown)) return shown.find((choice) => numberOf(choice) === number);
  return /^[1-9]\d?$/.test(said) ? shown[Number(said) - 1] : undefined;
}

function listLines(choices: readonly Choice<unknown>[]): string {
  const more = choices.length - LISTED;
  const numbered = (label: string, at: number) =>
    haveNumbers(choices) ? `      ${label}\n` : `${String(at + 1).padStart(4)}  ${label}\n`;
  return [
    ...choices.slice(0, LISTED).map(({ label }, at) => numbered(label, at)),
    ...(more > 0 ? [`      … ${more} more\n`] : []),
  ].join('');
}

const nobodyListens = () => undefined;

/** The lines that are typed, also those before they are asked for; null: there will be none any more. */
function linesOf(input: NodeJS.ReadableStream) {
  const decoder = new TextDecoder();
  const ready: string[] = [];
  let begun = '';
  let isOver = false;
  let look: () => void = nobodyListens;
  input.on('data', (chunk: Uint8Array | string) => {
    begun += typeof chunk === 'string' ? chunk : decoder.decode(chunk, { stream: true });
    const lines = begun.split(/\r\n|\r|\n/);
    begun = lines.pop() as string;
    ready.push(...lines);
    look();
  });
  input.on('end', () => {
    isOver = true;
    look();
  });
  input.pause();
  return {
    next: (signal: AbortSignal): Promise<string | null> =>
      new Promise((resolve) => {
        const end = (line: string | null) => {
          signal.removeEventListener('abort', look);
          look = nobodyListens;
          input.pause();
          resolve(line);
        };
        look = () => {
          const line = signal.aborted ? null : ready.shift();
          if (line !== undefined) end(line);
          else if (isOver) end(null);
        };
        signal.addEventListener('abort', look);
        input.resume();
        look();
      }),
  };
}

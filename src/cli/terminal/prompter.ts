import inquirer from 'inquirer';
import { AppError } from '../../failure.ts';
import { themeOf } from '../../output/form/theme.ts';
import { inColumns } from '../../output/form/wrap.ts';
import type { Asking, Prompter } from '../app.ts';
import { WentBack } from '../asking/stepping-back.ts';
import { fittingChoices, problemWith } from './answers.ts';
import type { Keyboard } from './keyboard.ts';
import { keyReader } from './one-key.ts';
import { drawnBelow, listTip, onLines } from './prompt-looks.ts';
import { type Screen, screenOn } from './prompt-screen.ts';
import { columnsOf } from './terminal-looks.ts';

/** Long enough to see a day of starts at once. */
const PAGE = 12;
/** The question itself, and the line of keys below the list, want room, too. */
const BESIDE_PAGE = 6;
/** Of a terminal that does not know its own size. */
const USUAL_COLUMNS = 80;
const USUAL_ROWS = 24;

/** The terminal that is asked at. */
export interface Terminal {
  readonly keyboard: Keyboard;
  /** stderr, so that stdout carries results alone. */
  readonly output: NodeJS.WritableStream & { readonly columns?: number; readonly rows?: number };
  readonly color: boolean;
  /** Takes every question away. */
  readonly interruption: AbortSignal;
}

/** Asks at the terminal. */
export function terminalPrompter(terminal: Terminal): Prompter {
  const { columns = USUAL_COLUMNS } = columnsOf({ isTerminal: true, columns: terminal.output.columns });
  const rows = terminal.output.rows || USUAL_ROWS;
  const theme = themeOf({ color: terminal.color });
  const asked = <T>(
    question: string,
    { signal, mayGoBack = false, line }: Asking & { readonly signal?: AbortSignal; readonly line?: string },
    toLine: (answer: T) => string,
    put: (ask: Ask, message: string) => Promise<unknown>,
  ): Promise<T> =>
    answered<T>(terminal, { signal, mayGoBack, line }, async (ask) => {
      const { answer } = (await put(ask, onLines(question, columns))) as { readonly answer: T };
      const line = `${theme.good('✔')} ${theme.bold(question)} ${toLine(answer)}`.trimEnd();
      terminal.output.write(`${inColumns(line, columns)}\n`);
      return answer;
    });
  return {
    text: async (question, options = {}) => {
      const { required = false, what = 'answer', before = '' } = options;
      const validate = (text: string) => problemWith(text, what, required) ?? true;
      const line = { type: 'input', name: 'answer', validate } as const;
      const answer = await asked<string>(question, { ...options, line: before }, String, (ask, message) =>
        ask([{ ...line, message }]),
      );
      return answer.trim();
    },
    choose: async (question, choices, typed, options = {}) => {
      const { before, mayGoBack = false, isTypedFirst } = options;
      const pageSize = Math.max(3, Math.min(PAGE, rows - BESIDE_PAGE));
      let found: readonly string[] = [];
      const source = (text = '') => {
        const said = text.trim();
        const fitting = fittingChoices(choices, said);
        const own = typed === undefined || said === '' ? [] : [typed(said)];
        const shown = isTypedFirst?.(said) === true ? [...own, ...fitting] : [...fitting, ...own];
        found = shown.map(({ label }) => drawnBelow(label, columns));
        // A choice is an object: the prompt gives back the very one. What was chosen is written afterwards (`asked`).
        return shown.map((choice, at) => ({ name: found[at] ?? choice.label, short: '', value: choice }));
      };
      const keysHelpTip = () => theme.dim(listTip(found, { pageSize, columns, mayGoBack }));
      const chosenBefore = choices.find(({ label }) => label === before);
      const list = {
        type: 'search',
        name: 'answer',
        source,
        pageSize,
        theme: { style: { keysHelpTip } },
        ...(chosenBefore === undefined ? {} : { default: chosenBefore }),
        ...(chosenBefore === undefined && before !== undefined ? { initialValue: before } : {}),
      } as const;
      const chosen = await asked<(typeof choices)[number]>(
        question,
        // Out of a list Escape leads in any case.
        { ...options, mayGoBack: true },
        ({ label }) => label.trim(),
        (ask, message) => ask([{ ...list, message }]),
      );
      return chosen.value;
    },
    confirm: (question, options = {}) => {
      const yes = { type: 'confirm', name: 'answer', default: options.before !== false } as const;
      return asked<boolean>(
        question,
        options,
        (isYes) => (isYes ? 'Yes' : 'No'),
        (ask, message) => ask([{ ...yes, message }]),
      );
    },
    key: keyReader(terminal),
  };
}

type Ask = ReturnType<typeof inquirer.createPromptModule<never>>;

/** What is drawn goes away with the question. Throws `interrupted` when the person broke off, at the terminal or by a signal. */
async function answered<T>(
  { keyboard, output, color, interruption }: Terminal,
  {
    signal,
    mayGoBack,
    line,
  }: {
    readonly signal: AbortSignal | undefined;
    readonly mayGoBack: boolean;
    readonly line: string | undefined;
  },
  question: (ask: Ask) => Promise<T>,
): Promise<T> {
  const [broken, back] = [new AbortController(), new AbortController()];
  const keys = keyboard.open({
    escape: () => mayGoBack && back.abort(),
    broken: () => broken.abort(),
  });
  const screen: Screen = screenOn(output, { color, drawn: () => keys.start(line) });
  const either = AbortSignal.any([
    broken.signal,
    back.signal,
    interruption,
    ...(signal === undefined ? [] : [signal]),
  ]);
  try {
    return await question(
      inquirer.createPromptModule({
        input: keys.stream,
        output: screen,
        signal: either,
        clearPromptOnDone: true,
      }),
    );
  } catch (cause) {
    if (back.signal.aborted) throw new WentBack();
    const isBroken = broken.signal.aborted || interruption.aborted;
    if ((cause as Error).name !== 'ExitPromptError' && !isBroken) throw cause;
    // A command asks before it does anything.
    throw new AppError({ code: 'interrupted', undone: 'all' }, { cause });
  } finally {
    keys.close();
  }
}

import { AppError } from '../../failure.ts';
import { widthOf } from '../../output/form/width.ts';
import { inColumns, wrapped } from '../../output/form/wrap.ts';
import type { Key } from '../app.ts';
import type { Keyboard } from './keyboard.ts';
import { columnsOf } from './terminal-looks.ts';

interface Terminal {
  readonly keyboard: Keyboard;
  readonly output: NodeJS.WritableStream & { readonly columns?: number };
  readonly interruption: AbortSignal;
}

/**
 * Asks questions that one key answers, without Enter. What is typed ahead answers the next one; a key that means nothing is
 * told. Throws `interrupted` for Ctrl-C and Ctrl-D.
 */
export function keyReader({ keyboard, output, interruption }: Terminal) {
  return async <T>(question: string, keys: readonly Key<T>[]): Promise<T> => {
    // What was typed ahead has been echoed there.
    output.write(
      `\r\x1b[K${onLines(question, keys, columnsOf({ isTerminal: true, columns: output.columns }).columns)}  `,
    );
    const pressed = await new Promise<Key<T> | null>((resolve) => {
      const broken = () => end(null);
      const typing = keyboard.open({ broken, isLetterwise: true });
      const end = (key: Key<T> | null) => {
        interruption.removeEventListener('abort', broken);
        typing.close();
        resolve(key);
      };
      typing.stream.on('data', (letter: Uint8Array) => {
        const text = Buffer.from(letter).toString();
        const chosen = keyNamed(text, keys);
        if (chosen !== undefined) return end(chosen);
        if (/^[!-~]$|^\p{L}$/u.test(text))
          output.write(`\n"${text}" is none of the keys: ${keys.map(({ key }) => key).join(', ')}  `);
      });
      interruption.addEventListener('abort', broken);
      if (interruption.aborted) end(null);
      else typing.start();
    });
    // The line that was asked on is over, however it ends.
    output.write(`${pressed?.label ?? ''}\n`);
    if (pressed === null) throw new AppError({ code: 'interrupted' });
    return pressed.value;
  };
}

/** The keys behind the question, or below it where the line ends before. */
function onLines(question: string, keys: readonly Key<unknown>[], columns = USUAL_COLUMNS): string {
  const text = keysText(keys);
  const line = `${question}  ${text}`;
  if (widthOf(line) + 2 < columns) return line;
  const below = wrapped(text.split('  '), columns - 4, 0).replaceAll('\n', '\n  ');
  return `${inColumns(question, columns)}\n  ${below}`;
}

const USUAL_COLUMNS = 80;

/** `[c] confirmed  [n] no answer` */
export function keysText(keys: readonly Key<unknown>[]): string {
  return keys.map(({ key, label }) => `[${key}] ${label}`).join('  ');
}

export function keyNamed<T>(text: string, keys: readonly Key<T>[]): Key<T> | undefined {
  return keys.find(({ key }) => key === text.toLowerCase());
}

import { AppError } from '../../failure.ts';
import type { Key } from '../app.ts';
import type { Keyboard } from './keyboard.ts';

interface Terminal {
  readonly keyboard: Keyboard;
  readonly output: NodeJS.WritableStream;
  readonly interruption: AbortSignal;
}

/**
 * Asks questions that one key answers, without Enter. What is typed ahead answers the next one; a key that means nothing is
 * passed over. Throws `interrupted` for Ctrl-C and Ctrl-D.
 */
export function keyReader({ keyboard, output, interruption }: Terminal) {
  return async <T>(question: string, keys: readonly Key<T>[]): Promise<T> => {
    // What was typed ahead has been echoed there.
    output.write(`\r\x1b[K${question}  ${keysText(keys)}  `);
    const pressed = await new Promise<Key<T> | null>((resolve) => {
      const broken = () => end(null);
      const typing = keyboard.open({ broken, isLetterwise: true });
      const end = (key: Key<T> | null) => {
        interruption.removeEventListener('abort', broken);
        typing.close();
        resolve(key);
      };
      typing.stream.on('data', (letter: Uint8Array) => {
        const chosen = keyNamed(Buffer.from(letter).toString(), keys);
        if (chosen !== undefined) end(chosen);
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

/** `[c] confirmed  [n] no answer` */
export function keysText(keys: readonly Key<unknown>[]): string {
  return keys.map(({ key, label }) => `[${key}] ${label}`).join('  ');
}

export function keyNamed<T>(text: string, keys: readonly Key<T>[]): Key<T> | undefined {
  return keys.find(({ key }) => key === text.toLowerCase());
}

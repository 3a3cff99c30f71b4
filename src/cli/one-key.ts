import { emitKeypressEvents } from 'node:readline';
import { AppError } from '../failure.ts';

/** One of the answers to a question that is answered by one key. */
export interface Key<T> {
  readonly key: string;
  readonly label: string;
  readonly value: T;
}

interface Terminal {
  readonly input: NodeJS.ReadableStream;
  readonly output: NodeJS.WritableStream;
  readonly interruption: AbortSignal;
}

interface Pressed {
  readonly name?: string;
  readonly sequence?: string;
  readonly ctrl?: boolean;
}

/**
 * Asks questions that one key answers, without Enter. What is typed ahead answers the next one; a key that means nothing is
 * passed over. Throws `interrupted` for Ctrl-C and Ctrl-D.
 */
export function keyReader({ input, output, interruption }: Terminal) {
  const ahead: Pressed[] = [];
  let wake: (() => void) | null = null;
  const onKey = (_: unknown, pressed: Pressed = {}) => {
    ahead.push(pressed);
    wake?.();
  };
  const onAbort = () => wake?.();
  const another = () =>
    new Promise<void>((resolve) => {
      wake = resolve;
    });
  return async <T>(question: string, keys: readonly Key<T>[]): Promise<T> => {
    output.write(`${question}  ${keys.map(({ key, label }) => `[${key}] ${label}`).join('  ')}  `);
    emitKeypressEvents(input);
    setRaw(input, true);
    input.on('keypress', onKey);
    input.resume();
    interruption.addEventListener('abort', onAbort);
    try {
      for (;;) {
        const pressed = ahead.shift();
        if (interruption.aborted || (pressed !== undefined && isBreak(pressed))) throw interrupted(output);
        const chosen = keys.find(({ key }) => pressed !== undefined && isKey(key, pressed));
        if (chosen !== undefined) {
          output.write(`${chosen.label}\n`);
          return chosen.value;
        }
        if (pressed === undefined) await another();
      }
    } finally {
      interruption.removeEventListener('abort', onAbort);
      input.off('keypress', onKey);
      setRaw(input, false);
      input.pause();
    }
  };
}

function isKey(key: string, { name, sequence = '', ctrl = false }: Pressed): boolean {
  return !ctrl && (key === name || key === sequence.toLowerCase());
}

function isBreak({ name, sequence = '', ctrl = false }: Pressed): boolean {
  return (ctrl && (name === 'c' || name === 'd')) || isEscapedBreak(sequence);
}

/**
 * Ctrl-C or Ctrl-D soon after Escape: Node waits for half a second whether Escape begins the sequence of a key, takes both
 * for one that it does not know, and the person who wants to get out would stay.
 */
export function isEscapedBreak(sequence: string): boolean {
  return sequence.startsWith('\x1b') && (sequence.endsWith('\x03') || sequence.endsWith('\x04'));
}

/** The line that was asked on is over. */
function interrupted(output: NodeJS.WritableStream): AppError {
  output.write('\n');
  return new AppError({ code: 'interrupted' });
}

function setRaw(input: NodeJS.ReadableStream, isRaw: boolean): void {
  if ('setRawMode' in input && typeof input.setRawMode === 'function') input.setRawMode(isRaw);
}

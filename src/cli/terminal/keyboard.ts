import { Readable } from 'node:stream';
import type { Clock } from '../../clock.ts';

/** What is typed, as far as a question has to tell it apart. */
type Typed =
  | { readonly kind: 'text'; readonly text: string }
  /** An arrow and the like: what the terminal sends for it. */
  | { readonly kind: 'sequence'; readonly text: string }
  | { readonly kind: 'enter' }
  | { readonly kind: 'escape' }
  /** Ctrl-C or Ctrl-D. */
  | { readonly kind: 'break' };

const WHOLE = String.raw`\x1b(?:\[[\d;?<=>]*[ -/]*[@-~]|O[@-~]|[a-zA-Z\d\x7f])`;
// oxlint-disable-next-line no-control-regex -- it is what keys send
const NEXT = new RegExp(String.raw`^(?:(${WHOLE})|(\r\n|\r|\n)|([\x03\x04])|(\x1b)|([^\x1b\r\n\x03\x04]+))`);
/** May be the beginning of a sequence whose rest is still on its way. */
// oxlint-disable-next-line no-control-regex -- the same
const BEGUN = /\x1b(?:\[[\d;?<=>]*[ -/]*|O)?$/;

/** What a text of the terminal says, and what of it may still go on. */
function typedIn(text: string): { readonly typed: readonly Typed[]; readonly begun: string } {
  const begun = BEGUN.exec(text)?.[0] ?? '';
  return { typed: allIn(text.slice(0, text.length - begun.length)), begun };
}

function allIn(text: string): Typed[] {
  const typed: Typed[] = [];
  for (let rest = text; rest !== ''; ) {
    const [whole = rest, sequence, enter, breaking, escape] = NEXT.exec(rest) ?? [];
    if (sequence !== undefined) typed.push({ kind: 'sequence', text: sequence });
    else if (enter !== undefined) typed.push({ kind: 'enter' });
    else if (breaking !== undefined) typed.push({ kind: 'break' });
    else typed.push(escape === undefined ? { kind: 'text', text: whole } : { kind: 'escape' });
    rest = rest.slice(whole.length);
  }
  return typed;
}

/** The rest of a sequence that came in pieces; else the first piece was Escape by itself, and no Alt of the next letter. */
const GOES_ON = /^(?:\[|O[A-DFHP-S]$)/;

/** So long the rest of a sequence may take; what a person types after Escape comes later. */
const SEQUENCE_MS = 50;

/** Who is typing, for a question that is open. */
export interface Keys {
  /** For what reads keys itself: one thing that was typed at a time. */
  readonly stream: Readable;
  /** The question can be seen, and is answered from now on, first by what was typed ahead; `line`: what stands in its line already. */
  start(line?: string): void;
  /** It is closed: what is left answers the next one. */
  close(): void;
}

/** What a question does with keys that are no part of an answer. */
export interface KeyEvents {
  readonly escape?: () => void;
  readonly broken: () => void;
  /** Each letter is an answer. */
  readonly isLetterwise?: boolean;
}

export interface Keyboard {
  open(events: KeyEvents): Keys;
}

type Input = NodeJS.ReadableStream & { setRawMode?: (raw: boolean) => unknown };

/** The first letter of what waits, and the others go on waiting. */
function letterOf(waiting: Typed[]): Typed | undefined {
  const next = waiting.shift();
  if (next?.kind !== 'text') return next;
  const [letter = '', ...others] = next.text;
  if (others.length > 0) waiting.unshift({ kind: 'text', text: others.join('') });
  return { kind: 'text', text: letter };
}

const nobodyListens = () => undefined;

/**
 * The keys of a terminal, of which none is lost: what is typed before a question can be seen is kept for it, and what is pasted is
 * given line by line, each to a question of its own.
 */
export function keyboardOf(input: Input, clock: Pick<Clock, 'alarm'>): Keyboard {
  const decoder = new TextDecoder();
  const waiting: Typed[] = [];
  let begun = '';
  let putOff: (() => void) | null = null;
  let heard: () => void = nobodyListens;

  const take = (chunk: Uint8Array | string) => {
    putOff?.();
    const text = typeof chunk === 'string' ? chunk : decoder.decode(chunk, { stream: true });
    if (begun === '\x1b' && !GOES_ON.test(text)) {
      waiting.push({ kind: 'escape' });
      begun = '';
    }
    const { typed, begun: rest } = typedIn(begun + text);
    begun = rest;
    waiting.push(...typed);
    if (begun !== '')
      putOff = clock.alarm(SEQUENCE_MS, () => {
        // What does not go on was Escape, and then whatever looked like the rest.
        waiting.push({ kind: 'escape' });
        if (begun.length > 1) waiting.push({ kind: 'text', text: begun.slice(1) });
        begun = '';
        heard();
      });
    heard();
  };

  return {
    open: ({ escape, broken, isLetterwise = false }) => {
      const stream = new Readable({ read: () => undefined });
      let [isStarted, isClosed, isFeeding] = [false, false, false];
      const feed = () => {
        if (!isStarted || isClosed || isFeeding) return;
        const next = isLetterwise ? letterOf(waiting) : waiting.shift();
        if (next === undefined) return;
        isFeeding = true;
        if (next.kind === 'escape') escape?.();
        else if (next.kind !== 'break') stream.push(next.kind === 'enter' ? '\r' : next.text);
        // What was given is worked off by then: the next key meets the list, or the question, that it was meant for.
        setImmediate(() => {
          isFeeding = false;
          feed();
        });
      };
      const onEnd = () => broken();
      heard = () => {
        // Who wants to get out is not kept waiting behind what was typed before.
        if (!waiting.some(({ kind }) => kind === 'break')) return feed();
        waiting.length = 0;
        broken();
      };
      input.setRawMode?.(true);
      input.on('data', take);
      input.on('end', onEnd);
      input.resume();
      return {
        stream,
        start: (line = '') => {
          if (line !== '') waiting.unshift({ kind: 'text', text: line });
          isStarted = true;
          heard();
        },
        close: () => {
          isClosed = true;
          heard = nobodyListens;
          input.off('data', take);
          input.off('end', onEnd);
          input.pause();
          input.setRawMode?.(false);
          stream.destroy();
        },
      };
    },
  };
}

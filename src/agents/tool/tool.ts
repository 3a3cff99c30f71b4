import type { Shop } from '../../domain/shop.ts';
import type { ShopTime } from '../../output/form/moments.ts';
import type { SpokenAnswer } from '../../output/spoken/answer.ts';
import type { InEach, Language } from '../../output/spoken/language.ts';
import type { Write } from '../../store/write.ts';
import type { Ports } from '../../usecases/ports.ts';
import type { Answers } from './answer-schema.ts';
import type { Caller } from './caller.ts';
import type { Arguments, Parameters } from './parameters.ts';

/** What a tool is given besides its arguments. */
export interface Call {
  readonly shop: Shop;
  readonly time: ShopTime;
  readonly language: Language;
  readonly ports: Ports;
  readonly caller: Caller;
  /** What goes with what it writes. */
  readonly write: Write;
}

/** What a model may assume of a tool, as the Model Context Protocol names it. Hints: nothing is safe by them. */
export interface Annotations {
  readonly readOnlyHint: boolean;
  readonly destructiveHint: boolean;
  readonly idempotentHint: boolean;
  /** Whether it deals with more than the shop's own book: a calendar that people share. */
  readonly openWorldHint: boolean;
}

/** One thing that an agent can do. */
export interface Tool {
  readonly name: string;
  readonly title: string;
  /** Whether it changes the book: then it is offered to nobody unless the shop allows it. */
  readonly scope: 'read' | 'write';
  readonly annotations: Annotations;
  /** What the model is told, of this shop. */
  readonly describe: (shop: Shop) => string;
  readonly parameters: Parameters;
  /** What stands in the `data` of its answers. */
  readonly answers: Answers;
  /** How the sentence begins that says why it was not done. */
  readonly failing: InEach<string>;
  /** Throws an `AppError` where it cannot be done. */
  readonly run: (read: Readonly<Record<string, unknown>>, call: Call) => Promise<SpokenAnswer>;
}

/** A tool whose arguments are of the types that its parameters say. */
export function tool<const Ps extends Parameters>(
  definition: Omit<Tool, 'parameters' | 'run'> & {
    readonly parameters: Ps;
    readonly run: (read: Arguments<Ps>, call: Call) => Promise<SpokenAnswer>;
  },
): Tool {
  return { ...definition, run: (read, call) => definition.run(read as Arguments<Ps>, call) };
}

/** What only reads. */
export const READS: Annotations = {
  readOnlyHint: true,
  destructiveHint: false,
  idempotentHint: true,
  openWorldHint: false,
};

/** What adds to the book: the same again adds nothing. */
export const ADDS: Annotations = {
  readOnlyHint: false,
  destructiveHint: false,
  idempotentHint: true,
  openWorldHint: false,
};

/** What takes the place of what was agreed. */
export const REPLACES: Annotations = { ...ADDS, destructiveHint: true };

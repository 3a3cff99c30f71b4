import type { Shop } from '../../domain/shop.ts';
import { shortened, type TextKind } from '../../domain/text-limits.ts';
import type { ArgumentFault } from '../../failure.ts';
import { fitting } from '../../fitting-text.ts';

/** What a tool may be told: flat, and in no more kinds than every vendor's models can be told of. */
export type Parameter = (
  | { readonly type: 'string'; readonly choices: readonly string[] }
  /** `text`: of which kind it is, so that it is no longer than that may be. */
  | { readonly type: 'string'; readonly text: TextKind }
  | { readonly type: 'integer'; readonly least: number; readonly most: number }
  | { readonly type: 'boolean' }
) & {
  /** What the model is told of it, of this shop where it depends on that. */
  readonly description: string | ((shop: Shop) => string);
  readonly required?: true;
  /** It means somebody, or something of theirs, by what can be guessed: a call that has it may miss. */
  readonly guessable?: true;
};

export type Parameters = Readonly<Record<string, Parameter>>;

type ValueOf<P extends Parameter> = P extends { readonly type: 'integer' }
  ? number
  : P extends { readonly type: 'boolean' }
    ? boolean
    : P extends { readonly choices: readonly (infer Choice)[] }
      ? Choice
      : string;

/** The arguments of a call, read; null: nothing was said of it. */
export type Arguments<Ps extends Parameters> = {
  readonly [Name in keyof Ps]: ValueOf<Ps[Name]> | (Ps[Name] extends { required: true } ? never : null);
};

/** More slips at a time tell a model nothing, nor does more of a name that it has made up. */
const [MOST_FAULTS, NAME_CHARACTERS] = [8, 40];

/** What models write where nothing is meant. */
const PLACEHOLDERS: ReadonlySet<string> = new Set(['', 'null', 'none', 'any', 'n/a', 'undefined']);

/**
 * Reads the arguments of a call: `"30"` is a number where one is due, and a placeholder of a model's is nothing. Nothing is
 * passed over: an argument of a name that the tool does not have is a fault. Throws `too-long`.
 */
export function readArguments<Ps extends Parameters>(
  given: Readonly<Record<string, unknown>>,
  parameters: Ps,
): { readonly read: Arguments<Ps> } | { readonly faults: readonly ArgumentFault[] } {
  const known = Object.keys(parameters);
  const faults: ArgumentFault[] = Object.keys(given)
    .filter((name) => !Object.hasOwn(parameters, name))
    .map((name) => ({ name: shortened(name, NAME_CHARACTERS), fault: 'unknown', known }));
  const read: Record<string, unknown> = {};
  for (const [name, parameter] of Object.entries(parameters)) {
    const value = Object.hasOwn(given, name) ? said(given[name], parameter) : null;
    if (value === null) {
      read[name] = null;
      if (parameter.required) faults.push({ name, fault: 'missing' });
      continue;
    }
    const one = valueOf(value, parameter);
    if ('fault' in one) faults.push({ name, ...one.fault });
    else read[name] = one.value;
  }
  return faults.length > 0 ? { faults: faults.slice(0, MOST_FAULTS) } : { read: read as Arguments<Ps> };
}

/** Null for nothing: a placeholder, unless it is one of the choices. */
function said(value: unknown, parameter: Parameter): unknown {
  if (value === undefined || value === null) return null;
  if (typeof value !== 'string') return value;
  const text = value.trim();
  const isChoice = 'choices' in parameter && parameter.choices.includes(text);
  return PLACEHOLDERS.has(text.toLowerCase()) && !isChoice ? null : text;
}

type Fault = ArgumentFault extends infer One ? (One extends unknown ? Omit<One, 'name'> : never) : never;
type Read = { readonly value: unknown } | { readonly fault: Fault };

function valueOf(value: unknown, parameter: Parameter): Read {
  return READERS[parameter.type](value, parameter as never);
}

const READERS: {
  readonly [Type in Parameter['type']]: (value: unknown, of: Extract<Parameter, { type: Type }>) => Read;
} = {
  boolean: (value) => {
    if (typeof value === 'boolean') return { value };
    return value === 'true' || value === 'false' ? { value: value === 'true' } : notA('boolean');
  },
  integer: (value, { least, most }) => {
    const number = typeof value === 'string' && /^-?\d{1,15}(?:\.0+)?$/.test(value) ? Number(value) : value;
    if (typeof number !== 'number' || !Number.isSafeInteger(number)) return notA('integer');
    const isInRange = number >= least && number <= most;
    return isInRange ? { value: number } : { fault: { fault: 'out-of-range', least, most } };
  },
  string: (value, parameter) => {
    if (typeof value !== 'string' && typeof value !== 'number') return notA('string');
    const text = String(value);
    if ('text' in parameter) return { value: fitting(parameter.text, text) };
    const { choices } = parameter;
    return choices.includes(text) ? { value: text } : { fault: { fault: 'no-choice', choices } };
  },
};

function notA(expected: Parameter['type']): Read {
  return { fault: { fault: 'not-a', expected } };
}

import type { Dialect } from '../../src/agents/dialects.ts';

// oxlint-disable-next-line typescript/no-explicit-any -- a document as a vendor gets it, of any shape
export type Json = any;

/** What a vendor's documentation says of a function, and of the schema of its parameters at any depth. */
interface Vendor {
  /** Where in the document the function stands, and which keys it has there. */
  readonly wrapper: (tool: Json) => { readonly keys: string; readonly found: Json };
  readonly keys: string;
  readonly schema: 'parameters' | 'input_schema';
  readonly name: RegExp;
  /** The keywords that it reads; any other it refuses, or passes over in silence. */
  readonly keywords: string;
  /** What else holds of each schema, in words that say which. */
  readonly rules: Readonly<Record<string, (schema: Json) => boolean>>;
}

const NAME = /^[a-zA-Z0-9_-]{1,64}$/;
const flat = (tool: Json) => ({ keys: '', found: tool });
const wrapped = (tool: Json) => ({ keys: 'type function', found: tool.function });

const PLAIN = 'type properties required additionalProperties enum items description minimum maximum';
const TYPES = new Set(['object', 'array', 'string', 'integer', 'number', 'boolean', 'null']);

const isObject = ({ type }: Json) => type === 'object';
const sameNames = (one: readonly string[], other: readonly string[]) =>
  String([...one].sort()) === String([...other].sort());

const OF_ALL: Vendor['rules'] = {
  'has a type that there is': ({ type }) => [type].flat().every((one: string) => TYPES.has(one)),
  'requires what it has': ({ properties = {}, required = [] }) =>
    required.every((name: string) => Object.hasOwn(properties, name)),
  'has bounds in order': ({ minimum = 0, maximum = minimum }) => minimum <= maximum,
  'is told of in no more than 1024 characters': ({ description = '' }) => description.length <= 1_024,
};

/** One type, and values of it: what there is no null in. */
const ONE_TYPE: Vendor['rules'] = {
  'has one type': ({ type }) => typeof type === 'string',
  'lists texts alone': ({ enum: choices = [] }) => choices.every((one: unknown) => typeof one === 'string'),
};

const STRICT: Vendor['rules'] = {
  'closes each object': (schema) => !isObject(schema) || schema.additionalProperties === false,
  'requires all of each object': (schema) =>
    !isObject(schema) || sameNames(schema.required, Object.keys(schema.properties)),
  'lists null where null may be': ({ type, enum: choices }) =>
    choices === undefined || choices.includes(null) === [type].flat().includes('null'),
  'has no more than 1000 choices': ({ enum: choices = [] }) => choices.length <= 1_000,
};

const VENDORS: Readonly<Record<Dialect, Vendor>> = {
  openai: {
    wrapper: wrapped,
    keys: 'name description parameters strict',
    schema: 'parameters',
    name: NAME,
    keywords: PLAIN,
    rules: STRICT,
  },
  'openai-responses': {
    wrapper: flat,
    keys: 'type name description parameters strict',
    schema: 'parameters',
    name: NAME,
    keywords: PLAIN,
    rules: STRICT,
  },
  'openai-realtime': {
    wrapper: flat,
    keys: 'type name description parameters',
    schema: 'parameters',
    name: NAME,
    keywords: PLAIN,
    rules: ONE_TYPE,
  },
  anthropic: {
    wrapper: flat,
    keys: 'name description input_schema',
    schema: 'input_schema',
    name: NAME,
    keywords: 'type properties required additionalProperties enum items description',
    rules: ONE_TYPE,
  },
  gemini: {
    wrapper: flat,
    keys: 'name description parameters',
    schema: 'parameters',
    name: /^[a-zA-Z_][a-zA-Z0-9_.-]{0,63}$/,
    keywords: 'type properties required enum items description nullable format',
    rules: {
      ...ONE_TYPE,
      'lists choices of texts alone': ({ type, enum: choices }) => choices === undefined || type === 'string',
    },
  },
  vapi: {
    wrapper: wrapped,
    keys: 'name description parameters',
    schema: 'parameters',
    name: NAME,
    keywords: PLAIN,
    rules: ONE_TYPE,
  },
  retell: {
    wrapper: flat,
    keys: 'name description parameters',
    schema: 'parameters',
    name: /^[a-z_]{1,64}$/,
    keywords: PLAIN,
    rules: ONE_TYPE,
  },
};

/** Which rules of the vendor a function breaks, and where; none for one that it takes. */
export function brokenRules(dialect: Dialect, tool: Json): string[] {
  const { wrapper, keys, schema, name, keywords, rules } = VENDORS[dialect];
  const { keys: outside, found } = wrapper(tool);
  const root = found[schema];
  const broken = [
    ...(outside === '' ? [] : others(tool, outside)),
    ...others(found, keys),
    ...(name.test(found.name) ? [] : ['has a name that it takes']),
    ...(keys.includes('strict') && found.strict !== true ? ['is strict'] : []),
    ...(keys.includes('type') && found.type !== 'function' ? ['is a function'] : []),
    ...(isObject(root) ? [] : ['takes an object']),
    ...(found.description.length <= 1_024 ? [] : ['is told of in no more than 1024 characters']),
  ];
  return [...broken, ...schemasIn(root).flatMap((one) => brokenIn(one, { ...OF_ALL, ...rules }, keywords))];
}

function others(found: object, keys: string): string[] {
  return sameNames(Object.keys(found), keys.split(' ')) ? [] : [`has ${keys}, and nothing else`];
}

function brokenIn(schema: Json, rules: Vendor['rules'], keywords: string): string[] {
  const strange = Object.keys(schema).filter((key) => !keywords.split(' ').includes(key));
  return [
    ...strange.map((key) => `has no ${key}`),
    ...Object.entries(rules).flatMap(([rule, holds]) => (holds(schema) ? [] : [rule])),
  ];
}

/** The schema itself, and those of its properties and elements. */
function schemasIn(schema: Json): Json[] {
  const { properties = {}, items } = schema;
  const inner = [...Object.values(properties), ...(items === undefined ? [] : [items])];
  return [schema, ...inner.flatMap(schemasIn)];
}

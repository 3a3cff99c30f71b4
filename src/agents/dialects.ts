import type { Shop } from '../domain/shop.ts';
import type { JsonObject } from '../output/form/json.ts';
import { type ParameterSchema, type PropertySchema, parameterSchema } from './tool/schema.ts';
import type { Tool } from './tool/tool.ts';

/**
 * How each vendor's models are told of a function. What a vendor refuses is left out, and said in the description instead
 * where it says something: Anthropic and Gemini of bounds, OpenAI's strict form of what may be left out.
 */
type Form = (tool: Described) => JsonObject;

interface Described {
  readonly name: string;
  readonly description: string;
  readonly schema: ParameterSchema;
}

const FORMS = {
  openai: ({ name, description, schema }) => ({
    type: 'function',
    function: { name, description, parameters: strict(schema), strict: true },
  }),
  'openai-responses': ({ name, description, schema }) => ({
    type: 'function',
    name,
    description,
    parameters: strict(schema),
    strict: true,
  }),
  'openai-realtime': ({ name, description, schema }) => ({
    type: 'function',
    name,
    description,
    parameters: plain(schema),
  }),
  anthropic: ({ name, description, schema }) => ({
    name,
    description,
    input_schema: plain(schema, withoutBounds),
  }),
  gemini: ({ name, description, schema }) => {
    const { additionalProperties, ...parameters } = plain(schema, withoutBounds);
    return { name, description, parameters };
  },
  vapi: ({ name, description, schema }) => ({
    type: 'function',
    function: { name, description, parameters: plain(schema) },
  }),
  retell: ({ name, description, schema }) => ({ name, description, parameters: plain(schema) }),
} as const satisfies Readonly<Record<string, Form>>;

export type Dialect = keyof typeof FORMS;
export const DIALECTS = Object.keys(FORMS) as Dialect[];

/** Tools as the models of one vendor are told of them in this shop. */
export function toolsFor(dialect: Dialect, tools: readonly Tool[], shop: Shop): JsonObject[] {
  const form: Form = FORMS[dialect];
  return tools.map(({ name, describe, parameters }) =>
    form({ name, description: describe(shop), schema: parameterSchema(parameters, shop) }),
  );
}

type Property = PropertySchema | JsonObject;

function plain(
  { type, properties, required, additionalProperties }: ParameterSchema,
  of: (property: PropertySchema) => Property = (property) => property,
): JsonObject {
  return {
    type,
    properties: Object.fromEntries(
      Object.entries(properties).map(([name, property]) => [name, { ...of(property) }]),
    ),
    required: [...required],
    additionalProperties,
  };
}

/** All of it is required, and what may be left out may be null. */
function strict(schema: ParameterSchema): JsonObject {
  const properties = Object.entries(schema.properties).map(([name, property]) => {
    if (schema.required.includes(name)) return [name, { ...property }];
    const { type, enum: choices, ...rest } = property;
    const orNull = choices === undefined ? {} : { enum: [...choices, null] };
    return [name, { ...rest, type: [type, 'null'], ...orNull }];
  });
  return {
    ...plain(schema),
    properties: Object.fromEntries(properties) as JsonObject,
    required: Object.keys(schema.properties),
  };
}

function withoutBounds({ minimum, maximum, description, ...rest }: PropertySchema): Property {
  if (minimum === undefined || maximum === undefined) return { ...rest, description };
  // A number of the book may be any.
  const isBounded = maximum < 1_000_000;
  return { ...rest, description: isBounded ? `${description} (${minimum} to ${maximum})` : description };
}

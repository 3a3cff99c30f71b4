import type { Tool as ListedTool } from '@modelcontextprotocol/server';
import { parameterSchema } from '../../agents/tool/schema.ts';
import type { Tool } from '../../agents/tool/tool.ts';
import type { Shop } from '../../domain/shop.ts';

/**
 * What every call answers. Loose on purpose: a client that holds the document of a refusal against it, as several do, would
 * otherwise tell its model of that instead of the refusal.
 */
const ANSWER_SCHEMA = {
  type: 'object' as const,
  properties: {
    success: { type: 'boolean', description: 'Whether it was done' },
    message: { type: 'string', description: 'May be read aloud as it is' },
    data: { type: 'object', description: 'Facts for the model, with now, today and timezone' },
    error: {
      type: 'object',
      description: 'Only where it was not done',
      properties: {
        code: { type: 'string' },
        hint: { type: 'string', description: 'What to do now; not to be read aloud' },
        details: { type: 'object' },
      },
      required: ['code', 'hint'],
    },
    already: { type: 'boolean', description: 'It had been done before' },
  },
  required: ['success', 'message'],
};

/** A tool as the protocol lists it. */
export function toolListing(
  { name, title, describe, parameters, annotations }: Tool,
  shop: Shop,
): ListedTool {
  return {
    name,
    title,
    description: describe(shop),
    inputSchema: parameterSchema(parameters, shop) as unknown as ListedTool['inputSchema'],
    outputSchema: ANSWER_SCHEMA,
    annotations: { title, ...annotations },
  };
}

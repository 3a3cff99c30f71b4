import type { Tool as ListedTool } from '@modelcontextprotocol/server';
import { answerSchema } from '../../agents/tool/answer-schema.ts';
import { parameterSchema } from '../../agents/tool/schema.ts';
import type { Tool } from '../../agents/tool/tool.ts';
import type { Shop } from '../../domain/shop.ts';

/** A tool as the protocol lists it. */
export function toolListing(
  { name, title, describe, parameters, answers, annotations }: Tool,
  shop: Shop,
): ListedTool {
  return {
    name,
    title,
    description: describe(shop),
    inputSchema: parameterSchema(parameters, shop) as unknown as ListedTool['inputSchema'],
    outputSchema: answerSchema(answers),
    annotations: { title, ...annotations },
  };
}

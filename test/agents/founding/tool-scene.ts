import { expect } from 'vitest';
import { parameterSchema } from '../../../src/agents/tool/schema.ts';
import { toolNamed } from '../../../src/agents/tool-table.ts';
import { agentDesk } from '../../support/agent-desk.ts';
import { RULES } from '../../support/book.ts';

/** A shop with one bay and its own services, and what a tool is said to be where appointments are shown in Google. */
export async function toolScene(name: string) {
  const desk = await agentDesk({ rules: { bays: RULES.bays.slice(0, 1), calendar: 'google' } });
  const tool = toolNamed(name);
  const shop = await desk.store.shop.read();
  const schema = parameterSchema(tool.parameters, shop);
  return {
    ...desk,
    tool,
    schema,
    description: tool.describe(shop),
    /** Its description has each of these words. */
    tells: (...words: readonly string[]) => {
      for (const word of words) expect(tool.describe(shop)).toContain(word);
    },
    takes: (parameter: string, type: string, ...words: readonly string[]) => {
      expect(schema.properties[parameter]).toMatchObject({ type });
      for (const word of words) expect(schema.properties[parameter]?.description).toContain(word);
    },
  };
}

export const NINE = {
  customer_id: 1,
  vehicle_id: 1,
  scheduled_at: '2026-11-24T09:00:00',
  service_type: 'oil_change',
};

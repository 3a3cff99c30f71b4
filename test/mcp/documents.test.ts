import { AjvJsonSchemaValidator } from '@modelcontextprotocol/server/validators/ajv';
import { CfWorkerJsonSchemaValidator } from '@modelcontextprotocol/server/validators/cf-worker';
import { describe, expect, test } from 'vitest';
import { CALLS_OF_ALL } from '../support/agent-calls.ts';
import { called, shopDoor, talking } from '../support/agent-door.ts';

const VALIDATORS = [new AjvJsonSchemaValidator(), new CfWorkerJsonSchemaValidator()];

describe('two validators of JSON Schema', () => {
  test('take every document of every tool, and what it is called with', async () => {
    const agent = await talking(await shopDoor('--allow-write'));
    const { tools } = await agent.listTools();
    for (const [name, given, success] of CALLS_OF_ALL) {
      const tool = tools.find((one) => one.name === name);
      const document = await called(agent, name, given);
      expect({ name, given, success: document.success }).toEqual({ name, given, success });
      for (const validator of VALIDATORS) {
        const found = validator.getValidator(tool?.outputSchema as object)(document);
        expect(found, `${name} ${JSON.stringify(document)}`).toMatchObject({ valid: true });
        if (!success) continue;
        expect(validator.getValidator(tool?.inputSchema as object)(given)).toMatchObject({ valid: true });
      }
    }
  });

  test('and refuse a document that is none', async () => {
    const agent = await talking(await shopDoor());
    const [tool] = (await agent.listTools()).tools;
    for (const validator of VALIDATORS)
      expect(validator.getValidator(tool?.outputSchema as object)({ success: 'yes' })).toMatchObject({
        valid: false,
      });
  });
});

import { AjvJsonSchemaValidator } from '@modelcontextprotocol/server/validators/ajv';
import { expect, test } from 'vitest';
import { answerSchema } from '../../src/agents/tool/answer-schema.ts';
import { TOOLS, toolNamed } from '../../src/agents/tool-table.ts';
import { LANGUAGES } from '../../src/output/spoken/language.ts';
import { type Answered, agentDesk } from '../support/agent-desk.ts';
import { agentScene, PLAIN_WORDS } from '../support/agent-scene.ts';

const validator = new AjvJsonSchemaValidator();

/** The schema of a tool's answers, where nothing may stand but what it names; of what was done, all that it promises does. */
function toTheLetter(tool: string, { success }: Answered) {
  const { answers } = toolNamed(tool);
  const closed = closedSchema(answerSchema(answers)) as { properties: { data: object } };
  const required = success ? Object.keys({ ...answers.always, now: {}, today: {}, timezone: {} }) : [];
  return { ...closed, properties: { ...closed.properties, data: { ...closed.properties.data, required } } };
}

function closedSchema(schema: unknown): unknown {
  if (Array.isArray(schema)) return schema.map(closedSchema);
  if (typeof schema !== 'object' || schema === null) return schema;
  const inner = Object.fromEntries(Object.entries(schema).map(([key, value]) => [key, closedSchema(value)]));
  return 'properties' in inner ? { ...inner, additionalProperties: false } : inner;
}

function document({ success, already, data, message, error }: Answered) {
  return { success, ...(already ? { already } : {}), data, message, ...(error === null ? {} : { error }) };
}

test.each(LANGUAGES)('every tool tells what its schema says, and nothing else, in %s', async (language) => {
  const { call } = await agentDesk();
  const told = await agentScene(call, PLAIN_WORDS, { language, phone: '2125550188', key: language });
  for (const text of [
    'next friday or 10 to 3, oil every month',
    'both my cars on sunday, any day but tuesday',
  ])
    told.push({
      tool: 'understand_request',
      answered: await call('understand_request', { text, customer_id: 1 }),
    });
  expect(new Set(told.map(({ tool }) => tool))).toEqual(new Set(TOOLS.map(({ name }) => name)));
  const unlike = told.flatMap(({ tool, answered }) => {
    const found = validator.getValidator(toTheLetter(tool, answered))(document(answered));
    return found.valid ? [] : [`${tool}: ${found.errorMessage} ${JSON.stringify(document(answered))}`];
  });
  expect(unlike).toEqual([]);
});

test('a document with another fact, or without one that is promised, is not taken to the letter', async () => {
  const { done } = await agentDesk();
  const answered = await done('lookup_customer', { phone_number: '2125550134' });
  const check = validator.getValidator(toTheLetter('lookup_customer', answered));
  const { due, ...less } = answered.data;
  for (const data of [{ ...answered.data, notes: 'pays late' }, less])
    expect(check({ ...document(answered), data })).toMatchObject({ valid: false });
});

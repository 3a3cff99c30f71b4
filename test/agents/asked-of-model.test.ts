import { describe, expect, test } from 'vitest';
import type { Quoted, SentenceAsked } from '../../src/model/sentence-model.ts';
import { agentWorkshop } from '../support/agent-calls.ts';
import { agentDesk } from '../support/agent-desk.ts';
import { modelServer, saying } from '../support/model-server.ts';

const NOTHING: Quoted = { serviceWords: null, serviceType: null, timeWords: null };

/** A shop with a model that answers so, and what it was asked. */
async function desk(answer: Partial<Quoted> | null) {
  const asked: SentenceAsked[] = [];
  const quote = async (one: SentenceAsked) => {
    asked.push(one);
    return answer === null ? null : { ...NOTHING, ...answer };
  };
  const opened = await agentDesk({ sentenceModel: { quote } });
  const understood = async (text: string, more = {}) => {
    const { data, message } = await opened.call('understand_request', { text, ...more });
    return { ...data, message };
  };
  return { asked, understood };
}

const WHISTLES = { serviceType: 'diagnostics', serviceWords: 'whistles when cold' };

test('work that only a model finds is proposed, and asked about', async () => {
  const { understood, asked } = await desk(WHISTLES);
  expect(await understood('my engine whistles when cold, friday at 9')).toMatchObject({
    intent: 'book',
    service_types: ['diagnostics'],
    when: { at: '2026-11-27T09:00:00-05:00' },
    missing: [],
    by: 'model',
    message: 'Do you mean Diagnostics?',
  });
  expect(asked[0]?.services).toContainEqual({ type: 'diagnostics', name: 'Diagnostics' });
});

test('nobody is asked where the grammar has found all, or something is to be asked about first', async () => {
  const { understood, asked } = await desk(WHISTLES);
  for (const text of [
    'oil change friday at 9',
    'whistles on sunday',
    'friday at 9',
    'cancel or move whatever there is',
    "don't book anything",
    'my 3rd thing whistles',
  ])
    expect([text, (await understood(text)).by]).toEqual([text, 'grammar']);
  expect(asked).toEqual([]);
});

describe('nothing is believed of a model', () => {
  test.each([
    { name: 'words that were not said', answer: { ...WHISTLES, serviceWords: 'brakes squeal' } },
    { name: 'words in another order', answer: { ...WHISTLES, serviceWords: 'cold whistles' } },
    { name: 'a part of a word', answer: { ...WHISTLES, serviceWords: 'whistle' } },
    { name: 'a service that the shop does not have', answer: { ...WHISTLES, serviceType: 'paint_job' } },
    { name: 'a service without words', answer: { ...WHISTLES, serviceWords: null } },
    { name: 'words that say something else', answer: { ...WHISTLES, serviceWords: 'friday at 9' } },
    { name: 'a time of its own', answer: { timeWords: '2026-12-01T10:00' } },
    { name: 'words of no time', answer: { timeWords: 'whistles when cold' } },
    { name: 'nothing', answer: {} },
    { name: 'no answer', answer: null },
  ])('$name', async ({ answer }) => {
    const text = 'my engine whistles when cold, friday at 9';
    const [{ understood, asked }, without] = [await desk(answer), await agentDesk()];
    const { message, ...data } = await understood(text);
    expect(asked).toHaveLength(1);
    expect({ message, data }).toEqual(
      await without
        .call('understand_request', { text })
        .then((told) => ({ message: told.message, data: told.data })),
    );
  });
});

test.each([
  '212 555 0134 ana@example.com',
  '212  555\t0134 ana@example.com',
  '212\u2011555\u20110134 ana@example.com',
  '(212) 555-0134\nana＠example.com',
  '+1.212.555.0134 ana@example.com',
])('whom to call is not told to a model: %j', async (said) => {
  const { understood, asked } = await desk(null);
  await understood(`whistles when cold, friday, this is ana ${said}`);
  expect(asked[0]?.text).toMatch(/^whistles when cold, friday, this is ana …,?\s…$/);
});

test('a model on this machine is asked by the settings, and none without them', async () => {
  const found = { service_words: 'whistles', service_type: 'diagnostics', time_words: null };
  const server = await modelServer(saying(JSON.stringify(found)));
  const text = 'it whistles, friday at 9';
  const without = agentWorkshop();
  expect((await without.call('understand_request', { text })).data).toMatchObject({ by: 'grammar' });
  expect(server.came).toEqual([]);
  const shop = agentWorkshop({ given: [], environment: { BAY_LLM_URL: server.url, BAY_LLM_KEY: 'a-key' } });
  const { success, data, message } = await shop.call('understand_request', { text });
  expect({ success, by: data.by, services: data.service_types, message }).toEqual({
    success: true,
    by: 'model',
    services: ['diagnostics'],
    message: 'Do you mean Diagnostics?',
  });
  expect(server.came[0]?.headers.authorization).toBe('Bearer a-key');
});

test.each([
  { BAY_LLM_URL: 'http://models.example.com/v1' },
  { BAY_LLM_URL: 'https://ana:secret@models.example.com' },
  { BAY_LLM_URL: 'models' },
  { BAY_LLM_URL: 'https://models.example.com', BAY_LLM_KEY: 'a key' },
])("a model is not asked by %j, which is in nobody else's way", async (environment) => {
  const shop = agentWorkshop({ given: [], environment });
  expect((await shop.bay('slots')).exitCode).toBe(0);
  const understood = (text: string) => shop.call('understand_request', { text });
  expect(await understood('oil change friday at 9')).toMatchObject({ success: true });
  const refused = await understood('it whistles, friday at 9');
  expect(refused).toMatchObject({ success: false, error: { code: 'bad-configuration' } });
  expect(JSON.stringify(refused)).not.toContain('secret');
});

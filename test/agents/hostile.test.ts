import { describe, expect, test } from 'vitest';
import { DIALECTS, toolsFor } from '../../src/agents/dialects.ts';
import { agentPrompt } from '../../src/agents/prompt.ts';
import { TOOLS } from '../../src/agents/tool-table.ts';
import { type Answered, agentDesk } from '../support/agent-desk.ts';
import { agentScene, PLAIN_WORDS, type SceneWords } from '../support/agent-scene.ts';
import { HOSTILE_TEXTS } from '../support/hostile-texts.ts';
import { unspeakable } from '../support/speakable.ts';

/** Names of people and cars, which stand as they are but for what is not to be seen. */
const NAMES: ReadonlySet<string> = new Set(['customer_name', 'vehicle_info', 'make', 'model', 'plate']);

/** Where in an answer a text comes out, other than as a name or marked as somebody's words. */
function unmarked(value: unknown, canary: string, path = ''): string[] {
  if (typeof value === 'string') return value.includes(canary) ? [path] : [];
  if (typeof value !== 'object' || value === null) return [];
  if ('untrusted' in value && value.untrusted === true) return [];
  const entries = Object.entries(value);
  return [
    ...entries.flatMap(([key, one]) => (NAMES.has(key) ? [] : unmarked(one, canary, `${path}/${key}`))),
    ...entries.filter(([key]) => key.includes(canary)).map(([key]) => `${path}/${key}`),
  ];
}

const UNSEEN = /[<>\p{Cf}\p{Co}]|(?![\t\n\r])\p{Cc}/u;

function faultsOf({ message, success, data, error }: Answered, canary: string): string[] {
  return [
    ...unspeakable(message, { isFailure: !success }),
    ...(message.includes(canary) ? ['is in the message'] : []),
    ...unmarked(data, canary).map((path) => `is at ${path} without a mark`),
    ...(error !== null && JSON.stringify(error).includes(canary) ? ['is in the error'] : []),
    ...(UNSEEN.test(textsOf([data, error]).join('')) ? ['has what is not to be seen'] : []),
  ];
}

function textsOf(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (typeof value !== 'object' || value === null) return [];
  return [...Object.keys(value), ...Object.values(value).flatMap(textsOf)];
}

/** Each text is somebody's name, car, concern or note in turn: all of them in one call would be over by what is refused. */
const AS: readonly ((text: string) => Partial<SceneWords>)[] = [
  (name) => ({ name }),
  (make) => ({ make: make.slice(0, 100), model: make.slice(0, 100) }),
  (concerns) => ({ concerns }),
  (notes) => ({ notes }),
];

/** Some of them, unless `BAY_HOSTILE_TEXTS` is `all`. */
const tried = HOSTILE_TEXTS.filter((_, at) => process.env['BAY_HOSTILE_TEXTS'] === 'all' || at % 41 === 0);

describe('a hostile text', () => {
  test(`of ${tried.length} is read aloud, believed or left unmarked by no tool`, async () => {
    let desk = await agentDesk();
    const faults: string[] = [];
    for (const [at, { text, canary, as }] of tried.entries()) {
      // A shop that is full refuses more than it tells.
      if (at % 12 === 11) desk = await agentDesk();
      const words = { ...PLAIN_WORDS, ...AS[as % AS.length]?.(text) };
      const language = at % 2 === 0 ? 'en' : 'es';
      const phone = `212556${String(1_000 + at)}`;
      const told = await agentScene(desk.call, words, { language, phone, key: `call ${at}` });
      for (const { tool, answered } of told)
        for (const fault of faultsOf(answered, canary))
          faults.push(`${tool}: ${JSON.stringify(text).slice(0, 80)} ${fault}: ${answered.message}`);
    }
    expect(faults).toEqual([]);
    expect(await desk.store.customers.get(2)).toMatchObject({ name: 'Bob Stone' });
  }, 600_000);

  test('is in no description of a tool in any dialect, whatever the shop calls its services', async () => {
    const { store } = await agentDesk();
    const shop = await store.shop.read();
    for (const { text } of HOSTILE_TEXTS) {
      const named = {
        ...shop,
        name: text,
        services: shop.services.map((service) => Object.assign({}, service, { name: text })),
      };
      const all = [
        agentPrompt(named),
        ...DIALECTS.flatMap((dialect) => textsOf(toolsFor(dialect, TOOLS, named))),
      ];
      expect(UNSEEN.test(all.join('').replaceAll('\n', ''))).toBe(false);
    }
  });
});

import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, onTestFinished, test } from 'vitest';
import { readOptions } from '../../src/mcp/options.ts';
import { httpDoor, TOKEN } from '../support/http-door.ts';
import { workshop } from '../support/workshop.ts';
import { wordsOf } from '../support/workshop-words.ts';

const PAGE = readFileSync(resolve('docs/agents.md'), 'utf8');

function blocks(language: string): string[] {
  return [...PAGE.matchAll(/^```(\w+)\n([\s\S]*?)^```$/gm)].flatMap(([, found, text = '']) =>
    found === language ? [text] : [],
  );
}

// oxlint-disable-next-line typescript/no-explicit-any -- documents of any shape
const documents: any[] = blocks('json').map((text) => JSON.parse(text) as unknown);

/** What is typed, of blocks and of the text around them. */
const lines = [
  ...blocks('sh').flatMap((text) => text.split('\n')),
  ...[...PAGE.matchAll(/`(bay (?:tools|mcp)[^`]*)`/g)].map(([, line = '']) => line),
].map((line) => line.replace(/^[A-Z_]+=\S+ /, '').replace(/ >>? .*$/, ''));

/** A module of the page, as somebody saves it. */
async function saved<T>(source: string): Promise<T> {
  const cache = resolve('node_modules', '.cache');
  mkdirSync(cache, { recursive: true });
  // Below node_modules, where it finds the library that it asks for.
  const folder = mkdtempSync(join(cache, 'bay-page-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const file = join(folder, 'page.mjs');
  writeFileSync(file, source);
  return (await import(pathToFileURL(file).href)) as T;
}

test('every command line of the page is one', async () => {
  const { bay } = workshop();
  const typed = lines.filter((line) => line.startsWith('bay '));
  expect(typed.length).toBeGreaterThan(10);
  for (const line of typed) {
    const words = wordsOf(line.slice('bay '.length));
    if (words[0] === 'mcp') await readOptions(words);
    else expect({ line, exitCode: (await bay(words)).exitCode }).toEqual({ line, exitCode: 0 });
  }
});

test('what a client is told to start, is the door', async () => {
  const { command, args } = documents.find((one) => 'mcpServers' in one).mcpServers.bay;
  expect(command).toBe('bay');
  expect(await readOptions(args)).toMatchObject({ offers: { writers: true }, listensAt: null });
});

test('what is posted as on the page is answered as it says', async () => {
  const { post } = await httpDoor();
  const curl = blocks('sh').find((text) => text.startsWith('curl')) ?? '';
  const path = /4780(\S+)/.exec(curl)?.[1] ?? '';
  const body = /-d '(.*)'/.exec(curl)?.[1] ?? '';
  expect(await post(path, body, { 'X-Call-Id': 'try' })).toMatchObject({
    status: 200,
    body: { success: true },
  });
  const vapi = documents.find((one) => one.message?.toolCallList !== undefined);
  const { results } = documents.find((one) => 'results' in one);
  expect((await post('/tools', vapi)).body.results).toEqual([
    { ...results[0], result: expect.stringContaining('"success":true') },
  ]);
  const retell = documents.find((one) => 'args' in one && 'call' in one);
  expect(await post('/tools', retell)).toMatchObject({ status: 200, body: { success: true } });
  const told = documents.filter((one) => one.message?.status === 'ended' || one.event === 'call_ended');
  expect(told).toHaveLength(2);
  for (const one of told) expect(await post('/tools', one)).toMatchObject({ status: 200, body: {} });
});

test('the programs of the page do what they say', async () => {
  const { root } = await httpDoor();
  const [client = '', realtime = ''] = blocks('js');
  const { freeTimes } = await saved<{ freeTimes: (...given: string[]) => Promise<object> }>(client);
  expect(await freeTimes(`${root}/mcp`, TOKEN, 'a call')).toMatchObject({ success: true });
  const { answerTo } = await saved<{
    answerTo: (event: object, to: object) => Promise<{ item: { output: string } }>;
  }>(realtime);
  const event = { name: 'get_available_slots', call_id: 'c', arguments: '{"date":"2026-11-24"}' };
  const { item } = await answerTo(event, { root, token: TOKEN, callId: 'a call' });
  expect(item).toMatchObject({ type: 'function_call_output', call_id: 'c' });
  expect(JSON.parse(item.output)).toMatchObject({ success: true });
});

import { PassThrough } from 'node:stream';
import { expect, test } from 'vitest';
import { WentBack } from '../../../src/cli/asking/stepping-back.ts';
import { linePrompter } from '../../../src/cli/terminal/line-prompter.ts';
import { NEVER } from '../../support/never.ts';

/** A typewriter, at which these lines are typed. */
function typewriter(lines: string, interruption = NEVER) {
  const [input, output] = [new PassThrough(), Object.assign(new PassThrough(), { columns: 60 })];
  let written = '';
  output.on('data', (text: Buffer) => {
    written += text.toString();
  });
  input.end(lines);
  return { prompter: linePrompter({ input, output, interruption }), written: () => written };
}

const TIMES = ['Mon 09:00', 'Tue 09:00', 'Tue 13:30'].map((label) => ({ label, value: label }));
const typed = (text: string) => ({ label: `another time: ${text}`, value: `typed ${text}` });

test('each line answers one question, and what is wrong with one is said', async () => {
  const { prompter, written } = typewriter(`\n${'x'.repeat(41)}\nABC 1234\nmaybe\nn\n`);
  expect(await prompter.text('Plate?', { required: true, what: 'plate' })).toBe('ABC 1234');
  expect(await prompter.confirm('Cancel it?')).toBe(false);
  expect(written()).toBe(
    'Plate? > Please type something.\nPlate? > At most 40 characters, please.\nPlate? ' +
      'Cancel it? (Y/n) > Yes or no, please.\nCancel it? (Y/n) ',
  );
});

test.each([
  { what: 'the first, for Enter alone', lines: '\n', chosen: 'Mon 09:00' },
  { what: 'the one of that number', lines: '3\n', chosen: 'Tue 13:30' },
  { what: 'the only one that has all the words', lines: 'tue 13\n', chosen: 'Tue 13:30' },
  { what: 'one of those that words have left, by its number there', lines: 'tue\n1\n', chosen: 'Tue 09:00' },
  { what: 'what was typed, where nothing listed has it', lines: 'wed 10\n', chosen: 'typed wed 10' },
  { what: 'what was typed, as the last of those that have it', lines: 'tue\n3\n', chosen: 'typed tue' },
])('of a list $what is chosen', async ({ lines, chosen }) => {
  expect(await typewriter(lines).prompter.choose('When?', TIMES, typed)).toBe(chosen);
});

test('nothing moves or is painted, and a long list says how many more there are', async () => {
  const many = Array.from({ length: 25 }, (_, at) => ({ label: `slot ${at}`, value: at }));
  const { prompter, written } = typewriter('nothing like it\nslot 24\n');
  expect(await prompter.choose('When?', many)).toBe(24);
  expect(written()).toContain('\n  20  slot 19\n      … 5 more\n');
  expect(written()).toContain('> Nothing fits that.\n');
  // oxlint-disable-next-line no-control-regex -- it is what must not be there
  expect(written()).not.toMatch(/[\x1b\r]/);
});

test('what was answered before is taken with Enter', async () => {
  const { prompter, written } = typewriter('\n\n');
  expect(await prompter.text('When?', { before: 'wed 10' })).toBe('wed 10');
  expect(await prompter.choose('When?', TIMES, typed, { before: 'Tue 09:00' })).toBe('Tue 09:00');
  expect(written()).toContain('When? [wed 10] ');
});

test('a sign of its own goes back one question', async () => {
  const { prompter, written } = typewriter('<\n<\n');
  await expect(prompter.confirm('Book it?', { mayGoBack: true })).rejects.toBeInstanceOf(WentBack);
  expect(written()).toBe('Book it? (Y/n) (< goes back) ');
  expect(await prompter.text('The name?')).toBe('<');
});

test('whoever ends the input, or the process, is not asked any more', async () => {
  await expect(typewriter('').prompter.text('The name?')).rejects.toMatchObject({
    failure: { code: 'interrupted' },
  });
  const control = new AbortController();
  const { prompter } = typewriter('Ana\n', control.signal);
  control.abort();
  await expect(prompter.text('The name?')).rejects.toMatchObject({ failure: { code: 'interrupted' } });
});

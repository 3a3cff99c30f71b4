import { describe, expect, test } from 'vitest';
import { workshop } from '../support/workshop.ts';
import { TWO_VISITS } from '../support/workshop-people.ts';

const TAG_SHARED = {
  code: 'key-tag-shared',
  message: expect.stringMatching(/^Key tag 7 is on #1 too/),
  appointment_id: 1,
};
const NOT_KEPT = {
  code: 'reason-not-kept',
  message: expect.stringMatching(/the reason is not kept: regular$/),
  reason: 'regular',
};

test.each([
  ['in 2 tag 7', [TAG_SHARED]],
  ['edit 2 --tag 7 --overbook regular', [NOT_KEPT, TAG_SHARED]],
  ['book oil tue 9 0134 --overbook regular', [NOT_KEPT]],
  ['move 1 15:00 --overbook regular', [NOT_KEPT]],
  ['in 2 tag 8', undefined],
])('a script has in the document what people are warned of: %s', async (line, warnings) => {
  const { data } = workshop({ given: [...TWO_VISITS, 'in 1 tag 7', 'in 2'] });
  expect((await data(line)).warnings).toEqual(warnings);
});

describe('one key tag on two cars', () => {
  test.each(['in 2 tag 7', 'in 2 tag a7', 'edit 2 --tag 7'])(
    'is told when both are here: %s',
    async (line) => {
      const tag = line.includes('a7') ? 'A7' : '7';
      const { bay } = workshop({ given: [...TWO_VISITS, `in 1 tag ${tag}`, 'in 2'] });
      const { stderr, exitCode } = await bay(line);
      expect(exitCode).toBe(0);
      expect(stderr).toContain('is on #1 too, Oil change for Ana Pérez, 2018 Honda Civic, which is here');
    },
  );

  test.each([
    [['in 1 tag 7', 'done 1'], 'in 2 tag 7'],
    [['in 1 tag 7'], 'in 2 tag 8'],
    [['in 1 tag 7'], 'in 1 tag 7'],
    [['in 1 tag 7'], 'edit 2 --tag 7'],
  ])('is nothing to tell after %j: %s', async (before, line) => {
    const { bay } = workshop({ given: [...TWO_VISITS, ...before] });
    expect((await bay(line)).stderr).toBe('');
  });
});

test.each([
  'book oil tue 9 0134 --overbook regular',
  'move 1 15:00 --overbook regular',
  'edit 1 --duration 45 --overbook regular',
  'in 1 --overbook regular',
])('a reason to overbook what is free is said to be kept nowhere: %s', async (line) => {
  const { bay, data } = workshop({ given: TWO_VISITS });
  const { stderr } = await bay(line);
  expect(stderr).toContain(
    'The time is free, so that nothing is overbooked, and the reason is not kept: regular',
  );
  expect((await data('show 1')).overbook_reason).toBe(null);
});

test('a reason that was needed is kept, and nothing more is said of it', async () => {
  const { bay, data } = workshop({ given: TWO_VISITS });
  expect((await bay('move 1 10:00 --overbook regular')).stderr).not.toContain('not kept');
  expect((await data('show 1')).overbook_reason).toBe('regular');
});

test.each([
  ['wait loaner', '"loaner" says another mode than what was said before.'],
  ['tag 7 tag 8', '"tag 8" says another tag than what was said before.'],
  ['45 minutes 30 minutes', '"30 minutes" says another duration than what was said before.'],
  ['with joe with sam', '"with sam" says another technician than what was said before.'],
])('no option is named that nobody has typed: book oil tue 9 0134 %s', async (words, message) => {
  const { json } = workshop({ given: [...TWO_VISITS, 'shop set technicians "[{name: Joe}, {name: Sam}]"'] });
  expect(await json(`book oil tue 9 0134 ${words}`)).toMatchObject({ exitCode: 2, message });
});

test('an option that was typed is', async () => {
  const { json } = workshop({ given: TWO_VISITS });
  expect((await json('book oil tue 9 0134 loaner --mode wait')).message).toBe(
    'the words say "loaner" and --mode says "wait".',
  );
});

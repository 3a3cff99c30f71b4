import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { AppError } from '../../src/failure.ts';
import { readArrival } from '../../src/input/arrival-words.ts';
import { readMode } from '../../src/input/visit-mode.ts';

describe('what is said when a car comes in', () => {
  test.each([
    ['', {}],
    ['wait', { mode: 'wait' }],
    ['Waiting', { mode: 'wait' }],
    ['wait 15:30', { mode: 'wait', promise: '15:30' }],
    ['15:30 wait', { mode: 'wait', promise: '15:30' }],
    ['drop off by 4', { mode: 'drop_off', promise: '4' }],
    ['drop-off ready by 4pm tag 14', { mode: 'drop_off', promise: '4pm', tag: '14' }],
    ['tow 3:30 pm key 7b', { mode: 'tow_in', promise: '3:30 pm', tag: '7b' }],
    ['night', { mode: 'night_drop' }],
    ['loaner noon', { mode: 'loaner', promise: 'noon' }],
    ['promised for 16:00', { promise: '16:00' }],
    ['tag #14', { tag: '14' }],
    ['key tag 14', { tag: '14' }],
    ['wait wait', { mode: 'wait' }],
    ['espera para las 4', { mode: 'wait', promise: '4' }],
    ['waiting until 3:30 pm', { mode: 'wait', promise: '3:30 pm' }],
    ['drop pick up at 5:30 pm key 7', { mode: 'drop_off', promise: '5:30 pm', tag: '7' }],
    ['listo para las 4', { promise: '4' }],
    ['espera hasta las 4', { mode: 'wait', promise: '4' }],
    ['recoge a las 5:30', { promise: '5:30' }],
  ] as const)('"%s"', (words, said) => {
    expect(readArrival([words])).toEqual({ kind: 'read', said });
    expect(readArrival(words.split(' ').filter((word) => word !== ''))).toEqual({ kind: 'read', said });
  });

  test.each([
    ['77', '77'],
    ['wait please', 'please'],
    ['by tomorrow', 'by'],
    ['tag', 'tag'],
    ['not wait', 'not'],
  ])('"%s" is not taken: "%s" has no meaning', (words, meaningless) => {
    expect(readArrival(words.split(' '))).toEqual({ kind: 'meaningless', words: meaningless });
  });

  test.each([
    ['14', '14', ['tag 14', 'by 14']],
    ['wait 3', '3', ['tag 3', 'by 3']],
    ['#14', '#14', ['tag 14', 'by 14']],
  ])('"%s" may be the key as well as the hour', (typed, words, readings) => {
    expect(readArrival(typed.split(' '))).toEqual({ kind: 'several-readings', open: { words, readings } });
  });

  test.each([
    ['wait drop', 'mode', 'drop'],
    ['15:30 16:00', 'promise', '16:00'],
    ['tag 1 tag 2', 'tag', 'tag 2'],
  ])('"%s" says two things', (text, what, words) => {
    expect(readArrival(text.split(' '))).toEqual({ kind: 'said-twice', what, words });
  });

  test('no word is passed over, whatever the words are', () => {
    const word = fc.constantFrom(
      'wait',
      'drop',
      'off',
      '15:30',
      '3',
      'pm',
      'tag',
      '14',
      'by',
      'not',
      'the',
      'key',
    );
    fc.assert(
      fc.property(fc.array(word, { maxLength: 6 }), fc.nat(6), (words, at) => {
        const odd = [...words.slice(0, at), 'xyzzy', ...words.slice(at)];
        try {
          // Only as the name of a tag can any word be said.
          const read = readArrival(odd);
          expect(read.kind !== 'read' || read.said.tag === 'xyzzy').toBe(true);
        } catch (thrown) {
          expect(thrown).toBeInstanceOf(AppError);
        }
      }),
    );
  });
});

test.each(['wait', 'drop_off', 'tow_in', 'night_drop', 'loaner'] as const)(
  '%s is read as JSON and people write it',
  (mode) => {
    expect(readMode(mode)).toBe(mode);
    expect(readMode(mode.replace('_', '-').toUpperCase())).toBe(mode);
  },
);

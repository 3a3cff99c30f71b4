import { expect, test } from 'vitest';
import { signalsOf } from '../../src/machine/signals.ts';

/** A process that gets these signals at these milliseconds, and what came of it. */
function told(...given: readonly (readonly [ms: number, name: string])[]): string[] {
  const story: string[] = [];
  const listeners = new Map<string, () => void>();
  let now = 0;
  const signals = signalsOf({
    on: (name, heard) => listeners.set(name, heard),
    now: () => now,
    exit: (code) => story.push(`ended with ${code}`),
  });
  signals({
    heard: () => story.push('heard'),
    lastWord: (signalCode) => {
      story.push('last word');
      return signalCode;
    },
  });
  for (const [ms, name] of given) {
    now = ms;
    listeners.get(name)?.();
  }
  return story;
}

test.each(['SIGINT', 'SIGTERM', 'SIGHUP'])('the first %s is heard', (name) => {
  expect(told([5, name])).toEqual(['heard']);
});

test('what a closing terminal sends besides, of whatever kind, is the same wish', () => {
  expect(told([5, 'SIGHUP'], [7, 'SIGTERM'], [25, 'SIGINT'], [205, 'SIGHUP'], [1_004, 'SIGTERM'])).toEqual([
    'heard',
  ]);
});

test.each([
  ['SIGHUP', 129],
  ['SIGINT', 130],
  ['SIGTERM', 143],
])('whoever insists with %s after a while ends it at once, after a last word', (name, code) => {
  expect(told([5, 'SIGINT'], [1_005, name])).toEqual(['heard', 'last word', `ended with ${code}`]);
});

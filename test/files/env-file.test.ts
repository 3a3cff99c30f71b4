import { parseEnv } from 'node:util';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { withVariable } from '../../src/files/env-file.ts';
import { readEnvText } from '../../src/settings/env-text.ts';

test.each([
  { name: 'an empty file', before: '', after: 'T=new\n' },
  { name: 'no end of line', before: 'A=1', after: 'A=1\nT=new\n' },
  { name: 'Windows’ line ends', before: 'A=1\r\nT=old\r\nB=2\r\n', after: 'A=1\r\nT=new\r\nB=2\r\n' },
  { name: 'a quoted value', before: 'T="old" # why\nB=2\n', after: 'T=new\nB=2\n' },
  { name: 'a value over several lines', before: "T='a\nb'\nB=2\n", after: 'T=new\nB=2\n' },
  { name: 'export', before: '  export T = old\n', after: '  export T=new\n' },
  { name: 'a comment about it', before: '# T=old\n', after: '# T=old\nT=new\n' },
  { name: 'a longer name', before: 'T_MARIA=x\nMY_T=y\n', after: 'T_MARIA=x\nMY_T=y\nT=new\n' },
  { name: 'two of it', before: 'T=1\nT=2\n', after: 'T=new\nT=new\n' },
  { name: 'a byte order mark', before: '\ufeffT=old\nB=2', after: '\ufeffT=new\nB=2' },
  { name: 'the line ends of an old Macintosh', before: 'T=old\rB=2\r', after: 'T=new\rB=2\r' },
  { name: 'a quote that is never closed', before: 'T="old\nB=2\n', after: 'T="old\nB=2\nT=new\n' },
])('$name', ({ before, after }) => {
  expect(withVariable(before, 'T', 'new')).toBe(after);
});

test.each(['a b', "it's", 'a#b', 'a"b', 'a`b', `a'"b`, '#', '$HOME', 'a\\nb'])(
  '%s is read as it was written',
  (value) => {
    const text = withVariable('A=1\n', 'T', value);
    expect(parseEnv(text)).toEqual({ A: '1', T: value });
    expect(readEnvText(text).settings.map((one) => one.value)).toEqual(['1', value]);
  },
);

test('all other settings stay as they were, whatever they hold', () => {
  const value = fc.string({ unit: fc.constantFrom(...'abc =#/$&\\') });
  const lines = fc.dictionary(fc.constantFrom('A', 'B', 'T', 'T_2'), value);
  fc.assert(
    fc.property(lines, (settings) => {
      const text = Object.entries(settings).map(([name, held]) => `${name}=${held}\n`);
      const before = parseEnv(text.join(''));
      expect(parseEnv(withVariable(text.join(''), 'T', '1//0x-_$&'))).toEqual({ ...before, T: '1//0x-_$&' });
    }),
  );
});
